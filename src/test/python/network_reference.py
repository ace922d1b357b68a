#!/usr/bin/env python3
"""Forward and backward passes of normalised, skipping and dropping networks, by PyTorch in float64.

    python3 src/test/python/network_reference.py > src/test/resources/initsweep/nn/pytorch-networks.csv

Needs torch and numpy (Debian: python3-torch). Each row is case;quantity;layer;values, the values row by row. A case is
"norm skip dropout activation". Layers are 5-4-4-4-3, six examples; a skip leads from layer 1 to layer 3. Parameters and inputs
are rounded to float32, so that InitSweep is given the same numbers. Gradients are autograd's. Batch and layer norm are
torch.nn.functional's; the running statistics of batch norm are those of the book, which start at 0. The masks of dropout
are computed here as the documentation says: SplitMix64 from a state that Philox 4x64 gives for (seed, layer); that is
NumPy's Philox.
"""
import numpy as np
import torch
import torch.nn.functional as F

WIDTHS, ROWS, SEED, MASKS = [5, 4, 4, 4, 3], 6, 5, 4
PHI = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}
CASES = [
    ("batch", "none", 0.0, "relu"),
    ("batch", "none", 0.0, "sigmoid"),
    ("layer", "none", 0.0, "tanh"),
    ("layer", "none", 0.0, "relu"),
    ("none", "none", 0.25, "sigmoid"),
    ("none", "residual(0.7)", 0.0, "tanh"),
    ("none", "rezero", 0.0, "sigmoid"),
    ("batch", "rezero", 0.5, "tanh"),
    ("layer", "residual(1)", 0.2, "sigmoid"),
]


def mix(z):
    z = np.uint64(z)
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def mask(layer, iteration, rows, width, rate):
    golden, limit = 0x9E3779B97F4A7C15, 1 << 64
    key = int(np.random.Philox(key=[SEED, (MASKS << 32) | layer], counter=0).random_raw())
    state = int(mix((key + (iteration + 1) * golden) % limit))
    kept = np.zeros((rows, width))
    for row in range(rows):
        for j in range(0, width, 2):
            state = (state + golden) % limit
            bits = int(mix(state))
            for k, u in enumerate((bits & 0xFFFFFFFF, bits >> 32)):
                if j + k < width:
                    kept[row, j + k] = u / 2**32 >= rate
    return kept


def leaf(values):
    return torch.tensor(np.float64(np.float32(values)), requires_grad=True)


def show(case, quantity, layer, values):
    flat = np.asarray(values.detach().numpy() if torch.is_tensor(values) else values).reshape(-1)
    print(";".join([" ".join(map(str, case)), quantity, str(layer), " ".join(repr(float(v)) for v in flat)]))


def run(case, number):
    norm, skip, rate, activation = case
    random = np.random.RandomState(number)
    last = len(WIDTHS) - 1
    x = leaf(random.randn(ROWS, WIDTHS[0]))
    labels = torch.tensor([0, 1, 2, 1, 0, 2])
    w = [leaf(random.randn(a, b)) for a, b in zip(WIDTHS, WIDTHS[1:])]
    b = [leaf(0.3 * random.randn(n)) for n in WIDTHS[1:]]
    gamma = [leaf(1 + 0.3 * random.randn(n)) for n in WIDTHS[1:last]]
    beta = [leaf(0.3 * random.randn(n)) for n in WIDTHS[1:last]]
    a = leaf([0.3]) if skip == "rezero" else torch.tensor([float(np.float32(skip[9:-1]))]) if skip != "none" else None
    masks = [mask(layer, 0, ROWS, WIDTHS[layer], rate) for layer in range(1, last)]

    def forward(mode, running=None):
        h, kept, statistics = x, [], []
        for layer in range(1, last + 1):
            z = h @ w[layer - 1] + b[layer - 1]
            if layer == last:
                return z, statistics
            if norm == "batch":
                mean, var = z.mean(0), z.var(0, unbiased=False)
                statistics.append((0.1 * mean.detach(), 0.1 * var.detach()))
                if mode == "evaluation":
                    mean, var = running[layer - 1]
                    z = F.batch_norm(z, mean, var, gamma[layer - 1], beta[layer - 1], False, 0, 1e-6)
                else:
                    z = F.batch_norm(z, None, None, gamma[layer - 1], beta[layer - 1], True, 0, 1e-6)
            if norm == "layer":
                z = F.layer_norm(z, [WIDTHS[layer]], gamma[layer - 1], beta[layer - 1], 1e-5)
            if skip != "none" and layer == 3:
                h = kept[0] + a * z
            else:
                h = PHI[activation](z)
                if rate > 0:
                    h = h * (torch.tensor(masks[layer - 1]) if mode == "training" else 1 - rate)
            kept.append(h)

    logits, statistics = forward("training")
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    show(case, "x", 0, x)
    for layer in range(1, last + 1):
        show(case, "weights", layer, w[layer - 1])
        show(case, "biases", layer, b[layer - 1])
        show(case, "d_weights", layer, w[layer - 1].grad)
        show(case, "d_biases", layer, b[layer - 1].grad)
        if norm != "none" and layer < last:
            show(case, "scales", layer, gamma[layer - 1])
            show(case, "shifts", layer, beta[layer - 1])
            show(case, "d_scales", layer, gamma[layer - 1].grad)
            show(case, "d_shifts", layer, beta[layer - 1].grad)
    if skip == "rezero":
        show(case, "multiplier", 3, a)
        show(case, "d_multiplier", 3, a.grad)
    show(case, "logits", last, logits)
    show(case, "loss", last, loss)
    show(case, "evaluation", last, forward("evaluation", statistics)[0])


for index, each in enumerate(CASES):
    run(each, index)
