# ./obreia speed [MESSAGES] — sourced by the launcher ($jdk, $here). How long a person waits at the window of a vault with
# that many messages (100,000 unless told; made once, in target/speed), and for a thousand new ones.
# shellcheck shell=sh disable=SC2154
messages=${1:-100000}
case $messages in
  '' | *[!0-9]*) fail "speed takes a number of messages, not '$messages'" ;;
esac
mkdir -p "$here/target/speed"
printf 'obreia: building the measurements …\n' >&2
maven -q -pl desktop-app -am -DskipTests package dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile=target/speed.classpath -Dspotless.check.skip=true >"$here/target/speed-build.log" 2>&1 ||
  fail "the build failed; see target/speed-build.log"
vault=$here/target/speed/vault-$messages
classes=$(ls "$here"/desktop-app/target/obreia-desktop-*.jar | paste -s -d : -):$(cat "$here/desktop-app/target/speed.classpath")

run() { # options of Java, class and its arguments: on JavaFX's headless platform, drawn in software
  # As the packages start it (packaging/linux/desktop/obreia.options), but for the heap, which is the one that is promised.
  # shellcheck disable=SC2086 # the options are words
  "$jdk/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -XX:+UseTransparentHugePages -Dglass.platform=Headless -Dprism.order=sw -Dorg.sqlite.tmpdir="$here/target/speed" -Xmx300m \
    $1 -cp "$classes" "$2" "$3" ${4:+"$4"} ${5:+"$5"}
}

run '' obreia.desktop.ui.WindowSpeed fill "$vault" "$messages"
# A cache of loaded classes, as the packages have one, made with a small vault.
cache=$here/target/speed/speed.aot
rm -f "$cache"
run '' obreia.desktop.ui.WindowSpeed fill "$here/target/speed/vault-1000" 1000 >/dev/null
run "-XX:AOTCacheOutput=$cache" obreia.desktop.ui.WindowSpeed open "$here/target/speed/vault-1000" >"$here/target/speed/training" 2>&1 ||
  fail "the training run failed; see target/speed/training"
echo "with a cache of loaded classes, as the packages have it:"
run "-XX:AOTCache=$cache" obreia.desktop.ui.WindowSpeed measure "$vault"
echo "without it, as a build is:"
run '' obreia.desktop.ui.WindowSpeed measure "$vault"
run '' obreia.desktop.SyncSpeed 1000 10000
