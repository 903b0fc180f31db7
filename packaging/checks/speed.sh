# ./obreia speed [MESSAGES] — sourced by the launcher ($jdk, $here). How long a person waits at the window of a vault with
# that many messages (100,000 unless told; made once, in target/speed), and for a thousand new ones.
# shellcheck shell=sh disable=SC2154
messages=${1:-100000}
case $messages in
  '' | *[!0-9]*) fail "speed takes a number of messages, not '$messages'" ;;
esac
mkdir -p "$here/target/speed"
printf 'obreia: building the measurements …\n' >&2
maven -q -pl desktop-app -am -DskipTests test-compile dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile=target/speed.classpath -Dspotless.check.skip=true >"$here/target/speed-build.log" 2>&1 ||
  fail "the build failed; see target/speed-build.log"
vault=$here/target/speed/vault-$messages

run() { # class and its arguments: on JavaFX's headless platform, drawn in software, with the JVM's own compilers
  "$jdk/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -Dglass.platform=Headless -Dprism.order=sw \
    -Dorg.sqlite.tmpdir="$here/target/speed" -Xmx300m \
    -cp "$here/desktop-app/target/test-classes:$here/desktop-app/target/classes:$(cat "$here/desktop-app/target/speed.classpath"):$(cat "$here/repository-daemon/target/speed.classpath")" "$@"
}

run obreia.desktop.ui.WindowSpeed fill "$vault" "$messages"
run obreia.desktop.ui.WindowSpeed measure "$vault"
run obreia.desktop.SyncSpeed
