package initsweep.run;

import initsweep.data.InputScaling;
import initsweep.data.Sampling;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.Initialisers;
import initsweep.nn.optimisers.Optimisers;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys a run is described by: name, default and reader of each, written here and nowhere else.
 * Any of them may be an axis of a grid.
 */
public enum RunKey implements ConfigKey {
  HIDDEN("100*4", Widths::parse),
  ACTIVATION("relu", Activations::parse),
  INIT("he", Initialisers::parse),
  SEED("0", text -> Numbers.parseWhole(text, "a seed", 0, 999_999_999_999_999_999L)),
  RNG("counter", RandomMode::parse),
  OPTIMIZER("sgd", Optimisers::parse),
  LR("0.01", RunKey::learningRate),
  WEIGHT_DECAY("0", RunKey::weightDecay),
  BATCH("128", text -> (int) Numbers.parseWhole(text, "a batch size", 1, 1_000_000)),
  ITERATIONS(
      "2001", text -> (int) Numbers.parseWhole(text, "a number of iterations", 0, 100_000_000)),
  SAMPLING("without_replacement", Sampling::parse),
  INPUT("unit", InputScaling::parse),
  LOSS_AT("after_update", LossAt::parse);

  /**
   * The keys that every configuration spells out. A key added since is left out where it has its
   * default, so that run ids, digests and fingerprints of what was there before do not move; its
   * default is what runs did before there was the key, and never changes.
   */
  public static final Set<RunKey> ALWAYS_WRITTEN =
      Collections.unmodifiableSet(EnumSet.range(HIDDEN, LOSS_AT));

  private final String defaultText;
  private final Function<String, Object> reader;

  RunKey(String defaultText, Function<String, Object> reader) {
    this.defaultText = defaultText;
    this.reader = reader;
  }

  @Override
  public String defaultText() {
    return defaultText;
  }

  /**
   * @throws InvalidValueException saying what was found and what was expected
   */
  @Override
  public Object parse(String text) {
    return reader.apply(text);
  }

  /**
   * The one spelling of the value that {@code text} stands for.
   *
   * @throws InvalidValueException as {@link #parse}
   */
  public String canonical(String text) {
    Object value = parse(text);
    return value instanceof Double number ? Numbers.text(number) : value.toString();
  }

  /** Whether a canonical text is that of a run that does not say. */
  public boolean isDefault(String canonical) {
    return canonical.equals(canonical(defaultText));
  }

  /**
   * @throws InvalidValueException naming the nearest known key
   */
  public static RunKey named(String name) {
    return Arrays.stream(values())
        .filter(key -> key.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Vocabulary.unknown(
                    name,
                    "a key of a run",
                    Arrays.stream(values()).map(RunKey::toString).toList()));
  }

  private static double learningRate(String text) {
    double rate = Numbers.parseFinite(text, "a learning rate");
    if (rate < 0) {
      throw new InvalidValueException(
          "learning rate %s is negative; expected 0 or more".formatted(text));
    }
    if (Float.isInfinite((float) rate) || rate > 0 && (float) rate == 0) {
      throw new InvalidValueException(
          "learning rate %s is %s in single precision, in which networks are trained; expected 0, or from %s to %s"
              .formatted(text, rate < 1 ? "0" : "infinite", Float.MIN_VALUE, Float.MAX_VALUE));
    }
    return rate;
  }

  private static double weightDecay(String text) {
    double decay = Numbers.parseFinite(text, "a weight decay");
    if (decay < 0) {
      throw new InvalidValueException(
          "weight decay %s is negative; expected 0 or more".formatted(text));
    }
    return decay;
  }

  /** The key as the sweep file spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
