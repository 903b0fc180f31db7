# Makes the AOT cache of an app image ($image, $work), so that its window is there sooner; sourced by linux/desktop.sh.
#
# One run of the program as it is packaged, which ends by itself: the demo, which walks from the first card to the
# evidence and then draws every screen without a display. The cache is written when it ends.
# shellcheck shell=sh disable=SC2154

say "training the desktop, for the AOT cache"
cache=$image/lib/app/obreia.aot
cp -p "$config" "$work/untrained.cfg"
# In the launcher's own file, since what it starts must not write the same cache: the demo's repository is another Java.
sed -i "/^\[JavaOptions\]/a java-options=-XX:AOTCacheOutput=$cache\njava-options=-Dobreia.launcher=$here/obreia\njava-options=-Dglass.platform=Headless\njava-options=-Dprism.order=sw" "$config"
env -u DISPLAY -u WAYLAND_DISPLAY HOME="$work" "$image/bin/obreia" demo --screenshots "$work/pictures" >"$out/aot.log" 2>&1 ||
  fail "the training run failed; see target/packages/aot.log"
[ -s "$cache" ] || fail "the training run left no AOT cache; see target/packages/aot.log"
cp -p "$work/untrained.cfg" "$config"
rm -rf "$work/pictures"
# shellcheck disable=SC2016 # the launcher's word
sed -i '/^\[JavaOptions\]/a java-options=-XX:AOTCache=$APPDIR/obreia.aot' "$config"
chmod 644 "$cache"
same_time "$image"
