#!/usr/bin/env bash
# The window as a person meets it: a real one under Xvfb, real keys, a real pointer, real time.
#   window_smoke.sh ROLLTAKT BOARD SERIAL_SHIM WORK_FOLDER
# First evening: an empty folder and no roller. Second evening: the roller is plugged in (the
# firmware on its simulated board behind a pseudo-terminal that looks like a USB port).
# What is on the screen is told by the colour of its bar, what was done by what is on the disk.
set -euo pipefail
if [ -z "${ROLLTAKT_SMOKE:-}" ]; then
    ROLLTAKT_SMOKE=1 exec xvfb-run -a -s "-screen 0 1280x720x24" "$0" "$@"
fi
rolltakt=$1 board=$2 shim=$3 work=$4
unset SDL_VIDEODRIVER WAYLAND_DISPLAY
export DBUS_SESSION_BUS_ADDRESS=disabled: # nobody starts a bus for a test
export LIBGL_ALWAYS_SOFTWARE=1 SDL_AUDIODRIVER=dummy
# The graphics driver leaks, and the preloaded shim comes before the sanitizer.
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0:detect_stack_use_after_return=0

yellow=F0E442 green=4FC9A1 grey=C9D1D8 vermillion=FF956B page=0D1115
window= inputs=0 began=0
data=$work/data

fail() {
    import -window root "$work/failed.png" || true
    echo "window_smoke: $* (picture: $work/failed.png)" >&2
    exit 1
}
ended() {
    kill $(jobs -p) 2>/dev/null || true
    wait
}
trap ended EXIT

# --- hands and eyes -------------------------------------------------------------------------------

opened() { # opened ARGUMENT..: starts the player, waits for its window
    began=$(date +%s%N)
    inputs=0
    "$rolltakt" --data "$data" --language en "$@" &
    player=$!
    window=$(timeout 30 xdotool search --sync --onlyvisible --name '^Rolltakt$' | head -n 1) || fail "no window"
    xdotool windowfocus --sync "$window"
    bar_is $page 20
    sleep 0.5
}
since() { echo $((($(date +%s%N) - began) / 1000000)); } # ms

keys() { # one input each; 4 ms down, 4 ms up: several in one frame. Below 2 ms X means a repetition
    inputs=$((inputs + $#))
    xdotool key --delay 8 "$@"
}
click() { # X Y, down and up at once
    inputs=$((inputs + 1))
    xdotool mousemove "$1" "$2" click 1
}
colour() { # X Y
    import -window root -crop "1x1+$1+$2" -depth 8 txt:- | grep -o '#[0-9A-F]\{6\}' | head -n 1 | tr -d '#'
}
bar() { colour 12 12; }
bar_is() { # COLOUR SECONDS
    local until=$((SECONDS + $2))
    while [ "$(bar)" != "$1" ]; do
        kill -0 "$player" 2>/dev/null || fail "the player ended"
        [ $SECONDS -lt $until ] || fail "the bar is $(bar), not $1 within $2 s"
        sleep 0.1
    done
}
on_disk() { # PATTERN SECONDS: in the last session, as another process reads it
    local until=$((SECONDS + $2))
    until "$rolltakt" session last --json --data "$data" | grep -q "$1"; do
        [ $SECONDS -lt $until ] || fail "no $1 on the disk within $2 s"
        sleep 0.3
    done
}
closed() { # as at logout
    kill -TERM "$player"
    wait "$player" || fail "the player ended with $?"
}

rm -rf "$work"
mkdir -p "$work"

# --- the first evening: nobody has set anything up ------------------------------------------------

opened
keys Escape         # the first steps: not now
keys Tab Tab Return # past "start" and "without sensor" to the simulated roller, in one burst
bar_is $yellow 20   # get ready
bar_is $green 60    # the work
on_disk '"length_m":[0-9]' 60 # the first stroke
click 343 677                 # "Pause", with the pointer
bar_is $grey 5
keys space
bar_is $green 5
keys space space space # none may be lost: an odd number of them pauses
bar_is $grey 5
keys space space # goes on and pauses again
sleep 1
bar_is $grey 1
keys space
bar_is $green 5
keys Escape # short: nobody stops by accident
sleep 1
bar_is $green 1
xdotool keydown Escape
bar_is $page 10 # the summary
xdotool keyup Escape
import -window root "$work/summary.png"
summary=$(colour 60 460) # a card
keys Tab Return # "All sessions"
sleep 1
import -window root "$work/sessions.png"
[ "$(colour 60 460)" != "$summary" ] || fail "the list did not open"
keys Escape
sleep 1
closed
"$rolltakt" sessions --json --data "$data" | grep -q '"state":"stopped"' || fail "no stopped session in the list"

# --- the second evening: from open laptop to the first stroke -------------------------------------

"$rolltakt" care screening --none --data "$data"
"$board" --script "away 30, roll 300 @3, repeat" --pty "$work/line" >/dev/null &
plugged=$!
until [ -e "$work/line" ]; do sleep 0.1; done
usb=$work/usb/sys/devices/usb1/ttyUSB9
mkdir -p "$work/usb/dev" "$work/usb/sys/class/tty" "$usb/1-1:1.0/ttyUSB9/tty/ttyUSB9"
for fact in busnum=1 devnum=7 idVendor=1a86 idProduct=7523 product=USB-Serial; do
    echo "${fact#*=}" >"$usb/${fact%=*}"
done
ln -s ../../../ttyUSB9 "$usb/1-1:1.0/ttyUSB9/tty/ttyUSB9/device"
ln -s "$(readlink -f "$work/line")" "$work/usb/dev/ttyUSB9"
ln -s "../../devices/usb1/ttyUSB9/1-1:1.0/ttyUSB9/tty/ttyUSB9" "$work/usb/sys/class/tty/ttyUSB9"
export ROLLTAKT_SERIAL_SHIM=$work/usb
LD_PRELOAD=$shim opened
keys Return # the routine played last stands first; its start has the focus
sleep 1
keys 0 # no discomfort
sleep 0.5
keys n # no painkiller; that it is the first week is told, then it begins by itself
bar_is $yellow 40
bar_is $green 60
work_after=$(since)
on_disk '"length_m":[0-9]' 60
stroke_after=$(since)
echo "window_smoke: $inputs input; work after $((work_after / 1000)) s, first stroke known after $((stroke_after / 1000)) s"
[ $inputs -le 3 ] || fail "$inputs inputs"
[ "$stroke_after" -le 90000 ] || fail "first stroke after $stroke_after ms"
kill "$plugged" # the plug is pulled
bar_is $vermillion 3
closed # in the middle: it is kept, and offered at the next start
"$rolltakt" sessions --json --data "$data" | grep -q '"state":"unfinished"' || fail "nothing to go on with"
