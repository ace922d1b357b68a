package initsweep.spec.tuning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving over iterations: all candidates are trained for a few, and in each further
 * rung the best of them for longer. Jamieson and Talwalkar 2016; Li et al. 2018.
 *
 * @param factor by which runs grow and candidates shrink from rung to rung
 * @param start iterations of the first rung
 */
public record Halving(int factor, int start) implements Serializable {
  /**
   * The iterations of each rung: start, start × factor, …, and at last those of the sweep, which
   * take the place of the nearest length in ratio, so that no two rungs are almost the same.
   *
   * @param iterations of the sweep, more than the start
   */
  public List<Integer> rungs(int iterations) {
    List<Integer> rungs = new ArrayList<>();
    rungs.add(start);
    for (double length = (double) start * factor;
        length * length * factor <= (double) iterations * iterations;
        length *= factor) {
      rungs.add((int) length);
    }
    rungs.add(iterations);
    return List.copyOf(rungs);
  }

  /** How many of so many candidates go on to the next rung. */
  public int kept(int candidates) {
    return (candidates + factor - 1) / factor;
  }
}
