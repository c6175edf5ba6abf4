#!/usr/bin/env bash
# Runs the interoperability tests: headers go through W3C's rules, Python's decoder reads the kit's files of spans and of
# metrics, and Swift and Python trace one another's messages over an embedded cluster.
# Python's packages go into a virtual environment in .build/.
set -euo pipefail
cd "$(dirname "$0")/../.."

environment=.build/interop
if ! cmp -s Tests/interop/requirements.txt "$environment/installed.txt"; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r Tests/interop/requirements.txt
    cp Tests/interop/requirements.txt "$environment/installed.txt"
fi

export PROOF=${PROOF:-kit}
for product in w3c-hop otlp-sample embedded-cluster Lab03Solution; do
    swift build --product "$product"
done
programs=$(swift build --show-bin-path)
"$environment/bin/python" Tests/interop/w3c.py "$programs/w3c-hop"
"$environment/bin/python" Tests/interop/otlp.py "$programs/otlp-sample"
"$environment/bin/python" Tests/interop/check.py "$programs/embedded-cluster" "$programs/Lab03Solution"
