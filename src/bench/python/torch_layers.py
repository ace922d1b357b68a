#!/usr/bin/env python3
"""Times the article's iteration in eager PyTorch, plain and with further layers, on one thread.

    /usr/bin/python3 src/bench/python/torch_layers.py --seconds 3        (Debian: python3-torch)

As peers.py: forward, backward, update, and forward again for the loss on the same batch; batches drawn beforehand. The
networks take turns, round after round. The order in a layer is affine, norm, ReLU, dropout; a skip adds the input of two
layers of equal width to their output. Prints JSON: a row per network with the columns of `bench`.
"""
import argparse
import itertools
import json
import os
import statistics
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # read when the libraries are loaded

import torch  # noqa: E402

from iterations import RATE  # noqa: E402
from mnist import draw_batches, read_training_set  # noqa: E402
from torch_iterations import TorchNetwork  # noqa: E402

WIDTH, LAYERS, CLASSES, BATCH = 100, 4, 10, 128
ROUNDS = 11  # as InitSweep's bench


class Residual(torch.nn.Module):
    def __init__(self, branch):
        super().__init__()
        self.branch = branch

    def forward(self, x):
        return x + self.branch(x)


def norm(kind):
    return {
        "norm=batch": lambda: torch.nn.BatchNorm1d(WIDTH, eps=1e-6),
        "norm=layer": lambda: torch.nn.LayerNorm(WIDTH),
    }.get(kind)


def layer(inputs, kind):
    parts = [torch.nn.Linear(inputs, WIDTH)]
    if norm(kind):
        parts.append(norm(kind)())
    parts.append(torch.nn.ReLU())
    if kind == "dropout=0.2":
        parts.append(torch.nn.Dropout(0.2))
    return parts


def network(features, kind):
    parts = layer(features, kind)
    if kind == "skip=residual(1)":
        blocks = (LAYERS - 1) // 2
        for _ in range(blocks):
            branch = [torch.nn.Linear(WIDTH, WIDTH), torch.nn.ReLU(), torch.nn.Linear(WIDTH, WIDTH)]
            parts.append(Residual(torch.nn.Sequential(*branch)))
        for _ in range(LAYERS - 1 - 2 * blocks):
            parts += layer(WIDTH, kind)
    else:
        for _ in range(LAYERS - 1):
            parts += layer(WIDTH, kind)
    return torch.nn.Sequential(*parts, torch.nn.Linear(WIDTH, CLASSES))


class Contestant(TorchNetwork):
    """Trains as the plain network does."""

    def __init__(self, features, kind, batches):
        self.network = network(features, kind)
        self.optimizer = torch.optim.SGD(self.network.parameters(), lr=RATE)
        self.batches = itertools.cycle([self.prepare(x, t) for x, t in batches])
        self.millis = []

    def round(self, seconds):
        spent = count = 0
        while spent < seconds or count == 0:
            batch = next(self.batches)
            start = time.perf_counter()
            self.iterate(*batch)
            spent += time.perf_counter() - start
            count += 1
        return 1e3 * spent / count


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", default="data/mnist", help="folder of IDX files")
    arguments.add_argument("--seconds", type=float, default=3, help="per network, after as much for warming up")
    arguments.add_argument("--with", dest="kinds", action="append", default=[], help="as of bench; may be repeated")
    given = arguments.parse_args()

    images, labels = read_training_set(given.data)
    batches = draw_batches(images, labels, BATCH, CLASSES)
    contestants = {kind: Contestant(images.shape[1], kind, batches) for kind in ["", *given.kinds]}
    for contestant in contestants.values():
        contestant.round(given.seconds)
    for _ in range(ROUNDS):
        for contestant in contestants.values():
            contestant.millis.append(contestant.round(given.seconds / ROUNDS))
    rows = [{"with": kind or None, "ms": statistics.median(each.millis)} for kind, each in contestants.items()]
    print(json.dumps({"torch": torch.__version__, "rows": rows}, indent=1))


if __name__ == "__main__":
    main()
