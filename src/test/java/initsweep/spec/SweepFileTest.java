package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.spec.page.Presentation;
import initsweep.spec.tuning.Step;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepFileTest {
  @Test
  void theExampleOfTheContractIsReadToTheLastKey() {
    assertThat(SweepFiles.good("contract"))
        .isEqualTo(
            new SweepSpec(
                "book",
                "data/mnist",
                Map.of(
                    RunKey.HIDDEN, "100*4",
                    RunKey.ACTIVATION, "relu",
                    RunKey.OPTIMIZER, "sgd",
                    RunKey.LR, "0.01",
                    RunKey.BATCH, "128",
                    RunKey.ITERATIONS, "2001"),
                List.of(
                    Map.of(
                        RunKey.INIT, Axis.of(RunKey.INIT, List.of("0.01", "xavier", "he")),
                        RunKey.SEED, Axis.range(0, 10))),
                List.of(Map.of(RunKey.ACTIVATION, "selu", RunKey.INIT, "he")),
                new ProbePlan(List.of(0, 100), true, 1000, 30, 0, 1),
                EvaluationPlan.onTestSet(500),
                null,
                Step.ONLY,
                new Presentation(null, null)));
  }

  @Test
  void theBookIsTheExampleOfTheContractWithoutItsIdleExclusion() {
    SweepSpec book = SweepFile.read(Path.of("conf/book.yaml"), List.of());
    assertThat(new Grid(book).runCount()).isEqualTo(30);
    assertThat(SweepJson.meaning(book)).isEqualTo(SweepJson.meaning(SweepFiles.good("contract")));
  }

  @Test
  void dataAloneIsASweepOfOneRunNamedLikeItsFile() {
    SweepSpec spec = SweepFiles.good("least");
    assertThat(spec.name()).isEqualTo("least");
    assertThat(spec.probe()).isEqualTo(ProbePlan.DEFAULT);
    assertThat(spec.evaluation()).isEqualTo(EvaluationPlan.DEFAULT);
    assertThat(new Grid(spec).size()).isEqualTo(1);
    assertThat(new Grid(spec).config(0).text(RunKey.INIT)).isEqualTo("he");
  }

  @Test
  void aNameInAnyScriptAndWithMarkupIsAccepted() {
    assertThat(SweepFiles.good("products").name()).isEqualTo("ゼロから <b>&amp;");
  }

  @Test
  void quotedAndUnquotedValuesAreTheSame() {
    assertThat(SweepFiles.of("run: {lr: '0.10', hidden: \"100*4\"}"))
        .isEqualTo(SweepFiles.of("run: {lr: 0.1, hidden: [100, 100, 100, 100]}"));
  }

  @Test
  void aListOfConsecutiveSeedsIsTheirRange() {
    assertThat(SweepFiles.of("grid: {seed: [3, 4, 5]}"))
        .isEqualTo(SweepFiles.of("grid: {seed: 3..5}"));
  }

  @Test
  void aSingleValueIsAnAxisOfOne() {
    assertThat(SweepFiles.of("grid: {seed: 7}")).isEqualTo(SweepFiles.of("grid: {seed: [7]}"));
    assertThat(SweepFiles.of("grid: {seed: 7}")).isEqualTo(SweepFiles.of("grid: {seed: 7..7}"));
  }

  @Test
  void batchAndIterationsHaveRangesToo() {
    assertThat(SweepFiles.grid("grid: {batch: 1..3, iterations: 0..1}").size()).isEqualTo(6);
  }

  @Test
  void anAxisOfHiddenIsAListOfLists() {
    Grid grid = SweepFiles.grid("grid: {hidden: [[784, 100], 50*3]}");
    assertThat(grid.text(0, RunKey.HIDDEN)).isEqualTo("[784,100]");
    assertThat(grid.text(1, RunKey.HIDDEN)).isEqualTo("50*3");
  }

  @Test
  void aValueInRunServesTheProductsWithoutThatAxis() {
    Grid grid = SweepFiles.grid("run: {lr: 0.5}", "grid: [{lr: [0.1, 0.2]}, {init: xavier}]");
    assertThat(grid.runs().mapToObj(run -> grid.text(run, RunKey.LR)))
        .containsExactly("0.1", "0.2", "0.5");
  }

  @Test
  void theLayersMayBeProbedAtOneMomentOrNever() {
    assertThat(SweepFiles.of("probe: {at: last}").probe().at()).isEmpty();
    assertThat(SweepFiles.of("probe: {at: last}").probe().last()).isTrue();
    assertThat(SweepFiles.of("probe: {at: []}").probe().last()).isFalse();
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoMatter() {
    YamlNode root = YamlReader.readFile("x", "\uFEFFdata: x\r\nrun:\r\n  lr: 0.1\r\n");
    assertThat(SpecReader.read(root, "x").run()).containsEntry(RunKey.LR, "0.1");
  }

  @Test
  void tenThousandProductsOfARandomSearchAreReadAtOnce() {
    StringBuilder grid = new StringBuilder("grid:\n");
    for (int i = 1; i <= 10_000; i++) {
      grid.append("  - {lr: ").append(i).append("e-5, seed: 0..9}\n");
    }
    assertThat(SweepFiles.grid(grid.toString()).size()).isEqualTo(100_000);
  }

  @Test
  void productsThatCannotBeComparedInTimeAreRefused() {
    StringBuilder grid = new StringBuilder("grid:\n");
    for (int i = 1; i <= 5_000; i++) {
      grid.append("  - {lr: [%s, %s.5], seed: 0..9}%n".formatted(i, i));
    }
    assertThat(SweepFiles.refusal(() -> SweepFiles.of(grid.toString())))
        .startsWith("grid in test.yaml line 3: too many products to check");
  }

  @Test
  void manyExclusionsOfALargeGridAreCountedAtOnce() {
    StringBuilder exclude = new StringBuilder("exclude:\n");
    for (int i = 0; i < 500; i++) {
      exclude.append("  - {seed: %s, batch: %s}%n".formatted(2 * i, i + 1));
      exclude.append("  - {iterations: %s, batch: %s}%n".formatted(2 * i, i + 1));
    }
    Grid grid =
        SweepFiles.grid(exclude + "grid: {seed: 0..999, batch: 1..1000, iterations: 0..999}");
    assertThat(grid.runCount()).isEqualTo(1_000_000_000 - 500 * (1000 + 1000 - 1));
  }
}
