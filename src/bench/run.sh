#!/usr/bin/env bash
# The tables of docs/performance.md: InitSweep and its peers side by side, on one thread each.
#
#   src/bench/run.sh [ROUNDS [SECONDS]]
#
# Every program is timed for SECONDS (default 3) in each of ROUNDS (default 5); rounds alternate between Java and Python,
# so that whatever else the machine does hits all alike. Needs NumPy and PyTorch (Debian: python3-numpy, python3-torch,
# libopenblas0); PYTHON names the interpreter that has them, by default /usr/bin/python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${1:-5}
seconds=${2:-3}
python=${PYTHON:-/usr/bin/python3}
figures=target/figures/steps

"$python" -c 'import numpy' 2>/dev/null || {
  echo "run.sh: $python has no NumPy. Install python3-numpy and python3-torch, or set PYTHON to an interpreter that has them." >&2
  exit 69
}

bench() { # NAME [spark-submit options --] [bench options]
  local name=$1 options=()
  shift
  while [ "${1:---}" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  ./submit.sh "${options[@]}" bench --seconds "$seconds" --format json "$@" >"$figures/$name.json"
}

# As submit.sh starts it, but without Spark's launcher, which always adds the vector module.
bench_without_vectors() { # NAME
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/initsweep.jar:${SPARK_HOME:-target/spark-home}/jars/*" \
    -Dlog4j2.configurationFile=conf/log4j2.properties initsweep.cli.Main \
    bench --kernel scalar --seconds "$seconds" --format json >"$figures/$1.json"
}

# OpenBLAS knows its fastest kernels for this processor; a machine that holds it to older ones would flatter us. peers.py
# refuses to time programs whose losses differ, should the fastest ones be wrong.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

rm -rf "$figures"
mkdir -p "$figures"
./submit.sh --help >"$figures/help.txt" # builds, so that no round waits for it
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>"$figures/java.txt"

for round in $(seq "$rounds"); do
  echo "Round $round of $rounds" >&2
  bench "default.$round" -- --kernel vector --kernel scalar --kernel netlib --kernel netlib_java
  "$python" src/bench/python/peers.py --seconds "$seconds" >"$figures/peers.$round.json"
  OPENBLAS_CORETYPE=Haswell "$python" src/bench/python/peers.py --seconds "$seconds" >"$figures/peers-avx2.$round.json"
  bench "wide.$round" -- --hidden '1024*3' --hidden '100*30' --kernel vector --kernel netlib --kernel netlib_java
  bench "dense.$round" -- --input centered --kernel vector
  bench "wide-dense.$round" -- --input centered --hidden '1024*3' --hidden '100*30' --kernel vector
  bench "avx2.$round" --driver-java-options -XX:UseAVX=2 -- --kernel vector
  bench_without_vectors "fallback.$round"
done

"$python" src/bench/python/step_table.py "$figures"
