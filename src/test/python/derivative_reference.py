#!/usr/bin/env python3
"""Jacobians of hidden layers and Gauss-Newton matrices of small networks, by NumPy in float64.

    python3 src/test/python/derivative_reference.py > src/test/resources/initsweep/probe/derivatives.csv

Each row is case;quantity;layer;values, the values row by row. A case is "norm skip dropout activation widths", the widths from
the inputs to the classes. Derivatives are by the complex step, Im f(x + ih)/h with h = 1e-30, which has no rounding error to
speak of and nothing in common with the rules of differentiation (Squire & Trapp 1998). Singular values are numpy.linalg.svd's
of the whole Jacobian, over the first JACOBIANS of the examples and pooled: mean_sq, var_ratio, max, min. The Gauss-Newton
matrix of the mean cross-entropy is the whole one, over everything that is trained; lambda is the largest value of
numpy.linalg.eigvalsh, and product the matrix times a vector of ones. Parameters and inputs are rounded to float32, so that
InitSweep is given the same numbers. Dropout has every unit at its mean, batch norm the statistics of the examples. A skip
leads from layer 1 to layer 3.
"""
import numpy as np

ROWS, JACOBIANS, STEP, STEPS = 6, 4, 1e-30, 60
PHI = {
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: z * (np.real(z) > 0),
}
CASES = [
    ("none", "none", 0.0, "tanh", [5, 4, 4, 4, 3]),
    ("none", "none", 0.0, "relu", [9, 6, 6, 5, 3]),
    ("none", "none", 0.0, "sigmoid", [9, 3, 6, 4, 3]),
    ("layer", "none", 0.0, "tanh", [9, 5, 6, 7, 3]),
    ("none", "residual(0.7)", 0.25, "sigmoid", [5, 4, 4, 4, 3]),
    ("layer", "rezero", 0.2, "tanh", [9, 4, 4, 4, 3]),
    ("batch", "none", 0.0, "tanh", [9, 4, 5, 4, 3]),
    ("batch", "rezero", 0.5, "sigmoid", [5, 4, 4, 4, 3]),
]


def parameters(case, random):
    norm, skip, _, _, widths = case
    arrays = []
    for layer in range(1, len(widths)):
        hidden = layer < len(widths) - 1
        arrays.append(("weights", layer, random.randn(widths[layer - 1], widths[layer])))
        arrays.append(("biases", layer, 0.3 * random.randn(widths[layer])))
        if norm != "none" and hidden:
            arrays.append(("scales", layer, 1 + 0.3 * random.randn(widths[layer])))
            arrays.append(("shifts", layer, 0.3 * random.randn(widths[layer])))
        if skip == "rezero" and layer == 3:
            arrays.append(("multiplier", layer, np.array([0.3])))
    return [(name, layer, np.float64(np.float32(values))) for name, layer, values in arrays]


def flat(arrays):
    return np.concatenate([values.ravel() for _, _, values in arrays])


def unflat(theta, arrays):
    parts, at = {}, 0
    for name, layer, values in arrays:
        parts[name, layer] = theta[at : at + values.size].reshape(values.shape)
        at += values.size
    return parts


def forward(case, of, x):
    """The hidden layers, and the logits last."""
    norm, skip, dropout, activation, widths = case
    h = [x]
    last = len(widths) - 1
    for layer in range(1, last + 1):
        z = h[-1] @ of["weights", layer] + of["biases", layer]
        if layer < last and norm != "none":
            axis, eps = (0, np.float32(1e-6)) if norm == "batch" else (1, np.float32(1e-5))
            centred = z - z.mean(axis, keepdims=True)
            z = centred / np.sqrt((centred * centred).mean(axis, keepdims=True) + eps)
            z = z * of["scales", layer] + of["shifts", layer]
        if layer == last:
            h.append(z)
        elif skip != "none" and layer == 3:
            a = of["multiplier", 3][0] if skip == "rezero" else float(np.float32(skip[9:-1]))
            h.append(h[1] + a * z)
        else:
            h.append(PHI[activation](z) * (1 - dropout))
    return h[1:]


def input_jacobians(case, of, x, layer):
    jacobian = np.empty((case[4][layer], x.size))
    for k in range(x.size):
        moved = x.astype(complex)
        moved[k] += 1j * STEP
        jacobian[:, k] = forward(case, of, moved[None, :])[layer - 1][0].imag / STEP
    return jacobian


def gauss_newton(case, arrays, x):
    theta = flat(arrays)
    logits = forward(case, unflat(theta, arrays), x)[-1]
    p = np.exp(logits - logits.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    jacobian = np.empty((logits.size, theta.size))
    for k in range(theta.size):
        moved = theta.astype(complex)
        moved[k] += 1j * STEP
        jacobian[:, k] = forward(case, unflat(moved, arrays), x)[-1].imag.ravel() / STEP
    hessian = np.zeros((logits.size, logits.size))
    classes = logits.shape[1]
    for i in range(ROWS):
        block = slice(i * classes, (i + 1) * classes)
        hessian[block, block] = np.diag(p[i]) - np.outer(p[i], p[i])
    return jacobian.T @ hessian @ jacobian / ROWS


def show(case, quantity, layer, values):
    name = " ".join([*map(str, case[:4]), "-".join(map(str, case[4]))])
    print(f"{name};{quantity};{layer};" + " ".join(repr(float(v)) for v in np.ravel(values)))


def run(case, random):
    arrays = parameters(case, random)
    x = np.float64(np.float32(random.randn(ROWS, case[4][0])))
    of = unflat(flat(arrays), arrays)
    show(case, "x", 0, x)
    for name, layer, values in arrays:
        show(case, name, layer, values)
    if case[0] != "batch":
        for layer in range(1, len(case[4]) - 1):
            s = np.concatenate(
                [np.linalg.svd(input_jacobians(case, of, row, layer), compute_uv=False) for row in x[:JACOBIANS]])
            show(case, "spectrum", layer, [np.mean(s**2), np.var(s**2) / np.mean(s**2) ** 2, s.max(), s.min()])
    matrix = gauss_newton(case, arrays, x)
    eigenvalues = np.linalg.eigvalsh(matrix)
    # What so many steps of a power iteration leave of the others, squared in its estimate of the largest.
    assert (eigenvalues[-2] / eigenvalues[-1]) ** (2 * STEPS) < 1e-7, (case, eigenvalues[-2:])
    show(case, "lambda", 0, [eigenvalues[-1]])
    show(case, "product", 0, matrix @ np.ones(len(matrix)))


if __name__ == "__main__":
    for number, each in enumerate(CASES):
        run(each, np.random.RandomState(number))
