# Sets JAVA_HOME to a JDK 25 or newer, or exits with a message. Source it.

jdk_version() { # DIR -> its feature version, or 0
  local release
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  if [ -z "$release" ] && [ -x "$1/bin/java" ]; then
    release=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  echo "${release:-0}"
}

# Services and cron may not set HOME; the shell derives it from the user.
export HOME="${HOME:-$(cd ~ 2>/dev/null && pwd || echo /)}"

find_jdk() { # the first JDK 25+ among JAVA_HOME, the PATH and the usual places
  local on_path dir
  on_path=$(command -v javac || command -v java || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for dir in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$dir" ] && [ -x "$dir/bin/java" ] && [ "$(jdk_version "$dir")" -ge 25 ]; then
      echo "$dir"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  echo "No JDK 25 or newer found: install one (for example the package temurin-25-jdk) or set JAVA_HOME." >&2
  exit 1
fi
export JAVA_HOME
