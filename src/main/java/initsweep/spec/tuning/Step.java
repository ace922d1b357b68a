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

  /**
   * The study, from 1, that a seed belongs to. It depends on the seed alone, so that a longer list
   * of seeds moves none of them to another study.
   */
  public int study(long seed) {
    return 1 + (int) (seed % studies);
  }

  public Place place(long seed) {
    return new Place(study(seed), rung);
  }
}
