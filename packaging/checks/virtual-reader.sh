#!/bin/sh
# virtual-reader.sh FOLDER COMMAND… — runs COMMAND beside a smart card service (pcscd) with one virtual reader (vpcd).
#
# All of it is in namespaces of its own: vpcd's port can be reached by nobody else, readers and services of this
# computer are neither seen nor disturbed, and nothing outlives COMMAND. Others reach the service by its socket,
# FOLDER/pcscd.comm: PCSCLITE_CSOCK_NAME=FOLDER/pcscd.comm. Root, or a user who may make user namespaces, can run it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

if [ "${1:-}" != --inside ]; then
  user=
  [ "$(id -u)" = 0 ] || user=--map-root-user
  # shellcheck disable=SC2086 # one option or none
  exec unshare $user --net --mount --pid --fork --kill-child --mount-proc /bin/sh "$here/packaging/checks/virtual-reader.sh" --inside "$@"
fi

shift
mkdir -p -- "$1"
cd -- "$1"
shift
# What ./obreia test unpacks when these are not installed.
parts=$here/target/virtual-card
PATH=$parts/usr/sbin:$PATH:/usr/sbin:/sbin
for driver in "$parts" ''; do
  driver=$driver/usr/lib/pcsc/drivers/serial/libifdvpcd.so
  [ ! -f "$driver" ] || break
done
cp -L "$driver" libifdvpcd.so
rm -f pcscd.comm pcscd.pid
{
  pcscd --version | sed -n '1s/\.$//p'
  printf 'vpcd %s\n' "$(readlink -f "$driver")"
} >versions
cat >reader.conf <<TEXT
FRIENDLYNAME "Virtual reader"
DEVICENAME   /dev/null:0x8C7B
LIBPATH      /run/pcscd/libifdvpcd.so
CHANNELID    0x8C7B
TEXT

ip link set lo up
# vpcd sends each command in two parts and waits for an acknowledgement between them, which is late unless asked for.
ip route change table local local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 quickack 1 || true
# No driver of a real reader, no socket of the computer's own service.
[ ! -d /usr/lib/pcsc/drivers ] || mount -t tmpfs tmpfs /usr/lib/pcsc/drivers
mount -t tmpfs tmpfs /run
mkdir /run/pcscd
mount --no-canonicalize --bind . /run/pcscd
pcscd --foreground --config /run/pcscd/reader.conf </dev/null >pcscd.log 2>&1 &
exec "$@"
