# ./obreia mutants [NAME] — sourced by the launcher ($jdk, $here). Mutation testing with PIT of the packages that decide
# whether a repository lies, or of those with NAME in them: at least $threshold % of the mutants have to be killed.
# Reports: MODULE/target/pit-reports.
# shellcheck shell=sh disable=SC2154
threshold=85
status=0
# Module, classes, tests.
set -- "${1:-}" \
  "protocol obreia.protocol.log.* obreia.protocol.log.*"
name=$1
shift
for target in "$@"; do
  # shellcheck disable=SC2086 # three words, in which no file name is meant
  set -f -- $target
  case $2 in *"$name"*) ;; *) continue ;; esac
  log=$here/target/mutants-$1.log
  mkdir -p "$here/target"
  printf 'obreia: killing mutants of %s …\n' "$2" >&2
  maven -P mutants -pl "$1" -am -DskipTests -Dspotless.check.skip=true test-compile >"$log" 2>&1 &&
    maven -P mutants -pl "$1" -Dmutants.classes="$2" -Dmutants.tests="$3" -Dmutants.threshold=$threshold \
      org.pitest:pitest-maven:mutationCoverage >>"$log" 2>&1 || status=1
  sed -n 's/^>> \(Generated .* mutations Killed .*\)/\1/p' "$log" | sed "s/^/$2: /"
  [ $status = 0 ] || grep -E '^\[ERROR\]' "$log" | head -n 5
done
exit $status
