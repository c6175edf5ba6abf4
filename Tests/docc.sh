#!/usr/bin/env bash
# Builds the documentation pages of the modules with the toolchain's docc; a warning is an error. Tests/docc.sh FOLDER keeps them there.
#
# A module's pages are made from its public doc comments and from the articles in its catalog, Sources/MODULE/MODULE.docc.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pages=${1:-$work/pages}
mkdir -p "$pages"

graphs=$(swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members |
    sed -n 's/^Files written to //p')
[ -d "$graphs" ] || {
    echo "swift package dump-symbol-graph wrote no graphs" >&2
    exit 1
}

# convert MODULE CATALOG: prints what docc has to say.
convert() {
    mkdir -p "$work/graphs/$1"
    cp "$graphs/$1".symbols.json "$work/graphs/$1/"
    # Extensions of other modules' types.
    find "$graphs" -name "$1@*.symbols.json" -exec cp {} "$work/graphs/$1/" \;
    docc convert "$2" --additional-symbol-graph-dir "$work/graphs/$1" --output-dir "$pages/$1" --warnings-as-errors \
        --fallback-display-name "$1" --fallback-bundle-identifier "workshop.$1" 2>&1
}

for catalog in Sources/*/*.docc Tests/Grading/*.docc; do
    module=$(basename "$catalog" .docc)
    ls "$catalog"/*.md >/dev/null
    convert "$module" "$catalog" || {
        echo "$module: docc is not content" >&2
        exit 1
    }
done

# Every library that the labs stand on has a catalog.
for folder in Sources/*/; do
    module=$(basename "$folder")
    if [ -f "$graphs/$module.symbols.json" ] && [ ! -d "$folder/$module.docc" ]; then
        echo "$module has no $folder$module.docc" >&2
        exit 1
    fi
done

# The check can fail: a link to nothing.
cp -r Sources/Kafka/Kafka.docc "$work/Kafka.docc"
echo 'See ``KafkaTeapot``.' >>"$work/Kafka.docc/Kafka.md"
if convert Kafka "$work/Kafka.docc" >"$work/log"; then
    echo "a link that leads nowhere was not noticed" >&2
    exit 1
fi
grep -q KafkaTeapot "$work/log"
echo "documentation pages of $(ls -d Sources/*/*.docc Tests/Grading/*.docc | wc -l) modules, without a warning"
