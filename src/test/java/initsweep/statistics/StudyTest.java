package initsweep.statistics;

import static initsweep.statistics.Metric.TEST_ACCURACY;
import static initsweep.statistics.Runs.cell;
import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Status;
import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.samples.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static List<String> pairs(List<Comparison> comparisons) {
    return comparisons.stream().map(c -> c.cell() + " > " + c.against()).toList();
  }

  @Test
  void everyPairOfFewCellsIsComparedWhateverTheirActivation() {
    Runs runs =
        new Runs()
            .ramp(cell("relu", "he"), 0.9, 2)
            .ramp(cell("relu", "xavier"), 0.8, 2)
            .ramp(cell("tanh", "he"), 0.7, 2);
    assertThat(pairs(runs.comparisons()))
        .containsExactly("relu he > relu xavier", "relu he > tanh he", "relu xavier > tanh he");
  }

  @Test
  void manyCellsAreComparedWithinTheirActivation() {
    Runs runs = new Runs();
    for (String activation : List.of("relu", "tanh")) {
      double first = activation.equals("relu") ? 0.5 : 0.6;
      for (int i = 0; i < 4; i++) {
        runs.ramp(cell(activation, "0.0" + i), first + i * 0.02, 2);
      }
    }
    assertThat(pairs(runs.comparisons()))
        .hasSize(13)
        .contains("tanh 0.03 > relu 0.03", Index.atIndex(6))
        .startsWith("tanh 0.03 > tanh 0.02", "tanh 0.03 > tanh 0.01", "tanh 0.03 > tanh 0.00")
        .endsWith("relu 0.02 > relu 0.00", "relu 0.01 > relu 0.00");
  }

  @Test
  void eachOfManyInitsOfAnActivationIsComparedWithTheBest() {
    Runs runs = new Runs();
    for (int i = 0; i < 10; i++) {
      runs.ramp(cell("relu", "0.0" + i), 0.5 + i * 0.02, 10);
      runs.ramp(cell("tanh", "0.0" + i), 0.4 - i * 0.02, 10);
    }
    List<Comparison> comparisons = runs.comparisons();
    assertThat(comparisons).hasSize(19);
    assertThat(comparisons.subList(0, 9))
        .allSatisfy(c -> assertThat(c.cell()).hasToString("relu 0.09"))
        .allSatisfy(c -> assertThat(c.holm()).isEqualTo(Math.scalb(1.0, -9)))
        .allSatisfy(c -> assertThat(c.finding()).isEqualTo(Finding.BETTER));
    assertThat(pairs(comparisons).get(9)).isEqualTo("relu 0.09 > tanh 0.00");
    assertThat(comparisons.subList(10, 19))
        .allSatisfy(c -> assertThat(c.cell()).hasToString("tanh 0.00"));
  }

  @Test
  void withoutAnAxisToCompareAlongManyCellsMeetTheBest() {
    Runs runs = new Runs();
    for (int width = 1; width <= 8; width++) {
      runs.ramp(new Cell(Map.of(RunKey.HIDDEN, "[" + width + "]")), width / 100.0, 2);
    }
    assertThat(runs.comparisons()).hasSize(7);
    assertThat(pairs(runs.comparisons())).contains("hidden=[8] > hidden=[1]");
  }

  /** Six learning rates are six groups of a table and one family of tests. */
  @Test
  void groupsOfCellsAreOneFamily() {
    Random random = new Random(5);
    int found = 0;
    for (int sweep = 0; sweep < 100; sweep++) {
      Runs runs = new Runs();
      for (int i = 0; i < 24; i++) {
        Cell cell = new Cell(Map.of(RunKey.INIT, "0.0" + i % 4, RunKey.LR, "0." + (1 + i / 4)));
        runs.add(cell, random.doubles(8).boxed().toArray(Double[]::new));
      }
      Study study = runs.study(TEST_ACCURACY);
      assertThat(study.comparisons()).hasSize(6 * 6 + 5);
      assertThat(study.headline().orElseThrow().comparison()).isIn(study.comparisons());
      found += study.comparisons().stream().anyMatch(c -> c.finding() == Finding.BETTER) ? 1 : 0;
    }
    assertThat(found).isLessThanOrEqualTo(5);
  }

  /** More seeds than sign flips take, and more than Holm's correction needs. */
  @Test
  void withManySeedsRanksSettleWhateverTheNumberOfCells() {
    Runs runs = new Runs();
    for (int i = 0; i < 10; i++) {
      runs.ramp(init("0.0" + i), 0.5 + i * 0.02, 25);
    }
    assertThat(runs.comparisons())
        .hasSize(9)
        .allSatisfy(c -> assertThat(c.holm()).isLessThanOrEqualTo(45 * Math.scalb(1.0, -24)))
        .allSatisfy(c -> assertThat(c.finding()).isEqualTo(Finding.BETTER));
  }

  @Test
  void aSummaryCarriesTheFailuresBesideTheMean() {
    CellSummary summary =
        new Runs()
            .add(init("1.0"), 0.5, null, 0.7, null)
            .failed(init("1.0"), 4)
            .study(TEST_ACCURACY)
            .summaries()
            .get(0);
    assertThat(summary.runs()).isEqualTo(5);
    assertThat(summary.completed()).isEqualTo(2);
    assertThat(summary.diverged()).isEqualTo(2);
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(summary.successRate()).isEqualTo(0.4);
    assertThat(summary.success()).isEqualTo(Interval.ofShare(2, 5));
    assertThat(summary.completedRuns().count()).isEqualTo(2);
    assertThat(summary.completedRuns().mean()).isCloseTo(0.6, within(1e-15));
  }

  /** Two of three runs at 0.95 do not make a cell better than three at 0.9. */
  @Test
  void inTheOrderOfCellsAFailureCountsAsTheWorstRun() {
    Study study =
        new Runs()
            .add(init("1.0"), 0.95, 0.95, null)
            .add(init("he"), 0.9, 0.9, 0.9)
            .add(init("0.01"), 0.1, 0.1, 0.1)
            .add(init("zeros"), null, null, null)
            .study(TEST_ACCURACY);
    assertThat(study.summaries())
        .extracting(summary -> summary.cell().toString())
        .containsExactly("he", "1.0", "0.01", "zeros");
  }

  /** Its one value is the worst there is, and so the place of those that have none. */
  @Test
  void theOnlyRunThatCompletedIsFirst() {
    Study study =
        new Runs()
            .add(init("0.1"), null, null)
            .add(init("xavier"), 0.09, null)
            .study(TEST_ACCURACY);
    Headline.Leading headline = study.headline().orElseThrow();
    assertThat(headline.winner().cell()).isEqualTo(init("xavier"));
    assertThat(headline.lead()).isNull();
    assertThat(headline.comparison().wins()).isEqualTo(1);
  }

  @Test
  void aMetricThatCompletedRunsDoNotHaveIsNoStudy() {
    List<Run> runs =
        List.of(
            new Run(init("he"), 0, Status.COMPLETED, null),
            new Run(init("xavier"), 0, Status.FAILED, null));
    Study study = Study.of(TEST_ACCURACY, runs);
    assertThat(study.summaries()).isEmpty();
    assertThat(study.comparisons()).isEmpty();
    assertThat(study.attribution()).isEmpty();
    assertThat(study.headline()).isEmpty();
  }

  @Test
  void whereNothingCompletedThereIsASummaryAndNoHeadline() {
    Study study = new Runs().add(init("1.0"), null, null).study(TEST_ACCURACY);
    assertThat(study.summaries()).hasSize(1);
    assertThat(study.summaries().get(0).completedRuns().mean()).isNull();
    assertThat(study.headline()).isEmpty();
  }

  @Test
  void aHundredThousandRunsAreStudied() {
    Random random = new Random(1);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      Map<ConfigKey, String> key =
          Map.of(
              RunKey.ACTIVATION, "a" + i % 20,
              RunKey.INIT, "i" + i / 20 % 10,
              RunKey.LR, "0.0" + i / 200 % 50);
      boolean isCompleted = random.nextInt(10) > 0;
      Status status = isCompleted ? Status.COMPLETED : Status.DIVERGED;
      runs.add(new Run(new Cell(key), i / 10_000, status, random.nextGaussian() + i % 20));
    }
    Study study = Study.of(TEST_ACCURACY, runs);
    assertThat(study.summaries()).hasSize(10_000);
    assertThat(study.comparisons()).hasSize(9_999);
    assertThat(study.attribution().orElseThrow().leftOut()).isGreaterThan(9_000);
  }
}
