package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelsTest {
  /** Run in another Java machine: prints the kernel that was chosen twice. */
  static final class PrintChoice {
    public static void main(String[] args) {
      System.out.println(Kernels.best().name() + " " + Kernels.best().name());
    }
  }

  @Test
  void withTheVectorModuleTheVectorKernelIsChosen() {
    assertThat(Kernels.best().name()).isEqualTo("vector");
    assertThat(Kernels.best().vectorBits()).isGreaterThanOrEqualTo(128);
  }

  @Test
  void withoutTheVectorModuleTheScalarKernelIsChosenWithOneWarning()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j2.configurationFile=conf/log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                PrintChoice.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output)
        .contains("scalar scalar")
        .containsOnlyOnce("--add-modules jdk.incubator.vector");
  }
}
