package initsweep.nn.layers;

import initsweep.kernel.Kernel;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.List;

/**
 * The key {@code norm}: how the pre-activations of hidden layers are normalised before the
 * activation. Scales γ start at 1 and shifts β at 0, and both are trained.
 */
public sealed interface Norm {
  /** The affine map feeds the activation. */
  Norm NONE = new None();

  /**
   * @throws InvalidValueException naming the nearest known normalisation, or what is wrong with its
   *     numbers
   */
  static Norm parse(String text) {
    Call call = Call.parse(text, "a normalisation");
    return switch (call.name()) {
      case "none" -> {
        call.numbers();
        yield NONE;
      }
      case "batch" -> {
        double[] numbers = call.namedNumbers(List.of("momentum", "eps"), Batch.MOMENTUM, Batch.EPS);
        yield new Batch(numbers[0], numbers[1]);
      }
      case "layer" -> new Layer(call.namedNumbers(List.of("eps"), Layer.EPS)[0]);
      default ->
          throw Vocabulary.unknown(
              call.name(),
              "a normalisation",
              List.of("none", "batch(momentum=0.9,eps=1e-6)", "layer(eps=1e-5)"));
    };
  }

  /**
   * The normalisation of one layer of one network, before its first pass.
   *
   * @throws UnsupportedOperationException if there is none
   */
  Normaliser start(int width, Kernel kernel);

  /** Whether the statistics of an example depend on the examples beside it. */
  default boolean isOfBatch() {
    return false;
  }

  private static void requireEps(double eps) {
    if (eps <= 0 || (float) eps == 0 || Float.isInfinite((float) eps)) {
      throw new InvalidValueException(
          "eps %s of a normalisation; expected more than 0, and at least %s, the least number of single precision"
              .formatted(Numbers.text(eps), Float.MIN_VALUE));
    }
  }

  /** No normalisation. */
  record None() implements Norm {
    @Override
    public Normaliser start(int width, Kernel kernel) {
      throw new UnsupportedOperationException("norm none has no statistics");
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /**
   * Over the examples of a batch; evaluated with running statistics, which start at 0 and move by s
   * ← momentum·s + (1 − momentum)·(that of the batch). Ioffe &amp; Szegedy 2015; the standard
   * numbers are those of Deep Learning from Scratch, section 6.3.
   *
   * @param momentum what a running statistic keeps in a step
   * @param eps added to the variance
   */
  record Batch(double momentum, double eps) implements Norm {
    private static final double MOMENTUM = 0.9;
    private static final double EPS = 1e-6;

    /** Checks the numbers. */
    public Batch {
      if (momentum < 0 || momentum >= 1) {
        throw new InvalidValueException(
            "momentum %s of norm batch; expected 0 or more and less than 1"
                .formatted(Numbers.text(momentum)));
      }
      requireEps(eps);
    }

    @Override
    public Normaliser start(int width, Kernel kernel) {
      return new BatchNormaliser(momentum, (float) eps, width, kernel);
    }

    @Override
    public boolean isOfBatch() {
      return true;
    }

    @Override
    public String toString() {
      return momentum == MOMENTUM && eps == EPS ? "batch" : Call.text("batch", momentum, eps);
    }
  }

  /**
   * Over the units of a layer, example by example, in training and evaluation alike. Ba, Kiros
   * &amp; Hinton 2016.
   *
   * @param eps added to the variance
   */
  record Layer(double eps) implements Norm {
    private static final double EPS = 1e-5;

    /** Checks the number. */
    public Layer {
      requireEps(eps);
    }

    @Override
    public Normaliser start(int width, Kernel kernel) {
      return new LayerNormaliser((float) eps, width, kernel);
    }

    @Override
    public String toString() {
      return eps == EPS ? "layer" : Call.text("layer", eps);
    }
  }
}
