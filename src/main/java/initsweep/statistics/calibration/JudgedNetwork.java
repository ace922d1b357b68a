package initsweep.statistics.calibration;

import java.util.Map;

/**
 * A network with its diagnosis at initialisation and its accuracy after training.
 *
 * @param verdicts word by kind of verdict; one that was not given is left out
 * @param clues numbers of the diagnosis; one that does not exist is left out
 * @param accuracy mean over its seeds
 */
public record JudgedNetwork(
    Map<String, String> verdicts, Map<Clue, Double> clues, double accuracy) {

  boolean isTrained(double threshold) {
    return accuracy >= threshold;
  }
}
