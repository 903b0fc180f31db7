# Makes the AOT cache of an app image ($image, $work), so that its window is there sooner; sourced by linux/desktop.sh.
#
# One run of the program as it is packaged, which ends by itself: the demo, which walks from the first card to the
# evidence, then comes in by the page for the passphrase and draws every screen without a display. The cache is written when it
# ends; without a record of what was called often, by which Java would compile much of it anew as soon as a window starts.
# shellcheck shell=sh disable=SC2154

say "training the desktop, for the AOT cache"
cache=$image/lib/app/obreia.aot
# The cache holds for the path of the jars that it was made with, so the image is where it will be installed: in a view of
# the file system that this run alone has. As root, or a user who may make namespaces.
installed=/usr/lib/obreia
mkdir -p "$work/view"
mapped=
[ "$(id -u)" = 0 ] || mapped=--map-root-user
# shellcheck disable=SC2016,SC2086 # expanded inside; one option or none
if unshare $mapped --mount sh -euc '
  mount -t tmpfs tmpfs "$1"
  mkdir "$1/upper" "$1/work"
  mount -t overlay overlay -o "lowerdir=/usr/lib,upperdir=$1/upper,workdir=$1/work" /usr/lib
  rm -rf "$2"
  mkdir "$2"
  mount --bind "$3" "$2"
  exec env -u DISPLAY -u WAYLAND_DISPLAY HOME="$4" OBREIA_JAVA_OPTIONS="-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=$2/lib/app/obreia.aot -Dobreia.launcher=$5/obreia -Dglass.platform=Headless -Dprism.order=sw" \
    "$2/bin/obreia" demo --screenshots "$4/pictures"
' train "$work/view" "$installed" "$image" "$work" "$here" >"$out/aot.log" 2>&1; then
  [ -s "$cache" ] || fail "the training run left no AOT cache; see target/packages/aot.log"
else
  fail "the training run failed; see target/packages/aot.log"
fi
rm -rf "$work/pictures"
chmod 644 "$cache"
same_time "$image"
