package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * The theoretical prediction for one hidden layer at initialisation, pooled over units and inputs
 * as the measurements are.
 *
 * @param layer 1 for the first hidden layer
 * @param q variance of the pre-activation
 * @param mean E φ
 * @param std √(E φ² − (E φ)²)
 * @param deltaRatio E δ²/E δ² of the last hidden layer
 * @param jacobian of its Jacobian; null if there is no prediction
 */
public record LayerPrediction(
    int layer, double q, double mean, double std, double deltaRatio, JacobianPrediction jacobian) {
  private LayerPrediction(int layer, double q, double mean, double std, double deltaRatio) {
    this(layer, q, mean, std, deltaRatio, null);
  }

  LayerPrediction with(JacobianPrediction prediction) {
    return new LayerPrediction(layer, q, mean, std, deltaRatio, prediction);
  }

  /**
   * A dense layer with W ~ N(0, sw2/n_in) and b ~ N(0, sb2); for a given standard deviation of W,
   * sw2 = n_in·std².
   *
   * @param width n_out
   * @param isOrthogonal whether the rows or columns of W are orthogonal, instead of all its
   *     elements independent
   */
  public record Dense(int width, double sw2, double sb2, boolean isOrthogonal) {
    /** Independent weights. */
    public Dense(int width, double sw2, double sb2) {
      this(width, sw2, sb2, false);
    }
  }

  /**
   * From the first hidden layer to the last: q₁ = σ_w² E x² + σ_b², then q_{l+1} = σ_w² E φ(√q_l
   * z)² + σ_b², and backwards E δ_l² = E δ_{l+1}² (n_{l+1}/n_l) χ⊥(q_l), each with the σ_w² of
   * layer l + 1.
   *
   * @param hidden at least one layer
   * @param inputSecondMoment E x², averaged over inputs and features
   */
  public static List<LayerPrediction> of(
      Activation activation, List<Dense> hidden, double inputSecondMoment) {
    List<Moments> moments = forward(activation, hidden, inputSecondMoment);
    double[] deltaRatios = backward(hidden, moments);
    List<LayerPrediction> predictions = new ArrayList<>();
    for (int l = 0; l < hidden.size(); l++) {
      Moments m = moments.get(l);
      predictions.add(
          new LayerPrediction(l + 1, m.q(), m.mean(), Math.sqrt(m.variance()), deltaRatios[l]));
    }
    return List.copyOf(predictions);
  }

  /**
   * With batch or layer normalisation: every pre-activation has variance 1, whatever the weights.
   * Backwards E δ_l² = E δ_{l+1}² (n_{l+1}/n_l) E φ′²/Var φ over a batch, since the variance that
   * is divided by is n_l·E w²·Var φ (Yang et al. 2019, arXiv 1902.08129); over a layer, E φ² in
   * place of Var φ.
   *
   * @param hidden at least one layer
   */
  static List<LayerPrediction> normalised(
      Activation activation, List<Dense> hidden, boolean isOverBatch) {
    Moments m = Moments.of(activation, 1);
    double divided = isOverBatch ? m.variance() : m.secondMoment();
    List<LayerPrediction> predictions = new ArrayList<>();
    double ratio = 1;
    for (int l = hidden.size(); l >= 1; l--) {
      predictions.add(0, new LayerPrediction(l, 1, m.mean(), Math.sqrt(m.variance()), ratio));
      if (l > 1) {
        double widths = (double) hidden.get(l - 1).width() / hidden.get(l - 2).width();
        ratio *= widths * m.slopeSecondMoment() / divided;
      }
    }
    return List.copyOf(predictions);
  }

  private static List<Moments> forward(
      Activation activation, List<Dense> hidden, double inputSecondMoment) {
    List<Moments> moments = new ArrayList<>();
    double incoming = inputSecondMoment;
    for (Dense layer : hidden) {
      Moments m = Moments.of(activation, layer.sw2() * incoming + layer.sb2());
      moments.add(m);
      incoming = m.secondMoment();
    }
    return moments;
  }

  private static double[] backward(List<Dense> hidden, List<Moments> moments) {
    double[] ratios = new double[hidden.size()];
    ratios[ratios.length - 1] = 1;
    for (int l = ratios.length - 2; l >= 0; l--) {
      Dense next = hidden.get(l + 1);
      double chiPerp = next.sw2() * moments.get(l).slopeSecondMoment();
      ratios[l] = ratios[l + 1] * next.width() / hidden.get(l).width() * chiPerp;
    }
    return ratios;
  }
}
