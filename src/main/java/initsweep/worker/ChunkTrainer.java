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
 * Trains the runs of a chunk: built-in code together in this process; runs with plug-ins, and runs
 * that ran out of the memory they shared, each in its own process.
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
   * @param isStopped polled regularly
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
    Interruption.check(isStopped); // a failure during cancellation is not a result
    return all;
  }

  private boolean isApart(RunConfig config) {
    return isolateAll || config.usesPlugIn();
  }

  /**
   * Retries a run that ran out of memory in its own process, since the result must not depend on
   * the runs beside it.
   */
  private RunResult withAllMemory(RunResult result, BooleanSupplier isStopped) {
    return result.ranOutOfMemory() ? isolated.run(result.config(), isStopped) : result;
  }
}
