#!/usr/bin/env python3
"""Times the article's training iteration in NumPy and PyTorch, on one thread.

    /usr/bin/python3 src/bench/python/peers.py --data data/mnist --seconds 5        (Debian: python3-numpy, python3-torch)

The iteration is forward, backward, update, and forward again for the loss on the same batch, with plain SGD. Batches are
drawn and converted beforehand, here as in InitSweep's `bench`. Programs take turns, round after round; ms is the median of
the rounds, per network. Before anything is timed, all programs train from the same weights on the same batches and have to
record the same losses: it is the same work.

    script     the article's script: book, and the draw of each batch
    book       layers as objects, float64 weights and float32 images as in the book's repository, one-hot labels
    numpy      float32 by hand: every array preallocated, the bias a column of the weights, the rate folded into the delta
    torch      eager PyTorch: nn.Sequential, cross_entropy, torch.optim.SGD
    torch4     four networks at once: one baddbmm a layer

Prints JSON: versions, and a row per network and program with the columns of `bench`.
"""
import argparse
import ctypes
import json
import os
import re
import statistics
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # read when the libraries are loaded

import numpy as np  # noqa: E402

from iterations import BookNetwork, PreallocatedNetwork  # noqa: E402
from mnist import draw_batches, read_training_set  # noqa: E402

PROGRAMS = ["script", "book", "numpy", "torch", "torch4"]
ROUNDS = 11  # as InitSweep's bench
WARM_UP = 0.5
RUN = 2001  # iterations; then training starts anew, as in a sweep
CHECKED = 20
AGREEMENT = 1e-3  # float32 against float64 over the iterations checked
CLASSES = 10


def programs(images, labels):
    one_hot = np.eye(CLASSES, dtype=np.float32)[labels]

    class ArticleScript(BookNetwork):
        def iterate(self, x, t):
            mask = np.random.choice(len(images), len(x), replace=False)
            return super().iterate(images[mask], one_hot[mask])

    known = {"script": ArticleScript, "book": BookNetwork, "numpy": PreallocatedNetwork}
    try:
        from torch_iterations import FourNetworks, TorchNetwork

        known.update(torch=TorchNetwork, torch4=FourNetworks)
    except ImportError:
        print("without PyTorch, which is not installed (Debian: python3-torch)", file=sys.stderr)
    return known


def initial_weights(widths):
    """He's, in float32."""
    random = np.random.RandomState(0)
    return [
        (np.sqrt(2.0 / n_in) * random.randn(n_in, n_out)).astype(np.float32)
        for n_in, n_out in zip(widths, widths[1:])
    ]


def require_same_losses(chosen, weights, batches):
    expected = None
    for name, program in chosen.items():
        if name == "script":  # its batches are its own
            continue
        network = program(weights, len(batches[0][1]))
        prepared = [network.prepare(x, t) for x, t in batches[:CHECKED]]
        losses = np.array([network.iterate(*batch) for batch in prepared])
        if expected is None:
            expected = losses
        worst = np.max(np.abs(losses - expected) / expected)
        if not worst < AGREEMENT:
            sys.exit(f"{name} records other losses than the first program: {worst:.1e} apart, expected {AGREEMENT}")


class Contestant:
    def __init__(self, program, weights, batches):
        self.start = lambda: program(weights, len(batches[0][1]))
        self.networks = program.NETWORKS
        self.batches = [self.start().prepare(x, t) for x, t in batches]
        self.left = 0
        self.done = 0
        self.millis = []

    def iteration(self):
        if self.left == 0:
            self.network = self.start()
            self.left = RUN
        self.left -= 1
        x, t = self.batches[self.left % len(self.batches)]
        start = time.perf_counter()
        self.network.iterate(x, t)
        return time.perf_counter() - start

    def lap(self, seconds):
        spent = count = 0
        while spent < seconds or count == 0:
            spent += self.iteration()
            count += 1
        return spent, count

    def round(self, seconds):
        spent, count = self.lap(seconds)
        self.done += count
        self.millis.append(1e3 * spent / count / self.networks)


def time_programs(chosen, weights, batches, seconds):
    contestants = {name: Contestant(program, weights, batches) for name, program in chosen.items()}
    for contestant in contestants.values():
        contestant.lap(WARM_UP * seconds)
    for _ in range(ROUNDS):
        for contestant in contestants.values():
            contestant.round(seconds / ROUNDS)
    return contestants


def rows(hidden, widths, batch, contestants):
    for name, contestant in contestants.items():
        yield {
            "network": f"{widths[0]}-{hidden}-{widths[-1]}",
            "batch": batch,
            "program": name,
            "ms": statistics.median(contestant.millis),
            "ms_min": min(contestant.millis),
            "ms_max": max(contestant.millis),
            "rounds": ROUNDS,
            "iterations": contestant.done,
        }


def versions():
    found = {"python": sys.version.split()[0], "numpy": np.__version__}
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        found["torch"] = torch.__version__
        found["torch_vectors"] = re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)
    with open("/proc/self/maps") as maps:
        libraries = re.findall(r"(/\S*/lib\w*blas[\w.-]*\.so[\w.]*)$", maps.read(), re.MULTILINE)
    if libraries:
        found["blas"] = os.path.basename(libraries[0])
        found["blas_kernels"] = blas_kernels(libraries[0])
    return found


def blas_kernels(library):
    """The processor whose kernels OpenBLAS uses; empty for another BLAS."""
    try:
        name = ctypes.CDLL(library).openblas_get_corename
    except AttributeError:
        return ""
    name.restype = ctypes.c_char_p
    return name().decode()


def hidden_widths(text):
    width, layers = re.fullmatch(r"(\d+)\*(\d+)", text).groups()
    return [int(width)] * int(layers)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", default="data/mnist", help="folder of IDX files")
    arguments.add_argument("--hidden", action="append", help="W*N; may be repeated; default 100*4")
    arguments.add_argument("--batch", type=int, default=128)
    arguments.add_argument("--seconds", type=float, default=5, help="per program, after half as much for warming up")
    arguments.add_argument("--program", action="append", choices=PROGRAMS, help="may be repeated; default all")
    given = arguments.parse_args()

    images, labels = read_training_set(given.data)
    known = programs(images, labels)
    chosen = {name: known[name] for name in given.program or known}
    batches = draw_batches(images, labels, given.batch, CLASSES)
    found = []
    for hidden in given.hidden or ["100*4"]:
        widths = [images.shape[1], *hidden_widths(hidden), CLASSES]
        weights = initial_weights(widths)
        require_same_losses(chosen, weights, batches)
        print(f"Timing {hidden}, batch {given.batch}: {', '.join(chosen)} in turn", file=sys.stderr)
        found.extend(rows(hidden, widths, given.batch, time_programs(chosen, weights, batches, given.seconds)))
    print(json.dumps({"versions": versions(), "rows": found}, indent=1))


if __name__ == "__main__":
    main()
