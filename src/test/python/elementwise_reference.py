#!/usr/bin/python3
"""erf and gelu with their slopes from SciPy, at float32 points: the oracle of ElementwiseReferenceTest.

Run from the root of the project:  python3 src/test/python/elementwise_reference.py
Made with NumPy 2.4 and SciPy 1.17.
"""
import csv
import pathlib

import numpy as np
from scipy.special import erf, erfcx

OUT = pathlib.Path("src/test/resources/initsweep/kernel/elementwise-reference.csv")
MAGNITUDES = np.r_[np.logspace(-38, -1, 75), np.linspace(0.1, 16, 400)].astype(np.float32)
POINTS = np.sort(np.r_[-MAGNITUDES, MAGNITUDES]).astype(float)


def normal_density(z):
    return np.exp(-z * z / 2) / np.sqrt(2 * np.pi)


def normal_cdf(z):
    """By erfcx, which keeps its digits in the tail."""
    tail = erfcx(abs(z) / np.sqrt(2)) * np.exp(-z * z / 2) / 2
    return np.where(z < 0, tail, 1 - tail)


def rows():
    for z in POINTS:
        yield "erf", z, erf(z), 2 / np.sqrt(np.pi) * np.exp(-z * z)
        yield "gelu", z, z * normal_cdf(z), normal_cdf(z) + z * normal_density(z)


if __name__ == "__main__":
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["function", "z", "value", "slope"])
        table.writerows([name, *(repr(float(cell)) for cell in cells)] for name, *cells in rows())
