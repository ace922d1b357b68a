package initsweep.statistics.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.samples.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static Candidate rate(String lr, Double... scores) {
    return new Candidate(new Cell(Map.of(RunKey.LR, lr)), 0, Arrays.asList(scores));
  }

  /** Of three candidates: the mean, the mean of the three pairs' better ones, the best. */
  @Test
  void theBestOfKIsTheMeanOverAllChoicesOfK() {
    Budget budget =
        Budget.of(List.of(rate("0.1", 0.3), rate("0.2", 0.9), rate("0.4", 0.6)), true, 0, "");
    assertThat(budget.best()).containsExactly(new double[] {0.6, 0.8, 0.9}, within(1e-12));
    assertThat(budget.bands()).isNull();
  }

  @Test
  void aLossFallsWithTheBudget() {
    Budget budget =
        Budget.of(
            List.of(rate("0.1", 0.3, 0.5), rate("0.2", 0.9, 0.9), rate("0.4", 0.6, 0.6)),
            false,
            2,
            "");
    assertThat(budget.best()).containsExactly(new double[] {1.9 / 3, 1.4 / 3, 0.4}, within(1e-12));
    assertThat(budget.bands()[2]).isEqualTo(new Interval(0.3, 0.5));
  }

  @Test
  void aCandidateThatDivergedIsWorthTheWorst() {
    Budget budget =
        Budget.of(List.of(rate("0.1", 0.9, 0.9), rate("0.4", 0.99, null)), true, 0.1, "");
    assertThat(budget.best()).containsExactly(new double[] {0.5, 0.9}, within(1e-12));
  }
}
