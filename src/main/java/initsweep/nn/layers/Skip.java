package initsweep.nn.layers;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.List;

/**
 * The key {@code skip}: connections around two hidden layers each, h ← h + a·W₂φ(W₁h), from the
 * second hidden layer on. A layer that is left over is plain.
 *
 * @param kind how a starts and whether it is trained
 * @param start a before training; 0 where there is no skip
 */
public record Skip(Kind kind, double start) {
  /** No skip connection. */
  public static final Skip NONE = new Skip(Kind.NONE, 0);

  /** Layers that a connection leads around. */
  public static final int BRANCH = 2;

  /** The sorts of skip connections. */
  public enum Kind {
    /** No skip connection. */
    NONE,
    /** A fixed a. He et al. 2016 (arXiv 1603.05027): nothing but the sum on the skip path. */
    RESIDUAL,
    /** A trained a from 0: the network starts as the identity. Bachlechner et al. 2020. */
    REZERO,
    /**
     * A trained a from 0, or from another number. De &amp; Smith 2020, who found it apart from
     * rezero: in a dense network both are the same.
     */
    SKIPINIT,
    /**
     * A trained a from 1, W₁ divided by the root of the number of branches, W₂ and the output layer
     * 0. Zhang, Dauphin &amp; Ma 2019; its scalar biases are part of the layers' own.
     */
    FIXUP
  }

  /**
   * @throws InvalidValueException naming the nearest known kind, or what is wrong with its number
   */
  public static Skip parse(String text) {
    Call call = Call.parse(text, "a skip connection");
    return switch (call.name()) {
      case "none" -> {
        call.numbers();
        yield NONE;
      }
      case "residual" -> new Skip(Kind.RESIDUAL, call.namedNumbers(List.of("a"), 1)[0]);
      case "rezero" -> {
        call.numbers();
        yield new Skip(Kind.REZERO, 0);
      }
      case "skipinit" -> new Skip(Kind.SKIPINIT, call.namedNumbers(List.of("a"), 0)[0]);
      case "fixup" -> {
        call.numbers();
        yield new Skip(Kind.FIXUP, 1);
      }
      default ->
          throw Vocabulary.unknown(
              call.name(),
              "a skip connection",
              List.of("none", "residual(a=1)", "rezero", "skipinit(a=0)", "fixup"));
    };
  }

  /** Whether there is none. */
  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether a is a parameter of each connection. */
  public boolean isTrained() {
    return kind == Kind.REZERO || kind == Kind.SKIPINIT || kind == Kind.FIXUP;
  }

  /**
   * Whether a hidden layer of a network with so many of them ends a branch: it has no activation of
   * its own.
   *
   * @param layer 1-based
   */
  public boolean endsAt(int layer, int hiddenLayers) {
    return !isNone() && layer > BRANCH && layer <= hiddenLayers && layer % BRANCH == 1;
  }

  /**
   * @param widths of the hidden layers
   * @throws InvalidValueException if there is no room for a connection, or widths differ
   */
  public void requireRoom(List<Integer> widths) {
    if (isNone()) {
      return;
    }
    if (widths.size() <= BRANCH || widths.stream().distinct().count() > 1) {
      throw new InvalidValueException(
          "skip %s leads around two layers and needs equal widths; found hidden %s, expected at least three hidden layers of one width, such as \"%s*5\""
              .formatted(this, widths, widths.get(0)));
    }
  }

  @Override
  public String toString() {
    return switch (kind) {
      case RESIDUAL -> "residual(" + Numbers.text(start) + ")";
      case SKIPINIT -> start == 0 ? "skipinit" : "skipinit(" + Numbers.text(start) + ")";
      case NONE -> "none";
      case REZERO -> "rezero";
      case FIXUP -> "fixup";
    };
  }
}
