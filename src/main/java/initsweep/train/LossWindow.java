package initsweep.train;

import initsweep.spelling.Numbers;

/** The mean of the last few losses of a run. */
final class LossWindow {
  private final float[] last;
  private int added;

  LossWindow(int size) {
    last = new float[size];
  }

  void add(float loss) {
    last[added++ % last.length] = loss;
  }

  /** The mean, summed from the oldest loss on; null if there is no loss, or one is not finite. */
  Double mean() {
    int first = Math.max(0, added - last.length);
    double sum = 0;
    for (int i = first; i < added; i++) {
      sum += last[i % last.length];
    }
    return Numbers.finite(sum / (added - first));
  }
}
