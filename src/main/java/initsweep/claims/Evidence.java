package initsweep.claims;

import java.util.List;
import java.util.Optional;

/**
 * What the runs of a sweep contribute as evidence for the claims.
 *
 * @param layers of the networks of the article's first experiment
 * @param training of those of its second, at its learning rate
 * @param tuned of the same, each at the learning rate that was chosen for it
 * @param regularised of the book's experiments with batch norm, weight decay, dropout and random
 *     search
 * @param papers of networks whose weights a paper proposes
 */
public record Evidence(
    List<LayerEvidence> layers,
    Optional<WeightEvidence> weights,
    Optional<TrainingEvidence> training,
    Optional<TrainingEvidence> tuned,
    Regularised regularised,
    Papers papers) {

  /** What is said of networks that are not plain ones, in sections 6.3 to 6.5. */
  public record Regularised(
      Optional<ScalesEvidence> batchNorm,
      Optional<GapEvidence> weightDecay,
      Optional<GapEvidence> dropout,
      Optional<TrialsEvidence> randomSearch) {
    public static final Regularised NOTHING =
        new Regularised(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What papers say of the weights of deep networks.
   *
   * @param critical weights at the critical point of the activation
   * @param sines spreads in networks of sines
   * @param firstLayer such networks with a first layer of its own, against those without
   * @param isometry Jacobians with orthogonal weights
   * @param orthogonal networks with such weights, against those with independent ones
   */
  public record Papers(
      Optional<CriticalEvidence> critical,
      Optional<SpreadEvidence> sines,
      Optional<PairedEvidence> firstLayer,
      Optional<IsometryEvidence> isometry,
      Optional<PairedEvidence> orthogonal) {
    public static final Papers NOTHING =
        new Papers(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  Optional<LayerEvidence> of(String activation, String init) {
    return layers.stream()
        .filter(each -> each.activation().equals(activation) && each.init().equals(init))
        .findFirst();
  }
}
