package initsweep.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/** C2, the compiler of the JVM whose code is fast and whose compilations are slow. */
final class OptimisingCompiler {
  private static final String NOTHING = "[{match: \"*.*\", c2: {Exclude: true}}]";

  private OptimisingCompiler() {}

  /**
   * From here on leaves everything to C1, the quick compiler; what is compiled already stays. For
   * the end of a program, whose code runs too briefly for C2 to pay off: {@code submit.sh} starts
   * short commands without C2 for the same reason. Does nothing in a JVM that cannot be told so.
   */
  static void retire() {
    try {
      Path directives = Files.createTempFile("compiler", ".json");
      try {
        Files.writeString(directives, NOTHING);
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerDirectivesAdd",
                new Object[] {new String[] {"\"" + directives + "\""}},
                new String[] {String[].class.getName()});
      } finally {
        Files.delete(directives);
      }
    } catch (IOException | JMException | JMRuntimeException e) {
      return; // slower, and nothing else
    }
  }
}
