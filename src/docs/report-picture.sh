#!/usr/bin/env bash
# Draws docs/report.png, the picture at the top of the README, from a page: src/docs/report-picture.sh [PAGE]
# Needs Debian's chromium. Look at the picture before it is committed.
set -euo pipefail
cd "$(dirname "$0")/../.."

page=$(realpath "${1:-results/book/report.html}")
picture=$PWD/docs/report.png
most=200000 # bytes, since every reader of the README loads it

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$profile" --hide-scrollbars --force-device-scale-factor=1 \
  --window-size=1100,1290 --virtual-time-budget=10000 --screenshot="$profile/picture.png" "file://$page" 2>"$profile/log" ||
  { cat "$profile/log" >&2 && exit 1; }
size=$(stat -c %s "$profile/picture.png")
[ "$size" -le "$most" ] || { echo "the picture of $page has $size bytes; expected at most $most" >&2 && exit 1; }
cp "$profile/picture.png" "$picture"
echo "$picture: $size bytes"
