package initsweep.nn.optimisers;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key {@code schedule}: how the learning rate changes from iteration to iteration, such as
 * {@code cosine with warmup(100)}. The warm-up comes first, and the shape takes the rest.
 *
 * @param every iterations between two steps; 0 for other shapes
 * @param factor of a step
 * @param warmup iterations over which the rate rises to that of the key {@code lr}
 */
public record Schedule(Shape shape, int every, double factor, int warmup) {
  /** The same rate in every iteration. */
  static final Schedule CONSTANT = new Schedule(Shape.CONSTANT, 0, 1, 0);

  private static final String WHAT = "a schedule";

  /** "with", + or a space, but not within parentheses. */
  private static final Pattern BETWEEN_CALLS =
      Pattern.compile("(?:\\s+with\\s+|\\s*\\+\\s*|\\s+)(?![^(]*\\))");

  private static final int MAX_ITERATIONS = 100_000_000;

  /** What the rate does after the warm-up. */
  public enum Shape {
    /** η. */
    CONSTANT,
    /** η·(1 + cos(πt/T))/2. Loshchilov &amp; Hutter 2017, eq. 5, without restarts. */
    COSINE,
    /** η·factor^⌊t/every⌋. */
    STEP
  }

  /**
   * @throws InvalidValueException naming the nearest known schedule, or what is wrong with its
   *     numbers
   */
  public static Schedule parse(String text) {
    List<Call> calls = new ArrayList<>();
    for (String part : BETWEEN_CALLS.split(text.strip(), -1)) {
      calls.add(Call.parse(part, WHAT));
    }
    Call last = calls.get(calls.size() - 1);
    boolean hasWarmup = last.name().equals("warmup");
    int shapes = calls.size() - (hasWarmup ? 1 : 0);
    if (shapes > 1) {
      throw new InvalidValueException(
          "\"%s\" is not a schedule; expected a shape, and maybe a warm-up after it, such as \"cosine with warmup(100)\""
              .formatted(text));
    }
    Schedule shape = shapes == 1 ? shape(calls.get(0)) : CONSTANT;
    return hasWarmup
        ? new Schedule(shape.shape, shape.every, shape.factor, whole(last, 0, 1, "warmup(n)"))
        : shape;
  }

  private static Schedule shape(Call call) {
    switch (call.name()) {
      case "constant":
        call.numbers();
        return CONSTANT;
      case "cosine":
        call.numbers();
        return new Schedule(Shape.COSINE, 0, 1, 0);
      case "step":
        int every = whole(call, 0, 2, "step(every,factor)");
        double factor = Numbers.parseFinite(call.arguments().get(1), "argument factor of step");
        if (factor <= 0) {
          throw new InvalidValueException(
              "\"%s\" has factor = %s; expected more than 0".formatted(call, Numbers.text(factor)));
        }
        return new Schedule(Shape.STEP, every, factor, 0);
      default:
        throw Vocabulary.unknown(
            call.name(), WHAT, List.of("constant", "cosine", "step(every,factor)", "warmup(n)"));
    }
  }

  private static int whole(Call call, int index, int arguments, String form) {
    if (call.arguments().size() != arguments) {
      throw new InvalidValueException(
          "\"%s\" has %s argument(s); expected %s".formatted(call, call.arguments().size(), form));
    }
    String number = call.arguments().get(index);
    return (int) Numbers.parseWhole(number, "a number of iterations", 1, MAX_ITERATIONS);
  }

  /**
   * The learning rate of an iteration. In the warm-up of n iterations it is η(i + 1)/n; t and T
   * count from its end.
   *
   * @param rate η
   * @param iteration i, 0-based
   * @param iterations of the run
   */
  public double rate(double rate, int iteration, int iterations) {
    if (iteration < warmup) {
      return rate * (iteration + 1) / warmup;
    }
    int t = iteration - warmup;
    return switch (shape) {
      case CONSTANT -> rate;
      case COSINE -> rate * (1 + StrictMath.cos(Math.PI * t / (iterations - warmup))) / 2;
      case STEP -> rate * StrictMath.pow(factor, t / every);
    };
  }

  /** Whether a longer run begins with another rate than a shorter one. */
  public boolean dependsOnIterations() {
    return shape == Shape.COSINE;
  }

  @Override
  public String toString() {
    String text =
        switch (shape) {
          case CONSTANT -> "constant";
          case COSINE -> "cosine";
          case STEP -> "step(" + every + "," + Numbers.text(factor) + ")";
        };
    return warmup == 0 ? text : text + " with warmup(" + warmup + ")";
  }
}
