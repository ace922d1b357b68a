package initsweep.bench;

import initsweep.data.IdxFolder;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.Vocabulary;
import initsweep.train.TrainingLoop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The article's iteration on MNIST: a whole training step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IterationBenchmark {
  private static final String MNIST = "data/mnist";

  /** More than fit the seconds of a measurement. */
  private static final String ENOUGH = "1000000";

  @Param({"vector", "scalar", "netlib", "netlib_java"})
  private String kernel;

  @Param({"100*4", "1024*3", "100*30"})
  private String hidden;

  private Kernel chosen;
  private ImageSet images;
  private TrainingLoop loop;

  @Setup
  public void read() {
    chosen = Vocabulary.choose(KernelChoice.class, kernel, "a kernel").kernel();
    images = IdxFolder.read(MNIST, new Configuration());
  }

  @Setup(Level.Iteration)
  public void begin() {
    ProbePlan never = new ProbePlan(List.of(), false, 1, 1, 0, 1);
    RunConfig config =
        RunConfig.of(MNIST, Map.of(RunKey.HIDDEN, hidden, RunKey.ITERATIONS, ENOUGH), never, 0);
    loop = new TrainingLoop(config, images, chosen);
    loop.prepare(1);
  }

  @Benchmark
  public void iterate() {
    loop.iterate();
  }
}
