# ./obreia jmh [PATTERN] [JMH options] — sourced by the launcher ($jdk, $here). Runs the micro-benchmarks.
# shellcheck shell=sh disable=SC2154
printf 'obreia: building the benchmarks …\n' >&2
maven -q -pl protocol test-compile dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile="$here/target/jmh.classpath" >"$here/target/jmh-build.log" 2>&1 ||
  fail "the build failed; see target/jmh-build.log"
exec "$jdk/bin/java" --sun-misc-unsafe-memory-access=allow \
  -cp "$here/protocol/target/test-classes:$here/protocol/target/classes:$(cat "$here/target/jmh.classpath")" \
  org.openjdk.jmh.Main "$@"
