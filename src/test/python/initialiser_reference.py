#!/usr/bin/python3
"""What auto, auto_backward and spark_mllib do to MNIST, by NumPy and SciPy: the oracle of InitialisersOnMnistTest.

Run from the root of the project:  python3 src/test/python/initialiser_reference.py
Made with NumPy 1.24 and SciPy 1.10. E x^2 is NumPy's mean over every pixel of every training image; q is the variance
of a layer's pre-activations in a wide network 784-100-100-100.
"""
import csv
import gzip
import pathlib

import numpy as np

from theory_reference import moments

OUT = pathlib.Path("src/test/resources/initsweep/train/initialisers-on-mnist.csv")
ACTIVATIONS = ["relu", "tanh", "gelu", "silu", "sigmoid"]
FAN_INS = [784, 100, 100]


def inputs():
    raw = gzip.open("data/mnist/train-images-idx3-ubyte.gz").read()
    brightness = np.frombuffer(raw, np.uint8, offset=16) / 255.0
    return {"unit": brightness, "centered": brightness - 0.5, "standardized": (brightness - brightness.mean()) / brightness.std()}


def variances(init, activation, layer, fan_in, second_moment):
    """sigma_w^2 and sigma_b^2, by the published definitions."""
    if init == "spark_mllib":  # U(-a, a) has variance a^2/3, a = 2.4/sqrt(fan_in), biases too
        return 2.4**2 / 3, 2.4**2 / 3 / fan_in
    if layer == 1:
        return 1 / second_moment, 0
    _, square, _, slope2, _ = moments(activation, 1.0)
    return (1 / square if init == "auto" else 1 / slope2), 0


def main():
    with open(OUT, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["init", "activation", "input", "second_moment", "layer", "q"])
        for scaling, x in inputs().items():
            second_moment = float(np.mean(x * x))
            for init in ["auto", "auto_backward", "spark_mllib"]:
                for activation in ACTIVATIONS:
                    incoming = second_moment
                    for layer, fan_in in enumerate(FAN_INS, 1):
                        sw2, sb2 = variances(init, activation, layer, fan_in, second_moment)
                        q = sw2 * incoming + sb2
                        out.writerow([init, activation, scaling, repr(second_moment), layer, repr(float(q))])
                        incoming = moments(activation, q)[1]


if __name__ == "__main__":
    main()
