#!/usr/bin/env python3
"""Prints, as Markdown, what src/bench/estimates.sh measured: each kind of network is followed by the book's.

    python3 src/bench/python/estimate_table.py target/figures/estimates/answer.json
"""
import json
import pathlib
import sys


def main():
    answer = json.loads(pathlib.Path(sys.argv[1]).read_text())
    rows = answer["rows"] if isinstance(answer, dict) else answer
    ratios = [row["measured_to_planned"] for row in rows]
    print("| runs | estimated, s a run | measured, s a run | measured ÷ estimated | ÷ that of the book's beside it |")
    print("|---|---|---|---|---|")
    for i in range(0, len(rows), 2):
        books = ratios[max(i - 1, 1) : i + 2 : 2]  # before and after; the first kind is the book's itself
        ratio, measured = ratios[i], rows[i]["seconds_per_run"]
        relative = ratio / (sum(books) / len(books))
        print(f"| {rows[i]['sweep']} | {measured / ratio:.3g} | {measured:.3g} | {ratio:.2f} | {relative:.2f} |")


if __name__ == "__main__":
    main()
