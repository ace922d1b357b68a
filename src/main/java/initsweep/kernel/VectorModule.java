package initsweep.kernel;

import java.util.List;

/**
 * The module {@code jdk.incubator.vector}. With {@code --add-modules} every JVM begins with a
 * warning that nobody can act on; with {@link #QUIET_OPTIONS}, which submit.sh gives too, the
 * module is loaded by {@link #load()} instead, as the JDK itself loads modules for its agents.
 */
public final class VectorModule {
  static final String NAME = "jdk.incubator.vector";
  public static final String ADD = "--add-modules=" + NAME;

  /** The JDK of the last one this was tried with; later ones may have changed what it relies on. */
  private static final int NEWEST_TRIED = 25;

  private static final List<String> QUIET_OPTIONS =
      List.of(
          "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:+EnableVectorSupport"); // which the JVM sets by itself where it sees the module

  private VectorModule() {}

  /** Whether classes of this process can use it. */
  public static boolean isPresent() {
    try {
      Class.forName(NAME + ".FloatVector", false, VectorModule.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Loads it where the JVM was started with the quiet options; elsewhere does nothing. */
  public static void load() {
    if (isPresent()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException e) {
      // Whoever wants a kernel is told that the module is missing, and what to do.
    }
  }

  /** The options for a JVM of the same JDK whose main method calls {@link #load()}. */
  public static List<String> options() {
    return Runtime.version().feature() <= NEWEST_TRIED ? QUIET_OPTIONS : List.of(ADD);
  }
}
