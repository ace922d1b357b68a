package initsweep.spec.tuning;

import initsweep.run.Place;
import java.io.Serializable;

/**
 * Which part of a sweep a grid is.
 *
 * @param rung of halving, from 1; later ones train longer
 * @param studies how many times the sweep chooses, each time with seeds of its own
 */
public record Step(int rung, int studies) implements Serializable {
  /** Of a sweep that chooses once and in one rung, or not at all. */
  public static final Step ONLY = new Step(1, 1);

  public int study(long seed) {
    return Place.study(seed, studies);
  }

  public Place place(long seed) {
    return new Place(study(seed), rung);
  }
}
