package initsweep.store;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;

/**
 * Which chunk of a folder.
 *
 * @param generation 1 for the sweep the folder was made for, then one more for each extension
 * @param number position in the plan of its generation, from 0
 */
public record ChunkId(int generation, int number) implements Serializable, Comparable<ChunkId> {
  private static final Comparator<ChunkId> ORDER =
      Comparator.comparingInt(ChunkId::generation).thenComparingInt(ChunkId::number);

  @Override
  public int compareTo(ChunkId other) {
    return ORDER.compare(this, other);
  }

  /** {@code g01-c000123}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "g%02d-c%06d", generation, number);
  }
}
