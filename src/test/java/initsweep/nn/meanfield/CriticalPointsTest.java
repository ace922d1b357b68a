package initsweep.nn.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.activations.Activations;
import initsweep.nn.meanfield.CriticalPoints.Point;
import initsweep.theory.FixedPoint;
import initsweep.theory.Phase;
import initsweep.theory.VarianceMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalPointsTest {
  private static Optional<Point> withoutBias(String activation) {
    return CriticalPoints.withoutBias(Activations.parse(activation));
  }

  private static Optional<Point> halfStable(String activation) {
    return CriticalPoints.halfStable(Activations.parse(activation));
  }

  @ParameterizedTest
  @CsvSource({
    "identity, 1",
    "tanh, 1",
    "relu, 2",
    "leaky_relu(0.5), 1.6",
    "elu, 1",
    "gelu, 4",
    "silu, 4",
    "mish, 2.7777777777777777",
    "softsign, 1",
    "hard_tanh, 1",
    "relu6, 2",
    "erf, 0.7853981633974483",
    "sin, 1",
    "selu, 0.4767710179"
  })
  void whereZeroStaysZeroTheCriticalPointIsThere(String activation, double sw2) {
    Point point = withoutBias(activation).orElseThrow();
    assertThat(point.sw2()).isCloseTo(sw2, within(1e-10));
    assertThat(point.q()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "hard_sigmoid"})
  void otherwiseItIsAtAPositiveVariance(String activation) {
    Point point = withoutBias(activation).orElseThrow();
    FixedPoint there = FixedPoint.of(Activations.parse(activation), point.sw2(), 0);
    assertThat(there.phase()).isEqualTo(Phase.CRITICAL);
    assertThat(there.qStar()).isCloseTo(point.q(), within(1e-8 * point.q()));
  }

  @Test
  void softplusHasNone() {
    assertThat(withoutBias("softplus")).isEmpty();
    assertThat(halfStable("softplus")).isEmpty();
  }

  /** Roberts, Yaida and Hanin 2022, section 5.3.4. */
  @ParameterizedTest
  @CsvSource({"gelu, 1.98305826, 0.17292239", "silu, 1.98800468, 0.55514317"})
  void theHalfStablePointsAreThePublishedOnes(String activation, double sw2, double sb2) {
    Point point = halfStable(activation).orElseThrow();
    assertThat(point.sw2()).isCloseTo(sw2, within(5e-9));
    assertThat(point.sb2()).isCloseTo(sb2, within(5e-9));
  }

  @Test
  void theHalfStableVarianceOfSiluIsThePublishedOne() {
    assertThat(halfStable("silu").orElseThrow().q()).isCloseTo(14.32017362, within(5e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gelu", "silu", "mish"})
  void atAHalfStablePointBothSlopesAreOne(String activation) {
    Point point = halfStable(activation).orElseThrow();
    VarianceMap map = new VarianceMap(Activations.parse(activation), point.sw2(), point.sb2());
    assertThat(map.next(point.q())).isCloseTo(point.q(), within(1e-12 * point.q()));
    assertThat(map.chiPerp(point.q())).isCloseTo(1, within(1e-12));
    assertThat(map.chiPar(point.q())).isCloseTo(1, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "relu", "leaky_relu", "tanh", "sigmoid", "erf", "hard_tanh"})
  void othersHaveNone(String activation) {
    assertThat(halfStable(activation)).isEmpty();
  }
}
