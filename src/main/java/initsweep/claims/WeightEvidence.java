package initsweep.claims;

/**
 * Sample standard deviation of a layer's weights ÷ the requested one.
 *
 * @param outside layers whose ratio differs from 1 by more than four standard errors, 4/√(2n) for n
 *     weights
 */
public record WeightEvidence(long layers, long outside, double lowest, double highest) {}
