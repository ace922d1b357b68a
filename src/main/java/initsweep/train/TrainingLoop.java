package initsweep.train;

import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;

/**
 * The iterations of one run in pieces, for benchmarks. They are the same as in a sweep, except that
 * the last one ends with an evaluation there.
 */
public final class TrainingLoop {
  private final Training training;
  private final Batches batches;
  private int left;

  /**
   * A run before its first iteration.
   *
   * @param config evaluates after its last iteration only
   */
  public TrainingLoop(RunConfig config, ImageSet images, Kernel kernel) {
    EncodedImages data =
        new EncodedImages(
            config.get(RunKey.TRAIN).of(HeldOut.of(images, config.evaluation().validation())),
            config.input(),
            config.probe().inputs(),
            false,
            kernel);
    training = new Training(config, data, new Workspaces(config.batch(), data), kernel);
    batches = training.batches();
    left = config.iterations() - 1;
  }

  /**
   * Draws and encodes the next batches.
   *
   * @param max the most that are wanted
   * @return the number of batches; 0 at the end of the run
   */
  public int prepare(int max) {
    int count = Math.min(max, left);
    if (count > 0) {
      batches.next(count);
      left -= batches.ready();
    }
    return count > 0 ? batches.ready() : 0;
  }

  /** Trains on the batches that {@link #prepare} drew. */
  public void iterate() {
    training.advance(batches);
  }
}
