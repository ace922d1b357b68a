#!/usr/bin/python3
"""Mean-field moments, fixed points and a critical line from SciPy's QUADPACK: the oracle of the tests of initsweep.theory.

Run from the root of the project:  python3 src/test/python/theory_reference.py   (some minutes)
Made with NumPy 1.24 and SciPy 1.10. Integrals are split at kinks and at ±2^k, and given to scipy.integrate.quad piece by
piece. Pairs are nested as u2 | u1 ~ N(c u1, q (1 - c^2)), which is not how the Java code nests them.
"""
import csv
import math
import pathlib

from scipy.integrate import quad
from scipy.optimize import brentq

from activation_reference import ACTIVATIONS

OUT = pathlib.Path("src/test/resources/initsweep/theory")
KINKS = {"relu": [0], "leaky_relu": [0], "selu": [0], "hard_tanh": [-1, 1], "hard_sigmoid": [-3, 3], "relu6": [0, 6]}
MOMENT_QS = [1e-12, 1e-8, 1e-4, 1e-2, 0.3, 1.0, 3.0, 30.0, 100.0, 1e4]
PAIRS = [(0.1, 0.5), (1.0, -0.3), (1.0, 0.9), (10.0, 0.2), (100.0, 0.99)]
POINTS = [("tanh", 1.5, 0.05), ("tanh", 2.0, 0.01), ("tanh", 4.0, 0.3), ("tanh", 100.0, 0.5), ("tanh", 0.5, 0.2), ("sigmoid", 1, 0),
          ("sigmoid", 200, 0.1), ("hard_tanh", 1.5, 0.05), ("hard_tanh", 1.2, 0.001), ("relu6", 4, 0.3), ("softplus", 1.0, 0.1),
          ("gelu", 1.9, 0.3), ("selu", 1.5, 0.05), ("elu", 1.5, 0.05), ("softsign", 3, 0.02), ("mish", 1.9, 0.2)]
LINE = [1e-6, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.5, 1.0]


def cuts(shift, scale, kinks, reach=13):
    """In z, for a function of shift + scale z."""
    places = [0.0] + [s * 2.0**k for k in range(-2, 12) for s in (-1, 1)] + list(kinks)
    inside = {(u - shift) / scale for u in places}
    return sorted({z for z in inside if abs(z) < reach} | {-reach, -8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0, reach})


def expectation(f, shift, scale, kinks, tolerance=1e-13):
    """E f(shift + scale z, z), z ~ N(0, 1)."""
    ends = cuts(shift, scale, kinks)
    weight = lambda z: math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    pieces = [quad(lambda z: f(shift + scale * z, z) * weight(z), a, b, epsabs=1e-300 if tolerance < 1e-10 else 1e-14,
                   epsrel=tolerance, limit=400)[0] for a, b in zip(ends, ends[1:])]
    return math.fsum(pieces)


def moments(name, q):
    phi, slope = ACTIVATIONS[name]
    root, kinks, zero = math.sqrt(q), KINKS.get(name, []), float(phi(0.0))
    e = lambda f: expectation(f, 0.0, root, kinks)
    difference = e(lambda u, z: phi(u) - zero)
    square = e(lambda u, z: (phi(u) - zero) ** 2)
    slope2 = e(lambda u, z: slope(u) ** 2)
    radial = e(lambda u, z: z * (phi(u) * slope(u) - zero * slope(0.0))) / root
    return zero + difference, square + zero * (2 * difference + zero), square - difference**2, slope2, radial


def pair(f, kinks, q, c):
    own = math.sqrt(q * (1 - c * c))
    inner = lambda u: expectation(lambda v, z: f(v), c * u, own, kinks, 1e-9)
    blurred = [k / c for k in kinks] if c else []
    return expectation(lambda u, z: f(u) * inner(u), 0.0, math.sqrt(q), list(kinks) + blurred, 1e-9)


def fixed_point(name, sw2, sb2):
    phi, slope = ACTIVATIONS[name]
    kinks = KINKS.get(name, [])
    q = math.exp(brentq(lambda x: sw2 * moments(name, math.exp(x))[1] + sb2 - math.exp(x), math.log(1e-6), math.log(1e4),
                        xtol=1e-14, rtol=1e-14))
    m = moments(name, q)
    perp, par = sw2 * m[3], sw2 * m[4]
    if perp <= 1:
        return q, perp, par, 1.0, perp
    c = brentq(lambda c: (sw2 * pair(phi, kinks, q, c) + sb2) / q - c, 1e-9, 1 - 1e-3, xtol=1e-10)
    return q, perp, par, c, sw2 * pair(slope, kinks, q, c)


def critical_line(sb2):
    """sigma_w^2 with chi = 1 for tanh: Schoenholz et al. 2017, figure 1. Parametrised by q: sw2 = 1/E tanh'^2."""
    bias = lambda q: q - moments("tanh", q)[1] / moments("tanh", q)[3]
    q = brentq(lambda q: bias(q) - sb2, 1e-6, 10, xtol=1e-14, rtol=1e-14)
    return 1 / moments("tanh", q)[3], q


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        for row in rows:
            table.writerow([cell if isinstance(cell, str) else repr(float(cell)) for cell in row])
            file.flush()


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write("moments.csv", ["activation", "q", "mean", "second_moment", "variance", "slope_second_moment", "radial_slope"],
          ([name, q, *moments(name, q)] for name in ACTIVATIONS for q in MOMENT_QS if not (name == "sin" and q > 100)))
    write("pairs.csv", ["activation", "q", "c", "product", "slope_product"],
          ([name, q, c, *(pair(f, KINKS.get(name, []), q, c) for f in ACTIVATIONS[name])]
           for name in ["tanh", "gelu", "hard_tanh", "relu6", "selu", "softplus"] for q, c in PAIRS))
    write("fixed-points.csv", ["activation", "sw2", "sb2", "q_star", "chi_perp", "chi_par", "c_star", "slope"],
          ([*point, *fixed_point(*point)] for point in POINTS))
    write("tanh-critical-line.csv", ["sb2", "sw2", "q"], ([sb2, *critical_line(sb2)] for sb2 in LINE))
