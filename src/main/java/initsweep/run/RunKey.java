package initsweep.run;

import static initsweep.run.KeyTrait.BATCHES;
import static initsweep.run.KeyTrait.COST;
import static initsweep.run.KeyTrait.NAMES_ITSELF;
import static initsweep.run.KeyTrait.NUMBERS;
import static initsweep.run.KeyTrait.PENALTY;
import static initsweep.run.KeyTrait.STEP;
import static initsweep.run.KeyTrait.TRAINING;
import static java.util.stream.Collectors.toCollection;

import initsweep.data.InputScaling;
import initsweep.data.Sampling;
import initsweep.data.TrainingPart;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.Optimiser;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.BiasRule;
import initsweep.nn.initialisers.Initialisers;
import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
import initsweep.nn.optimisers.Optimisers;
import initsweep.nn.optimisers.Schedule;
import initsweep.random.RandomMode;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A key that runs are described by. Its entry below is all there is to adding one: the sweep file,
 * the configuration, the column of the table, the views and the help are derived from it. Any key
 * may be an axis of a grid.
 *
 * <p>A key that is added comes {@link #since} the next schema version. Its default has to be what
 * runs did before there was the key, and never changes.
 *
 * @param <T> the type of its values, which decides that of the column: a number is a number there,
 *     anything else its canonical text
 */
public final class RunKey<T> implements ConfigKey, Comparable<RunKey<?>>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<RunKey<?>> ALL = new ArrayList<>(); // filled by the entries

  public static final RunKey<Widths> HIDDEN =
      since(1, "hidden", "100*4", Widths.class, Widths::parse).with(COST);
  public static final RunKey<Activation> ACTIVATION =
      since(1, "activation", "relu", Activation.class, Activations::parse).with(NAMES_ITSELF);
  public static final RunKey<Initialiser> INIT =
      since(1, "init", "he", Initialiser.class, Initialisers::parse).with(NAMES_ITSELF, NUMBERS);
  public static final RunKey<Long> SEED = since(1, "seed", "0", Long.class, RunKey::seed);
  public static final RunKey<RandomMode> RNG =
      since(1, "rng", "counter", RandomMode.class, RandomMode::parse).with(BATCHES);
  public static final RunKey<Optimiser> OPTIMIZER =
      since(1, "optimizer", "sgd", Optimiser.class, Optimisers::parse)
          .with(NAMES_ITSELF, TRAINING, STEP);
  public static final RunKey<Double> LR =
      since(1, "lr", "0.01", Double.class, RunKey::learningRate).with(NUMBERS, TRAINING, STEP);
  public static final RunKey<Double> WEIGHT_DECAY =
      since(1, "weight_decay", "0", Double.class, RunKey::weightDecay)
          .with(NUMBERS, TRAINING, PENALTY);
  public static final RunKey<Integer> BATCH =
      since(1, "batch", "128", Integer.class, RunKey::batch)
          .with(NUMBERS, TRAINING, STEP, BATCHES, COST);
  public static final RunKey<Integer> ITERATIONS =
      since(1, "iterations", "2001", Integer.class, RunKey::iterations)
          .with(NUMBERS, TRAINING, BATCHES, COST);
  public static final RunKey<Sampling> SAMPLING =
      since(1, "sampling", "without_replacement", Sampling.class, Sampling::parse)
          .with(NAMES_ITSELF, TRAINING, BATCHES);
  public static final RunKey<InputScaling> INPUT =
      since(1, "input", "unit", InputScaling.class, InputScaling::parse).with(COST);
  public static final RunKey<LossAt> LOSS_AT =
      since(1, "loss_at", "after_update", LossAt.class, LossAt::parse)
          .with(NAMES_ITSELF, TRAINING, STEP, COST);
  public static final RunKey<TrainingPart> TRAIN =
      since(4, "train", "all", TrainingPart.class, TrainingPart::parse).with(BATCHES, COST);
  public static final RunKey<BiasRule> BIAS =
      since(4, "bias", "init", BiasRule.class, BiasRule::parse);
  public static final RunKey<Schedule> SCHEDULE =
      since(4, "schedule", "constant", Schedule.class, Schedule::parse)
          .with(NAMES_ITSELF, TRAINING, STEP);
  public static final RunKey<Norm> NORM =
      since(4, "norm", "none", Norm.class, Norm::parse).with(COST);
  public static final RunKey<Double> DROPOUT =
      since(4, "dropout", "0", Double.class, RunKey::dropout).with(NUMBERS, PENALTY, COST);
  public static final RunKey<Skip> SKIP =
      since(4, "skip", "none", Skip.class, Skip::parse).with(COST);

  /**
   * The keys that every configuration spells out, those of schema version 1. A later one is left
   * out where it has its default, so that run ids, digests and fingerprints of what was there
   * before do not move.
   */
  public static final SortedSet<RunKey<?>> ALWAYS_WRITTEN =
      Collections.unmodifiableSortedSet(
          ALL.stream().filter(key -> key.since == 1).collect(toCollection(TreeSet::new)));

  private final String name;
  private final transient int since;
  private final transient String defaultText;
  private final transient Class<T> type;
  private final transient Function<String, T> reader;
  private final transient Set<KeyTrait> traits = EnumSet.noneOf(KeyTrait.class);
  private final transient int place;

  private RunKey(
      int since, String name, String defaultText, Class<T> type, Function<String, T> reader) {
    this.since = since;
    this.name = name;
    this.defaultText = defaultText;
    this.type = type;
    this.reader = reader;
    this.place = ALL.size();
  }

  /**
   * @param version the schema version that brings the key's column
   * @param defaultText in its canonical spelling
   * @param reader refuses a text that is no value, saying what was expected
   */
  private static <T> RunKey<T> since(
      int version, String name, String defaultText, Class<T> type, Function<String, T> reader) {
    RunKey<T> key = new RunKey<>(version, name, defaultText, type, reader);
    ALL.add(key);
    return key;
  }

  private RunKey<T> with(KeyTrait... some) {
    traits.addAll(List.of(some));
    return this;
  }

  /** Every key, in the order of {@link #compareTo}. */
  public static List<RunKey<?>> values() {
    return Collections.unmodifiableList(ALL);
  }

  /** Every key that is not of schema version 1. */
  public static List<RunKey<?>> later() {
    return ALL.stream().filter(key -> key.since > 1).toList();
  }

  /** Every key that has a trait. */
  public static List<RunKey<?>> all(KeyTrait trait) {
    return ALL.stream().filter(key -> key.has(trait)).toList();
  }

  /**
   * @throws InvalidValueException naming the nearest known key
   */
  public static RunKey<?> named(String name) {
    for (RunKey<?> key : ALL) {
      if (key.name.equals(name)) {
        return key;
      }
    }
    throw Vocabulary.unknown(name, "a key of a run", ALL.stream().map(RunKey::toString).toList());
  }

  /** The schema version that brought the key's column. */
  public int since() {
    return since;
  }

  public Class<T> type() {
    return type;
  }

  public boolean has(KeyTrait trait) {
    return traits.contains(trait);
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public String defaultText() {
    return defaultText;
  }

  /**
   * @throws InvalidValueException stating the value found and the values expected
   */
  @Override
  public T parse(String text) {
    return reader.apply(text);
  }

  /** The one spelling of a value. */
  static String text(Object value) {
    return value instanceof Double number ? Numbers.text(number) : value.toString();
  }

  /**
   * The canonical spelling of the value of {@code text}.
   *
   * @throws InvalidValueException as {@link #parse}
   */
  public String canonical(String text) {
    return text(parse(text));
  }

  /** Whether a canonical text is the default. */
  public boolean isDefault(String canonical) {
    return canonical.equals(defaultText);
  }

  private static long seed(String text) {
    return Numbers.parseWhole(text, "a seed", 0, 999_999_999_999_999_999L);
  }

  private static double learningRate(String text) {
    double rate = Numbers.parseFinite(text, "a learning rate");
    if (rate < 0) {
      throw new InvalidValueException(
          "learning rate %s is negative; expected 0 or more".formatted(text));
    }
    if (Float.isInfinite((float) rate) || rate > 0 && (float) rate == 0) {
      throw new InvalidValueException(
          ("learning rate %s is %s in single precision, in which networks are trained; expected"
                  + " 0, or a number from %s to %s")
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

  private static double dropout(String text) {
    double rate = Numbers.parseFinite(text, "a dropout rate");
    if (rate < 0 || rate >= 1) {
      throw new InvalidValueException(
          "dropout %s drops %s; expected the share of units to drop, 0 or more and less than 1"
              .formatted(text, rate < 0 ? "less than nothing" : "every unit"));
    }
    return rate;
  }

  private static int batch(String text) {
    return (int) Numbers.parseWhole(text, "a batch size", 1, 1_000_000);
  }

  private static int iterations(String text) {
    return (int) Numbers.parseWhole(text, "a number of iterations", 0, 100_000_000);
  }

  /** By place. */
  @Override
  public int compareTo(RunKey<?> other) {
    return Integer.compare(place, other.place);
  }

  /** There is one object for each key, on every machine. */
  private Object readResolve() {
    return named(name);
  }

  /** The key as the sweep file spells it. */
  @Override
  public String toString() {
    return name;
  }
}
