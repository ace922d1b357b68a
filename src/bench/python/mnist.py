"""MNIST's training set and batches of it."""
import gzip
import pathlib

import numpy as np

BATCHES = 64  # in float32 25 MB, so that they come from memory as a fresh batch would


def read(path, header):
    compressed = path.with_name(path.name + ".gz")
    content = gzip.decompress(compressed.read_bytes()) if compressed.exists() else path.read_bytes()
    return np.frombuffer(content, np.uint8, offset=header)


def read_training_set(folder):
    """Pixels / 255 in float32, as the book loads them (images x pixels), and labels."""
    labels = read(pathlib.Path(folder, "train-labels-idx1-ubyte"), 8)
    images = read(pathlib.Path(folder, "train-images-idx3-ubyte"), 16).reshape(len(labels), -1)
    return images.astype(np.float32) / np.float32(255), labels


def draw_batches(images, labels, size, classes):
    """Pairs of images (size x pixels) and one-hot labels (size x classes)."""
    random = np.random.RandomState(1)
    one_hot = np.eye(classes, dtype=np.float32)
    drawn = [random.choice(len(images), size, replace=False) for _ in range(BATCHES)]
    return [(images[mask], one_hot[labels[mask]]) for mask in drawn]
