package initsweep.kernel;

import static initsweep.kernel.VectorLanes.FLOATS;
import static initsweep.kernel.VectorLanes.LANES;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;

/**
 * A thread's memory for one column block of a matrix, as wide as a register tile: row i begins at
 * {@link #START} + i·{@link #STRIDE}. Rows follow each other without gaps, and they lie on cache
 * lines where the garbage collector makes that possible.
 *
 * <p>Java aligns no array to a cache line, and a vector that straddles two lines costs two
 * accesses, a stored one more. But G1, the collector that a JVM takes by itself, gives an array of
 * half a heap region or more regions of its own: it begins where a region does, and is never moved.
 * So a panel is that large, and starts at the first cache line after the array's header. With
 * another collector it is only as aligned as chance has it; the bits are the same.
 */
final class Panel {
  /** Floats between the starts of two rows: a power of two that takes the widest tile. */
  static final int STRIDE = Integer.highestOneBit(2 * VectorLanes.WIDEST_TILE * LANES - 1);

  /**
   * Bytes in front of an array's first element, in every HotSpot with class pointers of 32 bits.
   */
  private static final int HEADER = 16;

  private static final int LINE_BYTES = Layout.LINE * Float.BYTES;

  private static final int EIGHT = 8;

  /** The index where row 0 starts. */
  static final int START = (LINE_BYTES - HEADER) / Float.BYTES;

  private static final int MIN_LENGTH = halfOfARegion() / Float.BYTES;

  private static final ThreadLocal<float[]> OF_THREAD =
      ThreadLocal.withInitial(() -> new float[Math.max(MIN_LENGTH, START)]);

  private Panel() {}

  /** Bytes; 0 where memory has no regions. */
  private static int halfOfARegion() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    boolean hasRegions =
        machine != null && Boolean.parseBoolean(machine.getVMOption("UseG1GC").getValue());
    return hasRegions
        ? Integer.parseInt(machine.getVMOption("G1HeapRegionSize").getValue()) / 2
        : 0;
  }

  /** The panel of this thread, with what it last held; the next call may return another array. */
  static float[] of(int rows) {
    float[] panel = OF_THREAD.get();
    if (panel.length - START < rows * STRIDE) {
      panel = new float[START + Math.multiplyExact(rows, STRIDE)];
      OF_THREAD.set(panel);
    }
    return panel;
  }

  /** Copies {@code width} vectors of each row of a matrix, from its column {@code column} on. */
  static float[] pack(int rows, int width, float[] matrix, int column, int stride) {
    float[] panel = of(rows);
    for (int i = 0; i < rows; i++) {
      for (int v = 0; v < width * LANES; v += LANES) {
        FloatVector.fromArray(FLOATS, matrix, i * stride + column + v)
            .intoArray(panel, START + i * STRIDE + v);
      }
    }
    return panel;
  }

  /** Copies {@code columns} rows of a matrix, from {@code row} on, to as many columns. */
  static float[] packTransposed(int rows, int columns, float[] matrix, int row, int stride) {
    float[] panel = of(rows);
    int j = 0;
    for (; j + EIGHT <= columns; j += EIGHT) {
      packEight(rows, matrix, (row + j) * stride, stride, panel, START + j);
    }
    for (; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        panel[START + j + i * STRIDE] = matrix[(row + j) * stride + i];
      }
    }
    return panel;
  }

  /** Eight neighbours of a line are written together, in two thirds of the time of one by one. */
  private static void packEight(
      int rows, float[] matrix, int from, int stride, float[] panel, int to) {
    int at = to;
    for (int p = from; p < from + rows; p++) {
      panel[at] = matrix[p];
      panel[at + 1] = matrix[p + stride];
      panel[at + 2] = matrix[p + 2 * stride];
      panel[at + 3] = matrix[p + 3 * stride];
      panel[at + 4] = matrix[p + 4 * stride];
      panel[at + 5] = matrix[p + 5 * stride];
      panel[at + 6] = matrix[p + 6 * stride];
      panel[at + 7] = matrix[p + 7 * stride];
      at += STRIDE;
    }
  }
}
