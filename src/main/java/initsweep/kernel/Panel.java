package initsweep.kernel;

import static initsweep.kernel.VectorLanes.FLOATS;
import static initsweep.kernel.VectorLanes.LANES;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;

/**
 * A per-thread buffer for one column block of a matrix, as wide as a register tile: row i begins at
 * {@link #START} + i·{@link #STRIDE}. Rows are contiguous, and aligned to cache lines where the
 * garbage collector makes that possible.
 *
 * <p>Java does not align arrays to cache lines, and a vector that straddles two lines costs two
 * loads, and more when stored. But G1, the default collector, places an array of at least half a
 * heap region (a humongous object) at the start of a region and never moves it. So a panel is made
 * that large, and starts at the first cache line after the array header. With another collector its
 * alignment is arbitrary; the results are the same bit for bit.
 */
final class Panel {
  /** Floats between the starts of two rows: a power of two, at least the widest tile. */
  static final int STRIDE = Integer.highestOneBit(2 * VectorLanes.WIDEST_TILE * LANES - 1);

  /** Bytes of the array header in HotSpot with compressed class pointers. */
  private static final int HEADER = 16;

  private static final int LINE_BYTES = Layout.LINE * Float.BYTES;

  private static final int EIGHT = 8;

  /** The index where row 0 starts. */
  static final int START = (LINE_BYTES - HEADER) / Float.BYTES;

  private static final int MIN_LENGTH = halfOfARegion() / Float.BYTES;

  private static final ThreadLocal<float[]> OF_THREAD =
      ThreadLocal.withInitial(() -> new float[Math.max(MIN_LENGTH, START)]);

  private Panel() {}

  /** Half the size of a heap region in bytes; 0 for a collector without regions. */
  private static int halfOfARegion() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    boolean hasRegions =
        machine != null && Boolean.parseBoolean(machine.getVMOption("UseG1GC").getValue());
    return hasRegions
        ? Integer.parseInt(machine.getVMOption("G1HeapRegionSize").getValue()) / 2
        : 0;
  }

  /**
   * The panel of this thread, with its previous content; the next call may return another array.
   */
  static float[] of(int rows) {
    float[] panel = OF_THREAD.get();
    if (panel.length - START < rows * STRIDE) {
      panel = new float[START + Math.multiplyExact(rows, STRIDE)];
      OF_THREAD.set(panel);
    }
    return panel;
  }

  /** Copies {@code width} vectors of each row of a matrix, starting at {@code column}. */
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

  /** Copies {@code columns} rows of a matrix, starting at {@code row}, to as many columns. */
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

  /**
   * Writes eight adjacent floats of a line together, which takes two thirds of the time of single
   * writes.
   */
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
