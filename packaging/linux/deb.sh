# Makes a .deb of a folder; sourced by linux/package.sh.
# shellcheck shell=sh disable=SC2154

# Fills in what a file of packaging/ leaves open.
fill() { # file, where to
  sed -e "s/@VERSION@/$package_version/g" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/g" \
    -e "s/@LONGDATE@/$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH" -R)/g" "$1" >"$2"
}

# Documents that every package of Debian has.
documents() { # package, its folder in packaging/linux, its root, folder of its jars
  doc=$3/usr/share/doc/$1
  mkdir -p "$doc" "$3/usr/share/lintian/overrides"
  {
    cat "$packaging/linux/copyright"
    awk -F '\t' -v folder="$4" '!/^#/ && NF {
      command = "ls " folder "/" $1 "*.jar >/dev/null 2>&1"
      if (system(command) == 0) printf "\n%s: %s\n  (%s)", $1, $2, $4
    } END { print "" }' "$packaging/licences/shipped" | sed '/^$/d; s/^/ /'
  } >"$doc/copyright"
  fill "$packaging/linux/changelog" "$out/changelog"
  sed "s/@PACKAGE@/$1/" "$out/changelog" | gzip -n9 >"$doc/changelog.gz"
  rm "$out/changelog"
  grep -v '^#' "$2/lintian" >"$3/usr/share/lintian/overrides/$1"
}

# Checksums and control file, and the package itself.
deb() { # package, its folder in packaging/linux, its root
  mkdir -p "$3/DEBIAN"
  fill "$2/control" "$3/DEBIAN/control"
  printf 'Installed-Size: %s\n' "$(du -sk --apparent-size --exclude=DEBIAN "$3" | cut -f 1)" >>"$3/DEBIAN/control"
  (cd "$3" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' md5sum >DEBIAN/md5sums)
  for script in preinst postinst prerm postrm conffiles triggers templates; do
    if [ -f "$2/$script" ]; then
      cp "$2/$script" "$3/DEBIAN/$script"
    fi
  done
  find "$3/DEBIAN" -type f -exec chmod 644 {} +
  find "$3/DEBIAN" -name '*inst' -exec chmod 755 {} +
  find "$3/DEBIAN" -name '*rm' -exec chmod 755 {} +
  same_time "$3"
  say "packing $1"
  silently dpkg-deb --root-owner-group -Zxz "-z${OBREIA_PACKAGE_LEVEL:-9}" --build "$3" "$out/${1}_${package_version}_$machine.deb"
}
