package initsweep.random;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The key {@code rng}: which family of streams a run draws from. */
public enum RandomMode {
  /** Philox 4×64 keyed by (seed, purpose, layer): every purpose has a stream of its own. */
  COUNTER(Long.MAX_VALUE) {
    @Override
    public RandomStreams streams(long seed) {
      return new CounterStreams(seed);
    }
  },
  /**
   * The single stream of {@code numpy.random.seed(seed)}, for learners who compare with the book's
   * script.
   */
  NUMPY(0xFFFF_FFFFL) {
    @Override
    public RandomStreams streams(long seed) {
      return new NumpyStreams(seed);
    }
  };

  private final long largestSeed;

  RandomMode(long largestSeed) {
    this.largestSeed = largestSeed;
  }

  /** The streams of a seed, each at its beginning. */
  public abstract RandomStreams streams(long seed);

  /**
   * @throws InvalidValueException if this family has no such seed
   */
  public void requireSeed(long seed) {
    if (seed < 0 || seed > largestSeed) {
      throw new InvalidValueException(
          "seed %s is out of range; with rng %s seeds are 0 to %s"
              .formatted(seed, this, largestSeed));
    }
  }

  public static RandomMode parse(String text) {
    return Vocabulary.choose(RandomMode.class, text, "a valid rng");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
