#!/usr/bin/python3
"""Tests, intervals, power and sums of squares from SciPy and statsmodels: the oracle of the tests of initsweep.statistics.

Run from the root of the project:  /usr/bin/python3 src/test/python/statistics_reference.py
Made with Debian 12's python3-scipy 1.10.1 and python3-statsmodels 0.13.5. Lists of numbers stand in one cell, separated by spaces.
Signed ranks with ties come from scipy.stats.permutation_test over all signs, which shares no code with ours.
"""
import csv
import math
import pathlib

import numpy as np
import pandas
from scipy import stats
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path("src/test/resources/initsweep/statistics")
random = np.random.default_rng(20260101)


def samples():
    yield [0.1135] * 10
    for n, sd in [(2, 1.0), (3, 1e-4), (10, 0.003), (31, 20.0), (500, 1e-9)]:
        yield list(random.normal(0.9, sd, n))


def sample_row(values):
    with np.errstate(invalid="ignore"):
        low, high = stats.t.interval(0.95, len(values) - 1, loc=np.mean(values), scale=stats.sem(values))
    if np.ptp(values) == 0:
        return [values, values[0], 0.0, values[0], values[0], values[0]]
    return [values, np.mean(values), np.std(values, ddof=1), np.median(values), low, high]


def wilson_row(successes, n):
    return [successes, n, *proportion_confint(successes, n, 0.05, "wilson")]


def signed_rank_row(values):
    """Wilcoxon drops zeros; the statistic is the rank sum of the positive differences."""
    d = np.array([v for v in values if v != 0])
    if len(d) == 0:
        return [values, 0, 0.0, 1.0]
    ranks = stats.rankdata(abs(d))
    positive = float(ranks[d > 0].sum())
    if len(d) > 200:
        p = stats.wilcoxon(d, mode="approx", correction=True).pvalue
    elif len(set(ranks)) == len(d) and len(d) <= 50:
        p = stats.wilcoxon(d, mode="exact").pvalue
    else:
        statistic = lambda x, axis: np.where(x > 0, ranks, 0).sum(axis=axis)
        p = stats.permutation_test((d,), statistic, permutation_type="samples", vectorized=True, n_resamples=2 ** len(d) + 1).pvalue
    return [values, len(d), positive, min(1.0, p)]


def differences():
    yield [0.0] * 6
    for n in (1, 5, 6, 7, 10, 20, 40, 50):
        yield list(random.normal(0.5, 1.0, n))
    for n in (6, 8, 10, 13, 16):
        yield [float(x) for x in random.integers(-4, 7, n)]
    yield [1.0] * 12
    yield [-1.0] * 9 + [1.0]
    yield [float(x) for x in random.integers(-9, 12, 300)]
    yield list(random.normal(0.1, 1.0, 250))


def attribution_rows(name, table):
    """Type II sums of squares of the first two columns, their interaction and seed."""
    model = ols("y ~ C(a) * C(b) + C(seed)", data=table).fit()
    anova = anova_lm(model, typ=2)["sum_sq"]
    total = float(((table.y - table.y.mean()) ** 2).sum())
    sums = [anova["C(a)"], anova["C(b)"], anova["C(a):C(b)"], anova["C(seed)"], anova["Residual"], total]
    return [name, *(" ".join(map(str, table[c])) for c in ("a", "b", "seed")), list(table.y), *sums]


def grid(a, b, seeds, missing):
    rows = [(i, j, k) for i in range(a) for j in range(b) for k in range(seeds)]
    table = pandas.DataFrame(rows, columns=["a", "b", "seed"])
    cells, blocks = random.normal(0, 1, (a, b)), random.normal(0, 0.5, seeds)
    table["y"] = [2 * i + cells[i, j] + blocks[k] + random.normal(0, 0.3) for i, j, k in rows]
    return table.drop(random.choice(len(rows), missing, replace=False)).reset_index(drop=True)


def text(cell):
    if isinstance(cell, (list, np.ndarray)):
        return " ".join(repr(float(x)) for x in cell)
    return repr(float(cell)) if isinstance(cell, float) else str(cell)


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([text(cell) for cell in row] for row in rows)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    power = TTestPower()
    write("samples.csv", ["values", "mean", "sd", "median", "low", "high"], map(sample_row, samples()))
    write("wilson.csv", ["successes", "of", "low", "high"],
          (wilson_row(s, n) for n in (1, 2, 5, 10, 29, 1000) for s in sorted({0, 1, n // 2, n - 1, n})))
    write("signed-rank.csv", ["differences", "count", "positive", "p"], map(signed_rank_row, differences()))
    write("holm.csv", ["p", "adjusted"],
          ([p, multipletests(p, method="holm")[1]] for p in
           ([0.04], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.02], [1.0, 0.9, 0.001, 0.001], list(random.uniform(0, 0.2, 12)))))
    write("noncentral-t.csv", ["t", "degrees", "shift", "cdf"],
          ([t, df, d, stats.nct.cdf(t, df, d)] for t in (0.1, 1.0, 2.2, 5.0, 12.7) for df in (1, 2, 5, 9, 30, 1000)
           for d in (0.5, 2.0, 6.0, 15.0)))
    write("power.csv", ["effect", "pairs", "level", "power"],
          ([d, n, a, power.power(d, n, a)] for d in (0.05, 0.3, 1.0, 2.5) for n in (2, 3, 6, 10, 100) for a in (0.05, 0.05 / 9)))
    write("seeds.csv", ["effect", "level", "seeds"],
          ([d, a, math.ceil(power.solve_power(d, None, a, 0.8))] for d in (0.01, 0.1, 0.2, 0.35, 0.5, 0.8) for a in (0.05, 0.05 / 3)))
    write("attribution.csv", ["name", "a", "b", "seed", "y", "ss_a", "ss_b", "ss_interaction", "ss_seed", "ss_rest", "ss_total"],
          [attribution_rows("balanced", grid(3, 4, 5, 0)), attribution_rows("missing", grid(3, 4, 5, 11)),
           attribution_rows("single", grid(2, 2, 2, 1))])
