# The messenger for Linux: target/packages/obreia_*.deb, .rpm and .tar.gz; sourced by linux/package.sh.
# shellcheck shell=sh disable=SC2154

own=$packaging/linux/desktop
work=$out/work/desktop
rm -rf "$work"
mkdir -p "$work"

say "linking Java for the desktop"
runtime desktop "$work/java" --include-locales=en,pt

say "putting the desktop together"
jars "$here/desktop-app" "$desktop_jar" "$work/jars"
# Native code beside the jars, of this system alone: nothing is unpacked into anybody's home or into /tmp.
mkdir "$work/native"
silently unzip -o -q -j "$work"/jars/javafx-graphics-*.jar '*.so' -d "$work/native"
silently unzip -o -q -j "$work"/jars/sqlite-jdbc-*.jar "org/sqlite/native/$sqlite/*" -d "$work/native"
for jar in "$work"/jars/*.jar; do
  stored "$jar" '*.so' org/sqlite/native
done
chmod 644 "$work"/native/*
strip --strip-unneeded "$work"/native/*
cp "$work"/native/* "$work/jars/"

# A launcher of our own: jpackage's asks dpkg and rpm at each start where it is installed (docs/adr/0016-start-on-linux.md).
image=$work/obreia
mkdir -p "$image/bin" "$image/lib" "$image/share"
command install -m 755 "$own/obreia" "$image/bin/obreia"
mv "$work/java" "$image/lib/runtime"
# The processes carry the program's name.
ln -s java "$image/lib/runtime/bin/obreia"
mv "$work/jars" "$image/lib/app"
command install -m 644 "$own/obreia.options" "$image/lib/app/obreia.options"
cp "$packaging/icons/obreia-512.png" "$image/share/obreia.png"
licences "$image/lib/app" "$image/share/licences"
sbom desktop-app "$image/share/obreia.cdx.json"
cp "$image/share/obreia.cdx.json" "$out/obreia-$version.cdx.json"
chmod -R u+w,go-w "$image"
same_time "$image"

say "packing the portable desktop"
(cd "$work" && tar --sort=name --format=gnu --owner=0 --group=0 --numeric-owner -c obreia | gzip -n9 >"$out/obreia-$version-linux-$machine.tar.gz")

. "$packaging/linux/aot.sh"

root=$work/root
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/mime/packages" \
  "$root/usr/share/metainfo" "$root/usr/share/man/man1" "$root/usr/share/icons/hicolor/scalable/apps"
cp -a "$image" "$root/usr/lib/obreia"
ln -s ../lib/obreia/bin/obreia "$root/usr/bin/obreia"
cp "$own/obreia.desktop" "$root/usr/share/applications/"
cp "$own/obreia-mime.xml" "$root/usr/share/mime/packages/obreia.xml"
fill "$own/obreia.metainfo.xml" "$root/usr/share/metainfo/obreia.metainfo.xml"
fill "$own/obreia.1" "$work/obreia.1"
gzip -n9 <"$work/obreia.1" >"$root/usr/share/man/man1/obreia.1.gz"
for size in 16 24 32 48 64 128 256 512; do
  mkdir -p "$root/usr/share/icons/hicolor/${size}x$size/apps"
  cp "$packaging/icons/obreia-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/obreia.png"
done
cp "$here/assets/src/main/resources/obreia/assets/icon/obreia.svg" "$root/usr/share/icons/hicolor/scalable/apps/obreia.svg"
documents obreia "$own" "$root" "$image/lib/app"
deb obreia "$own" "$root"
if command -v rpmbuild >/dev/null 2>&1; then
  . "$packaging/linux/desktop/rpm.sh"
fi
