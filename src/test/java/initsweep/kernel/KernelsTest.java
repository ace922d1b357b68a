package initsweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelsTest {
  /** Run in another JVM: prints the kernel that was chosen twice. */
  static final class PrintChoice {
    public static void main(String[] args) {
      VectorModule.load();
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
    assertThat(choice(List.of()))
        .contains("scalar scalar")
        .containsOnlyOnce("--add-modules jdk.incubator.vector");
  }

  @Test
  void theVectorModuleIsLoadedWithoutAWordOfTheJvm() throws IOException, InterruptedException {
    assertThat(choice(VectorModule.options())).isEqualTo("vector vector\n");
  }

  /** What a JVM with these options prints. */
  private static String choice(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dlog4j2.configurationFile=conf/log4j2.properties");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PrintChoice.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
