package initsweep.statistics;

import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignFlipsTest {
  private static CellRuns cell(String name, double... values) {
    return CellRuns.of(
        init(name),
        IntStream.range(0, values.length)
            .mapToObj(
                seed ->
                    Double.isInfinite(values[seed])
                        ? new Run(init(name), seed, Status.DIVERGED, null)
                        : new Run(init(name), seed, Status.COMPLETED, values[seed]))
            .toList());
  }

  private static double adjusted(SignFlips flips, CellRuns cell, CellRuns against) {
    PairedDifference pair =
        PairedDifference.of(Metric.TEST_ACCURACY, cell, against, Choosing.NOTHING);
    return flips.adjust(List.of(pair)).get(0);
  }

  /** Of all 2ⁿ⁻¹ flips, by src/test/python/sign_flips.py. */
  @Test
  void adjustedValuesAreThoseOfNumpyAlsoWithFailuresAndTies() {
    Reference.of("sign-flips.csv")
        .forEach(
            row -> {
              String[] values = row.text("cells").replace("inf", "Infinity").split("\\|");
              List<CellRuns> cells = new ArrayList<>();
              for (String line : values) {
                double[] numbers =
                    Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
                cells.add(cell("cell" + cells.size(), numbers));
              }
              SignFlips flips = SignFlips.of(Metric.TEST_ACCURACY, cells);
              double[] expected = row.numbers("p");
              int p = 0;
              for (int i = 0; i < cells.size(); i++) {
                for (int j = i + 1; j < cells.size(); j++) {
                  CellRuns a = cells.get(i);
                  CellRuns b = cells.get(j);
                  double alone =
                      PairedDifference.of(Metric.TEST_ACCURACY, a, b, Choosing.NOTHING).pValue();
                  assertThat(adjusted(flips, a, b))
                      .as("%d and %d of %s", i, j, row)
                      .isCloseTo(Math.max(alone, expected[p++]), within(1e-12));
                }
              }
            });
  }

  private static List<CellRuns> sweep(int cells, int seeds, double better, Random random) {
    List<CellRuns> sweep = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      double lead = i == 0 ? better : 0;
      sweep.add(cell("c" + i, random.doubles(seeds).map(u -> u + lead).toArray()));
    }
    return sweep;
  }

  /** No rank test of pairs can: with 10 seeds its p of 1/512 becomes 3.5 for 1770 pairs. */
  @Test
  void tenSeedsSettleAClearLeadAmongSixtyCells() {
    List<CellRuns> cells = sweep(60, 10, 2, new Random(1));
    SignFlips flips = SignFlips.of(Metric.TEST_ACCURACY, cells);
    assertThat(cells.subList(1, 60))
        .allSatisfy(other -> assertThat(adjusted(flips, cells.get(0), other)).isLessThan(0.05));
    assertThat(adjusted(flips, cells.get(1), cells.get(2))).isGreaterThan(0.05);
  }

  @Test
  void sweepsOfCellsThatAreAllAlikeSeldomHaveAFinding() {
    Random random = new Random(2);
    int found = 0;
    int sweeps = 300;
    for (int i = 0; i < sweeps; i++) {
      List<CellRuns> cells = sweep(12, 8, 0, random);
      List<PairedDifference> pairs = new ArrayList<>();
      for (int a = 0; a < cells.size(); a++) {
        for (CellRuns b : cells.subList(a + 1, cells.size())) {
          pairs.add(PairedDifference.of(Metric.TEST_ACCURACY, cells.get(a), b, Choosing.NOTHING));
        }
      }
      List<Double> adjusted = SignFlips.of(Metric.TEST_ACCURACY, cells).adjust(pairs);
      found += adjusted.stream().anyMatch(p -> p <= PairedDifference.LEVEL) ? 1 : 0;
    }
    // 15 expected at most, sd 3.8
    assertThat(found).isLessThan(sweeps / 20 + 8);
  }

  @Test
  void theSameRunsHaveTheSameValuesWhateverIsDrawn() {
    List<CellRuns> cells = sweep(8, 20, 0.5, new Random(3));
    SignFlips first = SignFlips.of(Metric.TEST_ACCURACY, cells);
    SignFlips second = SignFlips.of(Metric.TEST_ACCURACY, cells);
    assertThat(adjusted(first, cells.get(0), cells.get(1)))
        .isEqualTo(adjusted(second, cells.get(0), cells.get(1)))
        .isLessThan(0.05);
  }
}
