package initsweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class CounterStreamsTest {
  @Test
  void theGeneratorIsNumpysPhilox() {
    List<Double> expected =
        NumpyReference.rows("random/numpy-philox.csv").stream()
            .map(row -> Double.parseDouble(row[1]))
            .toList();
    Draws draws = RandomMode.COUNTER.streams(7).weights(3);
    assertThat(expected)
        .hasSize(8)
        .allSatisfy(value -> assertThat(draws.nextUniform()).isEqualTo(value));
  }

  @Test
  void everyPurposeLayerAndSeedHasAStreamOfItsOwn() {
    Set<Double> firsts = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      RandomStreams streams = RandomMode.COUNTER.streams(seed);
      firsts.add(streams.inputs().nextGaussian());
      firsts.add(streams.batches().nextGaussian());
      firsts.add(streams.noise().nextGaussian());
      for (int layer = 1; layer <= 5; layer++) {
        firsts.add(streams.weights(layer).nextGaussian());
      }
    }
    assertThat(firsts).hasSize(50 * 8);
  }

  @Test
  void aStreamDoesNotDependOnWhatOthersDrew() {
    RandomStreams streams = RandomMode.COUNTER.streams(7);
    double alone = RandomMode.COUNTER.streams(7).weights(2).nextGaussian();
    streams.weights(1).nextGaussian();
    streams.batches().nextBelow(10);
    assertThat(streams.weights(2).nextGaussian()).isEqualTo(alone);
  }

  @Test
  void normalsAreStandardNormal() {
    Draws draws = RandomMode.COUNTER.streams(3).weights(1);
    double[] sample = new double[20_000];
    java.util.Arrays.setAll(sample, i -> draws.nextGaussian());
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(new NormalDistribution(null, 0, 1), sample, false);
    assertThat(p).isGreaterThan(1e-3);
  }

  @Test
  void boundedNumbersAreUniform() {
    Draws draws = RandomMode.COUNTER.streams(3).batches();
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[draws.nextBelow(7)]++;
    }
    for (int count : counts) {
      assertThat((double) count).isCloseTo(10_000, within(4.5 * Math.sqrt(10_000 * 6.0 / 7)));
    }
  }
}
