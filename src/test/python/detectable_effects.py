#!/usr/bin/python3
"""How large an effect (mean / sd of the paired differences) is found with probability 0.8, by the two tests that decide.

Run from the root of the project:  /usr/bin/python3 src/test/python/detectable_effects.py      (ten minutes; NumPy 1.24)

Writes src/main/resources/initsweep/statistics/{signed-rank,sign-flip}-effects.csv, from which seeds_needed is read.
signed-rank: Wilcoxon's exact test at 0.05 / comparisons (Holm's first step), normal differences. Shifting a sample by d moves
its Walsh averages by d, so a sample is found from the shift on that lifts the critical one of them above 0: the 0.8 quantile
of these shifts is the effect.
sign-flip: the test of sign_flips.py over all pairs of so many cells, of which one is better than all others, which are alike.
"""
import csv
import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import sign_flips

OUT = pathlib.Path("src/main/resources/initsweep/statistics")
LEVEL = 0.05
QUANTILE = 0.803  # 0.8 and two standard errors of a simulation of 60,000
COMPARISONS = [1, 3, 6, 10, 15, 21, 36, 66, 120, 276, 630, 1770, 4950, 16110, 130816, 1_000_000, 50_000_000]
SEEDS = [*range(6, 41), 44, 48, 56, 64, 80, 100, 128, 160, 200]
CELLS = [7, 9, 12, 16, 24, 36, 60, 100, 180]
random = np.random.default_rng(1)


def critical_rank_sums(n):
    """For each family the smallest rank sum of positive differences that is significant, or None."""
    chance = np.ones(1)
    for rank in range(1, n + 1):
        chance = np.append(chance, np.zeros(rank)) / 2 + np.append(np.zeros(rank), chance) / 2
    tail = 2 * np.cumsum(chance)  # by symmetry p of the sum n(n+1)/2 - i
    count = [int(np.searchsorted(tail, LEVEL / m, side="right")) for m in COMPARISONS]
    return [n * (n + 1) // 2 - c + 1 if c > 0 else None for c in count]


def signed_rank_rows():
    for n in SEEDS:
        critical = critical_rank_sums(n)
        i, j = np.triu_indices(n)
        places = sorted({len(i) - w for w in critical if w})  # W = number of positive Walsh averages
        shifts = []
        for _ in range(60_000 // 2_000):
            z = random.normal(size=(2_000, n))
            walsh = (z[:, i] + z[:, j]) / 2
            walsh.partition(places, axis=1)
            shifts.append(-walsh[:, places])
        found = dict(zip(places, np.quantile(np.concatenate(shifts), QUANTILE, axis=0)))
        for m, w in zip(COMPARISONS, critical):
            if w:
                yield [m, n, f"{found[len(i) - w]:.4f}"]


def sign_flip_rows():
    effects = dict.fromkeys(range(6, sign_flips.MAX_SEEDS + 1), 0.0)  # of the family before, which a larger one is not below
    for cells in CELLS:
        for n, effect in effects.items():
            critical = [sign_flips.critical(sweep(cells, n, effect), LEVEL) for _ in range(max(2, 60 // cells))]
            effects[n] = max(effect, detectable(critical, n))
            yield [cells, n, f"{effects[n]:.4f}"]


def sweep(cells, n, effect):
    y = random.normal(size=(cells, n)) / np.sqrt(2)
    y[0] += effect
    return y


def detectable(critical, n):
    z = random.normal(size=(20_000, n))
    low, high = 0.0, 64.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        statistic = abs(sign_flips.units(z + middle).sum(axis=1))
        power = np.mean([(statistic >= c).mean() for c in critical])
        low, high = (low, middle) if power >= QUANTILE else (middle, high)
    return high


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        for row in rows:
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    write("signed-rank-effects.csv", ["comparisons", "seeds", "effect"], signed_rank_rows())
    write("sign-flip-effects.csv", ["cells", "seeds", "effect"], sign_flip_rows())
