# The desktop for macOS: .dmg and .pkg; sourced by package.sh. UNTRIED: see packaging/README.md.
#
# As simple as the tools allow: jlink, an app image with the jars on the module path, and jpackage's own two kinds of
# package. Nothing is signed; without that macOS asks a person to open the program by its menu the first time.
# shellcheck shell=sh disable=SC2154

[ "$wanted" != repository ] || fail "the repository is packaged for Linux"
own=$packaging/macos
work=$out/work/desktop
rm -rf "$work"
mkdir -p "$work"
say "linking Java for the desktop"
runtime desktop "$work/java" --include-locales=en,pt
jars "$here/desktop-app" "$desktop_jar" "$work/jars"
# macOS takes no version that begins with 0.
case $numbers in 0.*) numbers=1.$numbers numbers=${numbers%.*} ;; esac
say "putting the desktop together"
# shellcheck disable=SC2046,SC2016 # the options are lines of a file; the launcher's word
silently "$jdk/bin/jpackage" --type app-image $(sed 's/#.*//' "$packaging/desktop.jpackage") \
  --app-version "$numbers" --icon "$packaging/icons/obreia.icns" --resource-dir "$own" \
  --runtime-image "$work/java" --input "$work/jars" --main-jar "$(basename "$desktop_jar")" --dest "$work" \
  --mac-package-identifier obreia.desktop --mac-app-category public.app-category.productivity
config=$work/Obreia.app/Contents/app/Obreia.cfg
sed -e '/^app.classpath=/d' -e 's:^app.mainclass=.*:app.mainmodule=obreia.desktop/obreia.desktop.Main:' "$config" |
  awk '{ print } /^\[JavaOptions\]/ { print "java-options=--module-path"; print "java-options=$APPDIR" }' >"$config.new"
mv "$config.new" "$config"
licences "$work/jars" "$work/Obreia.app/Contents/Resources/licences"
sbom desktop-app "$work/Obreia.app/Contents/Resources/obreia.cdx.json"
cp "$work/Obreia.app/Contents/Resources/obreia.cdx.json" "$out/obreia-$version.cdx.json"
# What changed since jpackage signed it (for nobody) is signed anew, or macOS does not start it.
silently codesign --force --deep --sign - --entitlements "$own/Obreia.entitlements" "$work/Obreia.app"
for type in dmg pkg; do
  say "packing obreia as .$type"
  silently "$jdk/bin/jpackage" --type "$type" --name Obreia --app-version "$numbers" --app-image "$work/Obreia.app" \
    --license-file "$here/LICENSE" --dest "$out"
done
