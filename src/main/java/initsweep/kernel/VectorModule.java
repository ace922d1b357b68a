package initsweep.kernel;

import java.util.List;

/**
 * Loads the module {@code jdk.incubator.vector}. With {@code --add-modules} every JVM prints a
 * warning at start that no user can act on; with {@link #QUIET_OPTIONS}, which submit.sh passes
 * too, the module is loaded by {@link #load()} instead, as the JDK itself loads modules for its
 * agents.
 */
public final class VectorModule {
  static final String NAME = "jdk.incubator.vector";
  public static final String ADD = "--add-modules=" + NAME;

  /**
   * The newest JDK this was tested with; later ones may have changed the internals it relies on.
   */
  private static final int NEWEST_TRIED = 25;

  private static final List<String> QUIET_OPTIONS =
      List.of(
          "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:+EnableVectorSupport"); // set by the JVM itself with --add-modules

  private VectorModule() {}

  /** Whether this process can use the module. */
  public static boolean isPresent() {
    try {
      Class.forName(NAME + ".FloatVector", false, VectorModule.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Loads the module if the JVM was started with the quiet options; else does nothing. */
  public static void load() {
    if (isPresent()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException e) {
      // Code that asks for a kernel reports the missing module with the remedy.
    }
  }

  /** The options for a child JVM of the same JDK whose main method calls {@link #load()}. */
  public static List<String> options() {
    return Runtime.version().feature() <= NEWEST_TRIED ? QUIET_OPTIONS : List.of(ADD);
  }
}
