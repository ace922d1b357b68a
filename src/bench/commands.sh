#!/usr/bin/env bash
# How long whole commands take, in one checkout beside another: wall clock and CPU time, in alternating rounds.
#
#   src/bench/commands.sh OLD NEW [ROUNDS] [COMMAND …]
#
# Prints Markdown: medians of ROUNDS rounds (default 3), ranges in brackets, and the ratio of the medians. COMMAND is one
# or more of first-use, sweep, again, report, query, plan, theory, help and tiny; default: all but first-use, which clones
# and builds. Sweeps write to a fresh folder each; again, report and query ask about the folder of one that came before.
# Three rounds of the default take ten minutes on two cores, a round of first-use three more. INITSWEEP_CLASS_ARCHIVE=no
# measures without the archive of classes.
set -euo pipefail

if [ $# -lt 2 ]; then
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0" >&2
  exit 64
fi
old=$(cd "$1" && pwd)
new=$(cd "$2" && pwd)
shift 2
rounds=3
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  rounds=$1
  shift
fi
commands=("$@")
[ $# -gt 0 ] || commands=(sweep again report query plan theory help tiny)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
exec 3>&2 # standard error is where bash writes times

words() { # COMMAND FOLDER FRESH: what it is called with
  case $1 in
    first-use) echo "sweep conf/book.yaml --out $3" ;;
    sweep) echo "sweep conf/book.yaml --out $3" ;;
    again) echo "sweep conf/book.yaml --out $2" ;;
    report) echo "report $2" ;;
    query) echo "query $2 accuracy-by-cell" ;;
    plan) echo "plan conf/book.yaml" ;;
    theory) echo theory ;;
    help) echo --help ;;
    tiny) echo "sweep conf/dying-relu.yaml --no-report --out $3" ;;
    *)
      echo "commands.sh: $1 is unknown; expected first-use, sweep, again, report, query, plan, theory, help or tiny." >&2
      exit 64
      ;;
  esac
}

# Appends wall clock, user and system seconds to a file.
measure() { # CHECKOUT WHICH COMMAND ROUND
  local checkout=$1 fresh=$work/$2.$3.$4 call TIMEFORMAT='%R %U %S'
  if [ "$3" = first-use ]; then checkout=$work/clone; fi
  call=$(words "$3" "$work/$2.finished" "$fresh")
  { time {
    [ "$3" != first-use ] || git clone -q "$1" "$checkout" 2>&3
    # shellcheck disable=SC2086 # one word each
    submit "$checkout" $call
  }; } 2>>"$work/$2.$3.times"
  wait_for_archive "$checkout"
  rm -rf "$fresh" "$work/clone"
}

submit() { # CHECKOUT ARGUMENTS
  (cd "$1" && shift && exec ./submit.sh "$@") >"$work/out" 2>"$work/err" || {
    echo "commands.sh: failed in $1: ./submit.sh ${*:2}" >&3
    cat "$work/err" >&3
    exit 1
  }
}

# It is made in the background, and would slow down what is measured next.
wait_for_archive() { # CHECKOUT
  if [ -f "$1/target/spark-home/classes.lock" ]; then flock "$1/target/spark-home/classes.lock" true; fi
}

# Builds, fills the page cache and makes the folder that is asked about, if a command asks.
prepare() { # CHECKOUT WHICH
  case " ${commands[*]} " in
    *' again '* | *' report '* | *' query '*) submit "$1" sweep conf/book.yaml --out "$work/$2.finished" ;;
  esac
  submit "$1" theory
  wait_for_archive "$1"
}

machine() {
  local version
  version=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  printf '%s × %s, Java %s; load %s before the first round.\n' "$(nproc)" \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$version" "$load"
}

# Of a column of sums of columns: the median, and the least and the greatest in brackets.
summary() { # FILE AWK-EXPRESSION
  awk "{ printf \"%.2f\\n\", $2 }" "$1" | sort -n |
    awk '{ v[NR] = $1 } END { m = int((NR + 1) / 2); printf "%.2f %.2f %.2f\n", (v[m] + v[NR + 1 - m]) / 2, v[1], v[NR] }'
}

for call in "${commands[@]}"; do words "$call" x y >/dev/null; done
prepare "$old" old
prepare "$new" new
load=$(cut -d' ' -f1 /proc/loadavg)
for round in $(seq "$rounds"); do
  for call in "${commands[@]}"; do
    echo "Round $round of $rounds: $call" >&2
    measure "$old" old "$call" "$round"
    measure "$new" new "$call" "$round"
  done
done

echo "| command | old: seconds | CPU seconds | new: seconds | CPU seconds | new ÷ old | CPU |"
echo "|---|---|---|---|---|---|---|"
for call in "${commands[@]}"; do
  # shellcheck disable=SC2016 # for awk
  paste -d' ' <(summary "$work/old.$call.times" '$1') <(summary "$work/old.$call.times" '$2 + $3') \
    <(summary "$work/new.$call.times" '$1') <(summary "$work/new.$call.times" '$2 + $3') |
    awk -v name="$(words "$call" DIR NEW)" -v first="$([ "$call" != first-use ] || echo 'first use: clone, build, ')" '{
      printf "| %s`%s` | %s [%s–%s] | %s [%s–%s] | %s [%s–%s] | %s [%s–%s] | %.2f | %.2f |\n",
        first, name, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $7 / $1, $10 / $4 }'
done

echo
machine
