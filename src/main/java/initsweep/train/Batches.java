package initsweep.train;

import initsweep.data.BatchSampler;
import initsweep.data.Examples;
import initsweep.kernel.Layout;

/**
 * The next mini-batches of one seed, drawn and encoded once for all runs that share them. They are
 * prepared in stretches: each run trains through a stretch before the next run takes its turn, so
 * that its network stays in the cache.
 */
final class Batches {
  private static final int LONGEST_STRETCH = 32;

  /**
   * Maximal bytes of a stretch of dense batches, as the last-level cache is shared with other
   * cores.
   */
  private static final int LARGEST_STRETCH = 16 << 20;

  private final Examples examples;
  private final BatchSampler sampler;
  private final int[] numbers;
  private final MiniBatch[] stretch;
  private int ready;

  Batches(EncodedImages data, BatchSampler sampler, int batchSize) {
    this.examples = data.images().train();
    this.sampler = sampler;
    this.numbers = new int[batchSize];
    this.stretch = new MiniBatch[length(batchSize, examples.features())];
    PixelBlocks blocks = data.encoding().blocks(batchSize, examples.features());
    for (int i = 0; i < stretch.length; i++) {
      stretch[i] = new MiniBatch(batchSize, examples.features(), data.encoding(), blocks);
    }
  }

  private static int length(int batchSize, int features) {
    long bytes = (long) Float.BYTES * batchSize * Layout.stride(features);
    return (int) Math.max(1, Math.min(LONGEST_STRETCH, LARGEST_STRETCH / bytes));
  }

  /** Draws the next stretch, of at most {@code most} batches. */
  void next(int max) {
    ready = Math.min(max, stretch.length);
    for (int i = 0; i < ready; i++) {
      sampler.next(numbers);
      stretch[i].gather(examples, numbers);
    }
  }

  /** The number of batches in the current stretch. */
  int ready() {
    return ready;
  }

  MiniBatch get(int index) {
    return stretch[index];
  }
}
