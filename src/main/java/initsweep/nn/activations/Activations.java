package initsweep.nn.activations;

import initsweep.nn.Activation;
import initsweep.nn.PlugIns;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All activations by their spelling: the built-in ones and plug-ins from users' jars. A plug-in has
 * one spelling, a name or a name with numbers, which must not be a built-in's.
 */
public final class Activations {
  private static final String WHAT = "an activation";
  private static final PlugIns<Activation> PLUG_INS =
      new PlugIns<>(
          Activation.class, "activation", name -> BuiltInFormulas.byName().containsKey(name));

  private Activations() {}

  /**
   * @throws InvalidValueException if the text is not an activation, or a plug-in is invalid
   */
  public static Activation parse(String text) {
    Call call = Call.parse(text, WHAT);
    Activation plugIn = PLUG_INS.bySpelling().get(call.toString());
    if (plugIn != null) {
      return plugIn;
    }
    ActivationFamily family = BuiltInFormulas.byName().get(call.name());
    if (family == null) {
      throw PLUG_INS.unknown(call.name(), names());
    }
    return family.member(call);
  }

  /** Whether an activation comes from a user's jar. */
  public static boolean isPlugIn(Activation activation) {
    return PLUG_INS.bySpelling().containsKey(activation.toString());
  }

  /**
   * A number or point of an activation that is computed where no run is, so that a plug-in that
   * throws has to be reported there.
   *
   * @param what is computed, as in "the theory"
   * @throws InvalidValueException if a plug-in throws
   */
  public static <T> T compute(String what, Activation activation, Function<Activation, T> of) {
    try {
      return of.apply(activation);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (!isPlugIn(activation)) {
        throw e;
      }
      throw new InvalidValueException(
          "cannot compute %s of activation %s: %s threw %s; expected a finite value and slope for every finite number"
              .formatted(
                  what,
                  activation,
                  activation.getClass().getName(),
                  e.toString().lines().findFirst().orElseThrow()),
          e);
    }
  }

  /** The built-in names, then the plug-ins. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(BuiltInFormulas.byName().keySet());
    names.addAll(PLUG_INS.bySpelling().keySet());
    return List.copyOf(names);
  }
}
