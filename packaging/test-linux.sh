#!/bin/sh
# packaging/test-linux.sh — builds the packages, installs them with dpkg, and tries them as people will: two ordinary
# people with cards, at real windows of the installed program, with the installed repository between them. `./obreia test
# --all` runs it. As root on Debian or Ubuntu, on a computer that can be spared: it installs and removes packages and
# makes a user. With --built, the packages in target/packages are taken as they are.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
step=0
# Until the walk has its own.
held() { # what
  step=$((step + 1))
  printf '%2d  %s\n' "$step" "$1"
}

fail() {
  printf 'obreia: NOT held: %s\n' "$1" >&2
  exit 1
}

. "$here/packaging/checks/install.sh"
may_install || fail "this is for root on Debian or Ubuntu"
for name in obreia obreia-repository; do
  ! dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q ' installed$' || fail "$name is installed here already: its data are not touched"
done
[ ! -e /var/lib/obreia-repository ] || fail "/var/lib/obreia-repository is there already: it is not touched"
missing=
for pair in lintian:lintian desktop-file-validate:desktop-file-utils appstreamcli:appstream systemd-analyze:systemd \
  rpmbuild:rpm xdotool:xdotool socat:socat gio:libglib2.0-bin update-mime-database:shared-mime-info setpriv:util-linux \
  adduser:adduser man:man-db zip:zip; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
# shellcheck disable=SC2086 # the packages are words
[ -z "$missing" ] || install $missing
packages=$here/target/packages
if [ "${1:-}" != --built ]; then
  "$here/obreia" package >"$here/target/packages.log" 2>&1 || { tail -n 20 "$here/target/packages.log" >&2; fail "the packages were not made"; }
fi
desktop_deb=$(ls "$packages"/obreia_*.deb)
daemon_deb=$(ls "$packages"/obreia-repository_*.deb)
megabytes() { # file
  echo $(($(wc -c <"$1") / 1000000))
}
[ "$(megabytes "$desktop_deb")" -lt 45 ] || fail "the desktop's package has $(megabytes "$desktop_deb") MB"
(cd "$packages" && sha256sum -c --quiet SHA256SUMS) || fail "SHA256SUMS does not hold"
held "the packages are made: the desktop's has $(megabytes "$desktop_deb") MB, the repository's $(megabytes "$daemon_deb") MB, and SHA256SUMS holds"

. "$here/packaging/linux/look.sh"

tester=obreia-tester
changed=
# Whatever happens, the computer is as it was.
leave() {
  [ -z "$changed" ] || {
    [ ! -d /etc/obreia-repository ] || : >/etc/obreia-repository/purge-data
    dpkg --purge obreia obreia-repository || true
    rm -rf /run/obreia-test
    deluser --quiet --remove-home "$tester" || userdel -r "$tester" || true
  } >"$here/target/packages-left.log" 2>&1
}
trap leave EXIT
. "$here/packaging/linux/try.sh"
