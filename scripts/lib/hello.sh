# A function that says hello, on the web stack that the reports have, as Spring sets it up by itself: what a start is compared with. It
# gets the same options of the JVM, and a cache of its own, trained by a call. Source it after jdk.sh, from the repository's root.

hello=target/hello/dist
hello_options=(@target/dist/lib/jvm.options -Dspring.aot.enabled=false)

build_hello() {
  mvn -q -B -f scripts/hello/pom.xml package
  rm -rf "$hello"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar target/hello/hello.jar extract --destination "$hello"
  "$JAVA_HOME/bin/java" "${hello_options[@]}" -XX:AOTCacheOutput="$hello/hello.aot" -jar "$hello/hello.jar" --server.port=0 --train
  # With this mode, a JVM that cannot take the cache does not start.
  "$JAVA_HOME/bin/java" "${hello_options[@]}" -XX:AOTMode=on -XX:AOTCache="$hello/hello.aot" -jar "$hello/hello.jar" --server.port=0 --train
}
