package initsweep.claims;

/**
 * Sample standard deviation of a layer's weights over the one asked for.
 *
 * @param outside layers where it is further from 1 than four standard errors, 4/√(2n) for n weights
 */
public record WeightEvidence(long layers, long outside, double lowest, double highest) {}
