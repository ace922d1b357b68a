#!/usr/bin/python3
"""Successive halving simulated on stored curves, and rank correlations and intervals over studies by SciPy: the oracle of
HalvedSweepTest, RankCorrelationTest and ByStudyTest.

Run from the root of the project:  /usr/bin/python3 src/test/python/halving_reference.py
Made with NumPy 2.4.6 and SciPy 1.17.1. The simulation is a plain loop over dictionaries and shares nothing with ours. Curves cross, some
diverge, some are equal. Lists stand in one cell, separated by spaces, groups of them by semicolons.
"""
import csv
import math
import pathlib

import numpy as np
from scipy import stats

OUT = pathlib.Path("src/test/resources/initsweep")
random = np.random.default_rng(20260103)

RUNGS = [5, 10, 20]
FACTOR = 2
SEEDS = [100, 101, 102]
RATES = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2]
INITS = ["he", "lsuv", "orthogonal", "xavier"]


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def curves():
    """Accuracy by init, rate, seed and iterations; None where the run diverged by then."""
    table = {}
    for init in INITS:
        best, late = random.uniform(1, 6), random.uniform(1, 3)
        for i, rate in enumerate(RATES):
            for seed in SEEDS:
                noise = random.normal(0, 0.01)
                diverges = {"lsuv": 0, "xavier": 12}.get(init, 99) if i > 4 or init == "lsuv" else 99
                for iterations in RUNGS:
                    top = best + late * math.log2(iterations / 20)
                    value = round(0.9 - 0.02 * (i - top) ** 2 + noise + 0.02 * random.normal(), 4)
                    if init == "orthogonal" and i in (2, 3):
                        value = 0.85  # a tie, which goes to the smaller rate
                    table[init, rate, seed, iterations] = None if iterations > diverges else value
    return table


def halved(table):
    """Rows of (init, rung, rates that go on, best first; mean of the best), as a person would do it with a pencil."""
    correlations = {}
    rows = []
    alive = {init: list(RATES) for init in INITS}
    means = {}
    for rung, iterations in enumerate(RUNGS, 1):
        before, after = [], []
        for init in INITS:
            scores = {}
            for rate in alive[init]:
                values = [table[init, rate, seed, iterations] for seed in SEEDS]
                scores[rate] = -math.inf if None in values else round(sum(values) / len(values), 12)
            if rung > 1 and len(scores) > 1:
                before.append([means[init, rate] for rate in scores])
                after.append(list(scores.values()))
            means.update({(init, rate): score for rate, score in scores.items()})
            order = sorted(scores, key=lambda rate: (-scores[rate], rate))
            count = 1 if rung == len(RUNGS) else -(-len(order) // FACTOR)
            alive[init] = [rate for rate in order if scores[rate] > -math.inf][:count]
            rows.append([init, rung, " ".join(map(str, alive[init]))])
        correlations[rung] = within(before, after)
    return rows, correlations


def within(first, second):
    """Pearson's correlation of ranks less their group's mean; of one group it is spearmanr's."""
    centred = [np.concatenate([stats.rankdata(g) - (len(g) + 1) / 2 for g in groups]) if groups else np.zeros(0)
               for groups in (first, second)]
    if not len(centred[0]) or not centred[0].any() or not centred[1].any():
        return None
    correlation = float(np.dot(*centred) / np.sqrt(np.dot(centred[0], centred[0]) * np.dot(centred[1], centred[1])))
    if len(first) == 1:
        assert math.isclose(correlation, stats.spearmanr(first[0], second[0]).statistic, rel_tol=1e-12, abs_tol=1e-15)
    return correlation


def groups(values):
    return "; ".join(" ".join(repr(float(x)) for x in group) for group in values)


def rank_correlations():
    for sizes in [(2,), (5,), (9,), (3, 3), (2, 7, 4), (1, 4), (1,)]:
        first = [random.normal(0, 1, n) for n in sizes]
        second = [np.round(x + random.normal(0, 1, len(x)), 0 if len(sizes) == 2 else 9) for x in first]
        found = within(first, second)
        yield [groups(first), groups(second), "" if found is None else repr(found)]
    yield [groups([[1, 1, 1]]), groups([[1, 2, 3]]), ""]


def studies():
    """Two cells over seeds 0, 1, …, where a seed is of study seed mod k: the paired t interval over the means of studies."""
    for k, n in [(3, 6), (3, 12), (4, 10), (6, 18)]:
        cell, against = random.normal(0.95, 0.01, n), random.normal(0.94, 0.01, n)
        differences = [np.mean([cell[s] - against[s] for s in range(n) if s % k == study]) for study in range(k)]
        interval = stats.ttest_1samp(differences, 0).confidence_interval(0.95)
        yield [k, groups([cell]), groups([against]), *(repr(float(x)) for x in (np.mean(differences), interval.low, interval.high))]


if __name__ == "__main__":
    table = curves()
    write("ledger/halving-curves.csv", ["init", "lr", "seed", "iterations", "accuracy"],
          [[*key, "" if value is None else value] for key, value in table.items()])
    rows, correlations = halved(table)
    write("ledger/halving-expected.csv", ["init", "rung", "kept"], rows)
    write("ledger/halving-correlations.csv", ["rung", "correlation"],
          [[rung, repr(value)] for rung, value in correlations.items() if value is not None])
    write("statistics/rank-correlation.csv", ["first", "second", "correlation"], rank_correlations())
    write("statistics/by-study.csv", ["studies", "cell", "against", "mean", "low", "high"], studies())
