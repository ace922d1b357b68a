package initsweep.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent random streams: Philox 4×64 keyed by (seed, purpose and layer), with the counter
 * starting at 0. Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3". Normals by the
 * modified ziggurat, McFarland 2016.
 */
final class CounterStreams implements RandomStreams {
  private enum Purpose {
    INPUTS,
    WEIGHTS,
    BATCHES,
    NOISE,
    MASKS,
    BIASES
  }

  private final long seed;

  CounterStreams(long seed) {
    this.seed = seed;
  }

  @Override
  public Draws inputs() {
    return stream(Purpose.INPUTS, 0);
  }

  @Override
  public Draws weights(int layer) {
    return stream(Purpose.WEIGHTS, layer);
  }

  @Override
  public Draws biases(int layer) {
    return stream(Purpose.BIASES, layer);
  }

  @Override
  public Draws batches() {
    return stream(Purpose.BATCHES, 0);
  }

  @Override
  public Draws noise() {
    return stream(Purpose.NOISE, 0);
  }

  @Override
  public long maskKey(int layer) {
    return generator(Purpose.MASKS, layer).nextLong();
  }

  private Draws stream(Purpose purpose, int layer) {
    return new PhiloxDraws(generator(purpose, layer));
  }

  private UniformRandomProvider generator(Purpose purpose, int layer) {
    long purposeAndLayer = (long) purpose.ordinal() << 32 | layer;
    long[] keyThenCounter = {seed, purposeAndLayer, 0, 0, 0, 0};
    return RandomSource.PHILOX_4X64.create(keyThenCounter);
  }

  private static final class PhiloxDraws implements Draws {
    private final UniformRandomProvider philox;
    private final ZigguratSampler.NormalizedGaussian gaussian;

    PhiloxDraws(UniformRandomProvider philox) {
      this.philox = philox;
      this.gaussian = ZigguratSampler.NormalizedGaussian.of(philox);
    }

    @Override
    public double nextGaussian() {
      return gaussian.sample();
    }

    @Override
    public double nextUniform() {
      return philox.nextDouble();
    }

    @Override
    public int nextBelow(int bound) {
      return philox.nextInt(bound);
    }
  }
}
