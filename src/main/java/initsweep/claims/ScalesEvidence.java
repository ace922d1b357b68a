package initsweep.claims;

import java.util.List;
import java.util.Map;

/**
 * Runs with and without batch norm on the same batches, at several scales of the initial weights.
 */
public record ScalesEvidence(List<Scale> scales) {
  /** Twice what guessing among ten classes gets right: less is not learning. */
  static final double LEARNED = 0.2;

  /**
   * One scale, over its seeds. A run that did not complete loses to every run that did.
   *
   * @param wins seeds at which batch norm has the higher accuracy on the training images
   * @param losses seeds at which it has the lower one
   * @param bestPlain the highest accuracy of the plain network on the training images; below 0 if
   *     every one diverged
   */
  public record Scale(long seeds, long wins, long losses, double bestPlain) {
    private SignTest test() {
      return new SignTest(wins, losses);
    }
  }

  public ScalesEvidence {
    scales = List.copyOf(scales);
  }

  /** Ahead at most scales and behind at none is what the book says. */
  Finding finding() {
    long ahead = scales.stream().filter(scale -> scale.test().isWon()).count();
    long behind = scales.stream().filter(scale -> scale.test().isLost()).count();
    long idle = scales.stream().filter(scale -> scale.bestPlain < LEARNED).count();
    Result result =
        2 * ahead <= scales.size() ? Result.FAIL : behind == 0 ? Result.PASS : Result.NUANCED;
    return Finding.of(
        result,
        Map.of(
            "scales", scales.size(),
            "ahead", ahead,
            "behind", behind,
            "idle", idle,
            "learned", LEARNED));
  }
}
