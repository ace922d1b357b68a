/**
 * What mean-field theory predicts for wide networks: the maps of variance and correlation from
 * layer to layer, their fixed points and depth scales, and the predicted statistics of the layers
 * of a given run. Builds on {@link initsweep.nn.meanfield}; does not depend on training.
 *
 * <p>Weights are W ~ N(0, σ_w²/n_in) and biases b ~ N(0, σ_b²); q is the variance of a
 * pre-activation, c the correlation of those of two inputs. Poole et al. 2016; Schoenholz et al.
 * 2017; Roberts, Yaida and Hanin 2022.
 */
package initsweep.theory;
