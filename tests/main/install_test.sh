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
for said in "<developer_name>" "<control>gamepad</control>"; do
    grep -qF "$said" "$folder/prefix/share/metainfo/rolltakt.metainfo.xml" || fail "no $said in the metainfo"
done
[ -s "$folder/prefix/share/icons/hicolor/scalable/apps/rolltakt.svg" ] || fail "no icon"
mkdir -p "$folder/share/mime/packages"
cp "$folder/prefix/share/mime/packages/rolltakt.xml" "$folder/share/mime/packages/"
XDG_DATA_DIRS="$folder/share" update-mime-database "$folder/share/mime" >"$folder/mime.log" 2>&1 ||
    fail "the MIME type is not valid: $(tail -3 "$folder/mime.log")"
sealed=application/x-rolltakt-sealed
for name in '*.rtplan' '*.rolltakt'; do
    grep -qF ":$sealed:$name" "$folder/share/mime/globs2" || fail "$name is no file of ours to a desktop"
done
grep -aq "$sealed" "$folder/share/mime/magic" || fail "a sealed file is not known by its first bytes"
grep -q "^MimeType=$sealed;" "$folder/prefix/share/applications/rolltakt.desktop" ||
    fail "the player does not open what is its own"
grep -q '^Exec=rolltakt --open %F$' "$folder/prefix/share/applications/rolltakt.desktop" ||
    fail "the desktop hands the player no file"
[ -s "$folder/prefix/lib/udev/rules.d/70-rolltakt.rules" ] || fail "no rule for the serial ports"

(cd "$folder" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$folder/package" >"$folder/cpack.log" 2>&1) ||
    fail "cpack: $(tail -3 "$folder/cpack.log")"
package=$(ls "$folder"/package/rolltakt_*.deb)
depends=$(dpkg-deb -f "$package" Depends)
for needed in fonts-inter libsdl2 libserialport0 libsqlite3-0 tzdata; do
    case $depends in *$needed*) ;; *) fail "the package does not depend on $needed: $depends" ;; esac
done
for wished in espeak-ng libnotify-bin; do
    dpkg-deb -f "$package" Recommends | grep -qw -- "$wished" || fail "the package does not recommend $wished"
done
dpkg-deb -x "$package" "$folder/root"
runs "$folder/root/usr"

# Each library that the program is linked with comes with the package: it is in what the package
# depends on, or in what that does.
there_with() { # DEPENDS: the packages that are there then, as far as this computer has them
    dpkg-query -W -f '${Package}\t${Depends}, ${Pre-Depends}\n' | awk -F '\t' -v first="$1" '
        function take(list, names, i, n) {
            gsub(/\([^)]*\)|:[a-z0-9]+/, "", list)
            n = split(list, names, /[,|]/)
            for (i = 1; i <= n; i++) {
                gsub(/ /, "", names[i])
                if (names[i] != "" && !(names[i] in taken)) {
                    taken[names[i]] = 1
                    waiting[++last] = names[i]
                }
            }
        }
        { needs[$1] = needs[$1] ", " $2 }
        END {
            take(first)
            for (at = 1; at <= last; at++) take(needs[waiting[at]])
            for (at = 1; at <= last; at++) print waiting[at]
        }'
}
package_of() { # LIBRARY: either name of a folder that /usr took in
    local file
    for file in "$1" "/usr$1" "${1#/usr}" "$(readlink -f "$1")"; do
        dpkg-query -S "$file" 2>/dev/null | sed 's/:.*//' | head -n 1 | grep . && return
    done
    return 1
}
ldd "$folder/root/usr/bin/rolltakt" >"$folder/linked"
! grep 'not found' "$folder/linked" || fail "a library is not there"
there_with "$depends" >"$folder/there"
sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' "$folder/linked" | while read -r library; do
    owner=$(package_of "$library") || fail "$library is of no package"
    grep -qx "$owner" "$folder/there" || fail "$library is of $owner, which the package does not need: $depends"
done
[ "$(grep -c '=> /' "$folder/linked")" -gt 10 ] || fail "the libraries were not told"
echo "installed and packaged: $(basename "$package")"
rm -rf "$folder"
