package initsweep.plan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** The runs that one task computes in order and publishes as one file. */
public final class Chunk implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final int[] runs;
  private final double seconds;
  private final double estimate;

  Chunk(int number, int[] runs, double seconds, double estimate) {
    this.number = number;
    this.runs = runs;
    this.seconds = seconds;
    this.estimate = estimate;
  }

  /** Position in the plan, from 0. */
  public int number() {
    return number;
  }

  public int size() {
    return runs.length;
  }

  /**
   * Run numbers of the grid in the order of computation: runs with the same batches are adjacent.
   */
  public IntStream runs() {
    return Arrays.stream(runs);
  }

  /** Predicted seconds on one core, by the model that cuts chunks. */
  public double seconds() {
    return seconds;
  }

  /** Estimated seconds on one core, for what is shown. */
  public double estimate() {
    return estimate;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "chunk %d: %d runs, %.1f s", number, runs.length, seconds);
  }
}
