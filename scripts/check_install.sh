#!/bin/sh
# Builds the wheel, installs it in a clean environment away from the sources, and codes a page with the network cut.
set -eu
python=$(realpath "$(dirname "$1")")/$(basename "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work/wheel" "$root"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --constraint "$root/requirements/constraints.txt" "$work"/wheel/dateline-*.whl
cp "$root/samples/pages/wire-story.html" "$work/page.html"
cd "$work"

cut=""
if unshare --net true 2>/dev/null; then
    cut="unshare --net"
elif unshare --map-root-user --net true 2>/dev/null; then
    cut="unshare --map-root-user --net"
else
    echo "install check: the network cannot be cut here, running with it" >&2
fi
$cut "$work/venv/bin/dateline" doctor
$cut "$work/venv/bin/dateline" code page.html --format jsonl > events.jsonl
lines=$(wc -l < events.jsonl)
test "$lines" -gt 0 || { echo "install check: no events were coded" >&2; exit 1; }
# pip and setuptools come with the environment, not with Dateline.
size=$(du -sm --exclude=pip --exclude='pip-*' --exclude=setuptools --exclude='setuptools-*' "$work/venv/lib" | cut -f1)
test "$size" -lt 800 || { echo "install check: the installation takes $size MB, more than 800" >&2; exit 1; }
echo "install check: $lines events coded offline, installation $size MB"
