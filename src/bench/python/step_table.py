#!/usr/bin/env python3
"""Prints, as Markdown, what src/bench/run.sh measured.

    python3 src/bench/python/step_table.py target/figures/steps

A round's file is the answer of `bench --format json` or of peers.py; a program's value is the median of its rounds, each
of which is a median itself, and its range that of the rounds.
"""
import collections
import json
import os
import pathlib
import re
import statistics
import sys

BOOK = "784-100*4-10"
OURS = ("default", "vector")
NAMES = {
    OURS: "**InitSweep**, {implementation}",
    ("dense", "vector"): "InitSweep, {implementation}, images without zeros (`--input centered`)",
    ("avx2", "vector"): "InitSweep, {implementation} (`-XX:UseAVX=2`)",
    ("fallback", "scalar"): "InitSweep without the vector module",
    ("default", "scalar"): "InitSweep's scalar kernel, {implementation}",
    ("default", "netlib"): "InitSweep on netlib's BLAS: {implementation}",
    ("default", "netlib_java"): "InitSweep on netlib's BLAS: {implementation}",
    ("peers", "torch4"): "PyTorch, four networks in one baddbmm, per network",
    ("peers", "numpy"): "NumPy float32, hand-tuned",
    ("peers", "torch"): "PyTorch, eager",
    ("peers", "book"): "NumPy as the book writes it (float64)",
    ("peers", "script"): "the same, and drawing each batch as the article does",
    ("peers-avx2", "torch4"): "PyTorch, four networks, OpenBLAS held to AVX2",
    ("peers-avx2", "numpy"): "NumPy float32, OpenBLAS held to AVX2",
    ("peers-avx2", "torch"): "PyTorch, eager, OpenBLAS held to AVX2",
    ("peers-avx2", "book"): "NumPy as the book writes it, OpenBLAS held to AVX2",
    ("peers-avx2", "script"): "the same, and drawing each batch",
}


def read(folder):
    """Rows of all rounds by network, variant and program; and the peers' versions."""
    found = collections.defaultdict(list)
    versions = {}
    for path in sorted(folder.glob("*.json")):
        answer = json.loads(path.read_text())
        if isinstance(answer, dict):
            versions[path.name.split(".")[0]] = answer["versions"]
            answer = answer["rows"]
        variant = path.name.split(".")[0]
        for row in answer:
            found[row["network"], variant, row.get("kernel") or row["program"]].append(row)
    return found, versions


def median(rows, column):
    return statistics.median(row[column] for row in rows)


def step_table(found):
    ours = median(found[(BOOK, *OURS)], "ms")
    mflop = found[(BOOK, *OURS)][0]["mflop"]
    yield "| program | ms per iteration | range | times InitSweep | GFLOP/s | share of the FMA peak |"
    yield "|---|---|---|---|---|---|"
    for key, name in NAMES.items():
        rows = found.get((BOOK, *key))
        if not rows:
            continue
        ms = median(rows, "ms")
        values = [row["ms"] for row in rows]
        share = f"{100 * median(rows, 'peak_share'):.0f} %" if rows[0].get("peak_share") else ""
        yield (
            f"| {name.format(**rows[0])} | {ms:.3g} | {min(values):.3g} – {max(values):.3g}"
            f" | {ms / ours:.2f} | {mflop / ms:.3g} | {share} |"
        )


def shape_table(found):
    networks = list(dict.fromkeys(network for network, _, _ in found))
    yield "| network | MFLOP | input | kernel | ms per iteration | GFLOP/s | share of the FMA peak |"
    yield "|---|---|---|---|---|---|---|"
    for network in sorted(networks, key=lambda name: name != BOOK):
        for (other, variant, kernel), rows in found.items():
            if other == network and variant in ("default", "dense", "wide", "wide-dense"):
                yield (
                    f"| {network} | {rows[0]['mflop']:,.0f} | {rows[0]['input']} | {kernel}, {rows[0]['implementation']} |"
                    f" {median(rows, 'ms'):.3g} | {median(rows, 'gflop_per_s'):.3g} |"
                    f" {100 * median(rows, 'peak_share'):.0f} % |"
                )


def machine(folder, found, versions):
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    peak = median(found[(BOOK, *OURS)], "peak_gflop_per_s")
    vectors = found[(BOOK, *OURS)][0]["implementation"]
    java = pathlib.Path(folder, "java.txt").read_text().splitlines()[1]
    rounds = len(found[(BOOK, *OURS)])
    counted = "one round" if rounds == 1 else f"{rounds} rounds"
    yield (
        f"{cpu.group(1) if cpu else 'unknown processor'}, {vectors}, {os.cpu_count()} cores of which one is used,"
        f" FMA peak {peak:.0f} GFLOP/s measured; medians of {counted}. {java}."
    )
    kernels = " and ".join(found["blas_kernels"] for found in versions.values())
    versions = versions["peers"]
    yield (
        f"Python {versions['python']}, NumPy {versions['numpy']}, PyTorch {versions.get('torch', 'not installed')}"
        f" ({versions.get('torch_vectors', '')}), both on {versions['blas']}"
        f" with its kernels for {kernels}."
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    found, versions = read(folder)
    for part in (step_table(found), shape_table(found), machine(folder, found, versions)):
        print("\n".join(part), end="\n\n")


if __name__ == "__main__":
    main()
