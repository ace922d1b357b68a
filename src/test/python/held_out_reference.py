#!/usr/bin/env python3
"""Which training images `validation: N` holds out, computed without InitSweep.

Writes src/test/resources/initsweep/data/held-out.csv: one line per case with the data's hash, the
labels, the number of held-out images and their numbers. Each class gives its share, rounded by
largest remainder; within a class the images with the smallest SHA-256 of "hash index" are taken.
"""
import csv
import hashlib
import sys


def shares(sizes, count):
    total = sum(sizes)
    quotas = [count * size // total for size in sizes]
    remainders = [count * size % total for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda c: (-remainders[c], c))
    for c in by_remainder[: count - sum(quotas)]:
        quotas[c] += 1
    return quotas


def held_out(data_hash, labels, count):
    classes = max(labels) + 1
    left = shares([labels.count(c) for c in range(classes)], count)
    chosen = []
    for i in sorted(range(len(labels)), key=lambda i: hashlib.sha256(f"{data_hash} {i}".encode()).digest()):
        if left[labels[i]] > 0:
            left[labels[i]] -= 1
            chosen.append(i)
    return sorted(chosen)


CASES = [
    ("one", [i % 3 for i in range(30)], 9),
    ("one", [i % 3 for i in range(30)], 10),
    ("two", [i % 3 for i in range(30)], 9),
    ("three", [0] * 20 + [1] * 7 + [2] * 3, 11),
    ("three", [0, 1] * 10 + [3] * 5, 7),
    ("four", [i * i % 10 for i in range(200)], 50),
]

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["hash", "labels", "count", "held_out"])
for name, labels, count in CASES:
    data_hash = hashlib.sha256(name.encode()).hexdigest()
    out.writerow([data_hash, " ".join(map(str, labels)), count, " ".join(map(str, held_out(data_hash, labels, count)))])
