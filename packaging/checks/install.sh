# Sourced by checks that need tools ($here): installs Debian's packages, as root on Debian or Ubuntu.
# shellcheck shell=sh disable=SC2154

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

update() {
  mkdir -p "$here/target"
  if [ ! -f "$here/target/apt-updated" ]; then
    apt-get update >"$here/target/apt.log" 2>&1 || true
    : >"$here/target/apt-updated"
  fi
}

install() { # Debian packages
  update
  printf 'obreia: installing %s …\n' "$*" >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$here/target/apt.log" 2>&1 ||
    printf 'obreia: installing %s failed; see target/apt.log\n' "$*" >&2
}
