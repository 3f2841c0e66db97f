# Whether target/dist is what the sources make of it, and one build at a time. Source it from the repository's root.

dist=target/dist

# The build puts the cache there last of all; the stamp is as old as the start of that build.
is_stale() {
  local java
  [ -f "$dist/oscar-reports.aot" ] && [ -f "$dist/lib/oscar-reports.jar" ] && [ -f "$dist/build.stamp" ] || return 0
  { read -r java <"$dist/lib/jvm.path" && [ -x "$java" ]; } 2>/dev/null || return 0
  [ -n "$(find src/main pom.xml -newer "$dist/build.stamp" -print -quit)" ]
}

lock_build() { # until the end of the process
  mkdir -p target
  command -v flock >/dev/null || return 0
  exec 9>target/build.lock
  flock -n 9 || {
    echo "Waiting for another build" >&2
    flock 9
  }
}
