#!/usr/bin/env bash
# Draws the pictures of every view of the desktop, light and dark, at 1280x800 and 1920x1200, into this folder. No screen needed.
#   docs/images/desktop.sh [--site NAME|FILE] [--weather FILE] [--jobs FILE] ...    what ./headroom desktop takes
set -euo pipefail
here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/../../headroom" desktop --pictures "$here" --scenarios "$here/desktop.scenarios.json" --db "$work/pictures.db" "$@"
