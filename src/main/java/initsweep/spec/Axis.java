package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.tuning.Dimension;
import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The values of one key in their canonical spelling, in the order of the sweep file. Consecutive
 * whole numbers are stored as a range, so a million seeds need no more memory than ten.
 */
public abstract sealed class Axis extends AbstractList<String> implements RandomAccess, Dimension {
  private static final long serialVersionUID = 1L;

  private Axis() {}

  /** Of whole numbers alone. */
  static boolean hasRanges(RunKey<?> key) {
    return key.type() == Long.class || key.type() == Integer.class;
  }

  /** An axis of listed values; consecutive numbers become a range. */
  static Axis of(RunKey<?> key, List<String> texts) {
    if (hasRanges(key) && texts.size() > 1) {
      long first = Long.parseLong(texts.get(0));
      if (first + texts.size() - 1 == Long.parseLong(texts.get(texts.size() - 1))) {
        Axis range = range(first, texts.size());
        return range.equals(texts) ? range : new Listed(texts);
      }
    }
    return new Listed(texts);
  }

  /** One value. */
  public static Axis single(RunKey<?> key, String text) {
    return of(key, List.of(text));
  }

  /** {@code first, first + 1, …}. */
  static Axis range(long first, int size) {
    return new Range(first, size);
  }

  @Override
  public String at(double share) {
    return get((int) (share * size()));
  }

  /** Whether {@link #toString} is a range such as {@code 0..9}. */
  boolean isRange() {
    return false;
  }

  /** A value that both axes have. */
  abstract Optional<String> common(Axis other);

  private static final class Listed extends Axis {
    private static final long serialVersionUID = 1L;

    /** Below this length a linear search is faster than hashing. */
    private static final int FEW = 8;

    private final List<String> texts;
    private transient Set<String> set;

    Listed(List<String> texts) {
      this.texts = List.copyOf(texts);
    }

    @Override
    public String get(int index) {
      return texts.get(index);
    }

    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public boolean contains(Object text) {
      if (texts.size() <= FEW) {
        return texts.contains(text);
      }
      if (set == null) {
        set = new HashSet<>(texts);
      }
      return set.contains(text);
    }

    @Override
    Optional<String> common(Axis other) {
      return other.size() < size() && !other.isRange()
          ? other.common(this)
          : texts.stream().filter(other::contains).findFirst();
    }
  }

  private static final class Range extends Axis {
    private static final long serialVersionUID = 1L;

    private final long first;
    private final int size;

    Range(long first, int size) {
      this.first = first;
      this.size = size;
    }

    @Override
    public String get(int index) {
      return Long.toString(first + Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public boolean contains(Object text) {
      return indexOf(text) >= 0;
    }

    @Override
    public int indexOf(Object text) {
      if (!(text instanceof String digits) || !isWholeNumber(digits)) {
        return -1;
      }
      long index = Long.parseLong(digits) - first;
      return index >= 0 && index < size && get((int) index).equals(digits) ? (int) index : -1;
    }

    private static boolean isWholeNumber(String text) {
      return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(Character::isDigit);
    }

    @Override
    boolean isRange() {
      return true;
    }

    @Override
    Optional<String> common(Axis other) {
      if (!(other instanceof Range range)) {
        return other.common(this);
      }
      long from = Math.max(first, range.first);
      long until = Math.min(first + size, range.first + range.size);
      return from < until ? Optional.of(Long.toString(from)) : Optional.empty();
    }

    /** {@code 0..9}, as in a sweep file. */
    @Override
    public String toString() {
      return first + ".." + (first + size - 1);
    }
  }
}
