#!/usr/bin/env python3
"""Prints, as Markdown, what src/bench/sweeps.sh measured; every value is the median of the rounds.

    python3 src/bench/python/sweep_table.py target/figures/sweeps

overhead: the time of the job on one core over that of its runs in the bare trainer
scaling:  the time on the clock of the whole command on one core over that on two: the job begins for us when its first
          run does, so that a ratio of jobs would leave out what it does before
"""
import json
import pathlib
import statistics
import sys


def read(folder, pattern):
    return [json.loads(path.read_text())[0] for path in sorted(folder.glob(pattern))]


def command_seconds(folder, pattern):
    clocks = [path.read_text().split() for path in folder.glob(pattern)]
    return statistics.median(float(end) - float(start) for start, end in clocks)


def median(rows, column):
    return statistics.median(row[column] for row in rows)


def row(folder, sweep, cores):
    name = f"{sweep}.{cores}.[0-9]*"
    found = read(folder, name + ".json")
    runs = found[0]["runs"]
    job = median(found, "job_seconds")
    command = command_seconds(folder, name + ".clock")
    alone = command_seconds(folder, f"{sweep}.1.[0-9]*.clock")
    bare = median(read(folder, f"bare.{sweep}.[0-9]*.json"), "seconds_per_run")
    overhead = job / runs / bare - 1 if cores == 1 else None
    return (
        f"| {sweep} | local[{cores}] | {runs} | {1e3 * bare:.4g} | {1e3 * job * cores / runs:.4g}"
        f" | {'' if overhead is None else f'{100 * overhead:.1f} %'} | {runs / job:,.4g}"
        f" | {alone / command:.2f} | {command:.1f} |"
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    print("| sweep | master | runs | bare trainer, ms a run | core-ms a run in the sweep | overhead | runs/s | scaling | command, s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for sweep in ("book", "dying-relu"):
        for cores in (1, 2):
            print(row(folder, sweep, cores))


if __name__ == "__main__":
    main()
