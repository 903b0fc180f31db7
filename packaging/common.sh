# What the packages of all systems have in common; sourced by package.sh ($here, $jdk, $version).
# shellcheck shell=sh disable=SC2154

packaging=$here/packaging
out=$here/target/packages
# Everything that is written carries this time, so that two builds of one commit are equal (reproducible.md).
SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$here/pom.xml")" +%s 2>/dev/null ||
  date -u -j -f %Y-%m-%dT%H:%M:%SZ "$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$here/pom.xml")" +%s)
export SOURCE_DATE_EPOCH
# jpackage, on macOS and Windows, takes numbers alone.
numbers=${version%%-*}
umask 022

say() {
  printf 'obreia: %s …\n' "$1" >&2
}

silently() { # command… that says something only when it fails
  "$@" >"$out/tool.log" 2>&1 || { tail -n 20 "$out/tool.log" >&2; fail "$1 failed"; }
}

# The modules of Java that a program's list names.
modules() { # program
  sed '/^#/d; s/ .*//' "$packaging/modules/$1"
}

# A Java of exactly those modules. Its own `java` stays in it: the AOT cache is made with that.
runtime() { # program, folder, options of jlink…
  linked=$1 into=$2
  shift 2
  rm -rf "$into"
  silently "$jdk/bin/jlink" --add-modules "$(modules "$linked" | paste -s -d , -)" --strip-debug --no-header-files \
    --no-man-pages --output "$into" "$@"
  "$into/bin/java" --list-modules | sed 's/@.*//' | sort >"$out/linked"
  modules "$linked" | sort | diff - "$out/linked" >&2 ||
    fail "the modules of Java in the package are not those of packaging/modules/$linked"
  rm -f "$out/linked" "$into/bin/keytool" "$into/bin/jwebserver"
  # The names of what is inside a library are of use to a debugger alone, and are a quarter of it.
  if [ "$(uname -s)" = Linux ]; then
    find "$into" -name '*.so' -exec strip --strip-unneeded {} +
  fi
}

# The program's own jars and those it stands on. Jars that hold nothing at run time stay out: annotations that only
# compilers read, and JavaFX's empty ones, which stand for those of each system.
jars() { # folder of the module, its jar, folder to fill
  rm -rf "$3"
  mkdir -p "$3"
  cp "$2" "$3"
  for jar in "$1"/target/mods/*.jar; do
    case ${jar##*/} in
      error_prone_annotations-*) ;;
      javafx-*) [ "$(wc -c <"$jar")" -lt 1000 ] || cp "$jar" "$3" ;;
      *) cp "$jar" "$3" ;;
    esac
  done
}

# Writes a jar anew: without what is not wanted, and not compressed, since packages compress all of it better than jars do
# each file; classes are found sooner in it as well. A signature goes with it, and the sums of each file that it is for: the
# AOT cache takes no class of a signed jar, no Java that we ship asks for one, and SHA256SUMS stands for the package.
stored() { # jar, patterns of what is left out…
  jar=$1
  shift
  unpacked=$jar.unpacked
  mkdir "$unpacked"
  (
    TZ=UTC
    export TZ
    cd "$unpacked"
    unzip -q -o "$jar" && rm "$jar"
    for pattern in "$@"; do
      # shellcheck disable=SC2086 # a pattern
      rm -rf $pattern
    done
    if ls META-INF/*.SF >/dev/null 2>&1; then
      rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA META-INF/*.EC
      awk '/^\r?$/ { exit } { print } END { printf "\r\n" }' META-INF/MANIFEST.MF >META-INF/MANIFEST.MF.new
      mv META-INF/MANIFEST.MF.new META-INF/MANIFEST.MF
    fi
    find . -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    { ls META-INF/MANIFEST.MF 2>/dev/null || true; find . -type f ! -path ./META-INF/MANIFEST.MF -printf '%P\n' | LC_ALL=C sort; } |
      zip -q -X -D -0 "$jar" -@
  ) || fail "${jar##*/} was not written anew"
  rm -rf "$unpacked"
}

# The time of everything in a folder, which the AOT cache remembers of jars and packages keep.
same_time() { # folder
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# The texts of the licences of everything in a folder; refuses to ship what no line of licences/shipped names.
licences() { # folder with the jars, folder to fill
  mkdir -p "$2"
  cp "$here/LICENSE" "$2/Apache-2.0.txt"
  for jar in "$1"/*.jar; do
    name=$(basename "$jar" .jar)
    text=$(awk -F '\t' -v name="$name" '!/^#/ && index(name, $1) == 1 { print $3; exit }' "$packaging/licences/shipped")
    case $text in
      '') fail "packaging/licences/shipped says nothing of $name, which would be shipped" ;;
      *.txt) cp "$packaging/licences/$text" "$2/" ;;
      openjdk) printf 'JavaFX: the GNU General Public License 2 with the Classpath Exception, as Java itself: LICENSE in legal/java.base of the Java\nthat is shipped with this program. Other parts, as in legal/java.desktop: jpeg.md, mesa3d.md.\n' >"$2/javafx.txt" ;;
    esac
    for member in $(unzip -Z1 "$jar" | grep -E '(^|/)(LICENSE|NOTICE|license)[^/]*$' | grep -v '\.class$'); do
      unzip -p "$jar" "$member" >"$2/${name%%-[0-9]*}-${member##*/}"
    done
  done
  ! [ -f "$2/logback.txt" ] || cp "$packaging/licences/LGPL-2.1.txt" "$2/"
}

# Every library that is shipped, as CycloneDX; Java itself is named in it too.
sbom() { # module's folder, file
  say "listing what is shipped"
  maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$1" -am package \
    org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -DincludeTestScope=false -DincludeProvidedScope=false \
    -DincludeSystemScope=false -DoutputFormat=json -DschemaVersion=1.6 >"$out/sbom.log" 2>&1 ||
    fail "the list of what is shipped (SBOM) was not made; see target/packages/sbom.log"
  awk -v java="$("$jdk/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.runtime.version = //p')" '
    { print }
    !done && /"components" : \[/ {
      print "    { \"type\" : \"framework\", \"name\" : \"OpenJDK runtime\", \"version\" : \"" java "\", \"licenses\" : [ { \"expression\" : \"GPL-2.0-only WITH Classpath-exception-2.0\" } ] },"
      done = 1
    }' "$here/$1/target/bom.json" >"$2"
}

sums() {
  (cd "$out" && find . -maxdepth 1 -type f ! -name SHA256SUMS ! -name '*.log' | sed 's:^\./::' | LC_ALL=C sort |
    xargs sha256sum >SHA256SUMS)
}
