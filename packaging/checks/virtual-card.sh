# ./obreia virtual-card [FOLDER] — sourced by the launcher ($jdk, $here). A smart card service with a virtual reader and
# two PIV cards, for trying the program by hand; commands on standard input, Ctrl-D ends it. See docs/testing.md.
# shellcheck shell=sh disable=SC2154
folder=${1:-$here/target/virtual-reader}
mkdir -p "$here/target" "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
classpath=$here/target/virtual-card.classpath
if [ ! -f "$classpath" ] || [ -n "$(cd "$here" && find pom.xml */pom.xml */src -newer "$classpath" -print 2>/dev/null | head -n 1)" ]; then
  printf 'obreia: building the virtual card …\n' >&2
  maven -q -pl protocol,repository-daemon,desktop-app -Dspotless.check.skip=true test-compile \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath" \
    >"$here/target/virtual-card-build.log" 2>&1 || fail "the build failed; see target/virtual-card-build.log"
fi
cat <<TEXT
In another terminal:
  export PCSCLITE_CSOCK_NAME=$folder/pcscd.comm
  ./obreia cards
Both cards have the PIN 123456 and the PUK 87654321, and five tries; their issuer is $folder/ca.pem.
  pkcs15-tool --unblock-pin --auth-id 01 --puk 87654321 --new-pin 123456      unblocks the card in the reader
Commands here: insert ana | insert rui | remove | swap | drop sign | drop verify | count | fresh | quit
TEXT
library=$(find /usr/lib /usr/lib64 -name libpcsclite.so.1 -print 2>/dev/null | head -n 1)
classes=
for module in desktop-app repository-daemon protocol; do
  classes=$classes$here/$module/target/test-classes:$here/$module/target/classes:
done
exec "$here/packaging/checks/virtual-reader.sh" "$folder" "$jdk/bin/java" -Xmx128m -XX:TieredStopAtLevel=1 \
  -XX:-UsePerfData --enable-native-access=ALL-UNNAMED "-Dsun.security.smartcardio.library=$library" \
  -cp "$classes$(cat "$classpath")" obreia.fixtures.reader.ReaderMain
