#!/usr/bin/env bash
# Writes docs/gallery: a page with a picture for each sweep of conf/ whose results are given, and their list.
#   src/docs/gallery.sh results/book results/activations …
# The folders hold report.html of the sweep as it is shipped. Needs Debian's chromium and pngquant. Look at the pictures
# before they are committed.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: src/docs/gallery.sh RESULTS…, such as results/book" >&2 && exit 64; }
folders=()
for folder in "$@"; do
  [ -f "$folder/report.html" ] || { echo "$folder has no report.html; run ./submit.sh report $folder" >&2 && exit 1; }
  folders+=("$(realpath "$folder")")
done
cd "$(dirname "$0")/../.."

gallery=docs/gallery
most=200000 # bytes of a picture, since a reader loads it
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
mkdir -p "$gallery"

# The first element of a class in a page, without its tags.
part() { # PAGE ELEMENT
  grep -o "$2[^<]*" "$1" | head -1 | sed 's/.*>//'
}

picture() { # PAGE FILE
  local height size
  for height in 1290 1050 850 700; do
    chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$profile/user" --hide-scrollbars \
      --force-device-scale-factor=1 --window-size="1100,$height" --virtual-time-budget=10000 \
      --screenshot="$profile/screen.png" "file://$1" 2>"$profile/log" || { cat "$profile/log" >&2 && exit 1; }
    pngquant --force --output "$profile/picture.png" "$profile/screen.png"
    size=$(stat -c %s "$profile/picture.png")
    if [ "$size" -le "$most" ]; then
      cp "$profile/picture.png" "$2"
      echo "$2: $size bytes"
      return
    fi
  done
  echo "the picture of $1 has $size bytes; expected at most $most" >&2 && exit 1
}

for folder in "${folders[@]}"; do
  page=$folder/report.html
  name=$(part "$page" '<h1>')
  [ -f "conf/$name.yaml" ] || { echo "$folder is of the sweep $name, and there is no conf/$name.yaml" >&2 && exit 1; }
  picture "$page" "$gallery/$name.png"
  question=$(part "$page" '<p class="question">' || true) # not every sweep asks one
  cat >"$gallery/$name.md" <<PAGE
# conf/$name.yaml

${question:+_${question}_

}$(part "$page" '<p class="headline">')

\`\`\`console
\$ ./submit.sh sweep conf/$name.yaml
\`\`\`

$(part "$page" '<p class="facts">')

![The page of conf/$name.yaml: its headline and first charts]($name.png)

The sweep file: [conf/$name.yaml](../../conf/$name.yaml). What the page shows: [The report](../results.md#the-report).
PAGE
done

{
  # shellcheck disable=SC2016 # Markdown's backquotes
  printf '# Gallery\n\nWhat the sweeps of `conf/` show, as their pages begin. Made by `src/docs/gallery.sh` from finished results.\n\n'
  for page in "$gallery"/*.png; do
    name=$(basename "$page" .png)
    question=$(sed -n 's/^question: //p' "conf/$name.yaml")
    # Without a question: the first sentence of the file's comment.
    [ -n "$question" ] || question=$(sed -n '1{s/^# //;s/\([?.]\) .*/\1/;p;}' "conf/$name.yaml")
    printf -- '- [%s](%s.md): %s\n' "conf/$name.yaml" "$name" "$question"
  done
} >"$gallery/README.md"
