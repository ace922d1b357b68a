#!/usr/bin/env bash
# What a sweep of very many runs takes: runs per second, the resume of one that lacks a chunk, and its page.
#
#   src/bench/scale.sh [RUNS]
#
# RUNS (default 100000) networks of two layers of two units, which are measured and not trained: what is timed is all that
# surrounds a run. Prints Markdown: seconds, peak memory of the largest process and sizes. Above 100,000 runs table and
# headline come from Spark SQL. A hundred thousand runs take two minutes on two cores, a million a quarter of an hour and
# 1 GB in target/figures/scale. PYTHON as for run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

runs=${1:-100000}
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/scale
out=$figures/results

# Runs a command and prints a row: wall clock, CPU time, peak of the resident memory.
row() { # NAME ARGUMENTS
  "$python" - "$figures/log" "$@" <<'MEASURE'
import resource, subprocess, sys, time
log, name, *arguments = sys.argv[1:]
start = time.time()
with open(log, "a") as file:
    subprocess.run(["./submit.sh", *arguments], stdout=file, stderr=file, check=True)
wall = time.time() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"| {name} | {wall:.1f} | {used.ru_utime + used.ru_stime:.1f} | {used.ru_maxrss / 1024:.0f} |", flush=True)
MEASURE
}

rm -rf "$figures"
mkdir -p "$figures"
cat >"$figures/scale.yaml" <<SWEEP
name: scale
data: normal(100,1)
run: {init: he, iterations: 0, hidden: "2*2"}
grid: {activation: [relu, tanh], seed: 0..$((runs / 2 - 1))}
probe: {at: [0], inputs: 100, histogram: {bins: 10, range: [0, 1]}}
SWEEP
./submit.sh --help >"$figures/help.txt" # builds, so that nothing waits for it

echo "| $runs runs | seconds | CPU seconds | peak MB |"
echo "|---|---|---|---|"
row 'sweep, without page' sweep "$figures/scale.yaml" --out "$out" --no-report
row 'the same again, nothing to do' sweep "$figures/scale.yaml" --out "$out" --no-report
rm "$out/_sweep/complete.json" "$out/runs/_SUCCESS"
find "$out/runs" -name 'g01-c000000*.parquet' -delete
row 'resume, one chunk missing' sweep "$figures/scale.yaml" --out "$out" --no-report
row 'report' report "$out"
row 'query accuracy-by-cell' query "$out" accuracy-by-cell
echo
printf '%s chunks, %s kB; page %s kB.\n' "$(find "$out/runs" -name '*.parquet' | wc -l)" \
  "$(du -sk "$out/runs" | cut -f1)" "$(($(wc -c <"$out/report.html") / 1000))"
