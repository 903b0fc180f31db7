# Somebody at a screen of their own: eyes that read what stands there (tesseract), hands for keys and mouse (xdotool).
# Sourced by real-window.sh, which sets $work (kept until the end), $pictures and $running (pids of what was started).
# shellcheck shell=sh disable=SC2154

# Sits down at the screen of somebody; what follows is done there.
at() { # name
  who=$1
  DISPLAY=:$(cat "$work/$who/display")
  SOFTHSM2_CONF=$work/$who/softhsm2.conf
  export DISPLAY SOFTHSM2_CONF
}

# A screen of their own with a window manager, on a display that is free.
screen() { # name
  mkdir -p "$work/$1/screen"
  : >"$work/$1/display"
  theirs "$work/$1"
  $as Xvfb -displayfd 3 -screen 0 1366x900x24 -fbdir "$work/$1/screen" -nolisten tcp 3>"$work/$1/display" >"$work/$1/xvfb.log" 2>&1 &
  running="$running $!"
  until_true 30 "the screen of $1" test -s "$work/$1/display"
  # shellcheck disable=SC2097,SC2098 # the display of whoever it is
  DISPLAY=:$(cat "$work/$1/display") $as openbox --sm-disable >"$work/$1/openbox.log" 2>&1 &
  running="$running $!"
}

# Waits for something, but not for ever.
# Bounded by the clock, so a slow computer has as long as a quick one.
until_true() { # seconds, what is waited for, command…
  deadline=$(($(date +%s) + $1))
  awaited=$2
  shift 2
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || fail_at "$awaited did not come about"
    sleep 0.1
  done
}

# What cannot go on is shown as it stands.
fail_at() { # why
  [ -z "${who:-}" ] || keep failed
  printf 'obreia: NOT held: %s%s; pictures and logs are in %s\n' "${who:+at the screen of $who: }" "$1" "$pictures" >&2
  exit 1
}

# What stands on the screen, from its own memory: asked for as the root window's picture, a window that was opened
# later is black in it, since its kind of colours (visual) is another.
screenshot() {
  xwdtopnm "$work/$who/screen/Xvfb_screen0" 2>>"$work/$who/eyes.log"
}

# Keeps a picture of the screen.
keep() { # name
  number=$((number + 1))
  screenshot | pnmtopng -quiet \
    >"$pictures/$(printf '%02d' "$number")-$who-$1.png" 2>>"$work/$who/eyes.log" || true
}

# Reads the screen: one word a line with its place, in the order of the lines of text.
look() {
  screenshot | ppmtopgm | pamdepth 255 2>>"$work/$who/eyes.log" | pamenlarge 2 >"$work/$who/screen.pgm"
  # Now as a page of text, now as words strewn about, now in grey, now in black and white: each finds what another overlooks.
  case ${glance:-0} in
    0) glance=1 reading=11 threshold= ;;
    1) glance=2 reading=6 threshold=0.7 ;;
    2) glance=3 reading=6 threshold= ;;
    *) glance=0 reading=11 threshold=0.7 ;;
  esac
  if [ -n "$threshold" ]; then
    pamthreshold -simple -threshold "$threshold" "$work/$who/screen.pgm" | pamtopnm >"$work/$who/screen.pbm"
    mv "$work/$who/screen.pbm" "$work/$who/screen.pgm"
  fi
  OMP_THREAD_LIMIT=1 tesseract "$work/$who/screen.pgm" - --psm "$reading" tsv 2>>"$work/$who/eyes.log" |
    awk -F '\t' '$1 == 5 && $11 > 0 { print $2 "." $3 "." $4 "." $5 "\t" int($7 / 2) "\t" int($8 / 2) "\t" int($9 / 2) "\t" int($10 / 2) "\t" $12 }' \
      >"$work/$who/words"
}

# Where a phrase stands on the screen as it was read last: "x y" of the middle of its first, or last, occurrence. Only
# letters and digits count, and those that look alike are the same.
place() { # phrase, first or last
  awk -F '\t' -v phrase="$1" -v which="${2:-first}" '
    function plain(text) {
      text = tolower(text)
      gsub(/[^a-z0-9]/, "", text)
      gsub(/[1i]/, "l", text)
      gsub(/0/, "o", text)
      return text
    }
    function search(at, left, right, i, from, to) {
      at = index(line, wanted)
      if (at && !(found && which == "first")) {
        from = 0
        for (i = 1; i <= words; i++) {
          if (end[i] >= at && !from) from = i
          if (begin[i] < at + length(wanted)) to = i
        }
        found = 1
        x = int((left_of[from] + right_of[to]) / 2)
        y = middle[from]
      }
      line = ""
      words = 0
    }
    BEGIN { wanted = plain(phrase) }
    $1 != now { search(); now = $1 }
    {
      text = plain($6)
      if (text == "") next
      words++
      begin[words] = length(line) + 1
      line = line text
      end[words] = length(line)
      left_of[words] = $2
      right_of[words] = $2 + $4
      middle[words] = int($3 + $5 / 2)
    }
    END { search(); if (found) print x, y; else exit 1 }' "$work/$who/words"
}

shown() { # phrase
  look && place "$1" >/dev/null
}

# Waits until a phrase can be read.
sees() { # phrase
  until_true 90 "“$1” to be read" shown "$1"
}

# Clicks on words.
click() { # phrase, first or last
  sees "$1"
  # shellcheck disable=SC2046 # x and y
  xdotool mousemove $(place "$1" "${2:-first}") click 1
}

press() { # keys
  xdotool key --delay 60 "$@"
}

write() { # text
  xdotool type --delay 25 -- "$1"
}

window() { # title, a pattern
  xdotool search --onlyvisible --name "$1" >/dev/null 2>&1
}

# Waits for a window of that title.
has_window() { # title, a pattern
  until_true 90 "a window “$1”" window "$1"
}

no_window() { # title, a pattern
  ! window "$1"
}

milliseconds() {
  echo $(($(date +%s%N) / 1000000))
}

# Clicks into the field under its name.
click_under() { # name of the field
  sees "$1"
  # shellcheck disable=SC2046 # x and y
  set -- $(place "$1" last)
  xdotool mousemove "$1" $(($2 + 28)) click 1
}
