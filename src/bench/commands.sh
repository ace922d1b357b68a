#!/usr/bin/env bash
# How long whole commands take, in one checkout beside another: wall clock and CPU time, in alternating rounds.
#
#   src/bench/commands.sh OLD NEW [ROUNDS] [COMMAND …]
#
# Prints Markdown: medians of ROUNDS rounds (default 3), ranges in brackets, and the ratio of the medians. COMMAND is one
# or more of first-use, sweep, again, report, query, plan, theory, help and tiny; default: all but first-use, which clones
# and builds. Sweeps write to a fresh folder each; again, report and query ask about the folder of one that came before.
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
  if [ "$3" = first-use ]; then
    checkout=$work/clone.$2.$4
  fi
  call=$(words "$3" "$work/$2.finished" "$fresh")
  {
    time {
      [ "$3" != first-use ] || git clone -q "$1" "$checkout"
      # shellcheck disable=SC2086 # one word each
      (cd "$checkout" && exec ./submit.sh $call) >"$work/out" 2>"$work/err" || {
        cat "$work/err" >&2
        exit 1
      }
    }
  } 2>>"$work/$2.$3.times"
  rm -rf "$fresh" "$work"/clone.*
}

# Builds, fills the page cache, makes the folder that is asked about, and waits for the archive of classes.
prepare() { # CHECKOUT WHICH
  (cd "$1" && ./submit.sh sweep conf/book.yaml --out "$work/$2.finished" && ./submit.sh theory) >"$work/out" 2>&1
  if [ -f "$1/target/spark-home/classes.lock" ]; then flock "$1/target/spark-home/classes.lock" true; fi
}

# Of a column of sums of columns: the median, and the least and the greatest in brackets.
summary() { # FILE AWK-EXPRESSION
  awk "{ printf \"%.2f\\n\", $2 }" "$1" | sort -n |
    awk '{ v[NR] = $1 } END { m = int((NR + 1) / 2); printf "%.2f %.2f %.2f\n", (v[m] + v[NR + 1 - m]) / 2, v[1], v[NR] }'
}

for call in "${commands[@]}"; do words "$call" x y >/dev/null; done
prepare "$old" old
prepare "$new" new
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
