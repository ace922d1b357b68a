#!/usr/bin/env bash
# What a sweep adds to its runs: the overhead over the bare trainer, the scaling from one core to two, and tiny runs.
#
#   src/bench/sweeps.sh [ROUNDS] [--set key=value …]
#
# Runs conf/book.yaml and conf/dying-relu.yaml with local[1] and local[2], in turn, ROUNDS times (default 3). The options
# --set go to conf/book.yaml; with iterations=200 the whole takes a minute a round. Scaling is by the clock, start and page
# included, so that it says something only of a sweep that trains for minutes: --set seed=0..99. PYTHON as for run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=3
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  rounds=$1
  shift
fi
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/sweeps

# The time of the job is from the start of the first run to the end of the last.
question="SELECT count(*) AS runs,
  (max(unix_micros(finished_at)) - min(unix_micros(finished_at) - 1000 * wall_ms)) / 1e6 AS job_seconds FROM runs"

sweep() { # NAME CORES ROUND [options]
  local name=$1 cores=$2 round=$3 start
  local out=$figures/$name.$cores.$round
  shift 3
  start=$(date +%s.%N)
  ./submit.sh --master "local[$cores]" sweep "conf/$name.yaml" --out "$out" "$@" >"$out.txt"
  echo "$start $(date +%s.%N)" >"$out.clock"
  ./submit.sh query "$out" "$question" --format json >"$out.json"
}

rm -rf "$figures"
mkdir -p "$figures"
./submit.sh --help >"$figures/help.txt" # builds, so that no round waits for it
for round in $(seq "$rounds"); do
  for cores in 1 2; do
    echo "Round $round of $rounds, local[$cores]" >&2
    sweep book "$cores" "$round" "$@"
    sweep dying-relu "$cores" "$round"
  done
  ./submit.sh bench --sweep conf/book.yaml "$@" --format json >"$figures/bare.book.$round.json"
  ./submit.sh bench --sweep conf/dying-relu.yaml --format json >"$figures/bare.dying-relu.$round.json"
done

"$python" src/bench/python/sweep_table.py "$figures"
