#!/usr/bin/env bash
# What normalisation, dropout and skips add to the book's iteration, here and in eager PyTorch, on one thread each.
#
#   src/bench/layers.sh [ROUNDS [SECONDS]]
#
# In each of ROUNDS (default 5) every network is timed for SECONDS (default 3); within a program the networks take turns.
# Prints a Markdown table of medians. Needs PyTorch (Debian: python3-torch, libopenblas0); PYTHON as for run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${1:-5}
seconds=${2:-3}
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/layers
with=()
for change in norm=batch norm=layer dropout=0.2 "skip=residual(1)"; do with+=(--with "$change"); done

"$python" -c 'import torch' 2>/dev/null || {
  echo "layers.sh: $python has no PyTorch. Install python3-torch, or set PYTHON to an interpreter that has it." >&2
  exit 69
}
rm -rf "$figures"
mkdir -p "$figures"
./submit.sh --help >"$figures/help.txt" # builds, so that no round waits for it

for round in $(seq "$rounds"); do
  echo "Round $round of $rounds" >&2
  ./submit.sh bench --kernel vector --seconds "$seconds" --format json "${with[@]}" >"$figures/ours.$round.json"
  "$python" src/bench/python/torch_layers.py --seconds "$seconds" "${with[@]}" >"$figures/torch.$round.json"
done

"$python" src/bench/python/layer_table.py "$figures"
