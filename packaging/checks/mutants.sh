# ./obreia mutants [NAME] — sourced by the launcher ($jdk, $here). Mutation testing with PIT of the packages that decide
# whether a repository lies, or of those with NAME in them: at least $threshold % of the mutants have to be killed.
# Reports: MODULE/target/pit-reports.
# shellcheck shell=sh disable=SC2154
threshold=85
status=0
# Module, classes, tests.
set -- "${1:-}" \
  "protocol obreia.protocol.log.* obreia.protocol.log.*" \
  "protocol obreia.protocol.message.* obreia.protocol.message.*" \
  "desktop-app obreia.desktop.timeline.* obreia.desktop.timeline.*"
name=$1
shift
set -f # the stars below are no file names
for target in "$@"; do
  # shellcheck disable=SC2086 # three words
  set -- $target
  case $2 in *"$name"*) ;; *) continue ;; esac
  log=$here/target/mutants-${2%.\*}.log
  mkdir -p "$here/target"
  printf 'obreia: killing mutants of %s …\n' "$2" >&2
  maven -P mutants -pl "$1" -am -Dspotless.check.skip=true -Dmutants.classes="$2" -Dmutants.tests="$3" \
    -Dmutants.threshold=$threshold test-compile org.pitest:pitest-maven:mutationCoverage >"$log" 2>&1 || {
    status=1
    grep -E '^\[ERROR\]' "$log" | head -n 5
  }
  sed -n 's/^>> \(Generated .* mutations Killed .*\)/\1/p' "$log" | sed "s/^/$2: /"
done
exit $status
