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

# $APPDIR is the launcher's word for the folder of the jars. jpackage wants a class path; the module path takes its place.
# At most a quarter of 4 GB of heap, also on a computer with so much memory that the AOT cache would not fit it.
# Without --illegal-native-access=deny, which `./obreia` has: with it Java 25 keeps no module graph in the AOT cache, and
# the window is there a second later. What may call native code is named all the same, and nothing else does.
# shellcheck disable=SC2016
silently "$jdk/bin/jpackage" --type app-image --name obreia --app-version "$numbers" --vendor Obreia \
  --description "Registered mail between people who hold an eID card" --icon "$packaging/icons/obreia-512.png" \
  --runtime-image "$work/java" --input "$work/jars" --main-jar "$(basename "$desktop_jar")" \
  --main-class obreia.desktop.Main --arguments desktop --dest "$work" \
  --java-options -XX:+UseSerialGC --java-options -XX:MaxRAM=4g --java-options -XX:-UsePerfData \
  --java-options --sun-misc-unsafe-memory-access=allow \
  --java-options --enable-native-access=obreia.desktop,org.xerial.sqlitejdbc,javafx.graphics \
  --java-options --add-exports=javafx.base/com.sun.javafx.event=org.controlsfx.controls \
  --java-options '-Dorg.sqlite.lib.path=$APPDIR' --java-options -Dorg.sqlite.lib.name=libsqlitejdbc.so
image=$work/obreia
config=$image/lib/app/obreia.cfg
{
  sed -e '/^app.classpath=/d' -e 's:^app.mainclass=.*:app.mainmodule=obreia.desktop/obreia.desktop.Main:' \
    -e '/^\[JavaOptions\]/,/^\[/{/^java-options=-Djpackage.app-version/a java-options=--module-path\njava-options=$APPDIR
}' "$config"
} >"$config.new"
mv "$config.new" "$config"
grep -q '^app.mainmodule=' "$config" && grep -q '^java-options=--module-path$' "$config" ||
  fail "jpackage writes its configuration otherwise than before: $config"
licences "$work/jars" "$image/share/licences"
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
documents obreia "$own" "$root" "$work/jars"
deb obreia "$own" "$root"
if command -v rpmbuild >/dev/null 2>&1; then
  . "$packaging/linux/desktop/rpm.sh"
fi
