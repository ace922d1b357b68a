package initsweep.claims;

import java.util.List;
import java.util.Optional;

/**
 * What the runs of a sweep contribute as evidence for the claims.
 *
 * @param layers of the networks of the article's first experiment
 * @param training of those of its second, at its learning rate
 * @param tuned of the same, each at the learning rate that was chosen for it
 */
public record Evidence(
    List<LayerEvidence> layers,
    Optional<WeightEvidence> weights,
    Optional<TrainingEvidence> training,
    Optional<TrainingEvidence> tuned) {

  Optional<LayerEvidence> of(String activation, String init) {
    return layers.stream()
        .filter(each -> each.activation().equals(activation) && each.init().equals(init))
        .findFirst();
  }
}
