#!/usr/bin/env bash
# How well plan estimates the time of a run: predicted against measured CPU seconds for networks of many kinds.
#
#   src/bench/estimates.sh [SECONDS]
#
# Each kind of network is timed for SECONDS (default 5) on one thread, after warming up. Prints a Markdown table. The last
# column divides by the book's ratio: what is left is the error for the shape, whatever the speed of the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/estimates

measure() { # NAME FILE [key=value …]
  local name=$1 file=$2 sets=()
  shift 2
  for change in "$@"; do sets+=(--set "$change"); done
  echo "$name" >&2
  ./submit.sh bench --sweep "$file" "${sets[@]}" --seconds "$seconds" --format json >"$figures/$name.json"
}

book() { # NAME [key=value …]
  local name=$1
  shift
  measure "$name" conf/book.yaml 'grid.init=[xavier,he]' seed=0..9 evaluate.every=0 'probe.at=[0]' "$@"
}

rm -rf "$figures"
mkdir -p "$figures"
./submit.sh --help >"$figures/help.txt" # builds, so that no shape waits for it

book 01-book
book 02-dense-inputs iterations=200 input=centered
book 03-wide iterations=20 hidden='1024*3'
book 04-deep iterations=100 hidden='100*30'
book 05-tiny iterations=1000 hidden='[10]'
book 06-small-batch iterations=1000 batch=16
book 07-batch-norm iterations=200 norm=batch
book 08-layer-norm iterations=200 norm=layer
book 09-dropout iterations=200 dropout=0.2
book 10-residual iterations=100 hidden='100*21' skip='residual(1)'
book 11-evaluation iterations=0
book 12-jacobian iterations=0 probe.jacobian=16
book 13-curvature iterations=0 probe.curvature=true
measure 14-activations conf/activations.yaml
measure 15-dying-relu conf/dying-relu.yaml

"$python" src/bench/python/estimate_table.py "$figures"
