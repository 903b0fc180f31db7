# ./obreia test — sourced by the launcher, which has found the JDK ($jdk), Maven and the project's folder ($here).
# Every check of the project. What a check needs and the machine lacks is installed (as root on Debian or Ubuntu),
# else named at the end together with the checks that were left out.
# shellcheck shell=sh disable=SC2154

left_out=
skip=
windows=
if [ "${1:-}" = --all ]; then
  windows=yes
  shift
fi

leave_out() { # $1 tool, $2 tag of its tests, $3 what those tests show
  left_out="$left_out
  $1 is missing: left out are the tests tagged '$2' ($3)"
  skip="${skip:+$skip,}$2"
}

. "$here/packaging/checks/install.sh"

# Of the virtual reader: unpacked rather than installed, so that no service starts and no port opens on this computer.
unpack() { # Debian packages
  update
  printf 'obreia: unpacking %s …\n' "$*" >&2
  (
    mkdir -p "$here/target/virtual-card" && cd "$here/target/virtual-card" && apt-get download "$@" &&
      for package in *.deb; do dpkg -x "$package" . || exit 1; done
  ) >>"$here/target/apt.log" 2>&1 || printf 'obreia: unpacking %s failed; see target/apt.log\n' "$*" >&2
}

# A part of the virtual reader, by its place in its package.
has_part() {
  [ -e "$here/target/virtual-card/$1" ] || [ -e "/$1" ]
}

# npm's age library wants Node 20.19 or newer, which Debian 12 does not have; npm has a package of Node itself.
modern_node() {
  command -v node >/dev/null 2>&1 &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Where Debian puts the sources of Go's packages.
tlog=/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog

mkdir -p "$here/target" "$here/protocol/target/node"
if may_install; then
  wanted=
  command -v openssl >/dev/null 2>&1 || wanted="$wanted openssl"
  command -v softhsm2-util >/dev/null 2>&1 || wanted="$wanted softhsm2"
  command -v pkcs11-tool >/dev/null 2>&1 || wanted="$wanted opensc"
  command -v ip >/dev/null 2>&1 || [ -x /sbin/ip ] || wanted="$wanted iproute2"
  command -v gcc >/dev/null 2>&1 && [ -e /usr/include/stdio.h ] || wanted="$wanted gcc libc6-dev"
  modern_node || command -v npm >/dev/null 2>&1 || wanted="$wanted nodejs npm"
  command -v go >/dev/null 2>&1 || wanted="$wanted golang-go"
  command -v secret-tool >/dev/null 2>&1 || wanted="$wanted libsecret-tools"
  command -v gnome-keyring-daemon >/dev/null 2>&1 || wanted="$wanted gnome-keyring"
  command -v dbus-daemon >/dev/null 2>&1 || wanted="$wanted dbus-daemon"
  [ -d "$tlog" ] || wanted="$wanted golang-golang-x-mod-dev"
  # shellcheck disable=SC2086 # the packages are words
  [ -z "$wanted" ] || install $wanted
  wanted=
  has_part usr/sbin/pcscd || wanted="$wanted pcscd"
  has_part usr/lib/pcsc/drivers/serial/libifdvpcd.so || wanted="$wanted vsmartcard-vpcd"
  # shellcheck disable=SC2086 # the packages are words
  [ -z "$wanted" ] || unpack $wanted
fi

PATH=$here/protocol/target/node/node_modules/.bin:$PATH
export PATH
if command -v npm >/dev/null 2>&1; then
  if ! modern_node; then
    npm install --silent --no-package-lock --prefix "$here/protocol/target/node" node@22 >"$here/target/npm.log" 2>&1 || true
  fi
  if [ ! -d "$here/protocol/target/node/node_modules/age-encryption" ]; then
    cp "$here/protocol/src/test/node/package.json" "$here/protocol/target/node/"
    npm install --silent --no-package-lock --no-audit --no-fund --prefix "$here/protocol/target/node" >>"$here/target/npm.log" 2>&1 || true
  fi
fi

command -v openssl >/dev/null 2>&1 || leave_out openssl openssl "openssl verifies what we sign"
if ! modern_node || [ ! -d "$here/protocol/target/node/node_modules/age-encryption" ]; then
  leave_out "node 20.19 or newer with npm" node "another age implementation opens what we seal"
fi
command -v softhsm2-util >/dev/null 2>&1 && command -v pkcs11-tool >/dev/null 2>&1 ||
  leave_out "softhsm2 with opensc" softhsm "cards behind PKCS#11 sign"

command -v pkcs15-tool >/dev/null 2>&1 && has_part usr/sbin/pcscd &&
  has_part usr/lib/pcsc/drivers/serial/libifdvpcd.so &&
  "$here/packaging/checks/virtual-reader.sh" "$here/target/virtual-reader" true >/dev/null 2>&1 ||
  leave_out "pcscd with vsmartcard-vpcd, opensc and iproute2, or the right to make namespaces (unshare)" virtual-card \
    "a card in a reader signs, is taken out, swapped and blocked"

command -v go >/dev/null 2>&1 && [ -d "$tlog" ] ||
  leave_out "go with golang-golang-x-mod-dev" go "another tlog implementation verifies our logs"

command -v gcc >/dev/null 2>&1 && [ -e /usr/include/stdio.h ] ||
  leave_out "gcc with libc6-dev" gcc "drivers that crash and hang cost nothing else"

command -v secret-tool >/dev/null 2>&1 && command -v gnome-keyring-daemon >/dev/null 2>&1 &&
  command -v dbus-daemon >/dev/null 2>&1 ||
  leave_out "secret-tool with gnome-keyring and dbus-daemon" keychain "a keychain keeps a passphrase"

log=$here/target/test.log
status=0
rm -rf "$here"/*/target/surefire-reports
printf 'obreia: running every check; all of the output goes to target/test.log\n'
# What is shown here: one line a module and test class, every error, and the totals.
# A test that fails does not keep the tests of the other modules from running; the totals below decide.
maven -Dmaven.test.failure.ignore=true ${skip:+-DexcludedGroups=$skip} "$@" verify >"$log" 2>&1 || status=1
grep -E '^\[(INFO|ERROR|WARNING)\] (Tests run:.* in |.*BUILD|Building Obreia)|^\[ERROR\]|^modules used:' "$log" | sed 's/^\[INFO\] //' | head -n 600

# Counts what was executed and holds it against the floor of each module, so that no test goes missing in silence.
total=0
for module in protocol repository-daemon desktop-app assets; do
  floor=$(sed -n "s/^$module //p" "$here/packaging/checks/floor")
  set -- "$here/$module"/target/surefire-reports/TEST-*.xml
  if [ -f "$1" ]; then
    counts=$(sed -n 's/^<testsuite .*/&/p' "$@" | tr ' ' '\n' | awk -F'"' '
      /^tests=/ { t += $2 } /^skipped=/ { s += $2 } /^errors=/ { e += $2 } /^failures=/ { f += $2 }
      END { print t + 0, s + 0, e + 0, f + 0 }')
  else
    counts="0 0 0 0"
  fi
  # shellcheck disable=SC2086 # four numbers
  set -- $counts
  printf '%s: Tests run: %s, Failures: %s, Errors: %s, Skipped: %s (floor %s)\n' "$module" "$1" "$4" "$3" "$2" "${floor:-0}"
  total=$((total + $1))
  [ "$(($3 + $4))" = 0 ] || status=1
  [ "$2" = 0 ] || { printf 'obreia: %s skipped %s tests\n' "$module" "$2" >&2; status=1; }
  [ -n "$skip" ] || [ "$1" -ge "${floor:-0}" ] || { printf 'obreia: %s ran %s tests, fewer than its floor of %s\n' "$module" "$1" "$floor" >&2; status=1; }
done
if [ -n "$windows" ]; then
  "$here/obreia" real-window || status=1
fi
if [ -n "$left_out" ]; then
  printf 'Left out:%s\n' "$left_out"
else
  printf 'Left out: nothing\n'
fi
if [ $status = 0 ]; then
  printf 'Tests run: %s, Failures: 0, Errors: 0, Skipped: 0\nobreia: all green\n' "$total"
else
  printf 'obreia: NOT green; see target/test.log\n' >&2
fi
exit $status
