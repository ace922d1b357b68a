package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.kernel.Kernels;
import initsweep.train.Interruption;
import initsweep.train.RunConfig;
import initsweep.train.RunResult;
import initsweep.train.Trainer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains the runs of a chunk: side by side in this process what is known to behave, and each in a
 * process of its own what could harm it, which is code of the user's and any run that has run out
 * of the memory it shared.
 */
public final class ChunkTrainer {
  private final Trainer here;
  private final LonelyTrainer elsewhere;
  private final boolean isSuspicious;

  /**
   * @param limit how long a run that is trained apart may take on the clock
   * @param isSuspicious whether all runs are to be trained apart
   */
  public ChunkTrainer(DataSet data, Duration limit, boolean isSuspicious) {
    this.here = new Trainer(data, Kernels.best());
    this.elsewhere = new LonelyTrainer(data, here, limit);
    this.isSuspicious = isSuspicious;
  }

  /**
   * @param isStopped asked now and then
   * @return the results, in the order of the configurations
   * @throws Interruption if the thread is interrupted or {@code isStopped} says so
   * @throws java.io.UncheckedIOException if no process can be started
   */
  public List<RunResult> run(List<RunConfig> configs, BooleanSupplier isStopped) {
    List<RunConfig> beside = configs.stream().filter(config -> !isApart(config)).toList();
    Iterator<RunResult> results = here.run(beside, isStopped).iterator();
    List<RunResult> all =
        configs.stream()
            .map(
                config ->
                    isApart(config)
                        ? elsewhere.run(config, isStopped)
                        : withAllMemory(results.next(), isStopped))
            .toList();
    Interruption.check(isStopped); // what fails while everything is being stopped is no result
    return all;
  }

  private boolean isApart(RunConfig config) {
    return isSuspicious || config.usesPlugIn();
  }

  /** Whether there was room for a run must not depend on what ran beside it. */
  private RunResult withAllMemory(RunResult result, BooleanSupplier isStopped) {
    return result.ranOutOfMemory() ? elsewhere.run(result.config(), isStopped) : result;
  }
}
