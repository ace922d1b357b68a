package initsweep.nn;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The activations by their spelling: the built-in ones, and those that {@link ServiceLoader} finds in the jars of the
 * thread's context class loader. A plug-in has one spelling, a name or a name with numbers; a name that a built-in has
 * is refused.
 */
public final class Activations {
  private static final String WHAT = "an activation";

  /** Of the class loader seen last; a process has one, in practice. */
  private static volatile PlugIns plugIns;

  private Activations() {}

  private record PlugIns(ClassLoader loader, Map<String, Activation> bySpelling) {}

  /**
   * @throws InvalidValueException if the text spells no activation, or a plug-in is wrong
   */
  public static Activation parse(String text) {
    Call call = Call.parse(text, WHAT);
    Map<String, Activation> extra = plugIns().bySpelling();
    if (extra.containsKey(call.toString())) {
      return extra.get(call.toString());
    }
    ActivationFamily family = BuiltInFormulas.byName().get(call.name());
    if (family == null) {
      throw Vocabulary.unknown(call.name(), WHAT, names());
    }
    return family.member(call);
  }

  /** The built-in names, then the plug-ins. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(BuiltInFormulas.byName().keySet());
    names.addAll(plugIns().bySpelling().keySet());
    return List.copyOf(names);
  }

  private static PlugIns plugIns() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    PlugIns known = plugIns;
    if (known == null || known.loader() != loader) {
      known = new PlugIns(loader, load(loader));
      plugIns = known;
    }
    return known;
  }

  private static Map<String, Activation> load(ClassLoader loader) {
    Map<String, Activation> bySpelling = new LinkedHashMap<>();
    try {
      for (Activation plugIn : ServiceLoader.load(Activation.class, loader)) {
        add(bySpelling, plugIn);
      }
    } catch (ServiceConfigurationError e) {
      throw new InvalidValueException(
          "an activation plug-in cannot be loaded: %s; correct META-INF/services/%s in its jar"
              .formatted(e.getMessage(), Activation.class.getName()));
    }
    return bySpelling;
  }

  private static void add(Map<String, Activation> bySpelling, Activation plugIn) {
    String spelling = String.valueOf(plugIn);
    String type = plugIn.getClass().getName();
    Call call = canonical(spelling, type);
    if (BuiltInFormulas.byName().containsKey(call.name())) {
      throw new InvalidValueException(
          "the plug-in %s calls itself \"%s\", which is a built-in activation; return another name from its toString"
              .formatted(type, spelling));
    }
    Activation other = bySpelling.putIfAbsent(spelling, plugIn);
    if (other != null) {
      throw new InvalidValueException(
          "the plug-ins %s and %s both call themselves \"%s\"; rename one"
              .formatted(other.getClass().getName(), type, spelling));
    }
  }

  private static Call canonical(String spelling, String type) {
    try {
      Call call = Call.parse(spelling, WHAT);
      if (call.toString().equals(spelling)) {
        return call;
      }
    } catch (InvalidValueException e) {
      // said below, with the class that is at fault
    }
    throw new InvalidValueException(
        "the plug-in %s calls itself \"%s\"; expected a lower-case name, or a name with numbers, from its toString"
            .formatted(type, spelling));
  }
}
