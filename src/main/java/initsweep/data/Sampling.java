package initsweep.data;

import initsweep.random.Draws;
import initsweep.random.RandomMode;
import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The key {@code sampling}: how the examples of a mini-batch are drawn. */
public enum Sampling {
  /** A fresh draw for each batch, no example twice within it: the article. */
  WITHOUT_REPLACEMENT {
    @Override
    public BatchSampler sampler(int examples, RandomMode rng, Draws draws) {
      return rng == RandomMode.NUMPY
          ? BatchSampler.permutation(examples, draws)
          : BatchSampler.fresh(examples, draws);
    }
  },
  /** Each example independently: the book's repository. */
  WITH_REPLACEMENT {
    @Override
    public BatchSampler sampler(int examples, RandomMode rng, Draws draws) {
      return BatchSampler.independent(examples, draws);
    }
  },
  /** A shuffle of all examples, cut into batches; a new shuffle when fewer than a batch remain. */
  EPOCHS {
    @Override
    public BatchSampler sampler(int examples, RandomMode rng, Draws draws) {
      return BatchSampler.epochs(examples, draws);
    }
  };

  /**
   * A new sampler, before its first batch.
   *
   * @param examples how many there are to draw from
   * @param draws the stream of batches of one seed
   */
  public abstract BatchSampler sampler(int examples, RandomMode rng, Draws draws);

  public static Sampling parse(String text) {
    return Vocabulary.choose(Sampling.class, text, "a valid sampling");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
