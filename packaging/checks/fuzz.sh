# ./obreia fuzz [--seconds N] [--jobs N] [NAME] — sourced by the launcher ($jdk, $here). Runs every fuzz target, or those
# whose class has NAME in it, for N seconds each. What is found goes to target/fuzz/TARGET; a finding ends with status 1.
# shellcheck shell=sh disable=SC2154
seconds=60
jobs=1
name=
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2; shift 2 ;;
    --jobs) jobs=$2; shift 2 ;;
    -*) fail "fuzz knows --seconds N and --jobs N, not $1" ;;
    *) name=$1; shift ;;
  esac
done

mkdir -p "$here/target/fuzz"
rm -f "$here/target/fuzz/found"
printf 'obreia: building the fuzz targets …\n' >&2
maven -q test-compile dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile=target/fuzz.classpath >"$here/target/fuzz-build.log" 2>&1 ||
  fail "the build failed; see target/fuzz-build.log"

run_target() { # $1 module, $2 package as a path, $3 class, $4 method
  out=$here/target/fuzz/$3.$4
  mkdir -p "$out/corpus"
  classes=$here/$1/target/test-classes:$here/$1/target/classes:$(cat "$here/$1/target/fuzz.classpath")
  if (cd "$out" && "$jdk/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+EnableDynamicAgentLoading -cp "$classes" com.code_intelligence.jazzer.Jazzer \
    --target_class="$(printf '%s' "$2" | tr / .).$3" --target_method="$4" --instrumentation_includes='obreia.**' \
    -max_total_time="$seconds" -rss_limit_mb=6000 -timeout=20 \
    corpus "$here/$1/src/test/resources/$2/${3}Inputs/$4") >"$out/log" 2>&1; then
    runs=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$out/log" | tail -n 1)
    if [ -n "$runs" ]; then
      printf '%s.%s: clean after %s runs in %s s\n' "$3" "$4" "$runs" "$seconds"
      return 0
    fi
  fi
  printf '%s.%s: FOUND SOMETHING, or did not run; see target/fuzz/%s.%s/log\n' "$3" "$4" "$3" "$4"
  : >"$here/target/fuzz/found"
}

running=0
for module in protocol repository-daemon desktop-app; do
  sources=$here/$module/src/test/java
  for file in $(find "$sources" -name "*$name*FuzzTest.java" | sort); do
    package=$(dirname "${file#"$sources"/}")
    class=$(basename "$file" .java)
    for method in $(awk '/@FuzzTest/ { next_is = 1; next } next_is && /void/ { sub(/.*void /, ""); sub(/\(.*/, ""); print; next_is = 0 }' "$file"); do
      run_target "$module" "$package" "$class" "$method" &
      running=$((running + 1))
      if [ "$running" -ge "$jobs" ]; then
        wait
        running=0
      fi
    done
  done
done
wait
[ ! -f "$here/target/fuzz/found" ]
