#!/usr/bin/python3
"""ReLU networks without biases that are dead at initialisation, counted: the oracle of initsweep.theory.BornDead.

Run from the root of the project:  /usr/bin/python3 src/test/python/born_dead_reference.py
Made with NumPy 2.4.6. Each network has one input feature, for which 1 and -1 are all inputs up to scale; after each layer the
activations are scaled to length 1, which changes no sign. Counted are the networks with a layer that is 0 for both, and those
with a layer that is 0 for 1.
"""
import csv
import pathlib

import numpy as np

OUT = pathlib.Path("src/test/resources/initsweep/theory/born-dead.csv")
NETWORKS = 40_000
SHAPES = [[2] * 2, [2] * 5, [2] * 20, [3] * 2, [3] * 5, [3] * 20, [5] * 5, [7] * 10, [1] * 3, [4, 2, 3], [2, 6, 2, 2]]
random = np.random.default_rng(20190315)


def count(widths):
    signals = np.broadcast_to(np.array([[1.0], [-1.0]]), (NETWORKS, 2, 1))
    for width in widths:
        weights = random.standard_normal((NETWORKS, signals.shape[2], width))
        signals = np.maximum(signals @ weights, 0)
        size = np.linalg.norm(signals, axis=2, keepdims=True)
        signals = np.divide(signals, size, out=np.zeros_like(signals), where=size > 0)
    is_lost = (signals == 0).all(axis=2)
    return int(is_lost.all(axis=1).sum()), int(is_lost[:, 0].sum())


with OUT.open("w", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["widths", "networks", "dead", "one_lost"])
    for shape in SHAPES:
        table.writerow([" ".join(map(str, shape)), NETWORKS, *count(shape)])
