#!/bin/sh
# Draws the icons of the packages from assets' SVG: run by hand when that changes (librsvg2-bin, icnsutils, netpbm).
# The files are kept, since a computer that makes packages may have none of these tools.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
from=$here/assets/src/main/resources/obreia/assets/icon
to=$here/packaging/icons
mkdir -p "$to"
for size in 16 24 32 48 64 128 256 512; do
  drawing=obreia.svg
  [ "$size" -gt 28 ] || drawing=obreia-small.svg
  rsvg-convert --width "$size" --height "$size" "$from/$drawing" --output "$to/obreia-$size.png"
done
png2icns "$to/obreia.icns" "$to"/obreia-16.png "$to"/obreia-32.png "$to"/obreia-48.png "$to"/obreia-128.png \
  "$to"/obreia-256.png "$to"/obreia-512.png
# An .ico is a table of PNG files: its head, a line for each, and they themselves.
{
  number() { # bytes, value
    value=$2
    for _ in $(seq "$1"); do
      printf "\\$(printf '%03o' $((value % 256)))"
      value=$((value / 256))
    done
  }
  set -- 16 24 32 48 64 128 256
  number 2 0 && number 2 1 && number 2 $#
  offset=$((6 + 16 * $#))
  for size in "$@"; do
    bytes=$(wc -c <"$to/obreia-$size.png")
    number 1 $((size % 256)) && number 1 $((size % 256)) && number 2 0 && number 2 1 && number 2 32
    number 4 "$bytes" && number 4 "$offset"
    offset=$((offset + bytes))
  done
  for size in "$@"; do
    cat "$to/obreia-$size.png"
  done
} >"$to/obreia.ico"
