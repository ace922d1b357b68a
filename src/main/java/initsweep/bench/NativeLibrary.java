package initsweep.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which BLAS netlib found on this machine. */
final class NativeLibrary {
  /** Linux lists here the files of every library that is loaded. */
  private static final Path LOADED = Path.of("/proc/self/maps");

  private static final String THREADS = "OPENBLAS_NUM_THREADS";

  private NativeLibrary() {}

  /**
   * {@code JNIBLAS, libopenblasp-r0.3.21.so} or {@code VectorBLAS}: the class, and the library
   * behind it.
   */
  static String describe(BLAS blas) {
    String name = blas.getClass().getSimpleName();
    return blas instanceof NativeBLAS ? name + loaded() + threads() : name;
  }

  private static String loaded() {
    try (Stream<String> lines = Files.lines(LOADED)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf('/') + 1))
          .filter(file -> file.matches("lib.*blas.*\\.so.*") && !file.contains("netlib"))
          .findFirst()
          .map(file -> ", " + file)
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** OpenBLAS reads its thread limit from the environment when it is loaded; submit.sh sets it. */
  private static String threads() {
    return "1".equals(System.getenv(THREADS)) ? "" : ", threads not limited by " + THREADS;
  }
}
