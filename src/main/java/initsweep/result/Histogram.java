package initsweep.result;

import initsweep.kernel.Layout;
import initsweep.run.ProbePlan;
import java.io.Serializable;
import java.util.List;

/**
 * Counts in bins of equal width, as NumPy's {@code histogram}: a bin holds its lower edge, the last
 * one its upper edge too.
 *
 * @param lo lower edge of the first bin
 * @param hi upper edge of the last bin
 * @param counts per bin
 * @param below number of values below {@code lo}
 * @param above number of values above {@code hi}
 */
public record Histogram(double lo, double hi, List<Long> counts, long below, long above)
    implements Serializable {

  /** The histogram of a matrix (rows × columns); NaN is not counted. */
  public static Histogram of(float[] values, int rows, int columns, ProbePlan plan) {
    double[] edges = edges(plan);
    long[] counts = new long[plan.bins()];
    long below = 0;
    long above = 0;
    for (int row = 0; row < rows; row++) {
      int start = row * Layout.stride(columns);
      for (int at = start; at < start + columns; at++) {
        float value = values[at];
        if (value < plan.lo()) {
          below++;
        } else if (value > plan.hi()) {
          above++;
        } else if (!Float.isNaN(value)) {
          counts[bin(value, edges)]++;
        }
      }
    }
    return new Histogram(plan.lo(), plan.hi(), boxed(counts), below, above);
  }

  /** A stream for every layer would take as long as the counting of a small one. */
  private static List<Long> boxed(long[] counts) {
    Long[] boxed = new Long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      boxed[i] = counts[i];
    }
    return List.of(boxed);
  }

  private static double[] edges(ProbePlan plan) {
    double[] edges = new double[plan.bins() + 1];
    double width = (plan.hi() - plan.lo()) / plan.bins();
    for (int i = 0; i < plan.bins(); i++) {
      edges[i] = i * width + plan.lo();
    }
    edges[plan.bins()] = plan.hi();
    return edges;
  }

  /** The quotient may be off by one at an edge because of rounding, so the edges decide. */
  private static int bin(double value, double[] edges) {
    int bins = edges.length - 1;
    double position = (value - edges[0]) / (edges[bins] - edges[0]) * bins;
    int bin = Math.min((int) position, bins - 1);
    if (value < edges[bin]) {
      return bin - 1;
    }
    return bin < bins - 1 && value >= edges[bin + 1] ? bin + 1 : bin;
  }
}
