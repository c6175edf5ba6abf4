#!/usr/bin/env bash
# Runs the interoperability tests: Swift and Python trace one another's messages over an embedded cluster.
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

swift build --product embedded-cluster
swift build --product Lab03Solution
programs=$(swift build --show-bin-path)
"$environment/bin/python" Tests/interop/check.py "$programs/embedded-cluster" "$programs/Lab03Solution"
