# The packages installed, walked through, upgraded and removed; sourced by packaging/test-linux.sh.
# shellcheck shell=sh disable=SC2154

# What the packages need of others is taken from the distribution; the packages themselves are dpkg's.
needed=$(dpkg-deb -f "$desktop_deb" Depends | tr ',' '\n' | sed 's/|.*//; s/(.*//; s/ //g')$(printf '\n')
needed="$needed $(dpkg-deb -f "$daemon_deb" Depends | tr ',' '\n' | sed 's/|.*//; s/(.*//; s/ //g')"
# shellcheck disable=SC2086 # the packages are words
dpkg-query -W $needed >/dev/null 2>&1 || install $needed
changed=yes
dpkg -i "$desktop_deb" "$daemon_deb" >"$seen/dpkg-install" 2>&1 || { cat "$seen/dpkg-install" >&2; fail "dpkg did not install them"; }
adduser --quiet --disabled-password --gecos "" "$tester" >/dev/null 2>&1 || useradd -m "$tester"
[ "$(stat -c '%U %a' /var/lib/obreia-repository)" = "obreia-repository 700" ] || fail "the state directory is not the repository's own"
systemd-analyze verify --man=no /usr/lib/systemd/system/obreia-repository.service >"$seen/verify" 2>&1 || true
! grep -i 'obreia' "$seen/verify" >&2 || fail "systemd-analyze verify says something of the unit"
held "dpkg installed both; the repository has a user and a state directory of its own; systemd-analyze verify has nothing to say"

said=$(obreia --version) && said2=$(obreia-repository --version) && said3=$(obreia mail --version) && said4=$(obreia-witness serve --version) ||
  fail "a program does not say its version"
[ "$said" = "$said2" ] && [ "$said" = "$said3" ] && [ "$said" = "$said4" ] || fail "the versions differ: $said, $said2, $said3, $said4"
case $(dpkg-query -W -f '${Version}' obreia) in
  "$(printf '%s' "${said#obreia }" | sed 's/-SNAPSHOT$/~snapshot/')"*) ;;
  *) fail "the package has another version than $said" ;;
esac
held "both programs say that they are $said, and so do the packages"

vector=$here/protocol/src/test/resources/vectors/evidence/evidence-v1.zip
cp "$vector" "$seen/letter.obreia"
cp "$vector" "$seen/something"
for file in letter.obreia something; do
  gio info -a standard::content-type "$seen/$file" | grep -q 'application/vnd.obreia.evidence+zip' || fail "$file is not recognised as evidence"
done
for type in x-scheme-handler/obreia application/vnd.obreia.evidence+zip; do
  LC_ALL=C gio mime "$type" | grep -q 'obreia.desktop' || fail "$type is not opened with Obreia"
done
held "the system knows evidence by its ending and by its bytes, and opens it and obreia:// with Obreia"

log=$(JAVA_TOOL_OPTIONS=-Xlog:aot obreia --version 2>&1)
for words in 'Opened AOT cache /usr/lib/obreia/lib/app/obreia.aot' 'full module graph: enabled' 'Using AOT-linked classes: true'; do
  printf '%s\n' "$log" | grep -q "$words" || fail "-Xlog:aot does not say “$words”"
done
held "-Xlog:aot: $(printf '%s\n' "$log" | sed -n 's/.*\(Opened AOT cache [^ ]*\)\.$/\1/p'), with the module graph and linked classes in it"

# The exchange itself: the same walk as ./obreia real-window's.
fail() {
  printf 'obreia: %s\n' "$1" >&2
  exit 2
}
jdk=${OBREIA_JAVA_HOME:-${JAVA_HOME:-}}
if [ ! -x "$jdk/bin/jwebserver" ]; then
  for home in /usr/lib/jvm/*; do
    [ ! -x "$home/bin/jwebserver" ] || jdk=$home
  done
fi
walked=$here/packaging/linux/installed.sh
walk=test-linux
afterwards=leave
. "$here/packaging/checks/real-window.sh"
. "$here/packaging/linux/afterwards.sh"
