# ./obreia package [desktop|repository] — sourced by the launcher ($jdk, $here). Makes what people install, for the
# system that it runs on, in target/packages: see packaging/README.md.
# shellcheck shell=sh disable=SC2154

case ${1:-all} in
  all | desktop | repository) wanted=${1:-all} ;;
  *) fail "package knows desktop and repository, not $1" ;;
esac
build
. "$here/packaging/common.sh"
mkdir -p "$out"
case $(uname -s) in
  Linux) . "$packaging/linux/package.sh" ;;
  Darwin) . "$packaging/macos/package.sh" ;;
  *) fail "packages are made on Linux, on macOS, and on Windows with packaging\\windows\\package.cmd" ;;
esac
sums
(cd "$out" && cat SHA256SUMS)
