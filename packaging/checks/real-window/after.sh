# What is left when the windows are closed; sourced by real-window.sh.
# shellcheck shell=sh disable=SC2154

mail() { # words of ./obreia mail: prints what it printed
  $as "$messenger" mail --profile "$work/$who/profile" --passphrase-file "$work/passphrase" "$@" 2>>"$work/$who/mail.err"
}

says() { # pattern, file
  grep -q "$1" "$2" || { cat "$2" >&2; fail_at "it says nothing of $1"; }
}

at ana
$as "$messenger" desktop --profile "$work/ana/profile" "$address" >>"$work/ana/desktop.out" 2>>"$work/ana/desktop.err" ||
  fail_at "a second start ended with exit code $?"
kill -0 "$(cat "$work/ana/pid")" || fail_at "the second start ended the first"
keep second-start
held "a second start with the link ends at once, and leaves it to the window that is open"

press ctrl+q
ended
at joao
press alt+F4
ended
held "both windows are closed, by Ctrl+Q and by the window manager, and both programs ended with exit code 0"

printf '%s\n' "$passphrase" >"$work/passphrase"
at ana
mail sent --json >"$work/ana/sent.out" || fail_at "mail sent failed"
says '"state":"receipted"' "$work/ana/sent.out"
says '"subject":"The wafer"' "$work/ana/sent.out"
message=$(sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' "$work/ana/sent.out" | cut -c1-12)
mail status "$message" --json >"$work/ana/status.out" || fail_at "mail status failed"
says '"receipt":"verified"' "$work/ana/status.out"
says 'Amostra' "$work/ana/status.out"
at joao
mail inbox --all --json >"$work/joao/inbox.out" || fail_at "mail inbox failed"
says "\"id\":\"$message" "$work/joao/inbox.out"
says '"state":"receipted"' "$work/joao/inbox.out"
held "the profiles say the same on the command line: sent, receipted, the receipt verified"

kill "$serving"
wait "$serving" || fail "the repository ended with exit code $?"
administer check >"$repository/check.out" 2>&1 || {
  cat "$repository/check.out" >&2
  fail "the repository's check failed"
}
held "the repository stopped, and its check holds: $(tail -n 1 "$repository/check.out")"

# Offline, at twice the size: reading what is kept needs no repository.
at ana
twice_the_size
start
sees "Open"
keep passphrase
write "$passphrase"
before=$(milliseconds)
press Return
sees "Inbox"
keep twice-the-size
press ctrl+q
ended
usual_size
held "Ana comes back with her passphrase, without the repository and at twice the size"

# GTK's own dialog for files complains when a path is typed before its list is there, as on a busy computer.
for who in ana joao; do
  grep -hv -e '^$' -e 'Gtk-CRITICAL.*gtk_tree_model_get_iter_first' "$work/$who/desktop.out" "$work/$who/desktop.err" >"$work/$who/said" || true
  [ ! -s "$work/$who/said" ] || {
    cat "$work/$who/said" >&2
    fail "the program of $who warned on its console"
  }
done
held "no program said a word on its console"
printf 'obreia: the real windows hold; pictures are in %s\n' "$pictures"
