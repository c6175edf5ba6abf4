#!/usr/bin/env bash
# Opens pages that `workshop trace --html` writes in Chromium. Python's packages go into a virtual environment in .build/.
set -euo pipefail
cd "$(dirname "$0")/../.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Tests/page/run.sh: found no Chromium; install it, on Debian: apt-get install chromium" >&2
    exit 1
}
environment=.build/page
if ! cmp -s Tests/page/requirements.txt "$environment/installed.txt"; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r Tests/page/requirements.txt
    cp Tests/page/requirements.txt "$environment/installed.txt"
fi

swift build --product workshop
"$environment/bin/python" Tests/page/page.py "$(swift build --show-bin-path)/workshop" "$browser"
