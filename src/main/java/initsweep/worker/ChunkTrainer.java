package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.kernel.Kernels;
import initsweep.result.RunResult;
import initsweep.run.Interruption;
import initsweep.run.RunConfig;
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
  private final Trainer inProcess;
  private final IsolatedTrainer isolated;
  private final boolean isolateAll;

  /**
   * @param limit how long a run that is trained apart may take on the clock
   * @param isolateAll whether all runs are to be trained apart
   */
  public ChunkTrainer(DataSet data, Duration limit, boolean isolateAll) {
    this.inProcess = new Trainer(data, Kernels.best());
    this.isolated = new IsolatedTrainer(data, inProcess, limit);
    this.isolateAll = isolateAll;
  }

  /**
   * @param isStopped asked now and then
   * @return the results, in the order of the configurations
   * @throws Interruption if the thread is interrupted or {@code isStopped} says so
   * @throws java.io.UncheckedIOException if no process can be started
   */
  public List<RunResult> run(List<RunConfig> configs, BooleanSupplier isStopped) {
    List<RunConfig> beside = configs.stream().filter(config -> !isApart(config)).toList();
    Iterator<RunResult> results = inProcess.run(beside, isStopped).iterator();
    List<RunResult> all =
        configs.stream()
            .map(
                config ->
                    isApart(config)
                        ? isolated.run(config, isStopped)
                        : withAllMemory(results.next(), isStopped))
            .toList();
    Interruption.check(isStopped); // what fails while everything is being stopped is no result
    return all;
  }

  private boolean isApart(RunConfig config) {
    return isolateAll || config.usesPlugIn();
  }

  /** Whether there was room for a run must not depend on what ran beside it. */
  private RunResult withAllMemory(RunResult result, BooleanSupplier isStopped) {
    return result.ranOutOfMemory() ? isolated.run(result.config(), isStopped) : result;
  }
}
