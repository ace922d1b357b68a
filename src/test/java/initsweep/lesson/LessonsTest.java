package initsweep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import initsweep.report.Language;
import initsweep.report.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                + " xavier loses 29 % of it a layer, as theory says.");
    assertThat(TaughtReport.ofBook(Language.JA).get("profiles").text())
        .isEqualTo(
            "he の広がりは、4 層を通っても 0.99 倍に保たれます（理論のとおり）。xavier の広がりは、一層ごとに 29 % ずつ失われます（理論のとおり）。");
    assertThat(BOOK.get("cells").text())
        .startsWith("he comes first with a test accuracy of 93.50 %, 0.01 last with 11.40 %.")
        .contains("1 of 2 cells look healthy; the verdict on 0.01 is “collapsed”.");
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
