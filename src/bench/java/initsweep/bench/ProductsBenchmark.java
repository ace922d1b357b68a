package initsweep.bench;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
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

/** Dense products of the shapes (m × k × n) that training has; 2·m·k·n operations each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductsBenchmark {
  @Param({"vector", "scalar", "netlib", "netlib_java"})
  private String kernel;

  @Param({
    "128x784x100",
    "128x100x100",
    "100x128x100",
    "784x128x100",
    "128x1024x1024",
    "1024x1024x1024"
  })
  private String shape;

  private Kernel chosen;
  private int m;
  private int k;
  private int n;
  private float[] a; // (m × k)
  private float[] aTransposed; // (k × m)
  private float[] b; // (k × n)
  private float[] c; // (m × n)

  @Setup
  public void draw() {
    chosen = Vocabulary.choose(KernelChoice.class, kernel, "a kernel").kernel();
    String[] sizes = shape.split("x", -1);
    m = Integer.parseInt(sizes[0]);
    k = Integer.parseInt(sizes[1]);
    n = Integer.parseInt(sizes[2]);
    Random random = new Random(1);
    a = Normals.matrix(random, m, k);
    aTransposed = Normals.matrix(random, k, m);
    b = Normals.matrix(random, k, n);
    c = Layout.matrix(m, n);
  }

  @Benchmark
  public float[] multiply() {
    chosen.multiply(m, k, n, a, b, c);
    return c;
  }

  @Benchmark
  public float[] multiplyTransposed() {
    chosen.multiplyTransposed(m, k, n, aTransposed, b, c);
    return c;
  }
}
