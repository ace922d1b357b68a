package initsweep.nn;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * The implementations of an interface that {@link ServiceLoader} finds in the jars of the thread's
 * context class loader, by their spelling: a lower-case name, or a name with numbers, which must
 * not be a built-in's.
 */
public final class PlugIns<T> {
  private final Class<T> type;
  private final String noun;
  private final Predicate<String> isBuiltIn;

  /** The plug-ins of the class loader seen last; in practice a process has one. */
  private volatile Loaded<T> loaded;

  private record Loaded<T>(ClassLoader loader, Map<String, T> bySpelling) {}

  /**
   * @param noun for error messages, such as "initialiser"
   * @param isBuiltIn whether a name is that of a built-in
   */
  public PlugIns(Class<T> type, String noun, Predicate<String> isBuiltIn) {
    this.type = type;
    this.noun = noun;
    this.isBuiltIn = isBuiltIn;
  }

  /**
   * In the order in which they were found.
   *
   * @throws InvalidValueException if a plug-in cannot be loaded, or its spelling is invalid or
   *     taken
   */
  public Map<String, T> bySpelling() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Loaded<T> known = loaded;
    if (known == null || known.loader() != loader) {
      known = new Loaded<>(loader, load(loader));
      loaded = known;
    }
    return known.bySpelling();
  }

  private Map<String, T> load(ClassLoader loader) {
    Map<String, T> bySpelling = new LinkedHashMap<>();
    try {
      for (T plugIn : ServiceLoader.load(type, loader)) {
        add(bySpelling, plugIn);
      }
    } catch (ServiceConfigurationError e) {
      throw unloadable(
          e.getMessage(), "correct META-INF/services/" + type.getName() + " in its jar");
    } catch (LinkageError e) {
      // ServiceLoader does not wrap these errors: the class was compiled for a newer Java, or needs
      // a class that is missing. Some messages fill a page.
      throw unloadable(
          e.toString().lines().findFirst().orElseThrow(),
          "compile it for Java %s against this InitSweep, and add the jars it needs to --jars"
              .formatted(Runtime.version().feature()));
    }
    return Collections.unmodifiableMap(bySpelling);
  }

  private InvalidValueException unloadable(String reason, String remedy) {
    return new InvalidValueException(
        "an %s plug-in cannot be loaded: %s; %s".formatted(noun, reason, remedy));
  }

  /** The error for a name that neither a built-in nor a plug-in has. */
  public InvalidValueException unknown(String name, Collection<String> known) {
    return new InvalidValueException(
        "%s; add the jar of your own %s with --jars"
            .formatted(Vocabulary.unknown(name, "an " + noun, known).getMessage(), noun));
  }

  private void add(Map<String, T> bySpelling, T plugIn) {
    String spelling = String.valueOf(plugIn);
    String className = plugIn.getClass().getName();
    if (isBuiltIn.test(canonical(spelling, className).name())) {
      throw new InvalidValueException(
          "the plug-in %s calls itself \"%s\", which is a built-in %s; return another name from its toString"
              .formatted(className, spelling, noun));
    }
    T other = bySpelling.putIfAbsent(spelling, plugIn);
    if (other != null) {
      throw new InvalidValueException(
          "the plug-ins %s and %s both call themselves \"%s\"; rename one"
              .formatted(other.getClass().getName(), className, spelling));
    }
  }

  private Call canonical(String spelling, String className) {
    try {
      Call call = Call.parse(spelling, noun);
      if (call.toString().equals(spelling)) {
        return call;
      }
    } catch (InvalidValueException e) {
      // reported below with the name of the class
    }
    throw new InvalidValueException(
        "the plug-in %s calls itself \"%s\"; expected a lower-case name, or a name with numbers, from its toString"
            .formatted(className, spelling));
  }
}
