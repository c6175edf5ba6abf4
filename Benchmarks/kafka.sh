#!/usr/bin/env bash
# Messages a second to the embedded cluster and back, with and without tracing, in Swift and in Python: a Markdown table.
# The kit's and Python's packages go into Benchmarks/.build/. Arguments go to both programs: --rounds 3 --batches 100.
set -euo pipefail
cd "$(dirname "$0")"

environment=.build/python-kafka
if ! cmp -s python-kafka/requirements.txt "$environment/installed.txt"; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r python-kafka/requirements.txt
    cp python-kafka/requirements.txt "$environment/installed.txt"
fi

scratch=${SCRATCH_PATH:-.build}
swift build -c release --scratch-path "$scratch" --product kafka-benchmark >&2
# A program of the kit's own tests, which PROOF=kit adds.
PROOF=kit swift build -c release --package-path .. --scratch-path "$scratch/kit" --product embedded-cluster >&2

results=$(mktemp)
coproc cluster { "$scratch/kit/release/embedded-cluster"; }
# Its standard input closes with this shell, and it ends.
trap 'rm -f "$results"' EXIT
read -r address <&"${cluster[0]}"

"$scratch/release/kafka-benchmark" --rows "$@" | tee "$results" >&2
"$environment/bin/python" python-kafka/benchmark.py "${address#bootstrap.servers=}" "$@" | tee -a "$results" >&2
python3 python-kafka/table.py < "$results"
