#!/usr/bin/env bash
# Checks the files of docker/, and that the check finds what it is for. Python's packages go into a virtual environment in .build/.
set -euo pipefail
cd "$(dirname "$0")/../.."

environment=.build/docker-check
if ! cmp -s docker/check/requirements.txt "$environment/installed.txt"; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r docker/check/requirements.txt
    cp docker/check/requirements.txt "$environment/installed.txt"
fi
"$environment/bin/python" docker/check.py
"$environment/bin/python" docker/check.py --self-test
