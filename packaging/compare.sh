#!/bin/sh
# packaging/compare.sh ONE TWO — compares what two builds of one commit made, each in its own folder: reproducible.md.
set -eu
one=$1 two=$2
status=0
compare() { # file of both
  if cmp -s "$one/$1" "$two/$1"; then
    printf 'equal      %s\n' "$1"
  else
    printf 'DIFFERENT  %s\n' "$1"
    status=1
  fi
}
for file in $(cd "$one" && ls */target/obreia-*.jar target/packages/*.tar.gz target/packages/*.cdx.json target/packages/obreia-repository_*.deb); do
  case $file in
    *-tests.jar) ;;
    *) compare "$file" ;;
  esac
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for which in one two; do
  eval "folder=\$$which"
  dpkg-deb -x "$folder"/target/packages/obreia_*.deb "$work/$which"
  find "$work/$which" -name obreia.aot -exec rm {} +
done
if diff -r "$work/one" "$work/two"; then
  printf 'equal      the desktop'"'"'s .deb but for its AOT cache\n'
else
  status=1
fi
exit $status
