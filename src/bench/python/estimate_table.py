#!/usr/bin/env python3
"""Prints, as Markdown, what src/bench/estimates.sh measured.

    python3 src/bench/python/estimate_table.py target/figures/estimates
"""
import json
import pathlib
import sys


def main():
    rows = {}
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
        answer = json.loads(path.read_text())
        rows[path.stem[3:]] = (answer["rows"] if isinstance(answer, dict) else answer)[0]
    book = rows["book"]["measured_to_planned"]
    print("| runs | predicted, s a run | measured, s a run | measured ÷ predicted | ÷ that of book |")
    print("|---|---|---|---|---|")
    for name, row in rows.items():
        ratio = row["measured_to_planned"]
        measured = row["seconds_per_run"]
        print(f"| {name} | {measured / ratio:.3g} | {measured:.3g} | {ratio:.2f} | {ratio / book:.2f} |")


if __name__ == "__main__":
    main()
