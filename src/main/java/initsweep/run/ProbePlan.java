package initsweep.run;

import initsweep.spelling.InvalidValueException;
import java.io.Serializable;
import java.util.List;

/**
 * When and how a run is measured.
 *
 * @param at iterations, ascending; a network is probed before the update of the iteration
 * @param last whether the last iteration is probed too
 * @param inputs number of examples in the fixed batch
 * @param bins bins of the histogram of activations
 * @param lo lower end of the first bin
 * @param hi upper end of the last bin, included in it
 * @param jacobian number of the first inputs at which the Jacobians of the layers are taken, at
 *     initialisation; 0 for none
 * @param curvature whether the largest eigenvalue of the Gauss–Newton matrix is computed, at
 *     initialisation
 */
public record ProbePlan(
    List<Integer> at,
    boolean last,
    int inputs,
    int bins,
    double lo,
    double hi,
    int jacobian,
    boolean curvature)
    implements Serializable {
  /** Steps of the power iteration for the curvature. Part of its definition: never changes. */
  public static final int CURVATURE_STEPS = 60;

  /** The book's histogram over 1000 examples, at initialisation. */
  public static final ProbePlan DEFAULT = new ProbePlan(List.of(0), false, 1000, 30, 0, 1);

  public ProbePlan {
    at = at.stream().distinct().sorted().toList();
    if (!(lo < hi)) {
      throw new InvalidValueException(
          "histogram range [%s, %s] is empty; expected low < high".formatted(lo, hi));
    }
  }

  /** Layer by layer only: neither Jacobians nor curvature. */
  public ProbePlan(List<Integer> at, boolean last, int inputs, int bins, double lo, double hi) {
    this(at, last, inputs, bins, lo, hi, 0, false);
  }

  public boolean isDueAt(int iteration, int iterations) {
    return isListed(iteration) || last && iteration == Math.max(0, iterations - 1);
  }

  /** Called before every step: unlike {@code contains}, it does not box its argument. */
  private boolean isListed(int iteration) {
    for (int i = 0; i < at.size(); i++) {
      if (at.get(i) == iteration) {
        return true;
      }
    }
    return false;
  }
}
