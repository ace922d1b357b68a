#!/usr/bin/env python3
"""Reference steps of every optimiser, by NumPy in float32.

    python3 src/test/python/optimiser_reference.py src/test/resources/initsweep/nn/optimisers/numpy-optimisers.csv

Nine parameters, 25 steps; row by row the gradient of a step and the parameter after it. Step 0 is the start. The formulas
are those of "Deep Learning from Scratch" (common/optimizer.py), written once more here; nesterov is equation 7 of the paper
that the book names, arXiv 1212.0901. One NumPy operation is one rounding to float32, as in InitSweep, so the values must be
equal; only sgd is fused there, which float64 reproduces.
"""
import sys

import numpy as np

F = np.float32
RATE, EPSILON = 0.05, F(1e-7)
PARAMETERS, STEPS = 9, 25


def sgd(w, g, state):
    return (w.astype(np.float64) - np.float64(F(RATE)) * g).astype(F)


def momentum(w, g, state, mu=0.9):
    state["v"] = F(mu) * state["v"] - F(RATE) * g
    return w + state["v"]


def nesterov(w, g, state, mu=0.9):
    step = F(RATE) * g
    state["v"] = F(mu) * state["v"] - step
    return w + (F(mu) * state["v"] - step)


def adagrad(w, g, state):
    state["h"] = state["h"] + g * g
    return w - F(RATE) * g / (np.sqrt(state["h"]) + EPSILON)


def rmsprop(w, g, state, rho=0.99):
    state["h"] = F(rho) * state["h"] + F(1 - rho) * (g * g)
    return w - F(RATE) * g / (np.sqrt(state["h"]) + EPSILON)


def adam(w, g, state, beta1=0.9, beta2=0.999):
    state["power1"] *= beta1
    state["power2"] *= beta2
    rate = F(RATE * np.sqrt(1 - state["power2"]) / (1 - state["power1"]))
    state["m"] = F(beta1) * state["m"] + F(1 - beta1) * g
    state["v"] = F(beta2) * state["v"] + F(1 - beta2) * (g * g)
    return w - rate * state["m"] / (np.sqrt(state["v"]) + EPSILON)


OPTIMISERS = {
    "sgd": sgd,
    "momentum(0.9)": momentum,
    "momentum(0.5)": lambda w, g, state: momentum(w, g, state, 0.5),
    "nesterov(0.9)": nesterov,
    "adagrad": adagrad,
    "rmsprop(0.99)": rmsprop,
    "rmsprop(0.9)": lambda w, g, state: rmsprop(w, g, state, 0.9),
    "adam(0.9,0.999)": adam,
    "adam(0.8,0.99)": lambda w, g, state: adam(w, g, state, 0.8, 0.99),
}


def main(path):
    with open(path, "w") as out:
        out.write("optimizer;step;index;gradient;parameter\n")
        for name, optimiser in OPTIMISERS.items():
            random = np.random.RandomState(6)
            w = random.randn(PARAMETERS).astype(F)
            zeros = np.zeros(PARAMETERS, F)
            state = {"v": zeros, "h": zeros, "m": zeros, "power1": 1.0, "power2": 1.0}
            g = zeros
            for step in range(STEPS + 1):
                if step > 0:
                    # Nine sizes of gradient, from 1e-8 where epsilon matters to 1.
                    g = (random.randn(PARAMETERS) * 10.0 ** np.arange(-8, 1)).astype(F)
                    w = optimiser(w, g, state)
                    assert w.dtype == F
                for index in range(PARAMETERS):
                    out.write(f"{name};{step};{index};{g[index]!s};{w[index]!s}\n")


if __name__ == "__main__":
    main(sys.argv[1])
