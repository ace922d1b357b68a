package initsweep.worker;

import initsweep.kernel.VectorModule;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Command line of a child JVM with this thread's class path. */
public final class JavaCommand {
  /** The arguments of this JVM that matter to a run. */
  private static final List<String> KEPT = List.of("-Xss", "--add-modules=", "-D");

  private JavaCommand() {}

  /** With the maximal heap of this JVM, so that a run has enough memory there if it has here. */
  public static List<String> of(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> KEPT.stream().anyMatch(argument::startsWith))
        .filter(argument -> !argument.startsWith("-Dcom.sun.management")) // its port is taken
        .filter(argument -> !argument.equals(VectorModule.ADD))
        .forEach(command::add);
    if (VectorModule.isPresent()) {
      command.addAll(VectorModule.options());
    }
    if (Runtime.version().feature() >= 24) { // which warn of what Spark's libraries do
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m");
    command.add("-XX:+UseSerialGC"); // beside as many others as there are cores
    // Results come on standard output, where the JVM would write its own warnings too.
    command.addAll(
        List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr"));
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    return command;
  }

  /** With the jars that Spark fetched for this thread, which {@code java.class.path} lacks. */
  static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader jars) {
        for (URL url : jars.getURLs()) {
          places.add(file(url));
        }
      }
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      return url.getPath();
    }
  }
}
