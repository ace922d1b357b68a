package initsweep.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.report.Language;
import initsweep.spark.SmallSweep;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a sweep leaves, as text; {@link ReportBrowserIT} looks at it. */
class SweepReportIT {
  private static final Pattern CODE =
      Pattern.compile("<(?:script|style)>(.*?)</(?:script|style)>", Pattern.DOTALL);
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);

  @TempDir static Path folder;
  private static SparkSession spark;
  private static ReportedSweeps sweeps;
  private static String trained;
  private static String untrained;
  private static String dead;

  @BeforeAll
  static void report() throws IOException {
    spark = SmallSweep.session("local[2]");
    sweeps = new ReportedSweeps(folder, spark);
    trained = Files.readString(sweeps.trained(Language.EN));
    untrained = Files.readString(sweeps.untrained(Language.JA));
    dead = Files.readString(sweeps.dead());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static JsonNode data(String page) throws IOException {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  private static List<String> sections(String page) throws IOException {
    List<String> ids = new ArrayList<>();
    data(page).get("sections").forEach(section -> ids.add(section.get("id").asText()));
    return ids;
  }

  @Test
  void aSectionIsThereWhenItsDataAre() throws IOException {
    assertThat(sections(trained))
        .containsExactly(
            "cells",
            "axes",
            "loss",
            "accuracy",
            "normals",
            "weights",
            "activations",
            "histograms",
            "profiles",
            "depths",
            "calibration",
            "comparisons",
            "attribution",
            "unfinished",
            "provenance",
            "sweep");
    assertThat(sections(untrained))
        .containsExactly(
            "cells",
            "normals",
            "weights",
            "activations",
            "histograms",
            "profiles",
            "claims",
            "provenance",
            "sweep");
  }

  @Test
  void everyCellIsThereWithItsRunsAndTheirSuccess() throws IOException {
    JsonNode cells = data(trained).get("sections").get(0).get("rows");
    assertThat(cells).hasSize(18);
    assertThat(cells)
        .allSatisfy(
            cell -> {
              assertThat(cell.get("runs").asInt()).isEqualTo(2);
              assertThat(cell.get("success").asDouble())
                  .isEqualTo(cell.get("completed").asInt() / 2.0);
            });
    assertThat(cells.findValuesAsText("success")).contains("1.0", "0.0");
  }

  @Test
  void keysThatAreQuantitiesAreAxesOfTheirOwn() throws IOException {
    JsonNode axes = data(trained).get("sections").get(1).get("rows");
    assertThat(axes.findValuesAsText("setting")).containsOnly("depth", "lr").hasSize(6 + 9);
    assertThat(axes)
        .filteredOn(line -> line.get("setting").asText().equals("depth"))
        .allSatisfy(
            line -> {
              assertThat(line.get("series").asText())
                  .matches("(0.01|xavier|he) lr=(0.5|1000000000(.0)?|1.0E9|1e9)");
              assertThat(line.get("value").toString()).isEqualTo("[2.0,3.0,6.0]");
              assertThat(line.get("runs").toString()).isEqualTo("[2,2,2]");
            });
    assertThat(axes)
        .filteredOn(line -> line.get("setting").asText().equals("lr"))
        .extracting(line -> line.get("completed").get(1).asInt())
        .contains(0);
  }

  @Test
  void theOtherKeysOfALineAreKnownOneByOne() throws IOException {
    assertThat(section(trained, "axes").get("rows"))
        .filteredOn(line -> line.get("setting").asText().equals("lr"))
        .extracting(line -> line.get("by").toString())
        .contains("{\"init\":\"he\",\"depth\":\"3\"}");
  }

  /** The bounds of Lu et al. for two layers of two units: 3/16 - 2/64, and 1 - (3/4)². */
  @Test
  void aCellThatWasNotTrainedBesideOthersIsOnTheAxisWithoutARank() throws IOException {
    String page = Files.readString(sweeps.partlyTrained());

    assertThat(section(page, "cells").get("rows"))
        .extracting(row -> row.get("cell").asText())
        .containsExactlyInAnyOrder("0.01 iterations=20", "he iterations=20");
    assertThat(section(page, "axes").get("rows"))
        .extracting(row -> row.get("value").toString())
        .containsExactly("[0.0,20.0]", "[0.0,20.0]");
    assertThat(page).contains(">8 runs, 4 cells, 2 seeds.");
  }

  @Test
  void theShareBornDeadHasItsBoundsBesideIt() throws IOException {
    assertThat(section(dead, "axes").get("rows"))
        .filteredOn(line -> line.get("series").asText().equals("width=2"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("by").toString()).isEqualTo("{\"width\":\"2\"}");
              assertThat(line.get("value").toString()).isEqualTo("[2.0,5.0]");
              assertThat(line.at("/dead_bound_low/0").asDouble()).isEqualTo(0.15625);
              assertThat(line.at("/dead_bound_high/0").asDouble()).isEqualTo(0.4375);
              assertThat(line.at("/dead_share/1").asDouble())
                  .isGreaterThan(line.at("/dead_share_low/1").asDouble())
                  .isLessThan(line.at("/dead_share_high/1").asDouble())
                  .isEqualTo(0.43333); // 13 of 30
            });
  }

  @Test
  void thePageHasTheQuestionThatWasAskedLastAndKnowsWhatToShowFirst() throws IOException {
    assertThat(dead).contains("<p class=\"question\">Dead &amp; gone?</p>");
    assertThat(data(dead).get("show").toString())
        .isEqualTo("{\"metric\":\"share(network_dead)\",\"over\":\"depth\",\"by\":\"width\"}");
    assertThat(section(dead, "sweep").get("text").asText()).contains("Dead & gone?");
    assertThat(trained).doesNotContain("class=\"question\"");
  }

  /** Two seeds settle nothing: no cell is said to be as good. */
  @Test
  void theBestCellOfEachRowIsMarkedAndThoseWithTooFewSeeds() throws IOException {
    JsonNode cells = section(trained, "cells").get("rows");
    Map<String, List<String>> rows = new TreeMap<>();
    cells.forEach(
        cell ->
            rows.computeIfAbsent(cell.get("setting").asText(), setting -> new ArrayList<>())
                .add(cell.path("standing").asText()));
    rows.keySet().removeIf(setting -> !setting.contains("lr=0.5"));
    assertThat(rows.values())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).startsWith("best").contains("too_few_seeds"));
  }

  @Test
  void onlyCodeThatThePolicyKnowsIsInThePage() throws Exception {
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(trained);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1)).startsWith("default-src 'none';").doesNotContain("http");
    assertThat(policy.group(1).replaceAll("style-src-attr [^;]*;", "")).doesNotContain("unsafe");
    Matcher code = CODE.matcher(trained);
    int pieces = 0;
    while (code.find()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.group(1).getBytes("UTF-8"));
      assertThat(policy.group(1)).contains(Base64.getEncoder().encodeToString(hash));
      pieces++;
    }
    assertThat(pieces).isEqualTo(3);
  }

  @Test
  void whatTheDataSayIsTextAndNeverMarkup() throws IOException {
    assertThat(trained).doesNotContain("<script>alert").doesNotContain("<!-- &");
    assertThat(trained).contains("<title>&lt;script&gt;alert(1)&lt;script&gt;&lt;!-- &amp; ");
    assertThat(data(trained).get("name").asText()).isEqualTo(ReportedSweeps.HOSTILE_NAME);
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    for (String page : List.of(trained, untrained)) {
      String markup = CODE.matcher(DATA.matcher(page).replaceAll("")).replaceAll("");
      assertThat(markup).doesNotContain("src=").doesNotContain("http:").doesNotContain("https:");
      assertThat(page.length()).isLessThan(1_500_000);
    }
  }

  @Test
  void whatThePageHoldsGrowsWithTheCellsAndNotWithTheRuns() throws IOException {
    int few = data(dead).get("sections").toString().length();
    int many =
        data(Files.readString(sweeps.deadWithMoreSeeds())).get("sections").toString().length();
    assertThat(many).isBetween((int) (0.95 * few), (int) (1.05 * few));
  }

  /** Also without JavaScript; the button that copies is made by it. */
  @Test
  void eachSectionOffersACommandThatStartsFromTheFolder() throws IOException {
    String folder = sweeps.location("untrained").text();
    assertThat(data(untrained).get("sections"))
        .extracting(section -> section.at("/lesson/command").asText())
        .allMatch(command -> command.contains(" " + folder) || command.contains(" conf/"));
    assertThat(untrained)
        .contains("<pre>./submit.sh sweep " + folder + " --set ")
        .contains("<dt>活性化前の値</dt><dd>z = W h + b。");
    assertThat(CODE.matcher(untrained).replaceAll("")).doesNotContain("<button");
  }

  /** The article's: 100 inputs, so that xavier has a standard deviation of 0.1. */
  @Test
  void theWeightsThatARunBeganWithAreCountedBesideTheirDensity() throws IOException {
    assertThat(section(untrained, "weights").get("rows"))
        .filteredOn(row -> row.get("series").asText().equals("xavier"))
        .hasSize(5)
        .allSatisfy(
            row -> {
              assertThat(row.get("expected_std").asDouble()).isEqualTo(0.1);
              assertThat(row.get("weight_std").asDouble()).isBetween(0.097, 0.103);
              assertThat(sum(row.get("counts")) + row.get("below").asLong()).isEqualTo(10_000);
              assertThat(sum(row.get("expected"))).isBetween(9_950.0, 10_000.0);
            });
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asDouble();
    }
    return sum;
  }

  @Test
  void eachActivationIsDrawnOnceWithItsSlope() throws IOException {
    JsonNode rows = section(untrained, "activations").get("rows");
    assertThat(rows).hasSize(12);
    assertThat(rows)
        .filteredOn(row -> row.has("phi"))
        .extracting(row -> row.get("activation").asText())
        .containsExactlyInAnyOrder("sigmoid", "relu", "tanh");
    assertThat(rows)
        .filteredOn(row -> row.get("activation").asText().equals("relu"))
        .allSatisfy(
            row ->
                assertThat(row.at("/slope/0").asDouble())
                    .isBetween(0.69, 0.72)); // relu passes on half of the mean square
  }

  @Test
  void aPageIsWholeInItsLanguage() {
    assertThat(trained).contains("<html lang=\"en\">").contains("fewer than 6 seeds");
    assertThat(untrained).contains("<html lang=\"ja\">").contains("どの重みの初期値が");
  }

  /** Of two seeds; the numbers are those of the view, the words those of the page. */
  @Test
  void claimsAreToldInTheLanguageOfThePageWithTheNumbersOfTheView() throws IOException {
    JsonNode claims = section(untrained, "claims");
    assertThat(claims.get("rows")).hasSize(8);
    assertThat(claims.get("text").asText())
        .contains("判定していない主張：P9、P9t、P10、P11、P12、P13、P14、P15、P16、P17、P18。");
    List<Object> p3 =
        RunQuery.of(
                spark,
                new StoreLocation(folder.resolve("untrained").toString()),
                "SELECT result, numbers.delta_ratio, evidence FROM claims WHERE claim = 'P3'")
            .rows()
            .next();
    String shown = String.format(Locale.ROOT, "%.2g", (Double) p3.get(1));
    assertThat(p3.get(0)).isEqualTo("FAIL");
    assertThat(p3.get(2).toString())
        .isEqualTo(
            "delta of the first layer is %s times that of the last: large weights make up for small"
                + " slopes",
            shown);
    assertThat(claims.get("rows").get(2).get("evidence").asText())
        .isEqualTo("第 1 層の δ は最終層の %s 倍：傾きの小ささを重みの大きさが補っている", shown);
  }

  @Test
  void whereTheNumbersComeFromIsToldInTheLanguageOfThePage() throws IOException {
    assertThat(section(untrained, "provenance").get("rows").findValuesAsText("value"))
        .anyMatch(value -> value.matches("Java .+、\\d+ ビットのベクトル演算"))
        .anyMatch(value -> value.matches("Spark [^ ]+、カーネル \\d+、計画 \\d+、表 \\d+"));
  }

  @Test
  void eachKindOfMachineOfAMixedFleetIsNamedWithItsRuns() {
    StoreLocation location = new StoreLocation(folder.resolve("dead").toString());
    spark
        .read()
        .parquet(location.text() + "/runs")
        .withColumn("jvm", lit("17"))
        .withColumn("vector_bits", when(col("seed").lt(10), 256).otherwise(512))
        .createOrReplaceTempView("runs");
    ReportedFolders folders = ReportedFolders.read(SweepFolders.of(location), new Configuration());
    assertThat(Provenance.rows(spark, folders, Language.EN))
        .extracting(row -> row.get("value").asText())
        .contains("40 runs on Java 17, 256-bit vectors; 80 runs on Java 17, 512-bit vectors");
  }

  private static JsonNode section(String page, String id) throws IOException {
    for (JsonNode section : data(page).get("sections")) {
      if (section.get("id").asText().equals(id)) {
        return section;
      }
    }
    throw new AssertionError("no section " + id);
  }

  @Test
  void thePageOfAnUnfinishedSweepSaysHowFarItIsAndReloadsItself() throws IOException {
    String page = Files.readString(sweeps.unfinished(Duration.ofMinutes(5)));
    Matcher progress =
        Pattern.compile("(\\d+) of 12 runs are stored; 0 of them diverged, 0 failed\\.")
            .matcher(page);
    assertThat(progress.find()).isTrue();
    int runs = Integer.parseInt(progress.group(1));
    assertThat(runs).isBetween(1, 11);
    assertThat(page)
        .contains("<progress max=\"12\" value=\"" + runs + "\"")
        .contains("data-every=\"300\"")
        .containsOnlyOnce("location.reload()");
    assertThat(section(page, "provenance").get("rows").findValuesAsText("value"))
        .contains(runs + " of 12");
    assertThat(trained).doesNotContain("<progress").doesNotContain("location.reload");
  }

  /** The run of he at 0.5 and the seeds 1 and 2 is in both folders. */
  @Test
  void theRunsOfSeveralFoldersAreOneTableThatSaysFirstInWhatTheyDiffer() throws IOException {
    SweepFolders folders = sweeps.several();
    String page = SweepReport.page(spark, folders, Language.EN, PageOptions.DEFAULT);
    assertThat(data(page).get("name").asText()).isEqualTo("one + two");
    assertThat(sections(page)).startsWith("folders", "cells");
    JsonNode differences = section(page, "folders");
    assertThat(differences.get("rows"))
        .extracting(row -> row.get("key").asText() + "|" + row.get("values").asText())
        .containsExactly(
            "init|he, xavier", "|he", "lr|0.5", "|0.1, 0.5", "seed|0, 1, 2", "|1, 2, 3");
    assertThat(differences.get("text").asText()).endsWith("counted once: 2.");
    assertThat(section(page, "cells").get("rows").findValuesAsText("runs"))
        .containsExactlyInAnyOrder("3", "4", "3");
    assertThat(
            RunQuery.of(
                    spark,
                    folders,
                    "SELECT count(*), count(DISTINCT run_id), (SELECT count(*) FROM folders) FROM"
                        + " runs")
                .rows()
                .next())
        .containsExactly(10L, 10L, 12L);
    assertThat(
            RunQuery.of(spark, folders, "SELECT pairs FROM comparisons WHERE cell <> against")
                .rows())
        .toIterable()
        .isNotEmpty();
  }

  @Test
  void runsOnOtherDataAreNotCompared() {
    SweepFolders folders =
        new SweepFolders(List.of(sweeps.location("trained"), sweeps.location("untrained")));
    assertThatThrownBy(() -> SweepReport.page(spark, folders, Language.EN, PageOptions.DEFAULT))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageMatching("(?s)the data of .*trained is .*, that of .*untrained is .*")
        .hasMessageEndingWith("Ask each folder by itself.");
  }
}
