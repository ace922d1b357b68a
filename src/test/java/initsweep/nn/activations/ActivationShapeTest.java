package initsweep.nn.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an activation says of itself (φ′, kinks, asymptotes) against what φ does. */
class ActivationShapeTest {
  static Stream<Activation> activations() {
    List<String> members =
        List.of(
            "leaky_relu(0)", "leaky_relu(1)", "leaky_relu(0.3)", "elu(0)", "elu(0.5)", "elu(3)");
    return Stream.concat(Activations.names().stream(), members.stream()).map(Activations::parse);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theSlopeIsTheCentralDifference(Activation activation) {
    double step = 1e-5;
    for (double z = -12.00347; z < 12; z += 0.0173) {
      if (isNear(activation.kinks(), z, step) || isNear(new double[] {0}, z, step)) {
        continue;
      }
      double difference = (activation.value(z + step) - activation.value(z - step)) / (2 * step);
      double tolerance = 1e-8 * Math.max(1, Math.abs(activation.slope(z)));
      assertThat(activation.slope(z))
          .as("%s at %s", activation, z)
          .isCloseTo(difference, within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theSlopeJumpsAtTheKinksAndNowhereElse(Activation activation) {
    for (double kink : activation.kinks()) {
      assertThat(jump(activation, kink)).as("%s at %s", activation, kink).isGreaterThan(0.01);
      assertThat(activation.slope(kink))
          .isBetween(min(activation, kink) - 1e-6, max(activation, kink) + 1e-6);
    }
    for (double z : new double[] {-6, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 6}) {
      if (!isNear(activation.kinks(), z, 0)) {
        assertThat(jump(activation, z)).as("%s at %s", activation, z).isLessThan(1e-6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theFunctionItselfDoesNotJump(Activation activation) {
    for (double kink : activation.kinks()) {
      double left = activation.value(kink - 1e-12);
      assertThat(activation.value(kink + 1e-12))
          .as(activation.toString())
          .isCloseTo(left, within(1e-10));
    }
    assertThat(activation.kinks()).isSorted();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theAsymptotesAreTheFiniteLimitsOtherThanTheValueAtZero(Activation activation) {
    double[] limits =
        Stream.of(
                activation.value(Double.NEGATIVE_INFINITY),
                activation.value(Double.POSITIVE_INFINITY))
            .mapToDouble(limit -> limit)
            .filter(limit -> Double.isFinite(limit) && limit != activation.value(0))
            .distinct()
            .toArray();
    assertThat(activation.asymptotes()).as(activation.toString()).containsExactly(limits);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void nothingOverflowsIntoNaN(Activation activation) {
    double[] extremes = {1e300, 1e200, 1e100, 1e10, 800, 750, 710, 1e-300, Double.MIN_VALUE, 0};
    for (double z :
        Arrays.stream(extremes).flatMap(z -> Arrays.stream(new double[] {z, -z})).toArray()) {
      assertThat(activation.value(z)).as("%s at %s", activation, z).isNotNaN();
      assertThat(activation.slope(z)).as("%s at %s", activation, z).isNotNaN();
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void atInfinityTheSlopeHasItsLimit(Activation activation) {
    if (!List.of("sin", "cubic").contains(activation.toString())) {
      for (double z : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
        assertThat(activation.slope(z))
            .as("%s at %s", activation, z)
            .isEqualTo(activation.slope(z > 0 ? 1e300 : -1e300));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void notANumberStaysNotANumber(Activation activation) {
    if (!activation.toString().equals("cubic")) {
      assertThat(activation.value(Double.NaN)).as(activation.toString()).isNaN();
    }
  }

  private static boolean isNear(double[] points, double z, double distance) {
    return Arrays.stream(points).anyMatch(point -> Math.abs(point - z) <= distance);
  }

  private static double jump(Activation activation, double z) {
    return max(activation, z) - min(activation, z);
  }

  private static double min(Activation activation, double z) {
    return Math.min(activation.slope(z - 1e-9), activation.slope(z + 1e-9));
  }

  private static double max(Activation activation, double z) {
    return Math.max(activation.slope(z - 1e-9), activation.slope(z + 1e-9));
  }
}
