package initsweep.plan;

import initsweep.nn.NetworkShape;

/**
 * Estimates the seconds that a run takes on one core, for what is shown: by {@code plan}, and as
 * the time left. Fitted to measured runs, see docs/performance.md. No chunk depends on it, so its
 * constants may be measured anew at any time.
 */
final class TimeEstimate {
  /** Products of hidden layers: 70 GFLOP/s, between cores with 256-bit and 512-bit vectors. */
  private static final double PER_FLOP = 1.4e-11;

  /** The first layer has longer rows to work on. */
  private static final double PER_FLOP_OF_INPUTS = 1.1e-11;

  /** Four fifths of the pixels are 0, and their products left out. */
  private static final double PER_FLOP_OF_PIXELS = 1.8e-12;

  /** Inputs are drawn and scaled once for all runs with the same batches, here three of them. */
  private static final double PER_DRAWN_INPUT = 5e-10;

  /** Bias, activation and loads of one unit in one pass of one example, forward or backward. */
  private static final double PER_UNIT = 1.2e-9;

  /**
   * Large batches and no gradients to keep: evaluation takes half of a forward pass in training.
   */
  private static final double EVALUATION = 0.5;

  private static final double PER_NORMALISED_UNIT = 6e-10;
  private static final double PER_DROPPED_UNIT = 2e-9;

  /** Moments, shares and histogram of one unit of one example. */
  private static final double PER_MEASURED_UNIT = 6e-9;

  private static final double PER_DRAWN_WEIGHT = 1e-8;
  private static final double PER_UPDATED_WEIGHT = 3e-10;

  /** Calls and loops of one layer in one iteration, whatever its size. */
  private static final double PER_LAYER_AND_ITERATION = 2e-6;

  /** LAPACK in Java, and the products in double precision that bring matrices to it. */
  private static final double PER_JACOBIAN_FLOP = 1.7e-10;

  private static final double PER_RUN = 1e-4;

  private final Workload work;
  private final NetworkShape shape;
  private final double firstFlops;
  private final double laterFlops;
  private final double units;

  private TimeEstimate(Workload work) {
    this.work = work;
    this.shape = work.shape();
    this.firstFlops = 2.0 * shape.width(0) * shape.width(1);
    this.laterFlops = shape.flops() - firstFlops;
    this.units = shape.hidden().stream().mapToDouble(Integer::doubleValue).sum();
  }

  static double seconds(Workload work) {
    TimeEstimate estimate = new TimeEstimate(work);
    return PER_RUN
        + PER_DRAWN_WEIGHT * work.shape().weights()
        + work.iterations() * estimate.iteration()
        + work.evaluations() * work.evaluatedImages() * EVALUATION * estimate.forward()
        + work.probes() * work.probe().inputs() * estimate.probe()
        + work.curvatureSteps() * work.probe().inputs() * estimate.curvatureStep()
        + PER_JACOBIAN_FLOP * work.jacobianFlops();
  }

  private double iteration() {
    double dropped = shape.dropout() > 0 ? PER_DROPPED_UNIT * units : 0;
    double recording = work.recordsAfterUpdate() ? forward() : 0;
    double drawn = PER_DRAWN_INPUT * shape.inputs();
    return work.batch() * (drawn + forward() + backward() + recording + dropped)
        + PER_UPDATED_WEIGHT * shape.weights()
        + PER_LAYER_AND_ITERATION * shape.layers();
  }

  /** One example; skips add so little that they are left out. */
  private double forward() {
    return products(1) + elementwise();
  }

  /** The first layer has the product for its weights only, the others that for their inputs too. */
  private double backward() {
    return products(2) + elementwise();
  }

  private double products(int ofLaterLayers) {
    double perFlop = work.hasZeros() ? PER_FLOP_OF_PIXELS : PER_FLOP_OF_INPUTS;
    return perFlop * firstFlops + ofLaterLayers * PER_FLOP * laterFlops;
  }

  private double elementwise() {
    return (PER_UNIT + (shape.hasNorm() ? PER_NORMALISED_UNIT : 0)) * units;
  }

  private double probe() {
    return forward() + backward() + PER_MEASURED_UNIT * units;
  }

  /** Forward, its derivative in one direction, and backward. */
  private double curvatureStep() {
    return 3 * forward() + backward();
  }
}
