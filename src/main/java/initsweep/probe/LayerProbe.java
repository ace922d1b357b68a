package initsweep.probe;

import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Workspace;
import initsweep.result.Histogram;
import initsweep.result.LayerStatistics;
import initsweep.result.Spectrum;
import initsweep.run.ProbePlan;
import initsweep.spelling.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures the hidden layers of a network on a fixed batch, forward and backward. The backward pass
 * propagates the gradient of the loss if the batch has labels, else noise injected as δ of the last
 * hidden layer.
 */
public final class LayerProbe {
  /** A unit within this distance of an asymptote counts as saturated. */
  private static final float NEAR = 0.1f;

  private final NetworkShape shape;
  private final Activation activation;
  private final ProbePlan plan;
  private final int rows;
  private final Inputs inputs; // (rows × features)
  private final byte[] labels; // (rows), or null
  private final float[] noise; // (rows × width of the last hidden layer), or null
  private final Workspace pass;

  /**
   * A probe whose loss is that of the labels.
   *
   * @param labels (rows), unsigned
   * @param pass overwritten by every measurement
   */
  public static LayerProbe labelled(
      NetworkShape shape,
      Activation activation,
      ProbePlan plan,
      Inputs inputs,
      byte[] labels,
      Workspace pass) {
    return new LayerProbe(shape, activation, plan, inputs, labels, null, pass);
  }

  /** A probe that injects {@code noise} at the last hidden layer. */
  public static LayerProbe unlabelled(
      NetworkShape shape, Activation activation, ProbePlan plan, Inputs inputs, float[] noise) {
    Workspace pass = new Workspace(shape, inputs.rows());
    return new LayerProbe(shape, activation, plan, inputs, null, noise, pass);
  }

  private LayerProbe(
      NetworkShape shape,
      Activation activation,
      ProbePlan plan,
      Inputs inputs,
      byte[] labels,
      float[] noise,
      Workspace pass) {
    this.shape = shape;
    this.activation = activation;
    this.plan = plan;
    this.rows = inputs.rows();
    this.inputs = inputs;
    this.labels = labels;
    this.noise = noise;
    this.pass = pass;
  }

  /** Measures all hidden layers, one element each. Overwrites the gradients of the network. */
  public List<LayerStatistics> measure(Network network, int iteration) {
    network.forward(inputs, pass);
    // Before the backward pass, which overwrites what a norm left.
    List<Spectrum> spectra = spectra(network, iteration);
    if (labels != null) {
      network.backward(inputs, labels, pass);
    } else {
      int last = shape.layers();
      System.arraycopy(noise, 0, pass.deltas(last), 0, noise.length);
      network.backwardFrom(last, inputs, pass);
    }
    List<LayerStatistics> layers = new ArrayList<>();
    for (int layer = 1; layer <= shape.hidden().size(); layer++) {
      layers.add(statistics(network, iteration, layer, spectra.get(layer - 1)));
    }
    return layers;
  }

  /** Of each hidden layer; null where no Jacobians are taken. */
  private List<Spectrum> spectra(Network network, int iteration) {
    return iteration == 0 && plan.jacobian() > 0
        ? JacobianProbe.measure(network, pass, Math.min(plan.jacobian(), rows))
        : Collections.nCopies(shape.hidden().size(), null);
  }

  private LayerStatistics statistics(Network network, int iteration, int layer, Spectrum spectrum) {
    int width = shape.width(layer);
    int nIn = shape.width(layer - 1);
    Moments before = new Moments(pass.preActivations(layer), rows, width);
    Moments after = new Moments(pass.activations(layer), rows, width);
    Shares shares = Shares.of(pass.activations(layer), rows, width, activation.asymptotes(), NEAR);
    double variance = after.variance();
    return new LayerStatistics(
        iteration,
        layer,
        Numbers.finite(before.mean()),
        Numbers.finite(Math.sqrt(before.variance())),
        Numbers.finite(after.mean()),
        Numbers.finite(Math.sqrt(variance)),
        Numbers.finite(shares.min()),
        Numbers.finite(shares.max()),
        shares.zero(),
        shares.saturated(),
        shares.dead(),
        Numbers.finite(after.meanUnitVariance() / variance),
        Numbers.finite(meanCosine(pass.preActivations(layer), rows, width)),
        Numbers.finite(Moments.rms(pass.deltas(layer), rows, width)),
        Numbers.finite(Moments.rms(network.parameters().weights(layer), nIn, width)),
        Numbers.finite(Moments.rms(network.gradients().weights(layer), nIn, width)),
        null,
        Histogram.of(pass.activations(layer), rows, width, plan),
        width == 1
            ? null
            : Numbers.finite(
                Moments.meanVarianceAcrossUnits(pass.activations(layer), rows, width) / variance),
        Numbers.finite(after.meanSquare()),
        spectrum);
  }

  /**
   * Mean cosine over all pairs of different rows, in one pass: with unit vectors u, Σ_{i≠j} u_i·u_j
   * = |Σ u_i|² − n. Rows that are all zero have no direction and are skipped.
   */
  static double meanCosine(float[] z, int rows, int columns) {
    double[] sum = new double[columns];
    int directions = 0;
    for (int row = 0; row < rows; row++) {
      int at = row * Layout.stride(columns);
      double norm = norm(z, at, columns);
      if (norm > 0) {
        directions++;
        for (int j = 0; j < columns; j++) {
          sum[j] += z[at + j] / norm;
        }
      }
    }
    double square = 0;
    for (double component : sum) {
      square += component * component;
    }
    return (square - directions) / ((double) directions * (directions - 1));
  }

  private static double norm(float[] z, int at, int columns) {
    double squares = 0;
    for (int j = at; j < at + columns; j++) {
      squares += (double) z[j] * z[j];
    }
    return Math.sqrt(squares);
  }
}
