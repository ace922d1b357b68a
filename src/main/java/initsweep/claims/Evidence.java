package initsweep.claims;

import java.util.List;
import java.util.Optional;

/**
 * What the runs of a sweep contribute as evidence for the claims.
 *
 * @param layers of the networks of the article's first experiment
 */
public record Evidence(
    List<LayerEvidence> layers,
    Optional<WeightEvidence> weights,
    Optional<TrainingEvidence> training) {

  Optional<LayerEvidence> of(String activation, String init) {
    return layers.stream()
        .filter(each -> each.activation().equals(activation) && each.init().equals(init))
        .findFirst();
  }
}
