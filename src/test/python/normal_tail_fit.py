#!/usr/bin/python3
"""The polynomial of Elementary.normalTail: the best one in the sense of Chebyshev, by Remez' exchange algorithm.

With q = (t - K)/(t + K), g(q) = (t + K) erfcx(t/sqrt 2)/2 is smooth from t = 0 (q = -1) to infinity (q = 1), as Shepherd and
Laframboise (1981, Math. Comp. 36, 249) found. It is fitted to the relative error up to t = 14.5, where the tail leaves float32;
K = 1.625 is where degree 10 and its evaluation in float32 lose least.

Run from anywhere:  python3 src/test/python/normal_tail_fit.py
Made with NumPy 2.4 and SciPy 1.17. Prints the coefficients as float32, constant first, and the largest relative error.
"""
import numpy as np
from numpy.polynomial import polynomial
from scipy.special import erfcx

CENTRE, MAX, DEGREE = 1.625, 14.5, 10


def target(q):
    t = CENTRE * (1 + q) / (1 - q)
    return (t + CENTRE) * erfcx(t / np.sqrt(2)) / 2


def extrema(error):
    """The largest error of each stretch of one sign."""
    cuts = np.flatnonzero(np.diff(np.sign(error))) + 1
    return [int(part[np.argmax(abs(error[part]))]) for part in np.split(np.arange(len(error)), cuts)]


def remez():
    low, high = -1.0, (MAX - CENTRE) / (MOST + CENTRE)
    grid = (low + high) / 2 - np.cos(np.linspace(0, np.pi, 20001)) * (high - low) / 2
    nodes = grid[np.linspace(0, 20000, DEGREE + 2).astype(int)]
    for _ in range(60):
        levelled = (-1.0) ** np.arange(DEGREE + 2) * target(nodes)
        solution = np.linalg.solve(np.c_[np.vander(nodes, DEGREE + 1, increasing=True), levelled], target(nodes))
        error = polynomial.polyval(grid, solution[:-1]) / target(grid) - 1
        found = extrema(error)
        while len(found) > DEGREE + 2:
            found.pop(0 if abs(error[found[0]]) < abs(error[found[-1]]) else -1)
        if len(found) < DEGREE + 2 or np.max(abs(grid[found] - nodes)) == 0:
            break
        nodes = grid[found]
    return solution[:-1], np.max(abs(error))


if __name__ == "__main__":
    coefficients, worst = remez()
    for power, coefficient in enumerate(coefficients):
        print(f"N{power} = {np.float32(coefficient)!s}")
    print(f"relative error {worst:.1e}")
