#!/usr/bin/python3
"""Values and slopes of every activation from NumPy and SciPy: the oracle of ActivationReferenceTest.

Run from the root of the project:  python3 src/test/python/activation_reference.py
Made with NumPy 1.24 and SciPy 1.10. Definitions are written down again here, independently of the Java code.
"""
import csv
import math
import pathlib

import numpy as np
from scipy.special import erf, expit, ndtr

OUT = pathlib.Path("src/test/resources/initsweep/nn/activations")
POINTS = [-1e300, -1e6, -300.0, -40.0, -20.0, -8.0, -6.5, -3.5, -2.9, -2.0, -1.3, -1.0000001, -0.7, -0.3, -1e-2, -1e-5, -1e-12,
          1e-12, 1e-5, 1e-2, 0.3, 0.7, 0.9999999, 1.3, 2.0, 2.9, 3.5, 5.9, 6.5, 8.0, 20.0, 40.0, 300.0, 1e6, 1e300]
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


def normal_density(z):
    return np.exp(-z * z / 2) / np.sqrt(2 * np.pi)


def elu(a):
    return lambda z: z if z > 0 else a * np.expm1(z), lambda z: 1.0 if z > 0 else a * np.exp(z)


def leaky(a):
    return lambda z: z if z > 0 else a * z, lambda z: 1.0 if z > 0 else a


def softplus(z):
    return np.logaddexp(0, z)


def mish_slope(z):
    if abs(z) > 300:
        return float(z > 0)
    t = np.tanh(softplus(z))
    return t + z * expit(z) / np.cosh(softplus(z)) ** 2


def silu_slope(z):
    return float(z > 0) if abs(z) > 1e5 else expit(z) + z * expit(z) * expit(-z)


def rational_tanh(z):
    y = min(abs(z) * 2 / 3, 1e30)
    p = y + y * y + 1.41645 * y**4
    return np.sign(z) * 1.7159 * p / (1 + p)


def rational_tanh_slope(z):
    y = min(abs(z) * 2 / 3, 1e30)
    return 1.7159 * 2 / 3 * (1 + 2 * y + 4 * 1.41645 * y**3) / (1 + y + y * y + 1.41645 * y**4) ** 2


ACTIVATIONS = {
    "identity": (lambda z: z, lambda z: 1.0),
    "sigmoid": (expit, lambda z: expit(z) * expit(-z)),
    "tanh": (np.tanh, lambda z: 4 * expit(2 * z) * expit(-2 * z)),
    "relu": leaky(0.0),
    "leaky_relu": leaky(0.01),
    "leaky_relu(0.2)": leaky(0.2),
    "elu": elu(1.0),
    "elu(0.5)": elu(0.5),
    "selu": tuple((lambda f: lambda z: SELU_SCALE * f(z))(f) for f in elu(SELU_ALPHA)),
    "gelu": (lambda z: z * ndtr(z), lambda z: ndtr(z) + (z * normal_density(z) if abs(z) < 100 else 0)),
    "silu": (lambda z: z * expit(z), silu_slope),
    "mish": (lambda z: z * np.tanh(softplus(z)), mish_slope),
    "softplus": (softplus, expit),
    "softsign": (lambda z: z / (1 + abs(z)), lambda z: (1 / (1 + abs(z))) ** 2),
    "hard_tanh": (lambda z: np.clip(z, -1, 1), lambda z: float(abs(z) < 1)),
    "hard_sigmoid": (lambda z: np.clip(z + 3, 0, 6) / 6, lambda z: float(abs(z) < 3) / 6),
    "relu6": (lambda z: np.clip(z, 0, 6), lambda z: float(0 < z < 6)),
    "erf": (erf, lambda z: 2 / np.sqrt(np.pi) * np.exp(-min(z * z, 1e4))),
    "sin": (np.sin, np.cos),
    "rational_tanh": (rational_tanh, rational_tanh_slope),
}


def activations():
    for name, (value, slope) in ACTIVATIONS.items():
        for z in POINTS:
            if name != "sin" or abs(z) <= 1e6:
                yield name, z, value(z), slope(z)


def error_functions():
    for z in np.round(np.linspace(-7, 26, 331), 10):
        yield z, math.erf(z), math.erfc(z)  # the C library's: SciPy's erfc is good to 6e-14 only


def write(name, header, rows):
    with (OUT / name).open("w", newline="") as file, np.errstate(over="ignore", under="ignore"):
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([cell if isinstance(cell, str) else repr(float(cell)) for cell in row] for row in rows)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write("activation-reference.csv", ["activation", "z", "value", "slope"], activations())
    write("erf-reference.csv", ["z", "erf", "erfc"], error_functions())
