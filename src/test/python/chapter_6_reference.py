#!/usr/bin/env python3
"""Figures 6-18 and 6-20 to 6-23 of "Deep Learning from Scratch" over ten seeds, without InitSweep.

    python3 src/test/python/chapter_6_reference.py data/mnist > src/test/resources/initsweep/train/chapter-6.csv

One line per network: the mean, least and greatest accuracy on the training images and on the test set over the seeds whose
weights stayed finite, and how many did not. conf/batch-norm.yaml: five hidden layers of 100 units, 1000 images, 200 batches
of 100 drawn with replacement, SGD with 0.01, with and without batch norm, at sixteen standard deviations of the weights.
conf/overfitting.yaml: six hidden layers, 300 images, 900 batches, weights of He, alone, with weight decay of 0.1 and with
dropout of 0.2. As in the book: batch norm adds 1e-6 to the variance and keeps 0.9 of its running means, which start at 0;
dropout drops where a uniform number is not above its rate, and multiplies by 1 - rate at evaluation; decay spares biases.
"""
import csv
import gzip
import pathlib
import sys

import numpy as np

SEEDS = range(10)
UNITS = 100
BATCH = 100
RATE = 0.01
EPS = 1e-6


def read(folder, name):
    for path in (folder / name, folder / (name + ".gz")):
        if path.exists():
            data = path.read_bytes()
            return gzip.decompress(data) if path.suffix == ".gz" else data
    raise SystemExit(f"{folder / name} not found")


def images(folder, part):
    pixels = np.frombuffer(read(folder, f"{part}-images-idx3-ubyte"), np.uint8, offset=16).reshape(-1, 784)
    labels = np.frombuffer(read(folder, f"{part}-labels-idx1-ubyte"), np.uint8, offset=8)
    return (pixels / 255.0).astype(np.float32), labels.astype(int)


class Net:
    def __init__(self, random, depth, std, norm=False, decay=0.0, dropout=0.0):
        sizes = [784] + [UNITS] * depth + [10]
        self.random, self.norm, self.decay, self.dropout = random, norm, decay, dropout
        self.weights, self.biases = [], []
        for n_in, n_out in zip(sizes, sizes[1:]):
            scale = np.sqrt(2.0 / n_in) if std == "he" else std
            self.weights.append(np.float32(scale) * random.standard_normal((n_in, n_out), np.float32))
            self.biases.append(np.zeros(n_out, np.float32))
        self.gammas, self.betas, self.means, self.variances = (
            [np.full(UNITS, value, np.float32) for _ in range(depth)] for value in (1, 0, 0, 0)
        )

    def logits(self, x):
        for layer, (weights, biases) in enumerate(zip(self.weights[:-1], self.biases[:-1])):
            z = x @ weights + biases
            if self.norm:
                z = (z - self.means[layer]) / np.sqrt(self.variances[layer] + EPS)
                z = self.gammas[layer] * z + self.betas[layer]
            x = np.maximum(z, 0) * np.float32(1 - self.dropout)
        return x @ self.weights[-1] + self.biases[-1]

    def accuracy(self, x, labels):
        return float(np.mean(self.logits(x).argmax(axis=1) == labels))

    def step(self, x, labels):
        inputs, signs, kept, normals, sds = [x], [], [], [], []
        for layer, (weights, biases) in enumerate(zip(self.weights[:-1], self.biases[:-1])):
            z = inputs[-1] @ weights + biases
            if self.norm:
                mean, variance = z.mean(axis=0), z.var(axis=0)
                sds.append(np.sqrt(variance + EPS))
                normals.append((z - mean) / sds[-1])
                self.means[layer] = 0.9 * self.means[layer] + 0.1 * mean
                self.variances[layer] = 0.9 * self.variances[layer] + 0.1 * variance
                z = self.gammas[layer] * normals[-1] + self.betas[layer]
            signs.append(z > 0)
            h = np.where(signs[-1], z, 0)
            if self.dropout > 0:
                kept.append(self.random.random(h.shape) > self.dropout)
                h = h * kept[-1]
            inputs.append(h)
        logits = inputs[-1] @ self.weights[-1] + self.biases[-1]
        logits = logits - logits.max(axis=1, keepdims=True)
        delta = np.exp(logits)
        delta /= delta.sum(axis=1, keepdims=True)
        delta[np.arange(len(labels)), labels] -= 1
        delta /= len(labels)
        for layer in reversed(range(len(self.weights))):
            weight_gradient = inputs[layer].T @ delta + self.decay * self.weights[layer]
            bias_gradient = delta.sum(axis=0)
            if layer > 0:
                below = delta @ self.weights[layer].T
            self.weights[layer] -= RATE * weight_gradient
            self.biases[layer] -= RATE * bias_gradient
            if layer > 0:
                delta = self.through_layer(layer - 1, below, signs, kept, normals, sds)

    def through_layer(self, layer, delta, signs, kept, normals, sds):
        if self.dropout > 0:
            delta = delta * kept[layer]
        delta = np.where(signs[layer], delta, 0)
        if not self.norm:
            return delta
        normal = normals[layer]
        gamma_gradient, beta_gradient = (delta * normal).sum(axis=0), delta.sum(axis=0)
        scaled = delta * self.gammas[layer]
        delta = (scaled - scaled.mean(axis=0) - normal * (scaled * normal).mean(axis=0)) / sds[layer]
        self.gammas[layer] -= RATE * gamma_gradient
        self.betas[layer] -= RATE * beta_gradient
        return delta


def trained(train, test, count, iterations, seed, depth, **network):
    random = np.random.default_rng(seed)
    net = Net(random, depth, **network)
    x, labels = train[0][:count], train[1][:count]
    for _ in range(iterations):
        batch = random.integers(0, count, BATCH)
        net.step(x[batch], labels[batch])
    if not all(np.isfinite(weights).all() for weights in net.weights):
        return None
    return net.accuracy(x, labels), net.accuracy(*test)


def line(experiment, std, norm, decay, dropout, runs):
    finite = np.array([run for run in runs if run is not None]).reshape(-1, 2)
    numbers = []
    if len(finite):
        for column in finite.T:
            numbers += [f"{column.mean():.4f}", f"{column.min():.4f}", f"{column.max():.4f}"]
    else:
        numbers = [""] * 6
    return [experiment, std, norm, decay, dropout, len(runs) - len(finite), *numbers]


def main():
    np.seterr(all="ignore")
    folder = pathlib.Path(sys.argv[1])
    train, test = images(folder, "train"), images(folder, "t10k")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(
        "experiment,init,norm,weight_decay,dropout,diverged,train,train_least,train_most,test,test_least,test_most".split(",")
    )
    for std in np.logspace(-4, 0, 16):
        for norm in (False, True):
            runs = [trained(train, test, 1000, 200, seed, 5, std=std, norm=norm) for seed in SEEDS]
            out.writerow(line("batch-norm", f"{std:.6g}", "batch" if norm else "none", 0, 0, runs))
    for decay, dropout in ((0, 0), (0.1, 0), (0, 0.2)):
        runs = [trained(train, test, 300, 900, seed, 6, std="he", decay=decay, dropout=dropout) for seed in SEEDS]
        out.writerow(line("overfitting", "he", "none", decay, dropout, runs))


main()
