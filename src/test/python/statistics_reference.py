#!/usr/bin/python3
"""Tests, intervals and sums of squares from SciPy and statsmodels: the oracle of the tests of initsweep.statistics.

Run from the root of the project:  /usr/bin/python3 src/test/python/statistics_reference.py
Made with Debian 12's python3-scipy 1.10.1 and python3-statsmodels 0.13.5. Lists of numbers stand in one cell, separated by spaces.
Signed ranks with ties come from scipy.stats.permutation_test over all signs, which shares no code with ours.
"""
import csv
import itertools
import math
import pathlib

import numpy as np
import pandas
from scipy import stats
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests
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


def attribution_row(name, table):
    """Sums of squares of type II: what a term adds to all terms that do not contain it (Langsrud 2003).

    By anova_lm(typ=2) of the full factorial model with seeds as blocks; where combinations are missing that model has no
    full rank, and anova_lm no answer, so the definition is taken at its word: residuals of the two models that are compared.
    "interaction" is what all interactions add to the additive model.
    """
    axes = [c for c in table.columns if c not in ("seed", "y")]
    rss = lambda *terms: ols("y ~ " + " + ".join(terms), data=table).fit().ssr
    product = lambda factors: "*".join(f"C({c})" for c in factors)
    rest = rss(product(axes), "C(seed)")
    sums = {}
    for axis in axes:
        others = product([c for c in axes if c != axis])
        sums[axis] = rss(others, "C(seed)") - rss(others, f"C({axis})", "C(seed)")
    sums["interaction"] = rss(*(f"C({c})" for c in axes), "C(seed)") - rest
    sums["seed"] = rss(product(axes)) - rest
    sums["rest"] = rest
    if len(table.drop_duplicates(axes)) == np.prod([table[c].nunique() for c in axes]):
        anova = anova_lm(ols(f"y ~ {product(axes)} + C(seed)", data=table).fit(), typ=2)["sum_sq"]
        for source, line in [*((c, f"C({c})") for c in axes), ("seed", "C(seed)"), ("rest", "Residual")]:
            assert math.isclose(sums[source], anova[line], rel_tol=1e-8), (name, source)
        if len(axes) == 2:
            assert math.isclose(sums["interaction"], anova[f"C({axes[0]}):C({axes[1]})"], rel_tol=1e-8)
    total = float(((table.y - table.y.mean()) ** 2).sum())
    levels = [" ".join(map(str, table[c])) for c in (*axes, "seed")]
    return [name, " ".join(axes), "|".join(levels), list(table.y), " ".join(sums), list(sums.values()), total]


def grid(sizes, seeds, missing, combinations=0):
    """A full grid of factors a, b, … but for some runs, and some combinations of levels altogether."""
    rows = list(itertools.product(*map(range, sizes), range(seeds)))
    table = pandas.DataFrame(rows, columns=[*"abcd"[: len(sizes)], "seed"])
    cells, blocks = random.normal(0, 1, sizes), random.normal(0, 0.5, seeds)
    table["y"] = [2 * r[0] + cells[r[:-1]] + blocks[r[-1]] + random.normal(0, 0.3) for r in rows]
    lost = random.choice(int(np.prod(sizes)), combinations, replace=False)
    table = table[~np.isin(np.ravel_multi_index(table[[*"abcd"[: len(sizes)]]].values.T, sizes), lost)]
    return table.drop(random.choice(table.index, missing, replace=False)).reset_index(drop=True)


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
    write("samples.csv", ["values", "mean", "sd", "median", "low", "high"], map(sample_row, samples()))
    write("wilson.csv", ["successes", "of", "low", "high"],
          (wilson_row(s, n) for n in (1, 2, 5, 10, 29, 1000) for s in sorted({0, 1, n // 2, n - 1, n})))
    write("signed-rank.csv", ["differences", "count", "positive", "p"], map(signed_rank_row, differences()))
    write("holm.csv", ["p", "adjusted"],
          ([p, multipletests(p, method="holm")[1]] for p in
           ([0.04], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.02], [1.0, 0.9, 0.001, 0.001], list(random.uniform(0, 0.2, 12)))))
    write("attribution.csv", ["name", "axes", "levels", "y", "sources", "sums", "total"],
          (attribution_row(*case) for case in [
              ("balanced", grid((3, 4), 5, 0)), ("missing", grid((3, 4), 5, 11)), ("single", grid((2, 2), 2, 1)),
              ("three balanced", grid((3, 2, 4), 3, 0)), ("three", grid((3, 2, 4), 4, 23)),
              ("three without some combinations", grid((3, 3, 3), 4, 9, 5)),
              ("four", grid((2, 3, 2, 3), 3, 14)), ("four without some combinations", grid((3, 2, 3, 2), 3, 12, 7))]))
