#!/usr/bin/env bash
# Runs the tests of the SDK and of the brokers under the thread sanitizer. Arguments, if any, go to `swift test` in place of
# the filter: Tests/sanitizers/thread.sh --filter RdKafkaTests
set -euo pipefail
cd "$(dirname "$0")/../.."

here=$PWD/Tests/sanitizers
scratch=.build/thread-sanitizer
mkdir -p "$scratch"
link=()
objects=()
if [ "$(uname)" = Linux ]; then
    clang -O1 -Wall -Wextra -Werror -c "$here/thread-sanitizer.c" -o "$PWD/$scratch/thread-sanitizer.o"
    objects=("$PWD/$scratch/thread-sanitizer.o")
    link=(-Xlinker "${objects[0]}")
fi
# The labs' wrong submissions are most of the package, and no part of what is tested here.
export PROOF=kit
export TSAN_OPTIONS="suppressions=$here/thread-sanitizer.supp exitcode=66"

swiftc -sanitize=thread -swift-version 6 "$here/planted-race.swift" "${objects[@]}" -o "$scratch/planted-race"
"$scratch/planted-race" >"$scratch/planted-race.log" 2>&1 || {
    cat "$scratch/planted-race.log"
    echo "the thread sanitizer sees a race where a lock is held" >&2
    exit 1
}
code=0
"$scratch/planted-race" race >"$scratch/planted-race.log" 2>&1 || code=$?
if [ "$code" -ne 66 ] || ! grep -q "race on\|Swift access race\|data race" "$scratch/planted-race.log"; then
    cat "$scratch/planted-race.log"
    echo "the thread sanitizer does not see the race that was planted" >&2
    exit 1
fi

build=(--sanitize=thread --scratch-path "$scratch" "${link[@]}")
if [ $# -gt 0 ]; then
    swift test --disable-swift-testing "${build[@]}" "$@"
    exit
fi
swift test --disable-swift-testing "${build[@]}" --filter '^(Tracing|Logging|OTel|Kafka|KafkaTracing|RdKafka|BrokerContract)Tests\.'
swift build "${build[@]}" --product broker-stress
stress=$(swift build "${build[@]}" --show-bin-path)/broker-stress
"$stress" --broker memory
"$stress" --broker embedded
