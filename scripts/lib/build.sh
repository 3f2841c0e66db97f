# Whether target/dist is what the sources make of it, and one build at a time. Source it from the repository's root.

dist=target/dist

# The build puts the cache there last of all; the stamp is as old as the start of that build.
is_stale() {
  local java
  [ -f "$dist/oscar-reports.aot" ] && [ -f "$dist/lib/oscar-reports.jar" ] && [ -f "$dist/build.stamp" ] || return 0
  { read -r java <"$dist/lib/jvm.path" && [ -x "$java" ]; } 2>/dev/null || return 0
  [ -n "$(find src/main src/training pom.xml -newer "$dist/build.stamp" -print -quit)" ]
}

lock_build() { # until the end of the process
  mkdir -p target
  if ! command -v flock >/dev/null; then
    own_build
    return
  fi
  exec 9>target/build.lock
  flock -n 9 || {
    echo "Waiting for another build" >&2
    flock 9
  }
}

# Without flock (macOS): a link, which is made at once or not at all, to the number of the process that builds.
owner=target/build.owner

own_build() {
  local said=''
  until ln -sn "$$" "$owner" 2>/dev/null; do
    if is_owner_gone; then
      disown_gone
    elif [ -z "$said" ]; then
      said="Waiting for another build (process $(readlink "$owner"); if that is none, remove $owner)"
      echo "$said" >&2
    fi
    sleep 1
  done
  trap unlock_build EXIT
}

is_owner_gone() {
  local process
  process=$(readlink "$owner") || return 1
  ! kill -0 "$process" 2>/dev/null
}

disown_gone() { # one at a time, so that nobody removes the link of who came after
  find target -maxdepth 1 -name "${owner##*/}.gone" -mmin +1 -exec rmdir {} \; 2>/dev/null
  mkdir "$owner.gone" 2>/dev/null || return 0
  ! is_owner_gone || rm -f "$owner"
  rmdir "$owner.gone"
}

unlock_build() { # where the end of the process alone does not
  [ "$(readlink "$owner" 2>/dev/null)" != "$$" ] || rm -f "$owner"
}
