#!/usr/bin/env bash
# How well plan estimates the time of a run: estimated against measured CPU seconds for networks of many kinds.
#
#   src/bench/estimates.sh [SECONDS]
#
# Runs of each kind are timed for SECONDS (default 5) on one thread, after warming up, and before and after it runs of the
# book's network. Prints a Markdown table. Its last column divides by the book's ratio: what is left is the error for the
# kind of network, whatever the speed of the machine at that time. PYTHON as for run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/estimates
sweeps=()

kind() { # NAME RUN-KEYS [PROBE-KEYS]
  cat >"$figures/$1.yaml" <<SWEEP
name: $1
data: data/mnist
run: {$2}
grid: {init: [xavier, he], seed: 0..9}
probe: {at: [0], inputs: 1000${3:+, $3}}
SWEEP
  sweeps+=(--sweep "$figures/$1.yaml" --sweep "$figures/book.yaml")
}

rm -rf "$figures"
mkdir -p "$figures"
./submit.sh --help >"$figures/help.txt" # builds, so that nothing waits for it

kind book "iterations: 100"
kind dense-inputs "iterations: 100, input: centered"
kind wide "iterations: 3, hidden: 1024*3"
kind deep "iterations: 20, hidden: 100*30"
kind tiny "iterations: 500, hidden: [10]"
kind small-batch "iterations: 400, batch: 16"
kind batch-norm "iterations: 100, norm: batch"
kind layer-norm "iterations: 100, norm: layer"
kind dropout "iterations: 100, dropout: 0.2"
kind residual "iterations: 20, hidden: 100*21, skip: residual(0.2)"
kind adam "iterations: 100, optimizer: adam, lr: 0.001"
kind evaluation "iterations: 0"
kind jacobian "iterations: 0" "jacobian: 4"
kind curvature "iterations: 0" "curvature: true"

./submit.sh bench "${sweeps[@]}" --seconds "$seconds" --format json >"$figures/answer.json"
"$python" src/bench/python/estimate_table.py "$figures/answer.json"
