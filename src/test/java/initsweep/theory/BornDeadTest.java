package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BornDeadTest {
  private static final Path COUNTS = Path.of("src/test/resources/initsweep/theory/born-dead.csv");

  /** Networks that src/test/python/born_dead_reference.py drew. */
  record Count(List<Integer> widths, int networks, int dead, int oneLost) {
    static Count of(String line) {
      String[] cells = line.split(",");
      List<Integer> widths = Arrays.stream(cells[0].split(" ")).map(Integer::valueOf).toList();
      return new Count(widths, Integer.parseInt(cells[1]), number(cells[2]), number(cells[3]));
    }

    private static int number(String cell) {
      return Integer.parseInt(cell);
    }

    double deadShare() {
      return (double) dead / networks;
    }

    double lostShare() {
      return (double) oneLost / networks;
    }

    /** Four standard errors of a share of the networks. */
    double error(double share) {
      return 4 * Math.sqrt(share * (1 - share) / networks);
    }
  }

  static List<Count> counts() throws IOException {
    return Files.readAllLines(COUNTS).stream().skip(1).map(Count::of).toList();
  }

  @ParameterizedTest
  @MethodSource("counts")
  void theShareOfDeadNetworksIsBetweenTheBounds(Count count) {
    BornDead bounds = BornDead.of(count.widths(), 1);
    assertThat(count.deadShare())
        .isGreaterThan(bounds.low() - count.error(bounds.low()))
        .isLessThan(bounds.high() + count.error(bounds.high()));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void theUpperBoundIsTheProbabilityThatOneInputIsLost(Count count) {
    double high = BornDead.of(count.widths(), 7).high();
    assertThat(high).isCloseTo(count.lostShare(), within(count.error(high)));
  }

  /** In the second layer the two inputs are still orthogonal. */
  @Test
  void theLowerBoundOfTwoLayersIsExact() throws IOException {
    List<Count> ofTwo = counts().stream().filter(count -> count.widths().size() == 2).toList();
    assertThat(ofTwo)
        .hasSize(2)
        .allSatisfy(
            count -> {
              double low = BornDead.of(count.widths(), 1).low();
              assertThat(low).isCloseTo(count.deadShare(), within(count.error(low)));
            });
  }

  /** The article's L counts the output layer, so that its L − 2 are the hidden layers after one. */
  @Test
  void theLowerBoundHasTheClosedFormOfTheArticleWhereLayersAreEquallyWide() {
    for (int width = 2; width <= 10; width++) {
      double off = Math.pow(2, -width);
      double a1 = 1 - off;
      double a2 = 1 - 2 * off - (width - 1) * off * off;
      double factor = (1 - 2 * off) * (1 - off) / (1 + (width - 1) * off);
      for (int layers = 1; layers <= 50; layers++) {
        double one = Math.pow(a1, layers - 1);
        double two = Math.pow(a2, layers - 1);
        assertThat(BornDead.of(Collections.nCopies(layers, width), 1).low())
            .isCloseTo(1 - one + factor * (two - one), within(1e-12));
      }
    }
  }

  @Test
  void onlyPlainReluNetworksWithNormalWeightsAndNoBiasesHaveBounds() {
    assertThat(bounds(RunKey.INIT, "he")).isPresent();
    assertThat(bounds(RunKey.INIT, "0.01")).isPresent();
    assertThat(bounds(RunKey.INIT, "gaussian(2,0.1)")).isEmpty();
    assertThat(bounds(RunKey.INIT, "orthogonal(1)")).isEmpty();
    assertThat(bounds(RunKey.ACTIVATION, "tanh")).isEmpty();
    assertThat(bounds(RunKey.BIAS, "normal(0.1)")).isEmpty();
    assertThat(bounds(RunKey.NORM, "layer")).isEmpty();
  }

  private static Optional<BornDead> bounds(RunKey<?> key, String value) {
    return BornDead.of(
        RunConfig.of(
            "normal(10,1)",
            Map.of(key, value, RunKey.ITERATIONS, "0"),
            ProbePlan.DEFAULT,
            EvaluationPlan.DEFAULT),
        1);
  }
}
