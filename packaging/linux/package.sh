# The packages for Linux: .deb, .rpm where rpmbuild is there, and a tarball to unpack anywhere; sourced by package.sh.
# shellcheck shell=sh disable=SC2154

. "$packaging/checks/install.sh"
if may_install; then
  missing=
  for pair in zip:zip unzip:unzip fakeroot:fakeroot dpkg-deb:dpkg strip:binutils; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
  done
  # shellcheck disable=SC2086 # the packages are words
  [ -z "$missing" ] || install $missing
fi
for tool in zip unzip dpkg-deb strip; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing: packages cannot be made without it"
done
case $(uname -m) in
  x86_64) machine=amd64 sqlite=Linux/x86_64 ;;
  *) fail "packages for Linux are made on x86_64: the repository's native code is taken for that alone" ;;
esac
# What comes before a release sorts before it, in Debian's order and in RPM's.
package_version=$(printf '%s' "$version" | sed 's/-SNAPSHOT$/~snapshot/')${OBREIA_PACKAGE_SUFFIX:-}
. "$packaging/linux/deb.sh"
[ "$wanted" = repository ] || . "$packaging/linux/desktop.sh"
[ "$wanted" = desktop ] || . "$packaging/linux/repository.sh"
