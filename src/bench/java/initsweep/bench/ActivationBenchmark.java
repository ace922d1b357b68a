package initsweep.bench;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.spelling.Vocabulary;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Activations and their slopes on the layer of a batch, (128 × 100). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ActivationBenchmark {
  private static final int ROWS = 128;
  private static final int COLUMNS = 100;

  @Param({"vector", "scalar"})
  private String kernel;

  @Param({
    "relu",
    "leaky_relu(0.01)",
    "sigmoid",
    "tanh",
    "elu(1)",
    "softplus",
    "silu",
    "gelu",
    "erf",
    "sin"
  })
  private String activation;

  private Kernel chosen;
  private Activation function;
  private float[] z; // (rows × columns)
  private float[] h; // (rows × columns)
  private float[] slopes; // (rows × columns)

  @Setup
  public void draw() {
    chosen = Vocabulary.choose(KernelChoice.class, kernel, "a kernel").kernel();
    function = Activations.parse(activation);
    z = Normals.matrix(new Random(3), ROWS, COLUMNS);
    h = Layout.matrix(ROWS, COLUMNS);
    slopes = Layout.matrix(ROWS, COLUMNS);
  }

  @Benchmark
  public float[] applyWithSlopes() {
    function.apply(chosen, z.length, z, h, slopes);
    return h;
  }
}
