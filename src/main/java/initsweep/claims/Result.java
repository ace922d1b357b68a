package initsweep.claims;

/** The result of judging a claim. */
public enum Result {
  PASS,
  FAIL,
  /**
   * The claim is right as far as a histogram shows and misleading otherwise, or there are too few
   * seeds to settle it.
   */
  NUANCED,
  /** The sweep lacks the runs that the claim is about. */
  NOT_JUDGED
}
