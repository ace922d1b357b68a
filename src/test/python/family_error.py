#!/usr/bin/python3
"""How often does a sweep find a difference, and so perhaps declare a winner, where there is none? And where there is one?

Run:  /usr/bin/python3 src/test/python/family_error.py      (half an hour; NumPy 1.24)

error: share of sweeps of cells that are all alike in which any pair of them is found different at 0.05 (of 1000, 600 and 200;
errors of the cells normal, of Student's t with 3 degrees, exponential, with an sd of its own for each cell, and with 30 %
of the runs failing). power: share of sweeps in which the one cell that is better, by 2 or 3 sd of the paired differences, is found
better than a given other one. Of 3 cells by Wilcoxon's exact test and Holm's correction, of more by sign flips.

 3 cells,  6 seeds: error normal 0.000, t(3) 0.000, exponential 0.000, own sd 0.000, failing 0.000; power 0.00 at 2 sd, 0.00 at 3 sd
 3 cells, 10 seeds: error normal 0.043, t(3) 0.045, exponential 0.034, own sd 0.035, failing 0.038; power 1.00 at 2 sd, 1.00 at 3 sd
12 cells,  6 seeds: error normal 0.032, t(3) 0.037, exponential 0.032, own sd 0.035, failing 0.008; power 0.18 at 2 sd, 0.41 at 3 sd
12 cells, 10 seeds: error normal 0.042, t(3) 0.060, exponential 0.055, own sd 0.057, failing 0.055; power 0.92 at 2 sd, 1.00 at 3 sd
60 cells,  6 seeds: error normal 0.020, t(3) 0.050, exponential 0.010, own sd 0.025, failing 0.000; power 0.01 at 2 sd, 0.05 at 3 sd

The standard error of an error of 0.05 is 0.007, 0.009 and 0.015. Of 3 cells with 6 seeds nothing can be settled: 3 · 2/2⁶ > 0.05.
"""
import itertools

import numpy as np

import sign_flips

LEVEL = 0.05
random = np.random.default_rng(1)
ERRORS = {
    "normal": lambda shape: random.normal(size=shape),
    "t(3)": lambda shape: random.standard_t(3, size=shape),
    "exponential": lambda shape: random.exponential(size=shape),
    "own sd": lambda shape: random.normal(size=shape) * np.exp(random.normal(size=(shape[0], 1))),
    "failing": lambda shape: np.where(random.uniform(size=shape) < 0.3, -np.inf, random.normal(size=shape)),
}


def holm(y):
    """Adjusted p of all pairs, from all signs of the ranks; no finite differences tie here."""
    n = y.shape[1]
    signs = np.array(list(itertools.product([0, 1], repeat=n))) if n <= 10 else random.integers(0, 2, (4_000, n))
    p = []
    for i, j in itertools.combinations(range(len(y)), 2):
        with np.errstate(invalid="ignore"):
            d = np.nan_to_num(y[i] - y[j], nan=0, posinf=1e9, neginf=-1e9)
        d = d[d != 0]
        size = abs(d)
        ranks = np.array([(size < s).sum() + ((size == s).sum() + 1) / 2 for s in size])
        centre = ranks.sum() / 2
        observed = abs(ranks[d > 0].sum() - centre)
        p.append((abs(signs[:, : len(d)] @ ranks - centre) >= observed - 1e-9).mean() if len(d) else 1.0)
    order = np.argsort(p)
    adjusted = np.maximum.accumulate([(len(p) - k) * p[o] for k, o in enumerate(order)])
    return np.array(adjusted)[np.argsort(order)]


def share(cells, seeds, sweeps, error, effect=0.0):
    adjusted = holm if cells <= 6 else sign_flips.adjusted
    found = 0
    for _ in range(sweeps):
        y = error((cells, seeds)) + random.normal(size=seeds)
        y[0] += effect * np.sqrt(2)
        p = adjusted(y)
        found += p[0] <= LEVEL if effect else p.min() <= LEVEL
    return found / sweeps


if __name__ == "__main__":
    for cells, sweeps in [(3, 1000), (12, 600), (60, 200)]:
        for seeds in (6, 10, 20):
            errors = ", ".join(f"{name} {share(cells, seeds, sweeps, error):.3f}" for name, error in ERRORS.items())
            power = ", ".join(f"{share(cells, seeds, 100, ERRORS['normal'], effect):.2f} at {effect} sd" for effect in (2, 3))
            print(f"{cells:2} cells, {seeds:2} seeds: error {errors}; power {power}", flush=True)
