package initsweep.claims;

/**
 * Runs of he, xavier and std 0.01 on the same batches, seed by seed; a run that did not complete
 * loses to every run that did.
 *
 * @param wins seeds at which he is ahead of xavier
 * @param losses seeds at which xavier is ahead of he
 * @param idle seeds at which std 0.01 learned nothing
 * @param isAtEdge whether a value chosen for he or xavier is the least or the greatest that was
 *     tried, so that a better one may lie beyond
 */
public record TrainingEvidence(long seeds, long wins, long losses, long idle, boolean isAtEdge) {

  SignTest test() {
    return new SignTest(wins, losses);
  }
}
