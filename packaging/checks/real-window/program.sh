# What real-window.sh walks through: this project's build. Another such file is packaging/linux/installed.sh.
# shellcheck shell=sh disable=SC2034,SC2154

build
# What the people run, and as whom: as whoever runs the walk.
messenger=$here/obreia
as=

# Gives a folder to the people.
theirs() { # folder
  :
}

# A command of the repository that ends.
administer() { # verb, words
  verbs=$1
  shift
  # shellcheck disable=SC2086 # one verb or two
  "$here/obreia" repository $verbs --home "$repository/home" "$@"
}

# Starts the repository; $serving is its process, and what it prints goes to serve.out and serve.err.
start_repository() {
  "$here/obreia" repository serve --home "$repository/home" >"$repository/serve.out" 2>"$repository/serve.err" &
  serving=$!
  running="$running $serving"
}

twice_the_size() {
  OBREIA_JAVA_OPTIONS=-Dglass.gtk.uiScale=2
  export OBREIA_JAVA_OPTIONS
}

usual_size() {
  unset OBREIA_JAVA_OPTIONS
}
