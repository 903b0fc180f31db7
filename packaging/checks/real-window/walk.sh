# From welcome to verified receipt in both windows; sourced by real-window.sh.
# shellcheck shell=sh disable=SC2154

# Starts somebody's program on their screen and waits for its window.
start() { # words of ./obreia desktop
  started=$(milliseconds)
  $as "$messenger" desktop --profile "$work/$who/profile" "$@" >>"$work/$who/desktop.out" 2>>"$work/$who/desktop.err" &
  program=$!
  echo "$program" >"$work/$who/pid"
  running="$running $program"
  has_window '^Obreia'
  took=$(($(milliseconds) - started))
}

gone() { # pid
  ! kill -0 "$1" 2>/dev/null
}

# Waits until somebody's program has ended by itself, and well.
ended() {
  pid=$(cat "$work/$who/pid")
  until_true 30 "the end of the program of $who" gone "$pid"
  wait "$pid" || fail_at "the program ended with exit code $?"
}

# Has the authority believed, in the system's own dialog for files.
believe() {
  click "Add an authority file"
  has_window '^Choose the file of an authority'
  press slash
  write "${authority#/}/ca.pem"
  press Return
  until_true 30 "the dialog for a file to be gone" no_window '^Choose the file of an authority'
}

# Chooses a passphrase, twice, with the keyboard alone.
choose_passphrase() {
  sees "Everything is in place"
  keep in-place
  press Return
  sees "The same passphrase again"
  write "$passphrase"
  press Tab
  write "$passphrase"
  press Return
}

# Types the PIN into the dialog that asks for it.
give_pin() { # PIN
  sees "User PIN of the token"
  keep pin
  write "$1"
  press Return
}

screen ana
screen joao

at ana
start
sees "Welcome to Obreia"
keep welcome
sees "No authority is believed here yet"
keep no-authority
held "Ana's window is there after $took ms; her card is found, and nobody believes its authority yet"
believe
sees "The address of the repository is missing"
keep no-address
held "Ana chose the authority's file with the mouse; its list was asked, and the chain holds"
click_under "Addres"
write "$address"
choose_passphrase
give_pin 135790
sees "That was not the PIN"
keep wrong-pin
give_pin "$pin"
sees "No messages"
keep registered
held "Ana typed the address, a passphrase, a wrong PIN and the right one, and is registered"

at joao
start "$address"
believe
choose_passphrase
give_pin "$pin"
sees "No person is chosen"
keep registered
held "João came in by the link of the invitation, and is registered"

at ana
press ctrl+n
sees "New message"
write "Jo"
sees "Amostra"
press Down Return
sees "Verified"
keep recipient
press Tab
write "The wafer"
press Tab
write "Please sign for this."
keep written
press ctrl+Return
give_pin "$pin"
sees "No receipt yet"
keep sent
held "Ana wrote and sent a message with the keyboard alone: a name completed, subject, text, Ctrl+Enter, PIN"

at joao
has_window '^Obreia \(1\)$'
# The link of the invitation led to the people that there are.
click "Inbox"
sees "Message not opened yet"
keep arrived
click "Message not opened yet"
click "Sign for it and open"
give_pin "$pin"
sees "Please sign for this"
sees "Verified"
keep opened
has_window '^Obreia$'
held "João saw the count in the title, clicked the message, signed for it, and reads it: verified"

at ana
sees "Receipt signed, verified"
click "The wafer"
sees "Receipt signed by"
keep receipt
held "Ana's window shows the receipt of João, verified"
