#!/usr/bin/env python3
"""Prints, as Markdown, what src/bench/layers.sh measured: medians over rounds.

    python3 src/bench/python/layer_table.py target/figures/layers
"""
import json
import pathlib
import statistics
import sys


def read(folder, program):
    """By the change to the network: a value per round."""
    found = {}
    for path in sorted(folder.glob(f"{program}.*.json")):
        answer = json.loads(path.read_text())
        for row in answer["rows"] if isinstance(answer, dict) else answer:
            found.setdefault(row["with"] or "plain", []).append(row["ms"])
    return found


def added(found, change):
    """In percent of the plain iteration of the same round."""
    return statistics.median(100 * (ms / plain - 1) for ms, plain in zip(found[change], found["plain"]))


def main():
    folder = pathlib.Path(sys.argv[1])
    ours, torch = read(folder, "ours"), read(folder, "torch")
    print("| network | InitSweep, ms | added | PyTorch eager, ms | added | PyTorch ÷ InitSweep |")
    print("|---|---|---|---|---|---|")
    for change in ours:
        our, their = statistics.median(ours[change]), statistics.median(torch[change])
        ratio = statistics.median(b / a for a, b in zip(ours[change], torch[change]))
        shares = ("", "") if change == "plain" else tuple(f"{added(each, change):.0f} %" for each in (ours, torch))
        print(f"| {change} | {our:.3f} | {shares[0]} | {their:.3f} | {shares[1]} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
