#!/usr/bin/env python3
"""What the probe should find in a small network, by NumPy itself.

    python3 src/test/python/probe_reference.py src/test/resources/initsweep/probe

writes probe-arrays.csv       inputs, weights, biases, noise and labels of two networks; floats as the bits of float32
       probe-statistics.csv   every statistic of every hidden layer, for three activations
       probe-histograms.csv   values on, beside and outside of bin edges, and what numpy.histogram counts

The definitions are those of the statistics table, written as plainly as NumPy allows and in float64 from float32 arrays:
the mean cosine, for example, runs over all pairs. "noise" is the network without labels (normal inputs, noise injected as δ
of the last hidden layer), "labels" the one whose δ is the gradient of the mean cross-entropy (inputs are pixels/255).
"""
import itertools
import sys

import numpy as np

ROWS, FEATURES, HIDDEN, CLASSES = 40, 12, [9, 7, 5], 10
# φ, φ′, finite asymptotes
ACTIVATIONS = {
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float), []),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2, [-1, 1]),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, [0, 1]),
}


def arrays(mode, random):
    widths = [FEATURES] + HIDDEN + ([CLASSES] if mode == "labels" else [])
    result = {}
    if mode == "labels":
        result["pixels"] = random.randint(0, 256, (ROWS, FEATURES))
        result["labels"] = random.randint(0, CLASSES, (1, ROWS))
    else:
        result["inputs"] = random.randn(ROWS, FEATURES).astype(np.float32)
        result["noise"] = random.randn(ROWS, HIDDEN[-1]).astype(np.float32)
    for layer in range(1, len(widths)):
        result[f"weights{layer}"] = (0.8 * random.randn(widths[layer - 1], widths[layer])).astype(np.float32)
        biases = (0.3 * random.randn(1, widths[layer])).astype(np.float32)
        if layer == 2:
            biases[0, 3] = -30  # a unit that is dead under relu and saturated under the others
        result[f"biases{layer}"] = biases
    return result


def forward_and_backward(mode, given, activation):
    phi, slope, _ = ACTIVATIONS[activation]
    layers = len(HIDDEN) + (mode == "labels")
    h = [given["inputs"].astype(float) if mode == "noise" else (given["pixels"] / 255).astype(np.float32).astype(float)]
    z = [None]
    for layer in range(1, layers + 1):
        z.append(h[-1] @ given[f"weights{layer}"].astype(float) + given[f"biases{layer}"].astype(float))
        h.append(phi(z[-1]))
    delta = [None] * (layers + 1)
    if mode == "noise":
        delta[layers] = given["noise"].astype(float)
    else:
        p = np.exp(z[-1] - z[-1].max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(ROWS), given["labels"][0]] -= 1
        delta[layers] = p / ROWS
    for layer in range(layers, 1, -1):
        delta[layer - 1] = (delta[layer] @ given[f"weights{layer}"].astype(float).T) * slope(z[layer - 1])
    return z, h, delta


def cosine(a, b):
    return a @ b / np.sqrt((a @ a) * (b @ b))


def rms(x):
    return np.sqrt(np.mean(np.square(x, dtype=float)))


def statistics(z, h, delta, weights, below, asymptotes):
    saturated = np.zeros(h.shape, bool)
    for asymptote in asymptotes:
        saturated |= np.abs(h - asymptote) <= 0.1
    return {
        "pre_mean": z.mean(),
        "pre_std": z.std(),
        "mean": h.mean(),
        "std": h.std(),
        "min": h.min(),
        "max": h.max(),
        "zero_share": np.mean(h == 0),
        "saturated_share": np.mean(saturated),
        "dead_share": np.mean(np.all(h == 0, axis=0)),
        "input_share": h.var(axis=0).mean() / h.var(),
        "cosine": np.mean([cosine(a, b) for a, b in itertools.combinations(z, 2)]),
        "delta_rms": rms(delta),
        "weight_rms": rms(weights),
        "weight_grad_rms": rms(below.T @ delta),
        "unit_variance_share": h.var(axis=1).mean() / h.var(),
        "mean_square": np.mean(h**2),
    }


def bits(x):
    return " ".join(str(b) for b in x.astype(np.float32).view(np.int32).ravel())


def write_arrays(path, networks):
    with open(path, "w") as out:
        out.write("network,array,rows,columns,values\n")
        for mode, given in networks.items():
            for name, x in given.items():
                values = bits(x) if x.dtype == np.float32 else " ".join(str(v) for v in x.ravel())
                out.write(f"{mode},{name},{x.shape[0]},{x.shape[1]},{values}\n")


def write_statistics(path, networks):
    with open(path, "w") as out:
        out.write("network,activation,layer,statistic,value\n")
        for mode, given in networks.items():
            for activation, (_, _, asymptotes) in ACTIVATIONS.items():
                z, h, delta = forward_and_backward(mode, given, activation)
                for layer in range(1, len(HIDDEN) + 1):
                    found = statistics(z[layer], h[layer], delta[layer], given[f"weights{layer}"], h[layer - 1], asymptotes)
                    for name, value in found.items():
                        out.write(f"{mode},{activation},{layer},{name},{float(value)!r}\n")


def write_histograms(path, random):
    with open(path, "w") as out:
        out.write("lo,hi,bins,below,above,values,counts\n")
        for lo, hi, bins in [(0, 1, 30), (-1, 1, 30), (0, 1, 10), (-0.3, 2.7, 7), (0.1, 0.7, 3), (-4, 4, 100), (0, 1, 1)]:
            edges = np.linspace(lo, hi, bins + 1).astype(np.float32)
            values = np.concatenate([
                edges, np.nextafter(edges, np.float32(-9)), np.nextafter(edges, np.float32(9)), np.float32([0, -0.0]),
                random.uniform(lo - 0.2, hi + 0.2, 200).astype(np.float32)])
            wide = values.astype(float)
            counts = np.histogram(wide, bins=bins, range=(lo, hi))[0]
            below, above = np.sum(wide < lo), np.sum(wide > hi)
            assert counts.sum() + below + above == len(values)
            out.write(f"{lo},{hi},{bins},{below},{above},{bits(values)},{' '.join(map(str, counts))}\n")


if __name__ == "__main__":
    folder = sys.argv[1]
    random = np.random.RandomState(20260101)
    networks = {mode: arrays(mode, random) for mode in ["noise", "labels"]}
    write_arrays(f"{folder}/probe-arrays.csv", networks)
    write_statistics(f"{folder}/probe-statistics.csv", networks)
    write_histograms(f"{folder}/probe-histograms.csv", random)
