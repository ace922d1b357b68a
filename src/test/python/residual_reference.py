#!/usr/bin/env python3
"""Wide networks with skips, and with layer norm, drawn at random: what initsweep.theory predicts for them, without InitSweep.

    python3 src/test/python/residual_reference.py

Writes src/test/resources/initsweep/theory/residual.csv: of each hidden layer of 1000 units, over ten networks, the variance of
pre-activations, mean and standard deviation of activations, and mean delta^2 over that of the last layer. h_l = h_{l-2} +
a z_l in layers 3, 5, 7; weights N(0, 2/n), biases N(0, 0.1); unit normals as inputs and as the last gradient. delta is the derivative by z, where
a branch ends by h.
And layer-norm-jacobian.csv: mean s^2 and Var(s^2)/(mean s^2)^2 of the singular values s of each layer's Jacobian by the inputs, 600
of both, over four networks, from the derivative of the norm as a matrix.
"""
import csv
import pathlib

import numpy as np

OUT = pathlib.Path("src/test/resources/initsweep/theory")
SIGMOID = lambda x: 1 / (1 + np.exp(-x))
ACTIVATIONS = {
    "relu": (lambda x: np.maximum(x, 0), lambda x: (x > 0) * 1.0),
    "tanh": (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    "silu": (lambda x: x * SIGMOID(x), lambda x: SIGMOID(x) * (1 + x * (1 - SIGMOID(x)))),
}
LAYERS = 8  # the last one is left over by the skips


def ends(layer):
    return layer > 2 and layer % 2 == 1


def residual(random, phi, slope, a, n=1000, inputs=50):
    h, z, weights = [random.standard_normal((inputs, n))], [None], [None]
    for layer in range(1, LAYERS + 1):
        weights.append(random.standard_normal((n, n)) * np.sqrt(2 / n))
        z.append(h[-1] @ weights[-1] + random.standard_normal(n) * np.sqrt(0.1))
        h.append(h[layer - 2] + a * z[-1] if ends(layer) else phi(z[-1]))
    by_h = [np.zeros((inputs, n)) for _ in range(LAYERS + 1)]
    deltas = [None] * (LAYERS + 1)
    by_z = random.standard_normal((inputs, n))
    for layer in range(LAYERS, 0, -1):
        if layer < LAYERS:
            by_z = a * by_h[layer] if ends(layer) else by_h[layer] * slope(z[layer])
        deltas[layer] = by_h[layer] if ends(layer) else by_z
        by_h[layer - 1] = by_h[layer - 1] + by_z @ weights[layer].T
        if ends(layer):
            by_h[layer - 2] = by_h[layer - 2] + by_h[layer]
    last = np.mean(deltas[LAYERS] ** 2)
    return [[z[k].var(), h[k].mean(), h[k].std(), np.mean(deltas[k] ** 2) / last] for k in range(1, LAYERS + 1)]


def jacobians(random, phi, slope, n=600, layers=5):
    h, jacobian, found = random.standard_normal(n), np.eye(n), []
    for _ in range(layers):
        weights = random.standard_normal((n, n)) * np.sqrt(0.7 / n)
        z = weights @ h
        sd = z.std()
        y = (z - z.mean()) / sd
        norm = (np.eye(n) - np.ones((n, n)) / n - np.outer(y, y) / n) / sd
        jacobian = slope(y)[:, None] * (norm @ weights @ jacobian)
        h = phi(y)
        squares = np.linalg.svd(jacobian, compute_uv=False) ** 2
        found.append([squares.mean(), squares.var() / squares.mean() ** 2])
    return found


def write(name, header, rows):
    with open(OUT / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def averaged(networks):
    return [[f"{value:.6g}" for value in layer] for layer in np.mean(networks, axis=0)]


def main():
    random = np.random.default_rng(7)
    rows, spectra = [], []
    for name, (phi, slope) in ACTIVATIONS.items():
        for a in (1, 0.5, 0):
            layers = averaged([residual(random, phi, slope, a) for _ in range(10)])
            rows += [[name, a, layer, *numbers] for layer, numbers in enumerate(layers, 1)]
        layers = averaged([jacobians(random, phi, slope) for _ in range(4)])
        spectra += [[name, layer, *numbers] for layer, numbers in enumerate(layers, 1)]
    write("residual.csv", ["activation", "a", "layer", "q", "mean", "std", "delta_ratio"], rows)
    write("layer-norm-jacobian.csv", ["activation", "layer", "mean_square", "variance_ratio"], spectra)


main()
