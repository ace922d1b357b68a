package initsweep.table;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a chunk of a folder.
 *
 * @param generation 1 for the sweep the folder was created for, then one more for each extension
 * @param number position in the plan of its generation, from 0
 */
public record ChunkId(int generation, int number) implements Serializable, Comparable<ChunkId> {
  private static final Comparator<ChunkId> ORDER =
      Comparator.comparingInt(ChunkId::generation).thenComparingInt(ChunkId::number);

  /**
   * Digits of every script: when {@code %d} followed the locale, chunks had names such as {@code
   * g٠١-c٠٠٠٠٠٠}.
   */
  private static final Pattern FORM = Pattern.compile("g(\\p{Nd}{2,9})-c(\\p{Nd}{6,9})");

  /** Parses the output of {@link #toString} under any locale. */
  public static Optional<ChunkId> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new ChunkId(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

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
