#!/usr/bin/python3
"""Curves smoothed as figure 6-15 of the book: the oracle of SmoothingTest.

Run from the root of the project:  python3 src/test/python/smoothing_reference.py
Made with NumPy 1.24. The window and its convolution are NumPy's; what is reflected at the ends is the book's
smooth_curve (common/util.py of its repository).
"""
import csv
import pathlib

import numpy as np

OUT = pathlib.Path("src/test/resources/initsweep/report")
LENGTH = 11


def smooth(x):
    reflected = np.concatenate([x[LENGTH - 1:0:-1], x, x[-1:-LENGTH:-1]])
    window = np.kaiser(LENGTH, 2)
    middle = np.convolve(window / window.sum(), reflected, mode="valid")
    return middle[LENGTH // 2:-(LENGTH // 2)]


OUT.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(615)
with open(OUT / "smoothed.csv", "w", newline="") as file:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["curve", "place", "loss", "smooth"])
    for length in (11, 12, 47):
        curve = (2.3 * np.exp(-np.arange(length) / 20) + 0.2 * rng.random(length)).astype(np.float32)
        for place, value in enumerate(smooth(curve.astype(np.float64))):
            rows.writerow([length, place, repr(float(curve[place])), repr(float(value))])
