package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** submit.sh against a stand-in for spark-submit that writes down how it was called. */
class SubmitScriptIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JAR = PROJECT.resolve("target/initsweep.jar");
  private static final String RECORD_ARGUMENTS =
      """
      #!/usr/bin/env bash
      here=$(cd "$(dirname "$0")/.." && pwd)
      printf '%s\\0' "$@" >"$here/arguments"
      printf '%s' "$PWD" >"$here/folder"
      printf '%s' "${SPARK_LOCAL_IP:-}" >"$here/address"
      printf '%s' "${LOG4J_CONFIGURATION_FILE:-}" >"$here/logging"
      exit "${STAND_IN_EXIT:-0}"
      """;

  @TempDir Path temp;
  private Path sparkHome;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aSparkHomeWithAStandIn() throws IOException {
    sparkHome = Files.createDirectories(temp.resolve("spark home")).toRealPath();
    writeStandIn(sparkHome.resolve("bin"));
    environment.put("SPARK_HOME", sparkHome.toString());
  }

  @Test
  void theProgramComesAfterTheOptionsAndBeforeItsArguments() throws Exception {
    submit("--executor-memory", "2g", "--verbose", "--conf=spark.a=b c", "sweep", "--out", "x");

    assertThat(received()).startsWith("--executor-memory", "2g", "--verbose", "--conf=spark.a=b c");
    assertThat(received())
        .endsWith("--class", "initsweep.cli.Main", JAR.toString(), "sweep", "--out", "x");
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    String[] awkward = {
      "query", "a b", "*", "", "it's", "\"q\"", "$HOME", "back\\slash", "é", "\n"
    };

    submit(awkward);

    assertThat(programArguments()).containsExactly(awkward);
  }

  @Test
  void optionsOfTheCommandAreNotReadAsOptionsOfSpark() throws Exception {
    submit("sweep", "x.yaml", "--master", "yarn", "--class", "Other");

    assertThat(received()).containsSubsequence("--master", "local[*,4]", JAR.toString());
    assertThat(programArguments())
        .containsExactly("sweep", "x.yaml", "--master", "yarn", "--class", "Other");
  }

  @Test
  void withoutAMasterAnywhereTasksRunHereAndAreRetried() throws Exception {
    submit("plan");

    assertThat(received()).containsSequence("--master", "local[*,4]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--master yarn",
        "--master=yarn",
        "--conf spark.master=yarn",
        "--conf=spark.master=yarn",
        "-c spark.master=yarn",
        "--remote sc://localhost"
      })
  void aMasterOnTheCommandLineIsKept(String options) throws Exception {
    submit(Stream.concat(Stream.of(options.split(" ")), Stream.of("plan")).toArray(String[]::new));

    assertThat(received()).startsWith(options.split(" ")).doesNotContain("local[*,4]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark.master yarn", "  spark.master=yarn", "spark.master : yarn"})
  void aMasterInThePropertiesFileOfTheUserIsKept(String line) throws Exception {
    Path file = Files.writeString(temp.resolve("my.conf"), line + "\n");

    submit("--properties-file", file.toString(), "plan");

    assertThat(received()).doesNotContain("--master").containsOnlyOnce(file.toString());
  }

  @Test
  void aMasterThatIsOnlyACommentIsNone() throws Exception {
    Path file = Files.writeString(temp.resolve("my.conf"), "# spark.master yarn\nsparkXmaster z\n");

    submit("--properties-file", file.toString(), "plan");

    assertThat(received()).containsSequence("--master", "local[*,4]");
  }

  @Test
  void aMasterInTheDefaultsOfSparkIsKept() throws Exception {
    writeDefaults(sparkHome.resolve("conf"), "spark.master spark://host:7077");

    submit("plan");

    assertThat(received()).doesNotContain("--master");
  }

  @Test
  void theFolderSparkConfDirTakesThePlaceOfTheDefaultsOfSpark() throws Exception {
    writeDefaults(sparkHome.resolve("conf"), "spark.master spark://host:7077");
    environment.put("SPARK_CONF_DIR", Files.createDirectories(temp.resolve("empty")).toString());

    submit("plan");

    assertThat(received()).containsSequence("--master", "local[*,4]");
  }

  @ParameterizedTest
  @CsvSource({"'',true", "--load-spark-defaults,false"})
  void aPropertiesFileHidesTheDefaultsOfSparkUnlessTheyAreAskedFor(String flag, boolean isLocal)
      throws Exception {
    writeDefaults(sparkHome.resolve("conf"), "spark.master spark://host:7077");
    Path file = Files.writeString(temp.resolve("my.conf"), "spark.app.name mine\n");
    List<String> command = new ArrayList<>(List.of("--properties-file", file.toString(), "plan"));
    if (!flag.isEmpty()) {
      command.add(0, flag);
    }

    submit(command.toArray(String[]::new));

    assertThat(received().contains("local[*,4]")).isEqualTo(isLocal);
  }

  @Test
  void ourSettingsFillOnlyTheGaps() throws Exception {
    writeDefaults(sparkHome.resolve("conf"), "spark.locality.wait=1s");

    submit("--conf", "spark.task.maxFailures=2", "--driver-memory", "4g", "plan");

    assertThat(received())
        .contains("spark.task.reaper.enabled=true", "spark.task.maxFailures=2")
        .doesNotContain("spark.task.maxFailures=8")
        .noneMatch(word -> word.startsWith("spark.locality.wait"))
        .noneMatch(word -> word.startsWith("spark.driver.memory"));
  }

  @ParameterizedTest
  @CsvSource({
    "query x summary,true",
    "report x,true",
    "plan x.yaml,true",
    "sweep --help,true",
    "sweep x.yaml,false",
    "bench,false",
    "replay x,false",
    "verify x,false",
    "compact x y,false"
  })
  void onlyWhatTrainsNothingDoesWithoutTheOptimisingCompiler(String command, boolean isBrief)
      throws Exception {
    submit(command.split(" "));

    String options = " -XX:ReservedCodeCacheSize=240m -XX:TieredStopAtLevel=1";
    assertThat(received().stream().anyMatch(word -> word.endsWith(options))).isEqualTo(isBrief);
  }

  @Test
  void theWebPageOfSparkIsOffOnlyWhereTheMasterIsOurs() throws Exception {
    submit("plan");
    assertThat(received()).contains("spark.ui.enabled=false");

    submit("--master", "yarn", "plan");
    assertThat(received()).noneMatch(word -> word.startsWith("spark.ui.enabled"));

    submit("--conf", "spark.ui.enabled=true", "plan");
    assertThat(received()).doesNotContain("spark.ui.enabled=false");
  }

  @Test
  void theExitCodeOfTheProgramIsTheExitCodeOfTheScript() throws Exception {
    environment.put("STAND_IN_EXIT", "75");

    assertThat(submit("sweep").exit()).isEqualTo(75);
  }

  @Test
  void theFolderOfTheCallerStaysTheWorkingFolder() throws Exception {
    Path elsewhere = Files.createDirectories(temp.resolve("else where")).toRealPath();

    run(elsewhere, PROJECT.resolve("submit.sh"), "plan", "x.yaml");

    assertThat(sparkHome.resolve("folder")).hasContent(elsewhere.toString());
    assertThat(programArguments()).containsExactly("plan", "x.yaml");
  }

  @Test
  void aChainOfSymbolicLinksLeadsToTheProject() throws Exception {
    Path first = Files.createSymbolicLink(temp.resolve("first"), PROJECT.resolve("submit.sh"));
    Path folder = Files.createDirectories(temp.resolve("bin"));
    Path second = Files.createSymbolicLink(folder.resolve("initsweep"), Path.of("../first"));

    Outcome outcome = run(temp, second, "plan");

    Files.delete(first); // JUnit warns of links that lead out of its folder
    assertThat(outcome.exit()).isZero();
    assertThat(received()).contains(JAR.toString());
  }

  @Test
  void sparkSubmitIsFoundOnThePathWhenSparkHomeIsNotSet() throws Exception {
    environment.remove("SPARK_HOME");
    environment.put("PATH", sparkHome.resolve("bin") + ":" + System.getenv("PATH"));
    writeDefaults(sparkHome.resolve("conf"), "spark.master spark://host:7077");

    submit("plan");

    assertThat(programArguments()).containsExactly("plan");
    assertThat(received()).doesNotContain("--master");
  }

  @Test
  void aSparkHomeWithoutSparkSubmitIsRefusedByName() throws Exception {
    environment.put("SPARK_HOME", "/no/such/spark");

    Outcome outcome = submit("plan");

    assertThat(outcome.exit()).isEqualTo(69);
    assertThat(outcome.errors()).contains("SPARK_HOME=/no/such/spark", "bin/spark-submit", "unset");
  }

  @Test
  void withoutArgumentsTheUsageGoesToStderr() throws Exception {
    Outcome outcome = submit();

    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.errors()).startsWith("Usage: ./submit.sh");
  }

  @Test
  void optionsWithoutACommandGetTheUsage() throws Exception {
    assertThat(submit("--master", "yarn").exit()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--master loca[2]", "--master=spark:host", "--master local[2"})
  void aMasterThatIsNoneIsRefusedWithTheOnesThereAre(String option) throws Exception {
    Outcome outcome = submit((option + " plan").split(" "));

    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.errors())
        .contains(
            option.split("[ =]")[1] + " is not a master that Spark knows; expected local[N], ")
        .doesNotContain("\tat ");
  }

  @Test
  void anOptionWithoutItsValueIsRefusedByName() throws Exception {
    Outcome outcome = submit("--master");

    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.errors()).contains("--master needs a value");
  }

  @Test
  void aDriverOnTheClusterIsSentTheTextOfTheSweepFile() throws Exception {
    submit(
        "--master",
        "spark://host:1",
        "--deploy-mode",
        "cluster",
        "sweep",
        "conf/book.yaml",
        "--out",
        "/shared");

    String key = "spark.initsweep.file=";
    String setting =
        received().stream().filter(word -> word.startsWith(key)).findFirst().orElseThrow();
    assertThat(Stream.of(setting.substring(key.length()).split(":")).map(SubmitScriptIT::decoded))
        .containsExactly("conf/book.yaml", Files.readString(PROJECT.resolve("conf/book.yaml")));
    assertThat(received()).contains("spark.standalone.submit.waitAppCompletion=true");
    assertThat(programArguments()).containsExactly("sweep", "conf/book.yaml", "--out", "/shared");
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), UTF_8);
  }

  @Test
  void aDriverInAPodFindsOurJarInItsImage() throws Exception {
    submit("--master", "k8s://https://host:1", "--deploy-mode=cluster", "report", "s3a://a/b");

    assertThat(received()).endsWith("local:///opt/initsweep/initsweep.jar", "report", "s3a://a/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark.master k8s://https://host:1", "spark.master=k8s://https://host:1"})
  void aFileOfPropertiesDecidesWhereTheDriverRunsToo(String master) throws Exception {
    Path file = temp.resolve("cluster.conf");
    Files.writeString(file, master + "\nspark.submit.deployMode : cluster\n");

    submit("--properties-file", file.toString(), "sweep", "conf/book.yaml", "--out", "s3a://a/b");
    assertThat(received())
        .anyMatch(word -> word.startsWith("spark.initsweep.file="))
        .contains("local:///opt/initsweep/initsweep.jar");
    submit("--properties-file", file.toString(), "--deploy-mode", "client", "report", "a");
    assertThat(received()).doesNotContain("local:///opt/initsweep/initsweep.jar");
  }

  @Test
  void aCommandWhoseAnswerNobodyWouldSeeIsNotSentToTheCluster() throws Exception {
    Outcome outcome =
        submit("--master", "yarn", "--conf", "spark.submit.deployMode=cluster", "query", "x");

    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.errors())
        .hasLineCount(1)
        .contains(
            "runs query on the cluster, where nobody sees its output; expected sweep or report");
    assertThat(sparkHome.resolve("arguments")).doesNotExist();
  }

  @Test
  void helpIsOursAndThenTheProgramsOwn() throws Exception {
    Outcome outcome = submit("--help");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.output()).startsWith("Usage: ./submit.sh");
    assertThat(programArguments()).containsExactly("--help");
  }

  @Test
  void ourLoggingIsUsedUnlessAnotherIsChosen() throws Exception {
    submit("plan");
    assertThat(sparkHome.resolve("logging"))
        .hasContent(PROJECT.resolve("conf/log4j2.properties").toString());

    environment.put("LOG4J_CONFIGURATION_FILE", "/mine.xml");
    submit("plan");
    assertThat(sparkHome.resolve("logging")).hasContent("/mine.xml");
  }

  private record Outcome(int exit, String output, String errors) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--driver-memory 10m|--driver-memory 10m is too little: Spark needs at least 450m",
        "--driver-memory 449m|is too little",
        "--driver-memory abc|--driver-memory abc is not a memory size; expected one such as 900m or"
            + " 4g",
        "--conf spark.driver.memory=200m|--conf spark.driver.memory 200m is too little",
        "--conf nonsense|--conf nonsense has no value; expected --conf KEY=VALUE",
        "--properties-file nowhere.conf|--properties-file nowhere.conf is not a readable file",
        "--properties-file src|--properties-file src is not a readable file",
        "--deploy-mode nonsense|--deploy-mode nonsense is unknown; expected client or cluster"
      })
  void anOptionThatCannotBeRightIsRefusedBeforeSparkIsStarted(String options, String message)
      throws Exception {
    Outcome outcome = submit((options + " plan").split(" "));

    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.errors()).hasLineCount(1).contains(message);
    assertThat(sparkHome.resolve("arguments")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"450m", "460800k", "1G", "2gb", "100g"})
  void enoughMemoryIsSparksToJudge(String size) throws Exception {
    assertThat(submit("--driver-memory", size, "plan").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--master local,127.0.0.1",
    "--master local[1],127.0.0.1",
    "--conf spark.master=local[2],127.0.0.1",
    "'',127.0.0.1",
    "'--master local-cluster[1,1,1024]',''",
    "--master yarn,''"
  })
  void aSparkInOneProcessNeedsNoHostName(String options, String address) throws Exception {
    submit((options + " plan").strip().split(" "));

    assertThat(sparkHome.resolve("address")).content().isEqualTo(address);
  }

  private Outcome submit(String... arguments) throws Exception {
    return run(PROJECT, PROJECT.resolve("submit.sh"), arguments);
  }

  private Outcome run(Path folder, Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path output = temp.resolve("output");
    Path errors = temp.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SPARK_") || name.equals("MASTER"));
    builder.environment().remove("LOG4J_CONFIGURATION_FILE");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("submit.sh ended in time").isTrue();
    return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** The words spark-submit was called with. */
  private List<String> received() throws IOException {
    String words = Files.readString(sparkHome.resolve("arguments"), UTF_8);
    return List.of(words.split("\0", -1)).subList(0, words.split("\0", -1).length - 1);
  }

  private List<String> programArguments() throws IOException {
    List<String> words = received();
    return words.subList(words.indexOf(JAR.toString()) + 1, words.size());
  }

  private static void writeStandIn(Path folder) throws IOException {
    Path script = Files.createDirectories(folder).resolve("spark-submit");
    Files.writeString(script, RECORD_ARGUMENTS);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private static void writeDefaults(Path folder, String line) throws IOException {
    Files.writeString(
        Files.createDirectories(folder).resolve("spark-defaults.conf"), line + "\n", UTF_8);
  }
}
