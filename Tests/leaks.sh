#!/usr/bin/env bash
# Runs the Kafka client's life (open, produce, consume, commit, close) under valgrind, a few times and many times over:
# no access to memory that is not ours, nothing lost for good, and no more memory in use for each further cycle.
#
# usage: Tests/leaks.sh [CYCLES]    default 100; further arguments of `swift build` in SWIFT_BUILD_FLAGS
set -euo pipefail
cd "$(dirname "$0")/.."

cycles=${1:-100}
# As many as client-cycles runs at once: the threads are all there then, and the rest of the cycles need no more.
few=20
# The Swift runtime's own caches vary by some kilobytes a run. One lost message a cycle would be more than this.
slack_per_cycle=128

if ! [ "$cycles" -gt "$few" ] 2>/dev/null; then
    echo "usage: Tests/leaks.sh [CYCLES], more than $few" >&2
    exit 2
fi
if ! command -v valgrind >/dev/null; then
    apt-get update -qq && apt-get install -y -qq valgrind >/dev/null
fi

export PROOF=${PROOF:-kit}
read -ra flags <<<"${SWIFT_BUILD_FLAGS:-}"
swift build "${flags[@]}" --product client-cycles
program=$(swift build "${flags[@]}" --show-bin-path)/client-cycles
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# libdispatch keeps its continuations, 64 bytes each and up to a thousand a thread, in order to use them again.
cat >"$logs/suppressions" <<'END'
{
   continuations that libdispatch keeps
   Memcheck:Leak
   match-leak-kinds: reachable
   fun:calloc
   fun:_dispatch_continuation_alloc_from_heap
   ...
}
END

# A number of bytes in valgrind's summary.
bytes() {
    sed -n "s/.* $1: \([0-9,]*\) bytes.*/\1/p" "$log" | tr -d ,
}

# Leaves the bytes in use at the end of a run of $1 cycles in $in_use.
run() {
    local log=$logs/$1 seconds=$SECONDS
    if ! valgrind --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=99 \
        --suppressions="$logs/suppressions" --num-callers=30 --log-file="$log" "$program" "$1"; then
        cat "$log"
        echo "leaks.sh: $1 cycles failed under valgrind" >&2
        exit 1
    fi
    in_use=$(($(bytes "in use at exit") - $(bytes "suppressed")))
    echo "$1 cycles in $((SECONDS - seconds)) s: $in_use bytes in use at exit," \
        "$(bytes "definitely lost") definitely lost," \
        "$(sed -n 's/.*\(ERROR SUMMARY: [0-9]* errors\).*/\1/p' "$log")"
}

run "$few"
before=$in_use
run "$cycles"
growth=$(((in_use - before) / (cycles - few)))
echo "growth: $growth bytes a cycle (allowed: $slack_per_cycle)"
if [ "$growth" -gt "$slack_per_cycle" ]; then
    echo "leaks.sh: memory in use grows with the number of cycles" >&2
    exit 1
fi
