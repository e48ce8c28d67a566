#!/usr/bin/env bash
# install_test.sh BUILD FOLDER: installs the built player into FOLDER, and runs it from there; then the
# same from a Debian package. What it installed has to be enough: exercises, German, desktop files.
set -eu
build=$1 folder=$2
fail() {
    echo "install: $*" >&2
    exit 1
}
rm -rf "$folder"
mkdir -p "$folder"

runs() { # PREFIX: the player there finds what was installed beside it
    local prefix=$1 data=$folder/data
    rm -rf "$data"
    [ -d "$prefix/share/rolltakt/exercises/routines" ] || fail "no exercises in $prefix"
    "$prefix/bin/rolltakt" routine check "$prefix/share/rolltakt/exercises/routines/starter.toml" >/dev/null ||
        fail "the starter routine has a mistake"
    "$prefix/bin/rolltakt" routine list --data "$data" --json | grep -q '"id":"starter"' ||
        fail "no starter routine"
    [ -s "$prefix/share/rolltakt/claims/legs.toml" ] || fail "no claims in $prefix"
    "$prefix/bin/rolltakt" claims legs --data "$data" --json | grep -q '"id":"ferritin"' ||
        fail "the claims are not found"
    "$prefix/bin/rolltakt" sessions --data "$data" --language de | grep -q "Noch keine Sitzung" ||
        fail "no German"
    "$prefix/bin/rolltakt" play starter --roller none --headless --speed 1000 --data "$data" >/dev/null ||
        fail "the starter routine does not play"
}

cmake --install "$build" --prefix "$folder/prefix" >/dev/null
runs "$folder/prefix"
desktop-file-validate "$folder/prefix/share/applications/rolltakt.desktop"
appstreamcli validate --no-net "$folder/prefix/share/metainfo/rolltakt.metainfo.xml" >/dev/null ||
    fail "the metainfo is not valid"
[ -s "$folder/prefix/share/icons/hicolor/scalable/apps/rolltakt.svg" ] || fail "no icon"
[ -s "$folder/prefix/lib/udev/rules.d/70-rolltakt.rules" ] || fail "no rule for the serial ports"

(cd "$folder" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$folder/package" >"$folder/cpack.log" 2>&1) ||
    fail "cpack: $(tail -3 "$folder/cpack.log")"
package=$(ls "$folder"/package/rolltakt_*.deb)
depends=$(dpkg-deb -f "$package" Depends)
for needed in fonts-inter libsdl2 libserialport0 libsqlite3-0 tzdata; do
    case $depends in *$needed*) ;; *) fail "the package does not depend on $needed: $depends" ;; esac
done
dpkg-deb -x "$package" "$folder/root"
runs "$folder/root/usr"
echo "installed and packaged: $(basename "$package")"
rm -rf "$folder"
