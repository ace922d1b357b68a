package initsweep.plan;

import initsweep.nn.NetworkShape;
import initsweep.run.ProbePlan;

/**
 * What a run has to compute, counted from the specification alone.
 *
 * @param hasZeros whether most inputs are 0, whose products are left out: images scaled to unit
 * @param recordsAfterUpdate whether each iteration ends with another forward pass, for its loss
 * @param evaluations on the way and at the end
 * @param evaluatedImages in each of them
 * @param probes iterations at which layers are measured
 */
record Workload(
    NetworkShape shape,
    boolean hasZeros,
    int batch,
    int iterations,
    boolean recordsAfterUpdate,
    double evaluations,
    int evaluatedImages,
    double probes,
    ProbePlan probe) {

  int curvatureSteps() {
    return probe.curvature() ? ProbePlan.CURVATURE_STEPS : 0;
  }

  /**
   * Floating-point operations of the Jacobians: a QR of the first layer's weights, and a product
   * and singular values per input and layer.
   */
  double jacobianFlops() {
    if (probe.jacobian() == 0) {
      return 0;
    }
    double directions = Math.min(shape.inputs(), shape.width(1));
    double perInput = 0;
    for (int layer = 1; layer <= shape.hidden().size(); layer++) {
      double width = shape.width(layer);
      double product = layer == 1 ? 0 : 2.0 * shape.width(layer - 1);
      perInput += directions * width * (product + 4 * Math.min(directions, width));
    }
    return 4 * shape.inputs() * directions * directions + probe.jacobian() * perInput;
  }
}
