#!/bin/sh
# packaging/start-time.sh [PROGRAM] — how long the installed program (/usr/bin/obreia) takes on a display in memory: from its
# start to its first window, and from the passphrase to the list; five times with the AOT cache and five times without.
# Xvfb, openbox and xdotool are needed, and the build, which makes a profile with a letter that waits.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
program=${1:-/usr/bin/obreia}
work=$(mktemp -d "${TMPDIR:-/tmp}/obreia.XXXXXX")
running=
finish() {
  for pid in ${pid:-} $running; do
    kill "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
milliseconds() {
  echo $(($(date +%s%N) / 1000000))
}
until_true() { # command…
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 1500 ] || { echo "obreia: $* did not come about" >&2; exit 1; }
    sleep 0.04
  done
}

gone() { # pid
  ! kill -0 "$1"
}

# The demo's two people; then one more letter, which João has not opened.
"$here/obreia" demo --terminal --keep "$work/demo" >"$work/demo.log"
echo 'only for the demo' >"$work/passphrase"
echo 2468 >"$work/pin"
echo 'It waits.' >"$work/letter"
"$here/obreia" repository serve --home "$work/demo/repository" >"$work/serve.out" 2>&1 &
running=$!
until_true grep -q '^ready ' "$work/serve.out"
"$here/obreia" mail --profile "$work/demo/ana" --passphrase-file "$work/passphrase" --pin-file "$work/pin" \
  send --to "João Amostra" --subject "Waiting" --file "$work/letter" >/dev/null
"$here/obreia" mail --profile "$work/demo/joao" --passphrase-file "$work/passphrase" inbox >/dev/null

mkdir "$work/data"
ln -s ../demo/joao "$work/data/obreia"
unset WAYLAND_DISPLAY XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
PCSCLITE_CSOCK_NAME=$work/none LANG=C.UTF-8 NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory
export PCSCLITE_CSOCK_NAME LANG NO_AT_BRIDGE GSETTINGS_BACKEND
Xvfb -displayfd 3 -screen 0 1366x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
running="$running $!"
until_true test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox --sm-disable >/dev/null 2>&1 &
running="$running $!"

measure() { # what it is, options of Java
  for _ in 1 2 3 4 5; do
    begun=$(milliseconds)
    # As a menu starts it: with the folder that the system has for what a person keeps.
    OBREIA_JAVA_OPTIONS=$2 XDG_DATA_HOME=$work/data "$program" desktop >"$work/out" 2>&1 &
    pid=$!
    until_true xdotool search --onlyvisible --name '^Obreia'
    shown=$(milliseconds)
    # The page with the passphrase has the keyboard when it is drawn.
    sleep 2
    xdotool type --delay 20 'only for the demo'
    sleep 0.3
    given=$(milliseconds)
    xdotool key Return
    until_true xdotool search --onlyvisible --name '^Obreia .1.$'
    listed=$(milliseconds)
    sleep 1
    xdotool key ctrl+q
    until_true gone "$pid"
    printf '%s: first window after %d ms, list %d ms after the passphrase (load %s)\n' "$1" $((shown - begun)) $((listed - given)) \
      "$(cut -d ' ' -f 1 /proc/loadavg)"
  done
}
measure 'with the AOT cache' ''
measure 'without' '-XX:AOTMode=off'
