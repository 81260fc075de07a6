#!/usr/bin/env bash
# Opens a program's window on a screen of its own (Xvfb), takes a picture of it and closes it; fails if nothing was drawn.
#   app/packaging/window.sh PICTURE COMMAND...      exits with 77 where Xvfb, xdotool or ImageMagick is missing
set -euo pipefail
picture=$1
shift
for tool in Xvfb xdotool import convert; do
  command -v "$tool" >/dev/null || { echo "window: $tool is not installed" >&2 && exit 77; }
done

work=$(mktemp -d)
screen='' program=''
end() {
  [ -z "$program" ] || kill "$program" 2>/dev/null || true
  [ -z "$program" ] || wait "$program" 2>/dev/null || true
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
  [ -z "$screen" ] || wait "$screen" 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
screen=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break || sleep 0.1; done
[ -s "$work/display" ] || { echo "window: Xvfb did not start" >&2 && exit 3; }
export DISPLAY=:$(<"$work/display")

"$@" >"$work/said" 2>&1 &
program=$!
# The frame comes first; the title names the site once the inputs are read.
for _ in $(seq 600); do
  if xdotool search --onlyvisible --name '^Headroom: ' >/dev/null 2>&1; then break; fi
  kill -0 "$program" 2>/dev/null || { echo "window: the program ended: $(<"$work/said")" >&2 && exit 3; }
  sleep 0.1
done
window=$(xdotool search --onlyvisible --name '^Headroom: ' | head -n 1) || { echo "window: none within a minute" >&2 && exit 3; }
# Until it is drawn a picture has one colour.
colours=0
for _ in $(seq 60); do
  import -window "$window" "$work/window.png" 2>/dev/null || true
  colours=$(convert "$work/window.png" -format '%k' info: 2>/dev/null || echo 0)
  if [ "$colours" -gt 200 ]; then break; fi
  sleep 0.5
done
cp "$work/window.png" "$picture"
[ "$colours" -gt 200 ] || { echo "window: $colours colours: nothing is drawn in it" >&2 && exit 3; }
# With its figures: until nothing changes any more.
for _ in $(seq 20); do
  sleep 1
  before=$(convert "$picture" -format '%#' info:)
  import -window "$window" "$picture"
  if [ "$(convert "$picture" -format '%#' info:)" = "$before" ]; then break; fi
done
kill -0 "$program" 2>/dev/null || { echo "window: the program ended by itself: $(<"$work/said")" >&2 && exit 3; }
if grep -v '^headroom: ' "$work/said" | grep . >&2; then echo "window: the program said this on its way" >&2; fi
echo "window: $(xdotool getwindowname "$window"), $colours colours"
