# Sourced by the commands that build what isn't built or is older than its sources, then hand over to Java. They have set, all of
# it relative to $root, the project's folder:
#   NAME     their own, for complaints
#   WHAT     what is built, for people
#   MODULES  Maven's, to be packaged with all they need
#   SOURCES  what these are made of: files and folders, as patterns
#   OUTPUTS  files that these are made into, the first in LIB
#   LIB      the folder on the class path
# MVN names another Maven than the one on the PATH; JAVA_HOME another Java.

readonly OLDEST_JAVA=17 WORK=.impasto STAMP=${LIB%/*}/built.stamp

fail() {
  printf '%s: %s\n' "$NAME" "$*" >&2
  exit 1
}

find_java() {
  local java version
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
    [[ -x $java ]] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
  else
    java=$(command -v java) || fail "Java $OLDEST_JAVA or newer is needed: put java on the PATH or set JAVA_HOME"
  fi
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [[ -n $version ]] || fail "$java -version doesn't say which version it is"
  ((version >= OLDEST_JAVA)) || fail "Java $OLDEST_JAVA or newer is needed, but $java is version $version"
  printf '%s\n' "$java"
}

# Whether any source, or a folder with sources (a file may have been deleted), is newer than the file given.
sources_newer_than() {
  # shellcheck disable=SC2086 # patterns
  [[ -n $(find $SOURCES -newer "$1" -print 2> /dev/null | head -n 1) ]]
}

# Maven leaves an unchanged jar alone, hence a stamp; 'mvn verify' writes no stamp, hence the jars too.
built() {
  local output newest=yes
  for output in "${OUTPUTS[@]}"; do
    [[ -f $output ]] || return 1
    ! sources_newer_than "$output" || newest=no
  done
  [[ $newest == yes ]] || { [[ -f $STAMP ]] && ! sources_newer_than "$STAMP"; }
}

build() {
  local mvn=${MVN:-mvn} log=$root/$WORK/build.log
  command -v "$mvn" > /dev/null || fail "Maven is needed to build: put mvn on the PATH or name it in MVN"
  if [[ -f ${OUTPUTS[0]} ]]; then
    echo "Building $WHAT (its sources have changed)…" >&2
  else
    echo "Building $WHAT (first time only, a few minutes)…" >&2
  fi
  # A library of an earlier version must not stay on the class path. The stamp is as old as the build's beginning.
  rm -rf "$LIB" "$STAMP"
  touch "$WORK/begun"
  local status=0
  "$mvn" -q -DskipTests -Dtest.compile.skip=true -Dspotless.check.skip=true -am -pl "$MODULES" package > "$log" 2>&1 < /dev/null || status=$?
  if ((status != 0)); then
    tail -n 40 "$log" >&2
    fail "the build failed ($mvn ended with $status); the whole log is $log"
  fi
  mv "$WORK/begun" "$STAMP"
  built || fail "the build left out one of ${OUTPUTS[*]}, or sources were changed meanwhile; the log is $log"
}

# One build at a time, whichever command's: they share modules.
build_once() {
  mkdir -p "$WORK"
  (
    if command -v flock > /dev/null; then
      flock -n 9 || { echo 'Another command is building; waiting for it…' >&2 && flock 9; }
    fi
    built || build
  ) 9> "$WORK/build.lock"
}

# glibc hands big tensors back to the kernel at every step and gets them again page by page, zeroed: a fifth of a step's time on
# a CPU. Told so, it keeps them, up to 128 MiB: larger ones leave gaps that nothing else fits into (2048 × 1536 px with VGG-19 took
# 16 GB instead of 13), and are worth their pages. The stack's processes inherit it.
keep_big_tensors() {
  export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
  export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-134217728}
  export MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-17179869184}
}

# PyTorch's threads wait for one another by spinning, so whatever else wants their cores (a second worker, a browser) stops all of them
# for as long as it has one: two workers of two threads each on two cores took 242 s for what one did in 16. Asleep after some
# microseconds they took 41; alone, 19, with a small network's small pictures, and nothing more with VGG-19 at 512 px. The stack's processes inherit it.
sleep_soon() {
  [[ -n ${OMP_WAIT_POLICY:-} ]] || export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-1000}
}

# Builds if need be and ends this shell in Java's favour: hand_over [OPTION…] MAIN-CLASS [ARGUMENT…].
hand_over() {
  local java
  java=$(find_java)
  (cd "$root" && { built || build_once; })
  exec "$java" -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$root/$LIB/*" "$@"
}
