#!/usr/bin/python3
"""The points of the initialiser `critical` and the stability of `auto`, by SciPy: the oracle of CriticalInitialiserTest.

Run from the root of the project:  python3 src/test/python/critical_reference.py   (a minute)
Made with NumPy 2.4 and SciPy 1.17. Moments are QUADPACK's, roots are Brent's. A point is half-stable where
chi_perp = chi_par = 1 with sb2 >= 0; without one it is that of sb2 = 0: at q = 0 where phi(0) = 0 and phi'(0) does not
vanish, else at the q with E phi^2 = q E phi'^2.
"""
import csv
import math
import pathlib

from scipy.optimize import brentq

from activation_reference import ACTIVATIONS
from theory_reference import moments

OUT = pathlib.Path("src/test/resources/initsweep/nn/initialisers/critical.csv")
QS = [10.0 ** (k / 2) for k in range(-4, 7)]  # sin oscillates beyond
TINY = 1e-300


def roots(name, condition):
    """The variances in the range of QS at which a condition on the moments changes its sign."""
    at = lambda x: condition(math.exp(x), moments(name, math.exp(x)))
    values = [at(math.log(q)) for q in QS]
    for low, high, a, b in zip(QS, QS[1:], values, values[1:]):
        if abs(a) > 1e-9 and abs(b) > 1e-9 and a * b < 0:
            yield math.exp(brentq(at, math.log(low), math.log(high), xtol=1e-14, rtol=1e-14))


def point(name):
    """Its kind, sw2, sb2 and q."""
    for q in roots(name, lambda q, m: m[3] - m[4]):
        _, square, _, slope2, _ = moments(name, q)
        if q - square / slope2 >= 0:
            return "half_stable", 1 / slope2, q - square / slope2, q
    phi, slope = ACTIVATIONS[name]
    slope2 = (float(slope(-TINY)) ** 2 + float(slope(TINY)) ** 2) / 2
    if float(phi(0.0)) == 0 and slope2 > 0:
        return "zero", 1 / slope2, 0.0, 0.0
    for q in roots(name, lambda q, m: m[3] - m[1] / q):
        return "without_bias", 1 / moments(name, q)[3], 0.0, q
    return "none", "", "", ""


def main():
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["activation", "kind", "sw2", "sb2", "q", "auto_chi_par"])
        for name in ACTIVATIONS:
            _, square, _, _, radial = moments(name, 1.0)
            out.writerow([name, *point(name), radial / square])


if __name__ == "__main__":
    main()
