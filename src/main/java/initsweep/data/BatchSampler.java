package initsweep.data;

import initsweep.random.Draws;
import java.util.Arrays;

/**
 * Draws the example numbers of successive mini-batches. Stateful: each call continues the sequence.
 */
public abstract class BatchSampler {
  private BatchSampler() {}

  /**
   * Fills {@code batch} with example numbers, 0 to examples − 1.
   *
   * @throws IllegalArgumentException if a batch without repetition is larger than the data set
   */
  public abstract void next(int[] batch);

  /**
   * Without repetition within a batch, batches independent of each other: the first steps of a
   * Fisher-Yates shuffle (Durstenfeld 1964). It starts from the order that the last batch left,
   * since any starting order gives a uniform sample.
   */
  static BatchSampler fresh(int examples, Draws draws) {
    int[] order = identity(examples);
    return new BatchSampler() {
      @Override
      public void next(int[] batch) {
        requireRoom(batch, examples);
        for (int i = 0; i < batch.length; i++) {
          swap(order, i, i + draws.nextBelow(examples - i));
        }
        System.arraycopy(order, 0, batch, 0, batch.length);
      }
    };
  }

  /**
   * NumPy's {@code choice(examples, batch, replace=False)}: the first elements of a full
   * permutation, shuffled from the last index down.
   */
  static BatchSampler permutation(int examples, Draws draws) {
    int[] order = new int[examples];
    int[] ascending = identity(examples);
    return new BatchSampler() {
      @Override
      public void next(int[] batch) {
        requireRoom(batch, examples);
        System.arraycopy(ascending, 0, order, 0, examples);
        shuffle(order, draws);
        System.arraycopy(order, 0, batch, 0, batch.length);
      }
    };
  }

  /** Every example independently and uniformly: NumPy's {@code choice(examples, batch)}. */
  static BatchSampler independent(int examples, Draws draws) {
    return new BatchSampler() {
      @Override
      public void next(int[] batch) {
        for (int i = 0; i < batch.length; i++) {
          batch[i] = draws.nextBelow(examples);
        }
      }
    };
  }

  /**
   * Consecutive slices of a shuffle of all examples; a remainder shorter than a batch is dropped.
   */
  static BatchSampler epochs(int examples, Draws draws) {
    int[] order = identity(examples);
    return new BatchSampler() {
      private int used = examples;

      @Override
      public void next(int[] batch) {
        requireRoom(batch, examples);
        if (used + batch.length > examples) {
          shuffle(order, draws);
          used = 0;
        }
        System.arraycopy(order, used, batch, 0, batch.length);
        used += batch.length;
      }
    };
  }

  private static int[] identity(int examples) {
    int[] order = new int[examples];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static void shuffle(int[] order, Draws draws) {
    for (int i = order.length - 1; i > 0; i--) {
      swap(order, i, draws.nextBelow(i + 1));
    }
  }

  private static void swap(int[] order, int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }

  private static void requireRoom(int[] batch, int examples) {
    if (batch.length > examples) {
      throw new IllegalArgumentException(
          "a batch of %s from %s examples; expected a batch no larger than the number of examples"
              .formatted(batch.length, examples));
    }
  }
}
