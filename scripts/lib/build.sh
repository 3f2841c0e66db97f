# Checks whether target/dist is up to date, and locks the build. Source it from the repository's root.

dist=target/dist

# The build creates the cache last; the stamp has the time at which that build started.
is_stale() {
  local java
  [ -f "$dist/oscar-reports.aot" ] && [ -f "$dist/lib/oscar-reports.jar" ] && [ -f "$dist/build.stamp" ] || return 0
  { read -r java <"$dist/lib/jvm.path" && [ -x "$java" ]; } 2>/dev/null || return 0
  [ -n "$(find src/main src/training pom.xml -newer "$dist/build.stamp" -print -quit)" ]
}

lock_build() { # until the process ends
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

# Without flock (macOS): a symbolic link, created atomically, to the process id of the build.
owner=target/build.owner

own_build() {
  local said=''
  until ln -sn "$$" "$owner" 2>/dev/null; do
    if is_owner_gone; then
      disown_gone
    elif [ -z "$said" ]; then
      said="Waiting for another build (process $(readlink "$owner"); if it does not exist, remove $owner)"
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

disown_gone() { # one at a time, so that no newer link is removed
  find target -maxdepth 1 -name "${owner##*/}.gone" -mmin +1 -exec rmdir {} \; 2>/dev/null
  mkdir "$owner.gone" 2>/dev/null || return 0
  ! is_owner_gone || rm -f "$owner"
  rmdir "$owner.gone"
}

unlock_build() { # where the end of the process does not unlock
  [ "$(readlink "$owner" 2>/dev/null)" != "$$" ] || rm -f "$owner"
}
