package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.data.LearnableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed and what is refused; how fast anything is, no test says. */
class BenchCommandIT {
  @TempDir private static Path temp;
  private static Path images; // 64 features, 10 classes, 200 to train on

  @BeforeAll
  static void writeImages() {
    images = LearnableFolder.write(temp.resolve("images"), 200, 20);
  }

  @Test
  void everyNetworkAndKernelHasARow() throws IOException {
    CommandRun ended =
        bench(
            "--data",
            images,
            "--batch",
            50,
            "--input",
            "centered",
            "--hidden",
            "20*2",
            "--hidden",
            "[30,20]",
            "--kernel",
            "vector",
            "--kernel",
            "scalar",
            "--kernel",
            "netlib",
            "--kernel",
            "netlib_java",
            "--seconds",
            0.05,
            "--format",
            "json");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("Timing 20*2, batch 50; [30,20], batch 50: vector, scalar, netlib, netlib_java");
    JsonNode rows = new ObjectMapper().readTree(ended.out());
    assertThat(rows.findValuesAsText("network"))
        .startsWith("64-20*2-10")
        .endsWith("64-[30,20]-10")
        .hasSize(8);
    assertThat(rows.findValuesAsText("kernel"))
        .startsWith("vector", "scalar", "netlib", "netlib_java")
        .hasSize(8);
    assertThat(rows.findValuesAsText("input")).containsOnly("centered");
    rows.forEach(BenchCommandIT::assertConsistent);
  }

  @Test
  void aNetworkIsTimedWithOtherKeysBesideItself() {
    CommandRun ended =
        bench(
            "--data",
            images,
            "--hidden",
            "20*2",
            "--with",
            "norm=layer",
            "--with",
            "dropout=0.20",
            "--kernel",
            "scalar",
            "--seconds",
            0.02,
            "--format",
            "csv");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out().lines().skip(1).map(row -> row.split(",")[3]))
        .containsExactly("", "norm=layer", "dropout=0.2");
  }

  private static void assertConsistent(JsonNode row) {
    assertThat(row.get("ms").doubleValue())
        .isPositive()
        .isBetween(row.get("ms_min").doubleValue(), row.get("ms_max").doubleValue());
    double perSecond = row.get("mflop").doubleValue() / row.get("ms").doubleValue();
    assertThat(row.get("gflop_per_s").doubleValue()).isCloseTo(perSecond, within(1e-9 * perSecond));
    assertThat(row.get("peak_share").doubleValue())
        .isCloseTo(
            row.get("gflop_per_s").doubleValue() / row.get("peak_gflop_per_s").doubleValue(),
            within(1e-9));
    assertThat(row.get("iterations").longValue())
        .isGreaterThanOrEqualTo(row.get("rounds").longValue());
  }

  /** Forward twice, backward once: counted by hand. */
  @Test
  void theOperationsOfAnIterationAreCountedAndAddUpToIt() throws IOException {
    JsonNode rows = operations("--input", "centered");
    Map<String, Double> calls = new HashMap<>();
    double share = 0;
    for (JsonNode row : rows) {
      assertThat(row.get("us").doubleValue()).as(row.toString()).isPositive();
      calls.put(row.get("operation").textValue(), row.get("calls").doubleValue());
      share += row.get("share").doubleValue();
    }
    assertThat(share).isCloseTo(1, within(1e-9));
    assertThat(calls)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("affine 50×64×20", 2.0),
                entry("affine 50×20×30", 2.0),
                entry("affine 50×30×10", 2.0),
                entry("relu 1600", 2.0),
                entry("relu 1600, without slopes", 2.0),
                entry("exp 800", 2.0),
                entry("multiplyByTransposed 50×10×30", 1.0),
                entry("multiplyByTransposed 50×30×20", 1.0),
                entry("addTransposedProduct 30×50×10", 1.0),
                entry("addTransposedProduct 20×50×30", 1.0),
                entry("addTransposedProduct 64×50×20", 1.0),
                entry("sumRows 50×10", 1.0),
                entry("sumRows 50×30", 1.0),
                entry("sumRows 50×20", 1.0),
                entry("addScaled 16", 1.0),
                entry("addScaled 32", 2.0),
                entry("everything else", 0.0)));
  }

  /** The book's network on MNIST: 92 MFLOP, counted by hand in the design. */
  @Test
  void withoutOptionsItIsTheBooksNetworkWithTheUsualKernels() {
    CommandRun ended = bench("--seconds", 0.02, "--format", "csv");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    List<String> lines = ended.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "network,batch,input,with,kernel,implementation,ms,ms_min,ms_max,batch_ms,rounds,iterations,mflop,gflop_per_s,peak_gflop_per_s,peak_share");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .matches("784-100\\*4-10,128,unit,,vector,\\d+-bit vectors,.*,91\\.9552,.*");
    assertThat(lines.get(2)).startsWith("784-100*4-10,128,unit,,scalar,plain Java,");
    assertThat(lines.get(3))
        .containsPattern("^784-100\\*4-10,128,unit,,netlib,\"?(JNI|Vector|Java)");
  }

  @Test
  void theRunsOfASweepFileAreTimed() throws IOException {
    Path file = temp.resolve("few.yaml");
    Files.writeString(
        file,
        "data: "
            + images
            + "\nrun: {iterations: 3, batch: 20}\ngrid: {hidden: [\"10*2\", \"20*3\"], seed: 0..4}\n");
    CommandRun ended =
        bench("--sweep", file, "--set", "seed=0..1", "--seconds", 0.05, "--format", "json");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    JsonNode row = new ObjectMapper().readTree(ended.out()).get(0);
    assertThat(row.get("sweep").textValue()).isEqualTo("few");
    assertThat(row.get("kernel").textValue()).isEqualTo("vector");
    assertThat(row.get("runs").intValue()).isEqualTo(4);
    assertThat(row.get("timed_runs").intValue()).isPositive();
    double perRun = row.get("seconds_per_run").doubleValue();
    assertThat(row.get("core_hours").doubleValue()).isCloseTo(4 * perRun / 3600, within(1e-12));
    assertThat(row.get("runs_per_hour_per_core").doubleValue() * perRun)
        .isCloseTo(3600, within(1e-6));
  }

  @Test
  void aRunThatFailsIsNotTimed() throws IOException {
    Path file = temp.resolve("failing.yaml");
    Files.writeString(file, "data: " + images + "\nrun: {iterations: 3, batch: 201}\n");
    CommandRun ended = bench("--sweep", file, "--seconds", 0.05);
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err())
        .contains("a run of failing failed and cannot be timed")
        .contains("batch of 201 from 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hidden 100x4|\"100x4\" is not a list of hidden widths; expected as [100, 100] or \"100*2\"",
        "--batch 0|\"0\" is not a batch size; expected a whole number from 1 to 1000000",
        "--batch 60001|batch 60001 is larger than the training set of data/mnist; expected at most its 60000 examples",
        "--kernel vektor|\"vektor\" is not a kernel; did you mean vector? known: vector, scalar, netlib, netlib_java",
        "--input wide|\"wide\" is not an input scaling",
        "--sweep conf/book.yaml --input unit|Leave one of the two out",
        "--format xml|\"xml\" is not a format",
        "--seconds 0|--seconds 0.0; expected more than 0 and at most 3600",
        "--seconds NaN|\"NaN\" is not a number; expected a finite number",
        "--seconds long|Invalid value for option",
        "--data normal(100,10)|--data normal(100,10) has no labels to train on; expected a folder of IDX files, as data/mnist",
        "--set lr=0.1|--set changes a sweep file, and none is given; expected --sweep SPEC with it",
        "--sweep conf/book.yaml --operations|--operations times the iteration of one network",
        "--sweep conf/book.yaml --hidden 100*4|--hidden, --batch, --input, --with and --data cannot be"
            + " combined with --sweep",
        "--with norm|--with norm; expected a key and its value, as in norm=batch",
        "--with nrom=batch|\"nrom\" is not a key of a run; did you mean norm?",
        "--with norm=bach|\"bach\" is not",
        "--with batch=64|--with batch=64; expected the option --batch for this key",
        "--sweep conf/book.yaml --with norm=batch|Leave one of the two out",
        "--sweep conf/none.yaml|sweep file conf/none.yaml does not exist; check the path",
        "--sweep conf/book.yaml --set lr=fast|\"fast\" is not a learning rate",
        "conf/book.yaml|\"conf/book.yaml\" is no option, and bench takes only options"
      })
  void whatMakesNoSenseIsRefused(String options, String message) {
    CommandRun ended = bench((Object[]) options.split(" "));
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("error: ").contains(message).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"norm=batch, columnsBackward 50×20", "norm=layer, rowsBackward 50×20"})
  void theOperationsOfANormAreCountedToo(String with, String operation) throws IOException {
    assertThat(operations("--with", with).findValuesAsText("operation")).contains(operation);
  }

  @Test
  void aFolderWithoutDataIsBadData() {
    CommandRun ended = bench("--data", temp.resolve("nowhere"));
    assertThat(ended.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(ended.err()).contains("nowhere");
  }

  @Test
  void withoutTheVectorModuleTheOthersAreTimedAndThePeakIsUnknown() throws Exception {
    CommandRun usual =
        withoutVectorModule("--data", images, "--seconds", "0.02", "--format", "csv");
    assertThat(usual.exitCode()).as(usual.err()).isZero();
    assertThat(usual.err()).contains("Kernel vector is left out");
    assertThat(usual.out().lines().skip(1))
        .hasSize(2)
        .allMatch(row -> row.endsWith(",,"))
        .anyMatch(row -> row.contains(",scalar,"))
        .anyMatch(row -> row.contains(",netlib,"));

    CommandRun vector = withoutVectorModule("--data", images, "--kernel", "vector");
    assertThat(vector.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(vector.err())
        .contains("error: kernel vector needs the module jdk.incubator.vector")
        .contains("start Java with --add-modules jdk.incubator.vector");
  }

  /** In another JVM. */
  private static CommandRun withoutVectorModule(Object... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "bench"));
    Stream.of(options).map(Object::toString).forEach(command::add);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The operations of an iteration on a network of two layers, with more options. */
  private static JsonNode operations(Object... more) throws IOException {
    List<Object> options = new ArrayList<>(List.of("--operations", "--data", images));
    options.addAll(List.of("--batch", 50, "--hidden", "[20,30]"));
    options.addAll(List.of("--seconds", 0.05, "--format", "json"));
    options.addAll(List.of(more));
    CommandRun ended = bench(options.toArray());
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  private static CommandRun bench(Object... options) {
    return CommandRun.of(ArrayUtils.addFirst(options, "bench"));
  }
}
