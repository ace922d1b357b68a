package initsweep.run;

/**
 * Where a run belongs in a sweep that chooses. No part of the run itself: the same run may be in
 * another place of another sweep.
 *
 * @param study which of the times that the sweep chooses, from 1
 * @param rung of halving, from 1, of a run that only chooses
 */
public record Place(int study, int rung) {
  /** Of every run where a sweep chooses once and in one rung, or not at all. */
  public static final Place ONLY = new Place(1, 1);

  /**
   * The study, from 1, that a seed belongs to. It depends on the seed alone, so that a longer list
   * of seeds moves none of them to another study.
   */
  public static int study(long seed, int studies) {
    return 1 + (int) (seed % studies);
  }
}
