package initsweep.statistics;

import initsweep.run.ConfigKey;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/** A metric that runs are compared by, spelled as its column in the table. */
public enum Metric {
  TEST_ACCURACY(+1),
  /** Loss of the batches just trained on, unless {@code loss_at} is {@code before_update}. */
  FINAL_LOSS(-1),
  /** Loss of batches before they are trained on. */
  FINAL_LOSS_BEFORE_UPDATE(-1),
  TEST_LOSS(-1),
  /** Accuracy on held-out training images. */
  VALIDATION_ACCURACY(+1),
  VALIDATION_LOSS(-1);

  private final int sign;

  Metric(int sign) {
    this.sign = sign;
  }

  /**
   * The loss that is comparable between cells: the final loss unless the update's step varies, else
   * that before the update, since after a larger step the same batch looks better, whatever was
   * learned of all others. Training losses contain the penalty of weight decay, so where that
   * varies it is the loss on the test set, and also where the loss before the update is unknown.
   *
   * @param varying the keys that tell cells apart
   * @param hasLossBeforeUpdate whether every completed run recorded it
   */
  static Metric comparableLoss(Set<ConfigKey> varying, boolean hasLossBeforeUpdate) {
    if (isAny(varying, KeyTrait.PENALTY)) {
      return TEST_LOSS;
    }
    if (!isAny(varying, KeyTrait.STEP)) {
      return FINAL_LOSS;
    }
    return hasLossBeforeUpdate ? FINAL_LOSS_BEFORE_UPDATE : TEST_LOSS;
  }

  private static boolean isAny(Set<ConfigKey> keys, KeyTrait trait) {
    return !Collections.disjoint(keys, RunKey.all(trait));
  }

  /** How much better {@code value} is than {@code other}; negative if it is worse. */
  double improvement(double value, double other) {
    return sign * (value - other);
  }

  /** Whether larger values are better. */
  public boolean isHigherBetter() {
    return sign > 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
