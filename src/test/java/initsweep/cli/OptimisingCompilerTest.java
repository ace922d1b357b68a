package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the JVM itself says that it compiles, and with which compiler: C2's code is of level 4. */
class OptimisingCompilerTest {
  private static final Pattern COMPILED =
      Pattern.compile("(?m)^ +\\d+ +\\d+ .*([1-4]) +\\S+\\$TwoLoops::(before|after) ");

  /** Run in another JVM. */
  static final class TwoLoops {
    private static final int CALLS = 200_000;

    public static void main(String[] args) {
      long sum = 0;
      for (int i = 0; i < CALLS; i++) {
        sum += before(i);
      }
      OptimisingCompiler.retire();
      for (int i = 0; i < CALLS; i++) {
        sum += after(i);
      }
      System.out.println("sum " + sum);
    }

    private static long before(long i) {
      return i * i % 7;
    }

    private static long after(long i) {
      return i * i % 11;
    }
  }

  @Test
  void whatBecomesHotAfterItHasRetiredIsCompiledByC1Only()
      throws IOException, InterruptedException {
    List<String> said = compilations();
    assertThat(said).contains("4 before").contains("3 after").doesNotContain("4 after");
  }

  /** As {@code 4 before}: the level and the method. */
  private static List<String> compilations() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch", // compiles while the method waits: always at the same call
                "-XX:+PrintCompilation",
                "-cp",
                System.getProperty("java.class.path"),
                TwoLoops.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(output).contains("sum ");
    return COMPILED.matcher(output).results().map(m -> m.group(1) + " " + m.group(2)).toList();
  }
}
