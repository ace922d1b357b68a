/**
 * How a sweep chooses, as numbers alone: what it chooses by, the rungs of halving, the points of a
 * sample and the studies that seeds belong to. Sweep files and grids are the parent's.
 */
package initsweep.spec.tuning;
