#!/usr/bin/env bash
# The one entry point: ./submit.sh [spark-submit options] COMMAND [arguments]
# Builds the jar when it is missing or older than its sources, finds or assembles Spark, and becomes spark-submit.
# In a release, which has no sources, the jar is beside this script, and Spark, if included, in spark/.
# Written for bash 3.2, which macOS has: no mapfile, no readlink -f, no expansion of empty arrays.

# bash -p takes no start-up file, option or function from the environment; nor shall the programs that this script starts.
case ${BASH_VERSION:+$-} in
  *p*) ;;
  *)
    POSIXLY_CORRECT=yes # from here on unset and exec are bash's own, even if functions of these names were exported
    # shellcheck disable=SC2046 # one word for each name
    unset -f $(compgen -A function 2>/dev/null)
    exec env -u BASH_ENV -u ENV -u SHELLOPTS -u BASHOPTS -u CDPATH -u GLOBIGNORE -u POSIXLY_CORRECT bash -p -- "$0" "$@"
    ;;
esac
set -euo pipefail

# The descriptor of a closed stream is reused by the next file that is opened, which is this script.
is_closed() {
  [ ! -e "/dev/fd/$1" ] || [ "/dev/fd/$1" -ef "${BASH_SOURCE[0]}" ]
}
if is_closed 0; then exec </dev/null; fi
if is_closed 1; then exec >/dev/null; fi
if is_closed 2; then exec 2>/dev/null; fi

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

show_usage() {
  local code=0
  { usage && echo; } 2>/dev/null || code=$?
  case $code in
    0) ;;
    141) exit 141 ;; # the reader closed the pipe, as head does
    *) die 74 'cannot write to standard output.' ;;
  esac
}

# Exit codes as everywhere in InitSweep, from sysexits.h: 64 the command line is wrong; 69 something needed is missing.
die() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

say() {
  printf 'submit.sh: %s\n' "$@" >&2
}

[ . -ef "${PWD-}" ] || die 69 "the current folder, ${PWD-}, no longer exists. Change to another one."

# Follows a chain of symbolic links to the file at its end.
resolve() {
  local path=$1 target
  case $path in /*) ;; *) path=$PWD/$path ;; esac
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=${path%/*}/$target ;;
    esac
  done
  printf '%s/%s\n' "$(cd -P "${path%/*}/" && pwd)" "${path##*/}"
}

project=$(resolve "${BASH_SOURCE[0]}")
project=${project%/*}
case $project in
  *[:,\#]*) die 69 "InitSweep is in $project; Java's class path and Spark's lists of files cannot hold a path with a colon, a comma or a #. Move or rename the folder." ;;
esac
target=$project/target
if [ -f "$project/pom.xml" ]; then
  is_release=
  jar=$target/initsweep.jar
  own_home=$target/spark-home
  own_spark="Maven's Spark"
else
  is_release=yes
  jar=$project/initsweep.jar
  own_home=$project/spark
  own_spark='the Spark of a release that comes with one'
fi

# ---- the command line ------------------------------------------------------------------------------------------------

# After read_options: the options before COMMAND, the settings among them that matter here, and the number of words
# they take.
options=() # never empty once settings are added
words=0
confs=$'\n' # the keys given by --conf, one per line
[ -z "${SPARK_DRIVER_MEMORY:-}" ] || confs+=spark.driver.memory$'\n'
master_given=${MASTER:+yes}
local_master=
properties_file=
load_defaults=
masters='local[N], local-cluster[N,CORES,MB], spark://HOST:PORT, yarn or k8s://https://HOST:PORT'
informational= # options with which spark-submit runs no program
is_remote=     # whether the driver runs on the cluster
deploy_mode_given=
master_url=${MASTER:-}

# Whether all of Spark runs in this process.
is_local() { # MASTER
  case $1 in local | local\[*\]) return 0 ;; *) return 1 ;; esac
}

# Parses a size as the JVM does. Spark itself needs 450 MiB, and with less the JVM runs out of memory before Spark can
# report it.
check_driver_memory() { # OPTION VALUE
  local number=${2%%[!0-9]*} unit
  unit=$(printf '%s' "${2#"$number"}" | tr '[:upper:]' '[:lower:]')
  case $unit in
    k | kb) unit=1 ;;
    '' | m | mb) unit=1024 ;;
    g | gb) unit=1048576 ;;
    t | tb) unit=1073741824 ;;
    *) number= ;;
  esac
  case $number in
    '' | ??????????*) die 64 "$1 $2 is not a memory size; expected one such as 900m or 4g." ;;
  esac
  [ "$((10#$number * unit))" -ge 460800 ] ||
    die 64 "$1 $2 is too little: Spark needs at least 450m, and a sweep more. Leave it out for the default of 900m."
}

note_setting() { # KEY=VALUE
  confs+=${1%%=*}$'\n'
  case $1 in
    spark.master=*)
      master_url=${1#*=}
      ! is_local "$master_url" || local_master=yes
      ;;
    spark.driver.memory=*) check_driver_memory "--conf spark.driver.memory" "${1#*=}" ;;
    spark.submit.deployMode=*)
      deploy_mode_given=yes
      [ "${1#*=}" != cluster ] || is_remote=yes
      ;;
    *=*) ;;
    *) die 64 "--conf $1 has no value; expected --conf KEY=VALUE." ;;
  esac
}

note_option() { # NAME VALUE
  case $1 in
    --master)
      master_given=yes
      master_url=$2
      ! is_local "$2" || local_master=yes
      case $2 in
        local | local\[*\] | local-cluster\[*\] | spark://* | yarn | k8s://*) ;;
        *) die 64 "--master $2 is not a master that Spark knows; expected $masters." ;;
      esac
      ;;
    --remote) master_given=yes ;;
    --conf | -c) note_setting "$2" ;;
    --properties-file)
      if ! [ -f "$2" ] || ! [ -r "$2" ]; then die 64 "--properties-file $2 is not a readable file. Check the path."; fi
      properties_file=$2
      ;;
    --driver-memory)
      check_driver_memory "$1" "$2"
      confs+=spark.driver.memory$'\n'
      ;;
    --driver-java-options) confs+=spark.driver.extraJavaOptions$'\n' ;;
    --deploy-mode)
      deploy_mode_given=yes
      case $2 in
        client) is_remote= ;;
        cluster) is_remote=yes ;;
        *) die 64 "--deploy-mode $2 is unknown; expected client or cluster." ;;
      esac
      ;;
    --kill | --status) informational=yes ;;
    --class) die 64 "--class $2: submit.sh always runs InitSweep's main class. Leave --class out." ;;
  esac
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h) break ;; # answered here, or by the program
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

# ---- the locale ------------------------------------------------------------------------------------------------------

# Java reads arguments and writes file names in the locale's charset. In the C locale, a container's default, it would
# create a
# folder ?????? for results/日本. Where there is no UTF-8 locale at all, InitSweep refuses arguments it cannot decode.
use_utf8() {
  local name
  [ "$(charset)" != UTF-8 ] || return 0
  for name in C.UTF-8 C.utf8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-\{0,1\}8$' | head -n 1); do
    if [ "$(LC_ALL=$name charset 2>/dev/null)" = UTF-8 ]; then
      export LC_ALL=$name
      return
    fi
  done
}

# Java tells failures of the operating system in the language of LC_MESSAGES, and InitSweep knows some by their words: a
# closed pipe, a full disk. Takes effect without LC_ALL only.
use_english() {
  if [ -n "${LC_ALL:-}" ]; then
    export LANG=$LC_ALL LC_CTYPE=$LC_ALL
    unset LC_ALL
  fi
  export LC_MESSAGES=C
}

# Prints the charset of the locale. Without the command locale, as in Alpine, it is taken from the locale's name; musl
# has C.UTF-8.
charset() {
  local name=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
  if command -v locale >/dev/null; then
    LC_ALL=$name locale charmap 2>/dev/null || true
  else
    case $name in *UTF-8 | *utf8) echo UTF-8 ;; esac
  fi
}

# ---- Java ------------------------------------------------------------------------------------------------------------

tested_java='17, 21 and 25'
oldest_spark=4.0
least_open_files=512

# Sets java, the command that Spark's own scripts would use, and java_version. The file "release" of a JDK has its
# version without starting a JVM; a wrapper, as of macOS and version managers, has none beside it.
find_java() {
  local home
  java=${JAVA_HOME:+$JAVA_HOME/bin/java}
  java=${java:-$(command -v java || true)}
  java_version=
  [ -x "$java" ] || return 0
  home=$(resolve "$java")
  home=${home%/bin/*}
  if [ -f "$home/release" ]; then java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$home/release"); fi
  [ -n "$java_version" ] ||
    java_version=$(without_java_options "$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
}

# Runs a command without the variables that inject options into every JVM: agents, log lines on standard output,
# "Picked up …".
without_java_options() {
  env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS "$@"
}

major() { # VERSION
  local number=${1%%[!0-9]*}
  printf '%s\n' "${number:-0}"
}

check_java() {
  local major newest=${tested_java##* }
  major=$(major "$java_version")
  [ -x "$java" ] ||
    die 69 "Java not found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}. Install JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
  [ "$major" -ge 17 ] ||
    die 69 "$java is Java ${java_version:-of an unknown version}; InitSweep needs 17 or newer and is tested with $tested_java. Install one or set JAVA_HOME to it."
  [ "$major" -le "$newest" ] ||
    say "$java is Java $java_version; InitSweep is tested with $tested_java. Going on."
}

# ---- the jar ---------------------------------------------------------------------------------------------------------

built_from=$target/.built-from
build_log=$target/build.log

# Checksum of the jar's sources: file times alone would rebuild after a copy, and always with a source dated in the
# future.
sum_of_sources() {
  (cd "$project" && find src/main pom.xml -type f -exec cksum {} + | LC_ALL=C sort | cksum)
}

jar_is_fresh() {
  [ -f "$jar" ] && {
    [ -z "$(find "$project/src/main" "$project/pom.xml" -newer "$jar" -print -quit 2>/dev/null)" ] ||
      { [ -f "$built_from" ] && [ "$(sum_of_sources)" = "$(<"$built_from")" ]; }
  }
}

# Whether the Spark home is complete and belongs to this pom.xml: RELEASE is written last and ends with its checksum.
own_home_is_fresh() {
  [ -f "$own_home/RELEASE" ] && {
    ! [ "$project/pom.xml" -nt "$own_home/RELEASE" ] ||
      [ "$(cksum <"$project/pom.xml")" = "$(tail -n 1 "$own_home/RELEASE")" ]
  }
}

ready() {
  jar_is_fresh && { [ "$spark_submit" != own ] || own_home_is_fresh; }
}

# Whether jar and Spark home are usable, though perhaps old.
usable() {
  [ -f "$jar" ] && { [ "$spark_submit" != own ] || [ -f "$own_home/RELEASE" ]; }
}

# Maven builds beside the files in use, which are replaced at the end: a build that fails or is killed changes nothing.
build() {
  local goals=() started=$target/.build-started sum
  ready && return # another submit.sh has built while this one waited for the lock
  [ -x "${java%/*}/javac" ] ||
    die 69 "${java:-java} has no compiler, and target/initsweep.jar has to be built. Install a JDK (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME to one."
  command -v mvn >/dev/null ||
    die 69 "Maven not found, and target/initsweep.jar has to be built. Install Maven 3.8 or newer (Debian: apt-get install maven)."
  echo "Building InitSweep (first use takes about a minute) …" >&2

  touch "$started"
  sum=$(sum_of_sources)
  rm -rf "$target/initsweep.new.jar" "$own_home.new"
  jar_is_fresh || goals+=(package -Dinitsweep.jar.name=initsweep.new)
  if [ "$spark_submit" = own ] && ! own_home_is_fresh; then
    goals+=(dependency:copy-dependencies@spark-home -Dspark.home.name=spark-home.new)
  fi
  if ! (cd "$project" && mvn -q -B -ntp -Dmaven.test.skip=true "${goals[@]}") </dev/null >"$build_log" 2>&1; then
    cat "$build_log" >&2
    die 69 "the build failed; Maven's messages are above and in $build_log."
  fi
  ! [ -d "$own_home.new" ] || replace_own_home "$started"
  [ "${goals[0]}" != package ] || replace_jar "$started" "$sum"
}

# Both are dated when the build started: a source edited during the build is built next time.
replace_own_home() { # STARTED
  # Spark treats a folder with this file as an installation and looks for its jars in jars/.
  printf '%s\n' "Spark for InitSweep, from Maven jars" "$(cksum <"$project/pom.xml")" >"$own_home.new/RELEASE"
  touch -r "$1" "$own_home.new/RELEASE"
  rm -rf "$own_home.old"
  ! [ -d "$own_home" ] || mv "$own_home" "$own_home.old"
  mv "$own_home.new" "$own_home"
  rm -rf "$own_home.old"
}

replace_jar() { # STARTED SUM-OF-SOURCES
  [ -f "$target/initsweep.new.jar" ] ||
    die 69 "Maven finished without an error but built no jar. Check its options in MAVEN_ARGS and ~/.mavenrc, and $build_log."
  touch -r "$1" "$target/initsweep.new.jar"
  mv -f "$target/initsweep.new.jar" "$jar"
  printf '%s\n' "$2" >"$built_from"
}

require_release() {
  [ -f "$jar" ] || die 69 "$jar is missing. Unpack the release again, or clone the project to build it."
  [ "$spark_submit" != own ] || [ -f "$own_home/RELEASE" ] ||
    die 69 "Spark not found: this release does not include it. Set SPARK_HOME to Spark $oldest_spark or newer for Scala 2.13, put its spark-submit on the PATH, or take the release with Spark."
}

# Prints the first path that a build would write to but may not.
unwritable() {
  local path
  mkdir -p "$target" 2>/dev/null || true
  for path in "$target" "$target"/* "$target"/.b*; do
    if [ "$path" = "$target" ] || [ -e "$path" ]; then
      [ -w "$path" ] || { printf '%s\n' "$path" && return; }
    fi
  done
}

build_when_needed() {
  local path
  if [ -n "$is_release" ]; then
    require_release
    return
  fi
  ready && return
  path=$(unwritable)
  if [ -n "$path" ]; then
    usable ||
      die 69 "InitSweep has to be built, and $path is not writable. Run ./submit.sh --help once as a user who may write there."
    say "target/initsweep.jar is older than its sources, and $path is not writable: running the old jar."
    return
  fi
  # One build at a time. In a subshell, so that the program does not inherit the lock; macOS has no flock and builds
  # without a lock.
  (
    if command -v flock >/dev/null && ! flock -n 9; then
      echo "Waiting for another submit.sh, which is building InitSweep …" >&2
      flock 9
    fi
    build
  ) 9>"$target/.build-lock"
}

# ---- Spark -----------------------------------------------------------------------------------------------------------

# Sets spark_submit, a path or "own", and spark_home.
find_spark() {
  if [ -n "${SPARK_HOME:-}" ]; then
    spark_home=$SPARK_HOME
    spark_submit=$SPARK_HOME/bin/spark-submit
    [ -x "$spark_submit" ] ||
      die 69 "SPARK_HOME=$SPARK_HOME has no bin/spark-submit. Point it at a Spark 4 installation, or unset it to use $own_spark."
  elif spark_submit=$(command -v spark-submit); then
    spark_home=$(dirname "$(dirname "$(resolve "$spark_submit")")")
  else
    spark_home=$own_home
    spark_submit=own
  fi
}

# Spark's version is in the name of its jar, or in the file RELEASE of an installation. Where it is in neither, as
# where spark-submit is a wrapper, InitSweep itself checks the version.
check_spark() {
  local core version release fits="Point SPARK_HOME at Spark $oldest_spark or newer, or use $own_spark: no SPARK_HOME, no spark-submit on the PATH."
  for core in "$spark_home"/jars/spark-core_*.jar; do
    if ! [ -f "$core" ]; then
      release=$(sed -n '1s/^Spark \([0-9][^ ]*\).*/\1/p' "$spark_home/RELEASE" 2>/dev/null) || true
      [ -z "$release" ] || [ "$(major "$release")" -ge "${oldest_spark%%.*}" ] ||
        die 69 "$spark_home is Spark $release; InitSweep needs Spark $oldest_spark or newer, for Scala 2.13. $fits"
      return 0
    fi
    core=${core##*/spark-core_}
    version=${core#*-}
    version=${version%.jar}
    case $core in
      2.13-[4-9]* | 2.13-[1-9][0-9]*) ;;
      *) die 69 "$spark_home is Spark $version for Scala ${core%%-*}; InitSweep needs Spark $oldest_spark or newer, for Scala 2.13. $fits" ;;
    esac
    case $version in
      4.[01].* | 4.[01]-*)
        [ "$(major "$java_version")" -lt 24 ] ||
          die 69 "Spark $version in $spark_home does not run on Java $java_version: its Hadoop needs Java 17 to 23. Set JAVA_HOME to one of them, or use Spark 4.2 or newer."
        ;;
    esac
  done
}

# The JVM itself raises its soft limit to the hard limit.
check_open_files() {
  local limit
  limit=$(ulimit -H -n)
  [ "$limit" = unlimited ] || [ "$limit" -ge $least_open_files ] ||
    die 69 "the limit of open files is $limit, and Spark alone opens 300. Raise the limit to $least_open_files or more (ulimit -n $least_open_files, or LimitNOFILE= of a service)."
}

# Whether a properties file, as read by java.util.Properties, sets a key.
file_sets() { # KEY FILE
  local line
  [ -f "$2" ] || return 1
  while read -r line || [ -n "$line" ]; do
    case $line in "$1" | "$1"[[:space:]=:]*) return 0 ;; esac
  done <"$2"
  return 1
}

# Spark's own rule: spark-defaults.conf is read without a --properties-file, or with --load-spark-defaults.
user_sets() { # KEY
  case $confs in *$'\n'"$1"$'\n'*) return 0 ;; esac
  if [ -n "$properties_file" ] && file_sets "$1" "$properties_file"; then return 0; fi
  if [ -n "$properties_file" ] && [ -z "$load_defaults" ]; then return 1; fi
  file_sets "$1" "${SPARK_CONF_DIR:-$spark_home/conf}/spark-defaults.conf"
}

# Prints the value of a setting in the files that Spark reads.
setting_in_files() { # KEY
  local file key value found=
  for file in "$properties_file" "${SPARK_CONF_DIR:-$spark_home/conf}/spark-defaults.conf"; do
    if [ -f "$file" ]; then
      while IFS=$' \t=:' read -r key value || [ -n "$key" ]; do
        [ "$key" != "$1" ] || found=$value
      done <"$file"
    fi
    if [ -n "$found" ] || { [ -n "$properties_file" ] && [ -z "$load_defaults" ]; }; then break; fi
  done
  printf '%s' "$found"
}

# Sets is_remote and master_url where the command line does not say.
find_deployment() {
  local in_files
  if [ -z "$deploy_mode_given" ] && [ "$(setting_in_files spark.submit.deployMode)" = cluster ]; then is_remote=yes; fi
  case $master_given$confs in yes* | *$'\n'spark.master$'\n'*) return 0 ;; esac
  in_files=$(setting_in_files spark.master)
  [ -z "$in_files" ] || master_url=$in_files
}

# Adds the settings that nobody made: our conf/spark-defaults.conf never overrides a cluster's. Sets driver_memory and
# driver_options to those of conf/spark-defaults.conf.
add_settings() { # COMMAND ARGUMENTS
  local key value
  while read -r key value || [ -n "$key" ]; do
    case $key in '' | '#'*) continue ;; esac
    case $key in
      spark.driver.memory) driver_memory=$value ;;
      spark.driver.defaultJavaOptions)
        # The command ends before code compiled by C2 pays off; that compilation would take as long as everything else.
        # Without C2 Java keeps only 48 MB for compiled code, which the page of a large sweep fills.
        if is_brief "$@" || [ "${INITSWEEP_CLASS_ARCHIVE:-}" = make ]; then
          value+=" -XX:ReservedCodeCacheSize=240m -XX:TieredStopAtLevel=1"
        fi
        driver_options=$value
        ;;
    esac
    user_sets "$key" || options+=(--conf "$key=$value")
  done <"$project/conf/spark-defaults.conf"

  if [ -z "$master_given" ] && ! user_sets spark.master && ! user_sets spark.remote; then
    # Four attempts: plain local[*] never retries a task.
    options+=(--master 'local[*,4]')
    # The UI on port 4040 costs a second of every start, and our progress is on the console; on a cluster it stays on.
    user_sets spark.ui.enabled || options+=(--conf spark.ui.enabled=false)
    local_master=yes
  fi
  if [ -n "$local_master" ] || is_local "${MASTER:-}"; then
    # All of Spark runs in this process: no host name to resolve, no port open to the network, no warning about it.
    export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  fi
  find_deployment
  find_driver_jar
  if [ -n "$is_remote" ]; then
    require_remote_command "$@"
    # spark-submit waits for the driver and fails if it does, as with YARN.
    user_sets spark.standalone.submit.waitAppCompletion || options+=(--conf spark.standalone.submit.waitAppCompletion=true)
    send_file "$@"
  fi
  options+=(--class initsweep.cli.Main "$driver_jar")
}

# Sets driver_jar: where the driver finds InitSweep. A pod has it in its image.
find_driver_jar() {
  driver_jar=$jar
  [ -z "$is_remote" ] || case $master_url in k8s://*) driver_jar=local:///opt/initsweep/initsweep.jar ;; esac
}

# What other commands print would only be in a log on the cluster.
require_remote_command() { # COMMAND ARGUMENTS
  case $1 in
    sweep | report) ;;
    *) die 64 "--deploy-mode cluster runs $1 on the cluster, where nobody sees its output; expected sweep or report. Leave --deploy-mode out." ;;
  esac
}

# A driver on the cluster does not see the files of this machine, so the sweep file is sent along in a setting; Linux
# limits a word of a command line to 128 KiB. What follows an option is no sweep file.
send_file() { # COMMAND ARGUMENTS
  local argument content previous=
  [ "$1" = sweep ] || return 0
  shift
  for argument in "$@"; do
    case $previous in
      --out | --set | --lang) ;;
      *)
        if [ "$argument" = - ] || { [ -r "$argument" ] && ! [ -d "$argument" ]; }; then
          content=$(cat -- "$argument" | base64 | tr -d '\n')
          [ "${#content}" -le 100000 ] ||
            die 64 "sweep file $argument is too large to be sent to the driver. Put it where the cluster can read it, as hdfs://…"
          options+=(--conf "spark.initsweep.file=$(printf %s "$argument" | base64 | tr -d '\n'):$content")
          return 0
        fi
        ;;
    esac
    previous=$argument
  done
}

# Whether a command trains nothing and reads a table at most once.
is_brief() { # COMMAND ARGUMENTS
  case $1 in query | report | figures) return 0 ;; *) is_without_spark "$@" ;; esac
}

# Whether a command starts no Spark: help, plan, theory, and query without SQL.
is_without_spark() { # COMMAND ARGUMENTS
  case $1 in
    plan | theory | --help | -h | --version | -V) return 0 ;;
    query) [ $# -eq 2 ] ;;
    *) [ $# -eq 2 ] && case $2 in --help | -h | --version | -V) ;; *) return 1 ;; esac ;;
  esac
}

# Whether nothing is set that spark-submit would pass on to the program.
is_spark_untouched() {
  [ "$spark_submit" = own ] && [ "$words" -eq 0 ] && ! [ -e "$own_home/conf" ] &&
    [ -z "$(compgen -A export SPARK_)$(compgen -A export HADOOP_)$(compgen -A export YARN_)${MASTER:-}" ]
}

# Runs the program without spark-submit.
run_alone() { # COMMAND ARGUMENTS
  local logging=("$own_home"/jars/slf4j-api-*.jar)
  # The class path is that of Spark's launcher, since the class archive is made for it.
  # shellcheck disable=SC2086 # one word for each option
  exec "$java" -Xmx"$driver_memory" $driver_options -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions \
    --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED "${archive_options[@]}" \
    -cp "$own_home/conf:${logging[0]}:$own_home/jars/*:$jar" initsweep.cli.Main "$@"
}

# ---- the class archive -----------------------------------------------------------------------------------------------

# Loading and verifying classes takes a third of the CPU time of a query. So an archive of the loaded classes (class
# data sharing) is kept for one jar, one Java and one location. It is made again in the background when one of these
# has changed; where it is missing, or the JVM cannot use it, commands run without it. INITSWEEP_CLASS_ARCHIVE=no
# leaves it out; with INITSWEEP_CLASS_ARCHIVE=wait the command waits until it is made, as is worth it before many.
archive=$own_home/classes.jsa
archive_made_for=$own_home/classes.txt # written even if the archive could not be made
archive_options=(-Xshare:auto)

what_archive_is_for() {
  printf '%s\n' "$java $java_version" "$project"
  size_and_time "$jar"
}

size_and_time() {
  LC_ALL=C ls -ln "$1" 2>/dev/null || true
}

archive_is_fresh() {
  # A truncated archive would crash the JVM.
  [ -f "$archive_made_for" ] && [ "$(what_archive_is_for && size_and_time "$archive")" = "$(<"$archive_made_for")" ] &&
    ! [ "$jar" -nt "$archive_made_for" ] && ! [ "$own_home/RELEASE" -nt "$archive_made_for" ]
}

# Sets archive_options.
use_archive() { # COMMAND ARGUMENTS
  if [ "${INITSWEEP_CLASS_ARCHIVE:-}" = wait ] && ! archive_is_fresh && [ -w "$own_home" ]; then
    (make_archive 8>"$own_home/classes.lock" 9>&- </dev/null >"$own_home/classes.log" 2>&1) || true
  fi
  if [ "${INITSWEEP_CLASS_ARCHIVE:-}" = make ]; then
    archive_options+=("-XX:ArchiveClassesAtExit=$archive.new")
  elif [ "${INITSWEEP_CLASS_ARCHIVE:-}" = no ]; then
    :
  elif archive_is_fresh; then
    # Other commands without Spark load too few classes for it to pay. Messages that it cannot be used are hidden.
    if [ -f "$archive" ] && { [ -z "$alone" ] || [ "$1" = plan ]; }; then
      archive_options+=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off:stderr')
    fi
  elif [ -n "$archive_may_be_made" ] && [ -w "$own_home" ]; then
    # In a nested subshell, so that it is not a child of the program.
    (
      make_archive nice -n 19 8>"$own_home/classes.lock" 9>&- </dev/null >"$own_home/classes.log" 2>&1 &
    )
  fi
}

# Dumps the classes loaded by a small sweep with its report.
make_archive() { # PREFIX…: of the sweep's command, for its priority
  local work=$own_home/classes.work
  # Another command is making it; this one does without.
  if command -v flock >/dev/null; then flock -n 8 || return 0; fi
  ! archive_is_fresh || return 0 # another command has made it
  cd "$project" && rm -rf "$archive" "$archive.new" "$work" && mkdir "$work" || return 0
  what_archive_is_for >"$archive_made_for.new"
  cat >"$work/sweep.yaml" <<'SWEEP'
name: class-archive
data: normal(100,4)
run: {iterations: 0, hidden: "4*3"}
grid: {init: [he, xavier], seed: 0..2}
SWEEP
  INITSWEEP_CLASS_ARCHIVE='make' without_java_options "$@" bash -p submit.sh sweep "$work/sweep.yaml" --out "$work/results" ||
    true # without an archive commands start more slowly, and that is all
  ! [ -f "$archive.new" ] || mv "$archive.new" "$archive"
  rm -rf "$work"
  size_and_time "$archive" >>"$archive_made_for.new"
  mv "$archive_made_for.new" "$archive_made_for"
}

# Sets quiet_command: a JVM's command line without the warnings at start that options of Spark cause.
# initsweep.kernel.VectorModule loads the vector module instead of --add-modules.
quieten() { # COMMAND…
  local word major
  major=$(major "$java_version")
  quiet_command=()
  for word in "$@"; do
    case $word in
      --add-modules=jdk.incubator.vector)
        if [ "$major" -le "${tested_java##* }" ]; then
          quiet_command+=(--add-exports=java.base/jdk.internal.module=ALL-UNNAMED -XX:+UnlockExperimentalVMOptions)
          word=-XX:+EnableVectorSupport
        fi
        ;;
      --add-opens=java.base/sun.security.action=ALL-UNNAMED) [ "$major" -lt 24 ] || continue ;; # removed in Java 24
    esac
    quiet_command+=("$word")
  done
}

# As Spark's bin/spark-class: the launcher computes the JVM's command line and prints it NUL-separated, with its own
# exit code last. Everything before the first NUL is a message for the user.
launch() { # spark-submit arguments
  local command=() word code main=1
  # For local-cluster and for the launcher, which look for jars/ here.
  export SPARK_HOME=$own_home SPARK_SCALA_VERSION=2.13
  while IFS= read -r -d '' word; do
    command+=("$word")
  done < <(
    without_java_options "$java" -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$own_home/jars/*" \
      org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@" && code=0 || code=$?
    printf '%d\0' "$code"
  )
  code=${command[${#command[@]} - 1]}
  unset "command[${#command[@]}-1]"
  case $code${command[${#command[@]} - 1]} in
    0--usage-error) die 64 "an option before the command is wrong; see the message above. Options before the command are those of spark-submit." ;;
    0*) ;;
    *) die 69 "Spark's launcher failed; its messages are above." ;;
  esac
  printf '%s' "${command[0]}" >&2
  command[1]=${command[1]#$'\n'}
  command[3]+=:$jar # behind -cp
  while [ "${command[main]}" != org.apache.spark.deploy.SparkSubmit ]; do main=$((main + 1)); done
  check_jvm "${command[@]:1:main-1}"
  # spark-submit, through a class that explains its failures.
  command[main]=initsweep.cli.Launch
  quieten "${command[@]:1:main-1}" "${archive_options[@]}" "${command[@]:main}"
  exec "${quiet_command[@]}"
}

# Checks that the JVM starts, since it reports a failure in several lines; only where its options are the user's, and
# not with a debugger, which may make it wait.
check_jvm() { # COMMAND OPTION...
  local message
  case "$*" in *-agentlib:jdwp* | *-Xrunjdwp*) return 0 ;; esac
  user_sets spark.driver.memory || user_sets spark.driver.extraJavaOptions || return 0
  message=$("$@" -version 2>&1) ||
    die 64 "the JVM does not start: ${message%%$'\n'*}. Check --driver-memory, --driver-java-options and their settings."
}

# ---- go --------------------------------------------------------------------------------------------------------------

read_options "$@"
shift "$words"

if [ $# -eq 0 ] && [ -z "$informational" ]; then
  usage >&2
  exit 64
fi
case ${1:-} in --help | -h) show_usage ;; esac
use_utf8
use_english

id -un >/dev/null 2>&1 ||
  die 69 "the user id $(id -u) has no name, which Spark and Hadoop need. Give it one, by a line in /etc/passwd or as another user."

find_spark
find_java
# spark-env.sh may set another Java for Spark's scripts.
file_sets 'export JAVA_HOME' "${SPARK_CONF_DIR:-$spark_home/conf}/spark-env.sh" ||
  file_sets JAVA_HOME "${SPARK_CONF_DIR:-$spark_home/conf}/spark-env.sh" || check_java
[ "$spark_submit" = own ] || check_spark
check_open_files
build_when_needed
alone=
archive_may_be_made=
if [ $# -gt 0 ]; then
  if is_spark_untouched; then
    archive_may_be_made=yes
    ! is_without_spark "$@" || alone=yes
  fi
  add_settings "$@"
fi

for argument in "$@"; do
  if [ "$argument" = --debug ]; then export INITSWEEP_TRACE=${INITSWEEP_TRACE:-full}; fi
done
export LOG4J_CONFIGURATION_FILE=${LOG4J_CONFIGURATION_FILE:-$project/conf/log4j2.properties}
# Runs are spread over the cores, one thread each; a BLAS that bench compares with must not start its own threads.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
# Decides whether progress is a bar or lines; Java cannot tell whether standard error alone is a terminal.
# What a remote driver prints goes to its log.
if [ -t 2 ] && [ -z "$is_remote" ]; then export INITSWEEP_STDERR_IS_TERMINAL=yes; fi

if [ "$spark_submit" = own ] && [ $# -gt 0 ]; then use_archive "$@"; fi
[ -z "$alone" ] || run_alone "$@"
if [ "$spark_submit" = own ]; then
  launch "${options[@]}" "$@"
fi
export INITSWEEP_YARN_CLIENT=error
exec "$spark_submit" "${options[@]}" "$@"
