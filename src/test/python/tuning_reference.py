#!/usr/bin/python3
"""Budgets, plateaus, bootstraps and ROC curves by their definitions: the oracle of the tests of initsweep.statistics.tuning.

Run from the root of the project:  /usr/bin/python3 src/test/python/tuning_reference.py
Made with NumPy 2.4.6 and SciPy 1.17.1. Expected bests are means over all subsets, bootstraps go through all resamples, and the
ends of a plateau are found on a fine grid: none shares a formula with ours. Lists stand in one cell, separated by spaces.
"""
import csv
import itertools
import pathlib

import numpy as np
from scipy import optimize, stats

OUT = pathlib.Path("src/test/resources/initsweep/statistics")
random = np.random.default_rng(20260102)


def text(cell):
    return " ".join(repr(float(x)) for x in cell) if isinstance(cell, (list, tuple, np.ndarray)) else str(cell)


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([text(cell) for cell in row] for row in rows)


def expected_best():
    for n in (1, 2, 3, 5, 8, 12):
        values = list(random.normal(0.9, 0.1, n))
        if n == 8:
            values = [round(x, 1) for x in values]  # ties
        yield [values, [np.mean([max(s) for s in itertools.combinations(values, k)]) for k in range(1, n + 1)]]


def bootstrap():
    """Quantiles of the mean over all n^n resamples, on both sides of 2.5 % and 97.5 %, and a rounding further."""
    for n in (3, 4, 5, 6):
        values = random.normal(0, 1, n)
        means = [np.mean(draw) for draw in itertools.product(values, repeat=n)]
        ends = np.quantile(means, [0.015, 0.035, 0.965, 0.985], method="inverted_cdf")
        yield [list(values), *(ends + [-1e-12, 1e-12, -1e-12, 1e-12])]


def plateau():
    for n, tolerance in [(2, 0.5), (5, 0.2), (8, 0.01), (8, 1.0), (8, 9.0), (12, 0.3)]:
        x = np.sort(random.uniform(-3, 1, n))
        y = random.normal(0, 1, n) if n != 8 else -np.square(x + 1)
        grid = np.unique(np.concatenate([np.linspace(x[0], x[-1], 4_000_001), x]))
        inside = np.interp(grid, x, y) >= y.max() - tolerance
        top = np.searchsorted(grid, x[y.argmax()])
        below = np.flatnonzero(~inside[: top + 1])
        above = np.flatnonzero(~inside[top:])
        low = grid[below[-1] + 1] if len(below) else grid[0]
        high = grid[top + above[0] - 1] if len(above) else grid[-1]
        yield [list(x), list(y), tolerance, x[y.argmax()], low, high, len(below) == 0, len(above) == 0]


def newcombe(area, m, n):
    """Newcombe 2006, method 5: both roots of (area - t)^2 = z^2 var(t)."""
    z, others = stats.norm.ppf(0.975), (m + n) / 2 - 1
    error = lambda t: np.sqrt(t * (1 - t) / (m * n) * (1 + others * (1 - t) / (2 - t) + others * t / (1 + t)))
    low = 0.0 if area == 0 else optimize.brentq(lambda t: area - t - z * error(t), 0, area if area < 1 else 1 - 1e-12)
    high = 1.0 if area == 1 else optimize.brentq(lambda t: t - area - z * error(t), area if area > 0 else 1e-12, 1)
    return low, high


def separation():
    cases = [(random.normal(1, 1, 20), random.normal(0, 1, 30)), (random.normal(9, 1, 12), random.normal(0, 1, 3)),
             (random.normal(0, 1, 8), random.normal(9, 1, 8)), (random.integers(0, 4, 40) / 2, random.integers(0, 3, 25) / 2),
             ([1.0], [0.0]), ([0.5] * 4, [0.5] * 6)]
    for first, second in cases:
        area = stats.mannwhitneyu(first, second).statistic / (len(first) * len(second))
        values = np.unique(np.concatenate([first, second]))
        cuts = [values[0], *((values[1:] + values[:-1]) / 2)]
        youden = [np.mean(np.less(second, c)) + np.mean(np.greater_equal(first, c)) for c in cuts]
        cut = max(c for c, index in zip(cuts, youden) if index >= max(youden) - 1e-12)
        yield [list(first), list(second), area, *newcombe(area, len(first), len(second)), cut,
               np.mean(np.greater_equal(first, cut)), np.mean(np.less(second, cut))]


if __name__ == "__main__":
    write("expected-best.csv", ["values", "best"], expected_best())
    write("bootstrap.csv", ["values", "low_from", "low_to", "high_from", "high_to"], bootstrap())
    write("plateau.csv", ["x", "y", "tolerance", "best", "low", "high", "cut_low", "cut_high"], plateau())
    write("separation.csv", ["first", "second", "area", "low", "high", "cut", "sensitivity", "specificity"], separation())
