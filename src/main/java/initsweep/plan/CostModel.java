package initsweep.plan;

/**
 * Predicts the cost of a run for cutting chunks. A function of the specification alone, never of
 * the machine, since the plan depends on it.
 *
 * <p>Its constants are frozen, although {@link TimeEstimate} has better ones: with others the runs
 * of an unfinished folder would be cut into other chunks than those that are there. A change needs
 * the next {@link SweepPlan#VERSION}.
 */
final class CostModel {
  /**
   * Between the speeds measured on one core for networks of a hundred units, every product counted
   * as dense: about 250 GFLOP/s with 512-bit vectors, 150 with 256-bit ones.
   */
  static final double SECONDS_PER_FLOP = 5e-12;

  /** Fixed cost of a run: drawing weights, measuring layers, writing the row. */
  static final double SECONDS_PER_RUN = 0.0004;

  /** LAPACK in Java, and the products in double precision that bring matrices to it. */
  private static final double SECONDS_PER_JACOBIAN_FLOP = 1e-9;

  private static final int BYTES_OF_SCALARS = 1_200;
  private static final int BYTES_OF_A_LOSS = 4;
  private static final int BYTES_OF_AN_EVALUATION = 20;
  private static final int BYTES_OF_A_LAYER = 160;
  private static final int BYTES_OF_A_SPECTRUM = 32;
  private static final int BYTES_OF_A_BIN = 3; // counts compress well

  private CostModel() {}

  /** Predicted seconds on one core. */
  static double seconds(Workload work) {
    double forward = work.shape().flops();
    double both = forward + work.shape().backwardFlops();
    double recording = work.recordsAfterUpdate() ? forward : 0;
    double update = forward; // two operations per weight, as in the forward pass of one example
    int inputs = work.probe().inputs();
    double flops =
        work.iterations()
                * (work.batch() * (both + recording + work.shape().elementwiseFlops()) + update)
            + work.probes() * inputs * both
            + work.curvatureSteps() * inputs * (2 * forward + both)
            + work.evaluations() * work.evaluatedImages() * forward;
    return SECONDS_PER_RUN
        + SECONDS_PER_FLOP * flops
        + SECONDS_PER_JACOBIAN_FLOP * work.jacobianFlops();
  }

  /** Predicted bytes of the row, before compression. */
  static double bytes(Workload work) {
    int layers = work.shape().hidden().size();
    return BYTES_OF_SCALARS
        + (double) BYTES_OF_A_LOSS * work.iterations()
        + BYTES_OF_AN_EVALUATION * work.evaluations()
        + work.probes()
            * layers
            * (BYTES_OF_A_LAYER + BYTES_OF_A_BIN * (double) work.probe().bins())
        + (work.probe().jacobian() > 0 ? BYTES_OF_A_SPECTRUM * layers : 0);
  }
}
