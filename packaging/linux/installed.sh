# What real-window.sh walks through when packaging/test-linux.sh runs it: the installed packages, as an ordinary user, and
# the repository as its unit starts it. Sourced in place of checks/real-window/program.sh; $tester is that user.
# shellcheck shell=sh disable=SC2034,SC2154

messenger=/usr/bin/obreia
as="setpriv --reuid=$tester --regid=$tester --init-groups -- env HOME=/home/$tester USER=$tester"
chmod 711 "$work"

theirs() { # folder
  chown -R "$tester:$tester" "$1"
}

administer() { # verb, words
  verbs=$1
  shift
  # shellcheck disable=SC2086 # one verb or two
  obreia-repository $verbs "$@"
}

unit=/usr/lib/systemd/system/obreia-repository.service

# What the unit says, where nothing here reads units: the last value of a setting.
unit_says() { # setting
  sed -n "s/^$1=//p" "$unit" | tail -n 1
}

# As systemd would: the unit's command as the unit's user, with no capability, a file system that can be read alone but for
# the state directory, no homes, a /tmp of its own, and a socket to say that it is ready. What else the unit forbids
# (system calls, kinds of sockets, devices) is forbidden by systemd alone.
start_repository() {
  : >"$repository/serve.out"
  notify=/run/obreia-test/notify
  mkdir -p "${notify%/*}"
  rm -f "$notify"
  socat -u "UNIX-RECV:$notify" "CREATE:$repository/notified" 2>"$repository/socat.err" &
  running="$running $!"
  until_true 10 "somebody to tell" test -S "$notify"
  chmod 666 "$notify"
  settings=$(unit_says EnvironmentFile | sed 's/^-//')
  [ "$(unit_says Type)" = notify ] || fail "the unit is not of the type notify"
  # shellcheck disable=SC2016 # expanded inside
  unshare --mount sh -euc '
    mount --make-rprivate /
    mount --bind "$1" "$1"
    mount --bind /dev /dev
    mount -o remount,bind,ro /
    for place in /tmp /home /root; do mount -t tmpfs -o mode=1777 tmpfs "$place"; done
    . "$2"
    cd /
    umask "$3"
    exec setpriv --reuid="$4" --regid="$4" --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs \
      env -i PATH=/usr/bin:/bin OBREIA_JAVA_OPTIONS="$OBREIA_JAVA_OPTIONS" NOTIFY_SOCKET="$5" WATCHDOG_USEC="$6"000000 $7
  ' unit "/var/lib/$(unit_says StateDirectory)" "$settings" "$(unit_says UMask)" "$(unit_says User)" "$notify" \
    "$(unit_says WatchdogSec)" "$(unit_says ExecStart)" >"$repository/serve.out" 2>"$repository/serve.err" &
  serving=$!
  running="$running $serving"
}

twice_the_size() {
  as="$as GDK_SCALE=2"
}

usual_size() {
  as=${as% GDK_SCALE=2}
}
