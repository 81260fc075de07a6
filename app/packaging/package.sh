#!/usr/bin/env bash
# Makes the desktop's app-image and, where dpkg is, its .deb: a JDK of its own inside, the command line and the window.
#   app/packaging/package.sh [OUT]            into OUT (default: app/target/package)
#   app/packaging/package.sh --check [OUT]    and tries it: unpacks the .deb, runs the program in it and, under Xvfb, its window;
#                                             as root where no headroom is installed, installs it for that and purges it
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
here="$root/app/packaging"
check=false
if [ "${1:-}" = --check ]; then check=true && shift; fi
out=$(mkdir -p -- "${1:-$root/app/target/package}" && cd -- "${1:-$root/app/target/package}" && pwd)

say() { printf 'package: %s\n' "$1" >&2; }
die() {
  say "$1"
  exit 3
}

"$root/headroom" --version >/dev/null # builds what is stale
jdk=$("$root/headroom" --jdk-home)
lib="$root/app/target/lib"
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT

say "a runtime with what Headroom uses of the JDK"
"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.httpserver,jdk.zipfs,jdk.management,jdk.crypto.ec \
  --no-header-files --no-man-pages --strip-debug --output "$work/runtime"

options=(-XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true)
java_options=()
for option in "${options[@]}"; do java_options+=(--java-options "$option"); done

# What the entry in the menu runs: the same program, whose first word is known. As an argument it would be lost as soon
# as somebody gives others.
cat >"$work/headroom-desktop.properties" <<PROPERTIES
icon=$here/headroom.png
description=Headroom: a digital twin of a GPU datacenter
java-options=${options[*]} -Dheadroom.verb=desktop -Xmx600m -XX:AOTCache=\$APPDIR/headroom-desktop.aot
PROPERTIES

say "app-image"
rm -rf "$out/headroom"
"$jdk/bin/jpackage" --type app-image --name headroom --app-version "$version" --vendor Headroom \
  --description "A digital twin of a GPU datacenter's power, cooling and water" --icon "$here/headroom.png" \
  --input "$lib" --main-jar "headroom-app-$version.jar" --main-class org.headroom.app.cli.Main --runtime-image "$work/runtime" \
  "${java_options[@]}" --java-options -Xmx2g --java-options '-XX:AOTCache=$APPDIR/headroom.aot' \
  --add-launcher "headroom-desktop=$work/headroom-desktop.properties" --dest "$out"
cp "$root/LICENSE" "$out/headroom/lib/LICENSE"

# The class path as the launchers build it, or a cache would not be taken.
app="$out/headroom/lib/app"
class_path=$(sed -n 's:^app.classpath=\$APPDIR/::p' "$app/headroom.cfg" | sed "s:^:$app/:" | paste -sd :)
train() {
  local cache=$1 heap=$2
  shift 2
  XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/data" timeout 120 "$out/headroom/lib/runtime/bin/java" "${options[@]}" -Xmx"$heap" \
    -XX:AOTCacheOutput="$app/$cache" -cp "$class_path" org.headroom.app.cli.Main warm-up "$@" </dev/null >/dev/null 2>&1 ||
    say "no $cache: the program starts a little later"
  rm -f "$app/$cache.config"
}
say "start-up caches"
train headroom-desktop.aot 600m desktop &
train headroom.aot 2g
wait

if command -v dpkg-deb >/dev/null && command -v fakeroot >/dev/null; then
  say ".deb"
  rm -f "$out"/headroom_*.deb
  DPKG_DEB_COMPRESSOR_TYPE=none "$jdk/bin/jpackage" --type deb --name headroom --app-image "$out/headroom" \
    --app-version "$version" --vendor Headroom --license-file "$root/LICENSE" \
    --description "A digital twin of a GPU datacenter's power, cooling and water" \
    --linux-deb-maintainer headroom@localhost --linux-app-category science \
    --linux-package-deps "libgtk-3-0, libgl1, libxxf86vm1, libxtst6, libpangoft2-1.0-0, fonts-dejavu-core" --dest "$work"
  # What jpackage leaves out: the files with their times, by which a cache knows its jars; the menu's entry; the command.
  dpkg-deb -R "$work"/headroom_*.deb "$work/deb"
  rm -rf "$work/deb/opt/headroom/lib" "$work/deb/opt/headroom/bin"
  cp -a "$out/headroom/lib" "$out/headroom/bin" "$work/deb/opt/headroom/"
  mkdir -p "$work/deb/usr/bin" "$work/deb/usr/share/applications" "$work/deb/usr/share/icons/hicolor/256x256/apps"
  mkdir -p "$work/deb/usr/share/icons/hicolor/scalable/apps"
  ln -s /opt/headroom/bin/headroom "$work/deb/usr/bin/headroom"
  cp "$here/headroom.desktop" "$work/deb/usr/share/applications/"
  cp "$here/headroom.png" "$work/deb/usr/share/icons/hicolor/256x256/apps/"
  cp "$here/headroom.svg" "$work/deb/usr/share/icons/hicolor/scalable/apps/"
  # gzip: xz takes minutes for a tenth less
  fakeroot dpkg-deb -Zgzip -z6 -b "$work/deb" "$out/headroom_${version}_$(dpkg --print-architecture).deb"
else
  say "no .deb: it takes dpkg-deb and fakeroot"
fi
ls -d "$out/headroom" "$out"/headroom_*.deb 2>/dev/null || true
$check || exit 0

# ---- tries what was made, as it would be installed ----
deb=$(ls "$out"/headroom_*.deb)
dpkg-deb -I "$deb" | grep -q 'Depends:.*libgtk-3-0' || die "the .deb does not name the libraries that it needs"
dpkg-deb -x "$deb" "$work/root"
find "$work/root" -name '*.desktop' | grep -q . || die "the .deb has no entry for the menu"
bin="$work/root/opt/headroom/bin" command="$work/root/opt/headroom/bin/headroom"
if [ "$(id -u)" = 0 ] && ! dpkg -s headroom >/dev/null 2>&1; then
  say "installing it for the check"
  trap 'dpkg --purge headroom >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
  dpkg -i "$deb" >"$work/dpkg" 2>&1 || die "the .deb does not install: $(tail -n 3 "$work/dpkg" | tr '\n' ' ')"
  bin=/opt/headroom/bin command=/usr/bin/headroom
  entry=/usr/share/applications/headroom.desktop
  starts=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$entry" | head -n 1)
  [ -x "$(command -v "$starts")" ] || die "the entry in the menu starts $starts, which is not there"
fi
said=$("$command" --version 2>&1) || die "the command line in the .deb does not run: $said"
[ "$said" = "headroom $version" ] || die "the command line in the .deb says more than its version: $said"
"$command" model list | grep -q '^moist-air ' || die "the command line in the .deb lists no models"
printf 'drybulb_c,rh_percent,pressure_pa\n35,50,101325\n' | "$command" model moist-air | grep -q '^35,50,101325,26\.1' ||
  die "a model in the .deb answers something else"
HEADROOM_DB="$work/window.db" "$here/window.sh" "$work/window.png" "$bin/headroom-desktop" || die "the window in the .deb did not come up"
cp "$work/window.png" "$out/window.png"
if [ "$bin" = /opt/headroom/bin ]; then
  dpkg --purge headroom >/dev/null
  [ ! -e /opt/headroom ] && [ ! -e /usr/bin/headroom ] && [ ! -e "$entry" ] || die "the package leaves something behind when it is purged"
fi
say "the packaged program and its window run: $out/window.png"
