package initsweep.bench;

import initsweep.kernel.Kernel;
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

/** Elementwise operations on the layer of a batch, (128 × 100). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
  private static final int ROWS = 128;
  private static final int COLUMNS = 100;

  @Param({"vector", "scalar"})
  private String kernel;

  private Kernel chosen;
  private float[] x; // (rows × columns)
  private float[] y; // (rows × columns)
  private float[] row; // (columns)

  @Setup
  public void draw() {
    chosen = Vocabulary.choose(KernelChoice.class, kernel, "a kernel").kernel();
    Random random = new Random(2);
    x = Normals.matrix(random, ROWS, COLUMNS);
    y = Normals.matrix(random, ROWS, COLUMNS);
    row = Normals.matrix(random, 1, COLUMNS);
  }

  @Benchmark
  public float[] exp() {
    chosen.elementwise().exp(0, x.length, x, y);
    return y;
  }

  @Benchmark
  public float[] tanh() {
    chosen.elementwise().tanh(0, x.length, x, y, null);
    return y;
  }

  /** By a factor so small that y stays what it is. */
  @Benchmark
  public float[] addScaled() {
    chosen.addScaled(x.length, 1e-30f, x, y);
    return y;
  }

  @Benchmark
  public float[] sumRows() {
    chosen.sumRows(ROWS, COLUMNS, x, row);
    return row;
  }
}
