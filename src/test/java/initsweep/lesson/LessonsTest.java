package initsweep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import initsweep.report.Language;
import initsweep.report.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about numbers, and what is offered because of them. */
class LessonsTest {
  private static final Map<String, Lesson> BOOK = TaughtReport.ofBook(Language.EN);

  private static String command(String section, String... overrides) {
    return TaughtReport.ofBook(Language.EN, overrides).get(section).command();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySectionSaysWhatToLookForInTwoOrThreeSentences(Language language) {
    assertThat(TaughtReport.ofBook(language).values())
        .allSatisfy(
            lesson -> {
              assertThat(lesson.text()).isNotEmpty().doesNotContain("{", "lesson.");
              assertThat(lesson.text().split("[.。] |。|\\.$")).hasSizeLessThanOrEqualTo(3);
              assertThat(lesson.reason()).isNotEmpty().doesNotContain("{");
              assertThat(lesson.command()).startsWith("./submit.sh ");
            });
  }

  @Test
  void theSentencesAreMadeFromTheNumbers() {
    assertThat(BOOK.get("profiles").text())
        .isEqualTo(
            "he keeps 0.99 of its spread through 4 layers, as theory says."
                + " xavier loses 29 % of its spread a layer, as theory says.");
    assertThat(TaughtReport.ofBook(Language.JA).get("profiles").text())
        .isEqualTo(
            "he の広がりは、4 層を通っても 0.99 倍に保たれます（理論のとおり）。xavier の広がりは、一層ごとに 29 % ずつ失われます（理論のとおり）。");
    assertThat(BOOK.get("cells").text())
        .startsWith("he comes first with a test accuracy of 93.50 %, 0.01 last with 11.40 %.")
        .contains("1 of 2 cells look healthy; the verdict on 0.01 is “collapsed”.");
  }

  private static String said(BiConsumer<Rows, Teaching> lesson, String rows) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper().readTree(rows).forEach(all::add);
    Teaching page = new Teaching(Language.EN, null);
    lesson.accept(new Rows(all), page);
    return page.lesson().map(Lesson::text).orElse("");
  }

  @Test
  void aCurveThatEndedEarlyIsNotCompared() throws IOException {
    assertThat(
            said(
                TrainingLessons::loss,
                """
                [{"series": "lr=0.01", "iteration": [0, 2000], "loss": [2.3, 0.2]},
                 {"series": "lr=10", "iteration": [0], "loss": [6e31]}]
                """))
        .isEqualTo("At iteration 2000 lr=0.01 is at 0.20.");
  }

  @Test
  void cellsThatAreEqualAreNotRanked() throws IOException {
    assertThat(
            said(
                CellLessons::cells,
                """
                [{"cell": "0.01", "accuracy": 0.1135}, {"cell": "0.001", "accuracy": 0.1135}]
                """))
        .isEmpty();
  }

  @Test
  void theSpreadOfFewWeightsIsAsFarFromTheFormulaAsChanceTakesIt() throws IOException {
    String layer =
        "[{\"series\": \"he\", \"layer\": 1, \"weight_std\": %s, \"expected_std\": %s,"
            + " \"counts\": [%s], \"below\": 0}]";
    String agrees = "The weights drawn have the standard deviation of the formula";
    assertThat(said(LayerLessons::weights, layer.formatted(0.9, 1, 8))).startsWith(agrees);
    assertThat(said(LayerLessons::weights, layer.formatted(0, 0, 8))).startsWith(agrees);
    assertThat(said(LayerLessons::weights, layer.formatted(0.9, 1, 8000)))
        .endsWith("standard deviation of 0.9000, the formula says 1.0000.");
  }

  @Test
  void aSpreadThatEveryCellLosesIsKeptByNone() throws IOException {
    assertThat(
            said(
                LayerLessons::profiles,
                """
                [{"series": "0.01", "layer": [1, 3], "std": [1, 0.25]}]
                """))
        .isEqualTo("0.01 loses 50 % of its spread a layer.");
  }

  @Test
  void networksThatLearnWithoutADepthScaleAreNotSaidNotTo() throws IOException {
    assertThat(
            said(
                TrainingLessons::depths,
                """
                [{"series": "he", "depth": [2, 4], "depth_scales": [null, null], "accuracy": [0.9, 0.9]}]
                """))
        .isEmpty();
  }

  @Test
  void theRangeToSearchNextIsOffered() {
    assertThat(command("choices")).contains("--set 'lr=log(1,10,5)'");
  }

  @Test
  void anAreaThatMayBeChanceIsNotSaidToTellWhatTrains() {
    Teaching page = new Teaching(Language.EN, null);
    TuningLessons.calibration(
        new Rows(
            List.of(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("evidence", "rho")
                    .put("networks", 3)
                    .put("auc", 1.0)
                    .put("auc_low", 0.28))),
        page);
    assertThat(page.lesson().orElseThrow().text()).startsWith("3 networks are too few to say");
  }

  @Test
  void divergedRunsLeadToLowerRates() {
    assertThat(BOOK.get("cells").command())
        .isEqualTo(
            "./submit.sh sweep results/book --set 'lr=log(0.001,0.01,3)' --out"
                + " results/book-lower-rates");
  }

  @Test
  void theBestAtTheEdgeOfTheGridLeadsBeyondIt() {
    assertThat(command("axes", "lr=[0.01, 0.1, 1]"))
        .isEqualTo(
            "./submit.sh sweep results/book --set 'lr=log(1,10,5)' --out results/book-wider");
  }

  @Test
  void whatIsNotSignificantLeadsToAsManySeedsAsAreNeededInTheSameFolder() {
    assertThat(BOOK.get("comparisons").command())
        .isEqualTo("./submit.sh sweep results/book --set seed=0..46 --extend --out results/book");
  }

  @Test
  void oneActivationLeadsToAnotherOne() {
    assertThat(BOOK.get("calibration").command())
        .isEqualTo("./submit.sh sweep results/book --set activation=tanh --out results/book-tanh");
    assertThat(command("calibration", "activation=tanh")).contains("--set activation=relu ");
  }

  @Test
  void oneRateForAllCellsLeadsToTuning() {
    assertThat(RateProposals.tune(book()))
        .hasValueSatisfying(
            next ->
                assertThat(next.command())
                    .contains(
                        "--set 'run={hidden: 100*4, activation: relu, optimizer: sgd, batch: 128,"
                            + " iterations: 2001}'")
                    .contains("--set 'tune={over: {lr: \"log(0.001,0.1,5)\"}"));
  }

  private static Experiment book() {
    return Experiment.of(List.of("results/book"), TaughtReport.sweep(Path.of("conf/book.yaml")))
        .orElseThrow();
  }

  @Test
  void aFolderWithASpaceAndAQuoteIsOneWordOfTheShell() {
    assertThat(CommandLine.of("verify", "it's mine"))
        .isEqualTo("./submit.sh verify 'it'\\''s mine'");
  }

  /** As without the jar of a plug-in. */
  @Test
  void aSweepThatCannotBeReadTeachesWithoutACommand() {
    Optional<Experiment> none =
        Experiment.of(
            List.of("results/snake"),
            JsonNodeFactory.instance.objectNode().put("name", "snake").put("run", "snake"));
    assertThat(TaughtReport.of(none, Language.EN).values())
        .allSatisfy(
            lesson -> {
              assertThat(lesson.text()).isNotEmpty();
              assertThat(lesson.command()).isNull();
            });
  }
}
