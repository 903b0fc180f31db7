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
classes=$(ls "$here"/desktop-app/target/obreia-desktop-*.jar | paste -s -d : -)
for module in desktop-app repository-daemon; do
  classes=$classes:$(cat "$here/$module/target/speed.classpath")
done

run() { # options of Java, class and its arguments: on JavaFX's headless platform, drawn in software
  options=$1
  shift
  # As the packages start it (packaging/linux/desktop/obreia.options), but for the heap, which is the one that is promised.
  # shellcheck disable=SC2086 # the options are words
  "$jdk/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -XX:+UseTransparentHugePages -Dglass.platform=Headless -Dprism.order=sw -Djava.io.tmpdir="$here/target/speed" -Xmx300m \
    $options -cp "$classes" "$@"
}

# With a cache of loaded classes, made with little, and with the compilers put off, both as in the packages; then without, as a
# build is.
compared() { # class, words for making the cache, words to measure
  cache=$here/target/speed/speed.aot
  rm -f "$cache"
  # shellcheck disable=SC2086 # the words are words
  run "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=$cache" "$1" $2 >"$here/target/speed/training" 2>&1 || fail "the training run failed; see target/speed/training"
  echo "as in the packages, with a cache of loaded classes:"
  # shellcheck disable=SC2086
  run "-XX:AOTCache=$cache -XX:CompileThresholdScaling=2" "$1" $3
  echo "without it, as a build is:"
  # shellcheck disable=SC2086
  run '' "$1" $3
}

run '' obreia.desktop.ui.WindowSpeed fill "$vault" "$messages"
run '' obreia.desktop.ui.WindowSpeed fill "$here/target/speed/vault-1000" 1000
compared obreia.desktop.ui.WindowSpeed "open $here/target/speed/vault-1000" "measure $vault"
compared obreia.desktop.SyncSpeed "200 10000" "1000 10000"
rm -rf "$here"/target/speed/obreia-sync-*
