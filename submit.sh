#!/usr/bin/env bash
# The one entry point: ./submit.sh [spark-submit options] COMMAND [arguments]
# Builds the jar when it is missing or older than its sources, finds or assembles Spark, and becomes spark-submit.
# Written for bash 3.2, which macOS has: no mapfile, no readlink -f, no expansion of empty arrays.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: ./submit.sh [spark-submit options] COMMAND [arguments]

  ./submit.sh sweep conf/book.yaml                 on this machine, all cores: local[*,4]
  ./submit.sh query results/book                   SQL over the results
  ./submit.sh --master spark://host:7077 sweep conf/book.yaml --out /shared/book
  ./submit.sh COMMAND --help                       what a command takes

Options before COMMAND go to spark-submit untouched. Spark is $SPARK_HOME, else spark-submit on the PATH,
else a Spark home assembled once from Maven jars.
USAGE
}

# Exit codes as everywhere in InitSweep: 64 the command line is wrong; 69, as in sysexits.h, something needed is missing.
die() {
  local code=$1
  shift
  printf 'submit.sh: %s\n' "$@" >&2
  exit "$code"
}

# The file that a chain of symbolic links ends at.
resolve() {
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=$(dirname "$path")/$target ;;
    esac
  done
  printf '%s/%s\n' "$(cd -P "$(dirname "$path")" && pwd)" "$(basename "$path")"
}

project=$(dirname "$(resolve "${BASH_SOURCE[0]}")")
jar=$project/target/initsweep.jar
own_home=$project/target/spark-home

# ---- the command line ------------------------------------------------------------------------------------------------

# After read_options: the options before COMMAND, what they say about a few settings, and the number of words they take.
options=() # never empty once settings are added
words=0
confs=$'\n' # the keys given by --conf, one a line
[ -z "${SPARK_DRIVER_MEMORY:-}" ] || confs+=spark.driver.memory$'\n'
master_given=${MASTER:+yes}
properties_file=
load_defaults=
masters='local[N], local-cluster[N,CORES,MB], spark://HOST:PORT, yarn or k8s://https://HOST:PORT'
informational= # options with which spark-submit runs no program

note_option() { # NAME VALUE
  case $1 in
    --master)
      master_given=yes
      case $2 in
        local | local\[*\] | local-cluster\[*\] | spark://* | yarn | k8s://*) ;;
        *) die 64 "--master $2 is no cluster that Spark knows; expected $masters." ;;
      esac
      ;;
    --remote) master_given=yes ;;
    --conf | -c) confs+=${2%%=*}$'\n' ;;
    --properties-file) properties_file=$2 ;;
    --driver-memory) confs+=spark.driver.memory$'\n' ;;
    --kill | --status) informational=yes ;;
    --class) die 64 "--class $2: the program is InitSweep's own. Leave --class out." ;;
  esac
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h) break ;; # ours, and then the program's
      --version) informational=yes ;;
      --load-spark-defaults) load_defaults=yes ;;
      --verbose | -v | --supervise | --usage-error) ;;
      --*=*) note_option "${1%%=*}" "${1#*=}" ;;
      -?*)
        [ $# -gt 1 ] || die 64 "$1 needs a value after it."
        note_option "$1" "$2"
        options+=("$1")
        words=$((words + 1))
        shift
        ;;
      *) break ;;
    esac
    options+=("$1")
    words=$((words + 1))
    shift
  done
}

# ---- Java and the jar ------------------------------------------------------------------------------------------------

java_command() {
  if [ -n "${JAVA_HOME:-}" ]; then
    printf '%s\n' "$JAVA_HOME/bin/java"
  else
    command -v java || true
  fi
}

require_java() {
  local java version major
  java=$(java_command)
  [ -x "$java" ] ||
    die 69 "Java not found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}. Install JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  major=${version%%[!0-9]*}
  [ "${major:-0}" -ge 17 ] ||
    die 69 "$java is Java ${version:-of an unknown version}; InitSweep needs 17 or newer. Install JDK 17 or set JAVA_HOME to one."
}

jar_is_fresh() {
  [ -f "$jar" ] && [ -z "$(find "$project/src/main" "$project/pom.xml" -newer "$jar" -print -quit)" ]
}

# Complete, and of this pom.xml: RELEASE is written last.
own_home_is_fresh() {
  [ -f "$own_home/RELEASE" ] && ! [ "$project/pom.xml" -nt "$own_home/RELEASE" ]
}

ready() {
  jar_is_fresh && { [ "$spark_submit" != own ] || own_home_is_fresh; }
}

build() {
  ready && return # another submit.sh built while this one waited for the lock
  require_java
  command -v mvn >/dev/null ||
    die 69 "Maven not found, and target/initsweep.jar has to be built. Install Maven 3.8 or newer (Debian: apt-get install maven)."
  echo "Building InitSweep (first use takes about a minute) …" >&2

  local goals=(package) log=$project/target/build.log started=$project/target/.build-started
  touch "$started"
  if [ "$spark_submit" = own ] && ! own_home_is_fresh; then
    rm -rf "$own_home"
    goals+=(dependency:copy-dependencies@spark-home)
  fi
  # Unlinked, not overwritten: a sweep that is running keeps reading the old file.
  rm -f "$jar"
  if ! (cd "$project" && mvn -q -B -ntp -DskipTests "${goals[@]}") >"$log" 2>&1; then
    cat "$log" >&2
    die 69 "the build failed; Maven's messages are above and in $log."
  fi
  # As old as its sources were then: what was edited during the build is built next time.
  touch -r "$started" "$jar"
  if [ "${#goals[@]}" -gt 1 ]; then
    # Spark takes a folder with this file for an installation and looks for its jars in jars/.
    echo "Spark for InitSweep, from Maven jars" >"$own_home/RELEASE"
    touch -r "$started" "$own_home/RELEASE"
  fi
}

build_when_needed() {
  ready && return
  mkdir -p "$project/target"
  # One build at a time. In a subshell, so that the program does not inherit the lock; macOS has no flock and goes without.
  (
    ! command -v flock >/dev/null || flock 9
    build
  ) 9>"$project/target/.build-lock"
}

# ---- Spark -----------------------------------------------------------------------------------------------------------

# Sets spark_submit, a path or "own", and spark_home.
find_spark() {
  if [ -n "${SPARK_HOME:-}" ]; then
    spark_home=$SPARK_HOME
    spark_submit=$SPARK_HOME/bin/spark-submit
    [ -x "$spark_submit" ] ||
      die 69 "SPARK_HOME=$SPARK_HOME has no bin/spark-submit. Point it at a Spark 4 installation, or unset it to use Maven's Spark."
  elif spark_submit=$(command -v spark-submit); then
    spark_home=$(dirname "$(dirname "$(resolve "$spark_submit")")")
  else
    spark_home=$own_home
    spark_submit=own
  fi
}

# Whether a properties file, as java.util.Properties reads it, has a key.
file_sets() { # KEY FILE
  [ -f "$2" ] && grep -Eq "^[[:space:]]*${1//./\\.}([[:space:]=:]|\$)" "$2"
}

# Spark's own rule: spark-defaults.conf is read without a --properties-file, or with --load-spark-defaults.
user_sets() { # KEY
  case $confs in *$'\n'"$1"$'\n'*) return 0 ;; esac
  if [ -n "$properties_file" ] && file_sets "$1" "$properties_file"; then return 0; fi
  if [ -n "$properties_file" ] && [ -z "$load_defaults" ]; then return 1; fi
  file_sets "$1" "${SPARK_CONF_DIR:-$spark_home/conf}/spark-defaults.conf"
}

# Only what nobody set: our conf/spark-defaults.conf never overrides a cluster's.
add_settings() {
  local key value
  while read -r key value || [ -n "$key" ]; do
    case $key in '' | '#'*) continue ;; esac
    user_sets "$key" || options+=(--conf "$key=$value")
  done <"$project/conf/spark-defaults.conf"

  if [ -z "$master_given" ] && ! user_sets spark.master && ! user_sets spark.remote; then
    # Four tries: plain local[*] never retries a task.
    options+=(--master 'local[*,4]')
    # The page on port 4040 costs a second of every start, and our progress is on the console; a cluster's stays on.
    user_sets spark.ui.enabled || options+=(--conf spark.ui.enabled=false)
    # All of Spark is in this process: no name to look up, no port open to the network, no warning about it.
    export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  fi
  options+=(--class initsweep.cli.Main "$jar")
}

# As Spark's bin/spark-class: the launcher works out the JVM's command line and prints it NUL-separated, with its own
# exit code last. Everything before the first NUL is text for people.
launch() { # spark-submit arguments
  local java command=() word code
  java=$(java_command)
  # For local-cluster and for the launcher, which look for jars/ here.
  export SPARK_HOME=$own_home SPARK_SCALA_VERSION=2.13
  while IFS= read -r -d '' word; do
    command+=("$word")
  done < <(
    "$java" -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$own_home/jars/*" \
      org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@" && code=0 || code=$?
    printf '%d\0' "$code"
  )
  code=${command[${#command[@]} - 1]}
  [ "$code" = 0 ] || exit "$code"
  unset "command[${#command[@]}-1]"
  printf '%s' "${command[0]}" >&2
  command[1]=${command[1]#$'\n'}
  exec "${command[@]:1}"
}

# ---- go --------------------------------------------------------------------------------------------------------------

read_options "$@"
shift "$words"

if [ $# -eq 0 ] && [ -z "$informational" ]; then
  usage >&2
  exit 64
fi
case ${1:-} in --help | -h)
  usage
  echo
  ;;
esac

find_spark
build_when_needed
if [ $# -gt 0 ]; then add_settings; fi

for argument in "$@"; do
  if [ "$argument" = --debug ]; then export INITSWEEP_TRACE=${INITSWEEP_TRACE:-full}; fi
done
export LOG4J_CONFIGURATION_FILE=${LOG4J_CONFIGURATION_FILE:-$project/conf/log4j2.properties}
# Runs are spread over the cores, one thread each; a BLAS that bench compares with must not add its own.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
# Java cannot ask about standard error alone: whether progress is a bar or lines.
if [ -t 2 ]; then export INITSWEEP_STDERR_IS_TERMINAL=yes; fi

if [ "$spark_submit" = own ]; then
  launch "${options[@]}" "$@"
fi
exec "$spark_submit" "${options[@]}" "$@"
