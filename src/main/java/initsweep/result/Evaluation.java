package initsweep.result;

import java.io.Serializable;

/**
 * The test set as the network saw it after the update of one iteration.
 *
 * @param loss mean cross-entropy without weight decay; null if it is not finite
 * @param accuracy share of examples whose largest logit is their label's, the first of equals
 *     counting
 */
public record Evaluation(int iteration, Double loss, double accuracy) implements Serializable {}
