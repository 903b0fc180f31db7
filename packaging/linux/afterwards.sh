# A link, an upgrade and the removal; sourced by linux/try.sh after the walk.
# shellcheck shell=sh disable=SC2154

grep -q 'READY=1' "$repository/notified" && grep -q 'WATCHDOG=1' "$repository/notified" && grep -q 'STOPPING=1' "$repository/notified" ||
  fail "the service manager was not told: $(tr '\0' ' ' <"$repository/notified")"
! grep -E ' (WARN|ERROR) ' "$repository/serve.err" >&2 || fail "the repository warned"
[ -z "$(find /var/lib/obreia-repository -name '*.so' -print)" ] || fail "the repository unpacked native code into its state directory"
held "the repository told the service manager that it is ready, that it works, and that it stops; it warned of nothing"

# A link is opened as a browser would: by the scheme's handler, with the folder that the system has for profiles.
mkdir -p "$work/rui/data"
screen rui
at rui
$as XDG_DATA_HOME="$work/rui/data" gio open "$address" >"$work/rui/gio.out" 2>&1 || fail_at "gio open ended with exit code $?"
has_window '^Obreia'
sees "Welcome to Obreia"
sees "127.0.0.1:"
keep link
# Without words, and with the link alone: the window is open already, and each hands over to it.
$as XDG_DATA_HOME="$work/rui/data" "$messenger" >"$work/rui/desktop.out" 2>&1 || fail_at "a start without words ended with exit code $?"
$as XDG_DATA_HOME="$work/rui/data" "$messenger" "$address" >>"$work/rui/desktop.out" 2>&1 || fail_at "a start with the link alone ended with exit code $?"
[ ! -s "$work/rui/desktop.out" ] || fail_at "it says $(cat "$work/rui/desktop.out")"
press alt+F4
until_true 30 "the end of the window" no_window '^Obreia'
[ -d "$work/rui/data/obreia" ] || fail_at "the profile is not where the system has it"
held "an obreia:// link opened the welcome with its address filled in, by the scheme's handler; obreia alone, and with the link alone, hand over to that window"

# The same packages under a higher version, with nothing else changed.
cat /etc/obreia-repository/environment - >"$work/environment" <<TEXT
# An administrator's own line.
TEXT
cp "$work/environment" /etc/obreia-repository/environment
find /var/lib/obreia-repository /etc/obreia-repository -type f ! -name lock ! -path '*/store/*' -exec sha256sum {} + | sort >"$work/before"
for deb in "$desktop_deb" "$daemon_deb"; do
  name=$(dpkg-deb -f "$deb" Package)
  dpkg-deb -R "$deb" "$work/next"
  sed -i 's/^Version: .*/&.1/' "$work/next/DEBIAN/control"
  dpkg-deb --root-owner-group -Znone -b "$work/next" "$work/$name-next.deb" >/dev/null
  rm -rf "$work/next"
  dpkg -i "$work/$name-next.deb" >"$work/$name-upgrade.log" 2>&1 || { cat "$work/$name-upgrade.log" >&2; fail "dpkg did not upgrade $name"; }
done
find /var/lib/obreia-repository /etc/obreia-repository -type f ! -name lock ! -path '*/store/*' -exec sha256sum {} + | sort >"$work/after"
cmp "$work/before" "$work/after" || fail "the upgrade changed a file of the repository or of its administrator"
administer check >"$repository/check-again.out" 2>&1 || { cat "$repository/check-again.out" >&2; fail "the check does not hold after the upgrade"; }
at ana
# The repository does not serve now, which the exit code says; what is kept is listed all the same.
mail sent --json >"$work/ana/sent-again.out" || [ $? = 5 ] || fail_at "mail sent failed"
says '"state":"receipted"' "$work/ana/sent-again.out"
JAVA_TOOL_OPTIONS=-Xlog:aot obreia --version 2>&1 | grep -q 'Using AOT-linked classes: true' || fail "the AOT cache is not used after the upgrade"
held "an upgrade kept everything: configuration, an edited file of options, letters and receipts, and the AOT cache"

dpkg --remove obreia obreia-repository >"$work/remove.log" 2>&1 || { cat "$work/remove.log" >&2; fail "dpkg did not remove them"; }
left=$(find /usr /etc /var/lib -xdev \( -name 'obreia*' -o -path '*/obreia*' \) ! -path '/var/lib/dpkg/*' ! -path '/var/lib/obreia-repository*' \
  ! -path '/etc/obreia-repository*' 2>/dev/null | grep -v -e '^/usr/share/mime/application/vnd.obreia' || true)
[ -z "$left" ] || fail "the removal left $left"
[ -f /etc/obreia-repository/repository.conf ] && [ -d /var/lib/obreia-repository/store ] || fail "the removal took data or configuration"
[ -f "$work/ana/profile/vault.db" ] || [ -n "$(ls "$work/ana/profile")" ] || fail "the removal took a profile"
held "the removal left configuration, the repository's data and the people's profiles, and nothing else"

dpkg --purge obreia obreia-repository >"$work/purge.log" 2>&1 || { cat "$work/purge.log" >&2; fail "dpkg did not purge them"; }
[ ! -e /etc/obreia-repository ] && [ -f /var/lib/obreia-repository/repository.conf ] && [ -d /var/lib/obreia-repository/store ] ||
  fail "a purge that was not asked to remove data did not keep them whole"
dpkg -i "$daemon_deb" >"$work/again.log" 2>&1 || { cat "$work/again.log" >&2; fail "dpkg did not install it again"; }
administer check >"$repository/check-third.out" 2>&1 || { cat "$repository/check-third.out" >&2; fail "what the purge kept does not hold"; }
: >/etc/obreia-repository/purge-data
dpkg --purge obreia-repository >"$work/purge2.log" 2>&1 || { cat "$work/purge2.log" >&2; fail "dpkg did not purge it"; }
[ ! -e /var/lib/obreia-repository ] && [ ! -e /etc/obreia-repository ] && ! getent passwd obreia-repository >/dev/null ||
  fail "a purge that was asked to remove data left some"
held "a purge keeps the data whole, an installation goes on with them, and a purge that is asked to removes them"
printf 'obreia: the installed programs hold; pictures are in %s\n' "$pictures"
