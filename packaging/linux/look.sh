# The packages looked at without being installed; sourced by packaging/test-linux.sh.
# shellcheck shell=sh disable=SC2154

seen=$here/target/packages-seen
rm -rf "$seen"
mkdir -p "$seen"
for deb in "$desktop_deb" "$daemon_deb"; do
  lintian --no-cfg --allow-root --fail-on error --tag-display-limit 0 "$deb" >"$seen/$(basename "$deb").lintian" 2>&1 ||
    { grep '^E:' "$seen/$(basename "$deb").lintian" >&2; fail "lintian has an error of $(basename "$deb")"; }
done
held "lintian has no error of either package ($(cat "$seen"/*.lintian | grep -c '^W:') warnings)"

dpkg-deb -x "$desktop_deb" "$seen/desktop"
dpkg-deb -x "$daemon_deb" "$seen/repository"
desktop-file-validate "$seen/desktop/usr/share/applications/obreia.desktop" || fail "the desktop entry does not hold"
# Obreia has no name in the domain name system that its id could be turned around from.
appstreamcli validate --no-net --explain --override=cid-desktopapp-is-not-rdns=info "$seen/desktop/usr/share/metainfo/obreia.metainfo.xml" >"$seen/appstream" 2>&1 ||
  { cat "$seen/appstream" >&2; fail "the AppStream metadata do not hold"; }
held "desktop-file-validate and appstreamcli validate accept what is said of it"

systemd-analyze security --offline=true --root="$seen/repository" --threshold=30 --no-pager \
  obreia-repository.service >"$seen/security" 2>&1 || { tail -n 30 "$seen/security" >&2; fail "the unit is exposed more than 3.0"; }
held "systemd-analyze security: $(sed -n 's/.*Overall exposure level for obreia-repository.service: \([0-9.]*\).*/exposure \1/p' "$seen/security")"

for deb in desktop repository; do
  find "$seen/$deb" -name '*.[18].gz' -exec sh -c 'LC_ALL=C.UTF-8 man --warnings --local-file "$1" 2>&1 >/dev/null | grep .' man '{}' \; >"$seen/man" || true
  [ ! -s "$seen/man" ] || { cat "$seen/man" >&2; fail "a man page does not hold"; }
done
for program in obreia obreia-repository; do
  sbom=$(find "$seen" -name "$program.cdx.json")
  grep -q '"bomFormat" : "CycloneDX"' "$sbom" || fail "$sbom is no CycloneDX"
done
held "the man pages hold, and each package has its list of what is in it (CycloneDX)"
