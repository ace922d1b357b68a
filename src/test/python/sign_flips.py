"""The max-type sign-flip test of all pairs of cells in NumPy: the oracle of SignFlips, and what the simulations run.

Westfall and Young 1993 (step-down maxT); sign flips as in Nichols and Holmes 2002. If two cells are alike, the difference at a
seed is as likely to be positive as negative: all signs of a seed are flipped together, for all pairs, so whatever the
correlation of the pairs is, it is kept.
"""
import itertools

import numpy as np

MAX_SEEDS = 24
MAX_FLIPS = 4096
CAP = 3  # of the median size of a pair's differences
TOLERANCE = 1e-5


def flips(n, random=np.random.default_rng(0)):
    """(flips, n), the first without a flip; all of them, but for the sign of the whole, up to 13 seeds."""
    if 2 ** (n - 1) <= MAX_FLIPS:
        return np.array([(1, *signs) for signs in itertools.product([1, -1], repeat=n - 1)], np.float32)
    signs = random.choice(np.array([1, -1], np.float32), size=(MAX_FLIPS, n))
    signs[0] = 1
    return signs


def units(differences):
    """(pairs, n): differences cut off at three times their median size and scaled to a sum of squares of 1.

    An infinite difference, of a run that did not complete from one that did, counts as the largest of the finite ones.
    """
    size = abs(np.nan_to_num(differences, nan=0.0, posinf=np.inf, neginf=-np.inf))
    largest = np.where(np.isinf(size), 0, size).max(axis=1, keepdims=True)
    size = np.minimum(size, np.where(largest == 0, 1, largest))
    ordered = np.sort(np.where(size > 0, size, np.inf), axis=1)
    count = (size > 0).sum(axis=1)
    rows = np.arange(len(size))
    middle = (ordered[rows, np.maximum(count - 1, 0) // 2] + ordered[rows, count // 2 - (count == 0)]) / 2
    middle = np.where(count > 0, middle, 0)
    size = np.minimum(size, CAP * middle[:, None])
    signed = np.where(np.isnan(differences), 0, np.sign(differences)) * size
    norm = np.sqrt((signed * signed).sum(axis=1, keepdims=True))
    return (signed / np.where(norm == 0, 1, norm)).astype(np.float32)


def statistics(y, signs):
    """(flips, pairs) in the order of np.triu_indices."""
    i, j = np.triu_indices(len(y), 1)
    with np.errstate(invalid="ignore"):
        u = units(y[i] - y[j])
    for part in np.array_split(signs, max(1, len(signs) * len(i) // 20_000_000)):
        yield abs(part @ u.T)


def critical(y, level):
    """What a pair's statistic has to exceed: with the flip that is none, so many flips are allowed to reach it."""
    largest = np.concatenate([part.max(axis=1) for part in statistics(y, flips(y.shape[1]))])
    allowed = int(level * len(largest))
    return np.sort(largest[1:])[-allowed] + TOLERANCE


def adjusted(y):
    """Step-down p-values of all pairs, in the order of np.triu_indices; -inf is a run that did not complete."""
    signs = flips(y.shape[1])
    table = np.concatenate(list(statistics(y, signs)))
    order = np.argsort(-table[0], kind="stable")
    largest = np.maximum.accumulate(table[:, order[::-1]], axis=1)[:, ::-1]
    p = np.maximum.accumulate((largest >= table[0, order] - TOLERANCE).mean(axis=0))
    result = np.empty_like(p)
    result[order] = p
    return result


def reference():
    """What src/test/resources/initsweep/statistics/sign-flips.csv holds: accuracies (cells | seeds) and p of all pairs."""
    random = np.random.default_rng(20261127)
    for cells, seeds, better, failing in [(7, 6, 5, 0), (8, 7, 2, 0), (7, 9, 1.5, 0.2), (9, 10, 2, 0.4), (12, 11, 0, 0), (7, 13, 1, 0.1)]:
        y = random.normal(size=(cells, seeds)) + random.normal(size=seeds)
        y[: cells // 2] += better
        y = np.round(y, 1 if seeds == 10 else 6)  # with ties
        yield np.where(random.uniform(size=y.shape) < failing, -np.inf, y)


if __name__ == "__main__":
    with open("src/test/resources/initsweep/statistics/sign-flips.csv", "w") as file:
        file.write("cells,p\n")
        for y in reference():
            cells = "|".join(" ".join(map(str, row)) for row in y.tolist())
            file.write(f"{cells},{' '.join(map(str, adjusted(y).tolist()))}\n")
