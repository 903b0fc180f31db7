# The repository for Linux: target/packages/obreia-repository_*.deb; sourced by linux/package.sh.
# shellcheck shell=sh disable=SC2154

own=$packaging/linux/repository
work=$out/work/repository
rm -rf "$work"
root=$work/root
program=$root/usr/lib/obreia-repository
mkdir -p "$program" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/etc/obreia-repository" "$root/usr/share/man/man8"

say "linking Java for the repository"
runtime repository "$program/runtime"

say "putting the repository together"
jars "$here/repository-daemon" "$daemon_jar" "$program/jars"
rm -f "$program"/jars/netty-tcnative-boringssl-static-*-osx-*.jar "$program"/jars/netty-tcnative-boringssl-static-*-windows-*.jar \
  "$program"/jars/netty-tcnative-boringssl-static-*-linux-aarch_64.jar
# Native code beside the jars, of this system alone: nothing is unpacked into the store or into /tmp.
mkdir "$program/native"
silently unzip -o -q -j "$program"/jars/rocksdbjni-*.jar librocksdbjni-linux64.so -d "$program/native"
for jar in "$program"/jars/netty-tcnative-boringssl-static-*.jar "$program"/jars/netty-transport-native-epoll-*.jar; do
  silently unzip -o -q -j "$jar" 'META-INF/native/*.so' -d "$program/native"
done
for jar in "$program"/jars/*.jar; do
  stored "$jar" 'librocksdbjni*' META-INF/native
done
chmod 644 "$program"/native/*
strip --strip-unneeded "$program"/native/*
cp "$own/java.options" "$program/java.options"
licences "$program/jars" "$program/share/licences"
sbom repository-daemon "$program/share/obreia-repository.cdx.json"
cp "$program/share/obreia-repository.cdx.json" "$out/obreia-repository-$version.cdx.json"

command install -m 755 "$own/obreia-repository" "$root/usr/bin/obreia-repository"
ln -s obreia-repository "$root/usr/bin/obreia-witness"
command install -m 644 "$own/obreia-repository.service" "$root/usr/lib/systemd/system/obreia-repository.service"
command install -m 644 "$own/environment" "$root/etc/obreia-repository/environment"
for page in obreia-repository obreia-witness; do
  fill "$own/$page.8" "$work/$page.8"
  gzip -n9 <"$work/$page.8" >"$root/usr/share/man/man8/$page.8.gz"
done
documents obreia-repository "$own" "$root" "$program/jars"
chmod -R u+w,go-w "$root"
deb obreia-repository "$own" "$root"
