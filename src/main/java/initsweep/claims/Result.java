package initsweep.claims;

/** What a claim comes to. */
public enum Result {
  PASS,
  FAIL,
  /** It looks right and is not the whole truth, or the seeds are too few to settle it. */
  NUANCED,
  /** The sweep does not have the runs it is about. */
  NOT_JUDGED
}
