#!/usr/bin/env bash
# Installs what the kit needs where it is missing: librdkafka with its headers, and pkg-config to find it.
# Checks the Swift version. Run it again at any time: what is there is left alone.
set -euo pipefail

readonly swift_minimum=6.0

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# Runs a command as root: as it is for root, through sudo otherwise.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "installing needs root, and there is no sudo; run ./setup.sh as root"
    fi
}

check_swift() {
    command -v swift >/dev/null 2>&1 ||
        fail "Swift is missing; install $swift_minimum or later from https://www.swift.org/install and run this again"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] || fail "cannot read the version from 'swift --version'; $swift_minimum or later is needed"
    if [ "$(printf '%s\n%s\n' "$swift_minimum" "$version" | sort -V | head -n 1)" != "$swift_minimum" ]; then
        fail "Swift $version is too old; install $swift_minimum or later from https://www.swift.org/install"
    fi
    say "Swift $version is there"
}

has_librdkafka() {
    command -v pkg-config >/dev/null 2>&1 && pkg-config --exists rdkafka
}

install_librdkafka() {
    if command -v apt-get >/dev/null 2>&1; then
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq librdkafka-dev pkg-config >/dev/null
    elif command -v dnf >/dev/null 2>&1; then
        as_root dnf install -y -q librdkafka-devel pkgconf-pkg-config
    elif command -v brew >/dev/null 2>&1; then
        brew install --quiet librdkafka pkg-config
    else
        fail "found no apt-get, dnf or brew; install librdkafka with its headers and pkg-config by hand"
    fi
}

check_swift
if has_librdkafka; then
    say "librdkafka $(pkg-config --modversion rdkafka) is there"
else
    say "installing librdkafka"
    install_librdkafka
    has_librdkafka || fail "librdkafka was installed, but pkg-config does not find it; is PKG_CONFIG_PATH set?"
    say "installed librdkafka $(pkg-config --modversion rdkafka)"
fi
# The students' edition has no solutions.
if [ -d "$(dirname "$0")/Solutions" ]; then
    say "ready: swift run Lab03Solution"
else
    say "ready: swift run Lab01"
fi
