# ./obreia real-window — sourced by the launcher ($jdk, $here), and by packaging/test-linux.sh for what is installed
# ($walked: the file that says which program is walked through). Two people at screens of their own: real windows on
# displays in memory, a repository in a process of its own, cards behind a real PKCS#11 driver (SoftHSM), certificates
# of an authority of openssl with a list of whom it revoked. They use keys and mouse alone; what they see is read
# from their screens. What the repository and the profiles then hold is asked for by the command line.
# Pictures and logs: target/real-window.
# shellcheck shell=sh disable=SC2154

. "$here/packaging/checks/install.sh"
if may_install; then
  wanted=
  for pair in openssl:openssl softhsm2-util:softhsm2 pkcs11-tool:opensc Xvfb:xvfb openbox:openbox xdotool:xdotool \
    pamenlarge:netpbm tesseract:tesseract-ocr; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || wanted="$wanted ${pair#*:}"
  done
  ls /usr/share/tesseract-ocr/*/tessdata/eng.traineddata >/dev/null 2>&1 || wanted="$wanted tesseract-ocr-eng"
  ldconfig -p | grep -q libgtk-3.so.0 || wanted="$wanted libgtk-3-0"
  ldconfig -p | grep -q libXtst.so.6 || wanted="$wanted libxtst6"
  ldconfig -p | grep -q libXxf86vm.so.1 || wanted="$wanted libxxf86vm1"
  # shellcheck disable=SC2086 # the packages are words
  [ -z "$wanted" ] || install $wanted
fi
for tool in openssl softhsm2-util pkcs11-tool Xvfb openbox xdotool pamenlarge tesseract; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing: the real windows cannot be looked at"
done

pictures=$here/target/${walk:-real-window}
rm -rf "$pictures"
mkdir -p "$pictures"
# Short, since the path of a socket is.
work=$(mktemp -d "${TMPDIR:-/tmp}/obreia.XXXXXX")
running=
number=0
step=${step:-0}
. "$here/packaging/checks/real-window/person.sh"

# Ends what was started, the last first, and nothing else.
finish() {
  for folder in "$work"/*/; do
    for log in "$folder"*.out "$folder"*.err "$folder"*.log; do
      [ ! -s "$log" ] || cp "$log" "$pictures/$(basename "$folder")-$(basename "$log")"
    done
  done
  for pid in $(printf '%s\n' $running | tac); do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $running; do
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
# $afterwards: what whoever walks through something else has to do at the end.
trap 'finish; ${afterwards:-:}' EXIT
trap 'exit 130' INT TERM

held() { # what
  step=$((step + 1))
  printf '%2d  %s\n' "$step" "$1"
}

. "${walked:-$here/packaging/checks/real-window/program.sh}"

# Nobody sees a card reader of this computer.
PCSCLITE_CSOCK_NAME=$work/none
export PCSCLITE_CSOCK_NAME
pin=246810
passphrase='a wafer for every letter'
unset WAYLAND_DISPLAY XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
LANG=C.UTF-8 NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory
export LANG NO_AT_BRIDGE GSETTINGS_BACKEND

. "$here/packaging/checks/real-window/setting.sh"
. "$here/packaging/checks/real-window/walk.sh"
. "$here/packaging/checks/real-window/after.sh"
