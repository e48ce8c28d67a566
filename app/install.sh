# Sourced by app/run and tests/run: packages of app/packages, and one way to build. Everything said here
# goes to standard error.

say() { printf 'rolltakt: %s\n' "$*" >&2; }

# install_packages LIST PART..: installs the packages of these parts that are not there yet.
install_packages() {
    local list=$1 part missing=() name as_root=()
    shift
    for part in "$@"; do
        while read -r kind name; do
            [ "$kind" = "$part" ] || continue
            dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' ||
                missing+=("$name")
        done <"$list"
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            say "these packages are missing; install them as root: apt-get install ${missing[*]}"
            exit 1
        }
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    { ${as_root[@]+"${as_root[@]}"} apt-get update -q &&
        ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends "${missing[@]}"; } >&2 || {
        say "apt-get could not install them; look above for its reason"
        exit 1
    }
}

# build_tree SOURCE BUILD TARGET CMAKE-ARGUMENT..: quiet unless it fails; the log stays in BUILD.
build_tree() {
    local source=$1 build=$2 target=$3
    shift 3
    mkdir -p "$build"
    local launcher=()
    # Paths below the sources count as relative, so that a second clone finds what the first compiled.
    export CCACHE_BASEDIR=$source CCACHE_NOHASHDIR=1
    command -v ccache >/dev/null &&
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
    { cmake -S "$source" -B "$build" -G Ninja ${launcher[@]+"${launcher[@]}"} "$@" &&
        cmake --build "$build" --target "$target"; } >"$build/build.log" 2>&1 || {
        tail -n 60 "$build/build.log" >&2
        say "the build failed; the whole log is $build/build.log"
        exit 1
    }
    grep -E 'warning:|flash .*RAM|bytes of' "$build/build.log" >&2 || true
}
