#!/usr/bin/env bash
# Twelve journeys of a new user, and one of a practice and its client, through the real window under Xvfb: real keys, a real pointer, real time,
# each from an empty data folder.
#   journeys.sh ROLLTAKT SEEN_WINDOW BOARD SERIAL_SHIM WORK_FOLDER [JOURNEY..]
# SEEN_WINDOW is the player with a witness (seen_window.cpp): what is on the screen, and where, is
# read from the frame last shown, and every step waits for what it needs. What was done is told by
# the disk, read by another process of the player itself.
set -euo pipefail
if [ -z "${ROLLTAKT_JOURNEYS:-}" ]; then
    ROLLTAKT_JOURNEYS=1 exec xvfb-run -a -s "-screen 0 1280x720x24" "$0" "$@"
fi
rolltakt=$1 window_program=$2 board=$3 shim=$4 work=$5
shift 5
unset SDL_VIDEODRIVER WAYLAND_DISPLAY LANGUAGE LC_MESSAGES
export DBUS_SESSION_BUS_ADDRESS=disabled: # nobody starts a bus for a test
export LIBGL_ALWAYS_SOFTWARE=1 SDL_AUDIODRIVER=dummy LC_ALL=C
# The graphics driver leaks, and the preloaded shim comes before the sanitizer.
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0:detect_stack_use_after_return=0
journey='' player='' data='' seen='' day=0 faster=''
exercises=$(cd "$(dirname "$0")/../../exercises" && pwd)

fail() {
    import -window root "$work/failed-$journey.png" || true
    echo "journeys: $journey: $* (picture: $work/failed-$journey.png, words: $seen)" >&2
    exit 1
}
ended() {
    kill $(jobs -p) 2>/dev/null || true
    wait
}
trap ended EXIT

# --- hands and eyes -------------------------------------------------------------------------------

opened() { # [ARGUMENT..]: starts the player, waits for its first frame
    rm -f "$seen"
    ROLLTAKT_SEEN=$seen ROLLTAKT_DAYS_LATER=$day ROLLTAKT_TIMES_FASTER=$faster "$window_program" --data "$data" "$@" &
    player=$!
    local window=''
    for _ in 1 2 3; do # a search that meets a window which just goes ends with an X error
        window=$(timeout 30 xdotool search --sync --onlyvisible --name '^Rolltakt$' | head -n 1) && break
    done
    [ -n "$window" ] || fail "no window"
    xdotool windowfocus --sync "$window"
    comes 30 '^focus'
}
closed() { # as at logout
    kill -TERM "$player"
    wait "$player" || fail "the player ended with $?"
}

shows() { [ -e "$seen" ] && grep -q "$1" "$seen"; } # PATTERN, of lines as seen_window.cpp tells them
comes() {                                           # SECONDS PATTERN
    local until=$((SECONDS + $1))
    until shows "$2"; do
        kill -0 "$player" 2>/dev/null || fail "the player ended"
        [ $SECONDS -lt $until ] || fail "'$2' does not come within $1 s"
        sleep 0.05
    done
}
goes() { # SECONDS PATTERN
    local until=$((SECONDS + $1))
    while shows "$2"; do
        kill -0 "$player" 2>/dev/null || fail "the player ended"
        [ $SECONDS -lt $until ] || fail "'$2' does not go within $1 s"
        sleep 0.05
    done
}
text() { comes "${2:-10}" "^text	.*$1"; }
words() { comes "${2:-10}" "^text	$1$"; } # a whole text
widget() { comes "${2:-10}" "^widget	$1	"; }

press() { xdotool key --delay 8 "$@"; } # KEY..: 8 ms between down and up, as a quick finger
place() { sed -n "s/^widget	$1	\(-\?[0-9]*\)	\(-\?[0-9]*\)	on$/\1 \2/p" "$seen" | head -n 1; }
click() { # ID: waits until it can be pressed, scrolls to it, presses it
    local x y before until=$((SECONDS + 15))
    comes 15 "^widget	$1	.*	on$"
    read -r x y < <(place "$1")
    while [ "$y" -ge 700 ] || [ "$y" -lt 10 ]; do
        before=$y
        xdotool mousemove 640 360 click "$([ "$y" -ge 700 ] && echo 5 || echo 4)" # the wheel
        while read -r x y < <(place "$1") && [ "$y" = "$before" ]; do
            [ $SECONDS -lt $until ] || fail "$1 cannot be scrolled into sight"
            sleep 0.05
        done
        [ -n "$y" ] || fail "$1 is gone"
    done
    xdotool mousemove "$x" "$y" click 1
}
types() { # ID WORDS: into a field
    click "$1"
    comes 5 "^focus	$1$"
    xdotool type --delay 20 "$2"
}
holds_escape_until() { # PATTERN
    xdotool keydown Escape
    comes 10 "$1"
    xdotool keyup Escape
}

told() { "$rolltakt" "$@" --json --data "$data"; } # by another process
disk() {                                           # SECONDS PATTERN COMMAND..
    local seconds=$1 pattern=$2 until=$((SECONDS + $1))
    shift 2
    until told "$@" | grep -q "$pattern"; do
        [ $SECONDS -lt $until ] || fail "rolltakt $*: no $pattern within $seconds s: $(told "$@" | head -c 600)"
        sleep 0.2
    done
}

later() { # DAY COMMAND..: by another process of the player, on that day of the journey
    local day=$1
    shift
    ROLLTAKT_SEEN=$seen ROLLTAKT_DAYS_LATER=$day "$window_program" "$@" --data "$data" >/dev/null ||
        fail "rolltakt $* on day $day"
}
on_paper() { # FILE.pdf WORDS: a picture of each page beside it, none of them empty
    local page
    pdftotext -layout "$1" - | grep "$2" >/dev/null || fail "$1 does not tell '$2'"
    pdftoppm -r 60 -png "$1" "${1%.pdf}"
    for page in "${1%.pdf}"-*.png; do
        [ "$(convert "$page" -format '%[fx:mean<0.995]' info:)" = 1 ] || fail "$page is empty"
    done
}

past_the_first_steps() { # and at the start
    widget next
    press Escape
    widget tight
}
literally() { printf '%s' "$1" | sed 's/[][\.*^$]/\\&/g'; }
answers_by_enter() { # each question before a session, and what is different, until PATTERN comes
    local question
    while comes 20 "$1\|^widget	\(skip\|answer:go\)	" && ! shows "$1"; do
        question=$(grep '^text' "$seen" | head -n 1)
        press Return
        goes 10 "^$(literally "$question")$"
    done
}
begins_without_sensor() { # at the start, nothing of the safety questions being answered
    click without
    widget done
    press Return
    answers_by_enter '^widget	stop	'
}
stops() { # the session by holding Escape; the questions afterwards by Enter
    holds_escape_until '^widget	\(skip\|home\)	'
    answers_by_enter '^widget	home	'
}

plug_in() { # LINE FOLDER: what the system says of a USB port whose line is that, as the shim shows it
    until [ -e "$1" ]; do sleep 0.05; done
    local usb=$2/sys/devices/usb1/ttyUSB9 fact
    mkdir -p "$2/dev" "$2/sys/class/tty" "$usb/1-1:1.0/ttyUSB9/tty/ttyUSB9"
    for fact in busnum=1 devnum=7 idVendor=1a86 idProduct=7523 product=USB-Serial; do
        echo "${fact#*=}" >"$usb/${fact%=*}"
    done
    ln -s ../../../ttyUSB9 "$usb/1-1:1.0/ttyUSB9/tty/ttyUSB9/device"
    ln -s "$(readlink -f "$1")" "$2/dev/ttyUSB9"
    ln -s "../../devices/usb1/ttyUSB9/1-1:1.0/ttyUSB9/tty/ttyUSB9" "$2/sys/class/tty/ttyUSB9"
}

# --- the journeys ---------------------------------------------------------------------------------

first_steps() { # by Enter alone, from the first window into the first session without sensor
    local began=$SECONDS took
    opened
    for n in 1 2 3 4; do
        text "First steps, $n of 6"
        press Return
    done
    widget done
    press Return
    text 'First steps, 6 of 6'
    comes 20 '^focus	without$' # there is no roller
    press Return
    answers_by_enter '^widget	stop	'
    took=$((SECONDS - began))
    [ $took -le 180 ] || fail "the first session began after $took s"
    echo "journeys: from the first window into the first session in $took s"
    disk 5 '"roller":"none".*"state":"unfinished"' sessions
    disk 5 '"screening_due":true' care # one key answers no statements
    closed
}

skipped_steps() { # the first steps are skipped, not shown again, and found in the settings
    opened
    past_the_first_steps
    closed
    opened
    widget tight
    click settings
    click welcome
    text 'First steps, 1 of 6'
    press Return
    text 'First steps, 2 of 6'
    press Escape
    widget tight
    closed
}

german() { # chosen with the pointer, and kept
    opened
    past_the_first_steps
    text 'Where is it tight today'
    click settings
    words Settings
    click german
    words Einstellungen
    press Escape
    text 'Wo ist es heute verspannt'
    closed
    opened
    text 'Wo ist es heute verspannt'
    closed
}

simulated() { # a session on a simulated roller, to its end
    opened
    past_the_first_steps
    click simulated
    widget stop 30
    comes 60 '^text	Roll$'
    disk 60 '"length_m":[0-9]' session last
    local step=0
    until shows '^widget	home	'; do
        press Right
        sleep 0.2
        [ $((step += 1)) -lt 60 ] || fail "no end after 60 steps"
    done
    disk 10 '"roller":"sim".*"state":"done"' sessions
    click home # the last Right may have gone to the button beside
    widget tight
    closed
}

sentences() { # EXERCISE: how to lie and where to roll, one a line
    sed -n 's/^\(set_up\|path\)\.en = "\(.*\)"$/\2/p' "$exercises/$1.toml" | sed 's/\. /.\n/g'
}
was_shown() { # WORDS: a whole text of this window, at any time
    grep -qxF "text	$1" "$seen.ever" || fail "'$1' was never shown"
}
by_eye() { # the first routine without any sound, with nothing touched from its beginning to its summary
    local exercise sentence next began
    faster=5 # of five minutes one
    opened play starter --roller sim --no-sound
    faster=''
    words 'Get ready' 60 # on a simulated roller nothing is asked
    began=$SECONDS
    comes 120 '^widget	\(skip\|home\)	'
    [ $((SECONDS - began)) -le 90 ] || fail "the starter routine took $((SECONDS - began)) s"
    echo "journeys: the starter routine by eye in $((SECONDS - began)) s"
    for exercise in calf front_thigh lie_quiet; do
        [ -n "$(sentences "$exercise")" ] || fail "no words of $exercise"
        while read -r sentence; do was_shown "$sentence"; done < <(sentences "$exercise")
    done
    for next in 'Calf – right' 'Front thigh – right' 'Lie quiet'; do
        grep -q "^text	→ $next" "$seen.ever" || fail "that $next is next was never shown"
    done
    was_shown Roll
    answers_by_enter '^widget	home	'
    disk 10 '"routine":"starter","roller":"sim".*"state":"done"' sessions
    closed
}

body_map() { # a muscle marked with the pointer, three minutes, started and stopped
    opened
    past_the_first_steps
    click tight
    click map:calf:left
    click minutes:3
    text 'Today: Calf'
    click without
    widget done
    press Return
    answers_by_enter '^widget	stop	'
    words 'Calf – left'
    comes 60 '^text	Roll$'
    stops
    disk 10 '"state":"stopped"' sessions
    disk 5 '"exercise":"calf","side":"left"' session last
    closed
}

keys() { # paused, gone on, skipped and gone back by the keyboard and by a presenter's keys
    opened
    past_the_first_steps
    begins_without_sensor
    words 'Calf – left'
    press space
    words Paused
    press space
    goes 10 '^text	Paused$'
    press b # a presenter blanks the screen
    words Paused
    press period
    goes 10 '^text	Paused$'
    press Right
    words '→ Calf – right' # changing sides
    press Next             # Page down: a presenter's "on"
    words 'Calf – right'
    press Next
    text 'Front thigh.* – left$'
    press Prior Prior # Page up; once is this step anew
    text 'Calf – right$'
    stops
    disk 5 '"roller":"none".*"state":"stopped"' sessions
    closed
}

pain() { # told in a session: that exercise is over, and is spared when it begins again
    opened
    past_the_first_steps
    begins_without_sensor
    press x
    widget answer:8
    press 8
    words 'First to a professional'
    sleep 1      # in haste it would not be heard
    press Escape # on without this place: its other side neither
    text 'Front thigh.* – left$'
    stops
    disk 10 '"stopped_by_pain":true' session last
    press Return
    click without
    answers_by_enter '^widget	answer:go	'
    text 'hurt today'
    closed
}

people() { # a second person, chosen by name at the next start
    opened
    past_the_first_steps
    click settings
    types name Bernd
    press Return
    words Bernd
    closed
    [ -e "$data/people/Bernd.db" ] || fail "no file of the second person"
    opened
    click person:Bernd
    widget people
    words Bernd
    closed
}

fever() { # refuses a session and says why; cleared again
    opened
    past_the_first_steps
    click care
    click screening
    click tick:fever
    words 'Save what is ticked (Enter)'
    click done
    disk 10 'fever' care
    press Escape
    click without
    answers_by_enter '^widget	answer:home	'
    words 'Not today'
    text fever
    told sessions | grep -q '"sessions":\[\]' || fail "a session began"
    press Return
    click care
    click screening
    click tick:fever
    words 'Save: none of it applies to me'
    click done
    widget screening
    disk 10 '"stops":\[\]' care
    press Escape
    click without
    answers_by_enter '^widget	stop	'
    disk 10 '"state":"unfinished"' sessions
    closed
}

roller() { # set up: the self-test with the pointer; then a session deleted by asking twice
    local on_it_after=23 test_at=9 # s: the test leaves the roller alone for 11.5 s, then 4 s to get on
    "$board" --script "away $on_it_after, hold 60, repeat" --pty "$data/line" >/dev/null &
    local plugged=$! since=$SECONDS
    plug_in "$data/line" "$data/usb"
    ROLLTAKT_SERIAL_SHIM=$data/usb LD_PRELOAD=$shim opened
    past_the_first_steps
    click roller
    comes 20 '^widget	self-test	.*	on$'
    until [ $((SECONDS - since)) -ge $test_at ]; do sleep 0.1; done
    click self-test
    text 'front left: in order' 40
    text 'rear right: in order'
    press Escape
    click start
    widget done
    press Return
    answers_by_enter '^widget	stop	'
    stops
    click sessions
    click 'delete:.*'
    words 'Delete this session for good?'
    disk 5 '"roller":"port"' sessions
    click 'remove:.*'
    disk 10 '"sessions":\[\]' sessions
    closed
    kill "$plugged"
}

focused() { grep '^focus	' "$seen" 2>/dev/null || true; }
tabs_to() { # WIDGET: by Tab alone, each once where the one before led to is seen to stay
    local before now until=$((SECONDS + 30))
    while before=$(focused) && [ "$before" != "focus	$1" ]; do
        [ -n "$before" ] || continue # the next frame is being told
        press Tab
        now=$before
        until [ -n "$now" ] && [ "$now" != "$before" ] && [ "$now" = "$(focused)" ]; do
            [ $SECONDS -lt $until ] || fail "Tab does not lead to $1"
            now=$(focused)
            sleep 0.1
        done
    done
}
week_of_diary() { # by keyboard alone, in under two minutes; a symptom and a factor are asked each day
    opened
    past_the_first_steps
    local began=$SECONDS day n entry
    press m
    comes 10 '^focus	quality$'
    tabs_to asking
    press Return
    widget ask-stress
    tabs_to ask-stress
    press Return
    text 'Asked: 1 of'
    tabs_to ask-alcohol
    press Return
    text 'Asked: 2 of'
    press Escape
    widget ask-alcohol
    widget quality
    press Escape
    widget tight
    for day in 7 6 5 4 3 2 1; do
        press m
        comes 10 '^focus	quality$'
        for n in $(seq "$day"); do
            press Prior
            text "Night to $(date -d "-$n days" '+%-d %b %Y')"
        done
        comes 10 '^focus	quality$'
        for entry in $((day % 5 + 4)) 2245 2310 25 2 20 0630 065$((day % 6)); do
            xdotool type --delay 8 "$entry"
            press Tab
        done
        comes 10 '^focus	\(dose-mg\|again-0\)$' # no Tab is still to be heard
        if [ "$day" = 7 ]; then
            xdotool type --delay 8 200
            press Tab plus Tab # of magnesium itself
            comes 10 '^focus	dose-at$'
            xdotool type --delay 8 2130
            text '21:30'
        fi
        tabs_to ask-stress
        xdotool type --delay 8 "$day"
        tabs_to ask-alcohol
        xdotool type --delay 8 1
        tabs_to keep
        press Return
        widget tight
    done
    [ $((SECONDS - began)) -lt 120 ] || fail "a week took $((SECONDS - began)) s"
    echo "journeys: a week of the diary in $((SECONDS - began)) s"
    disk 10 '"nights":\[{.*}\]' log show
    [ "$(told log show | grep -o '"wake_date"' | wc -l)" = 7 ] || fail "not seven nights: $(told log show)"
    told log show | grep -q '"elemental_mg":200' || fail "no dose: $(told log show)"
    for entry in stress alcohol; do
        [ "$(told log show | grep -o "\"item\":\"$entry\"" | wc -l)" = 7 ] || fail "not seven answers: $(told log show)"
    done
    closed
}

settings() { # from the start
    click settings
    widget german
}
to_the_plan() { # from the start
    settings
    click plan
    widget look
}
practice() { # a plan made, played for four weeks, the last of them too fast; the changed plan comes back
    local desk=$data/desk client=$data/client other=$data/other began=$SECONDS
    local plan=$desk/plans/slow_pace.rtplan secret='KWRT-7PQX mpbt'
    data=$desk
    opened
    past_the_first_steps
    settings
    click practice
    click new:slow_pace
    types author 'Praxis am Markt'
    types client K-017
    click make
    click weeks
    press ctrl+a
    types weeks 5
    press Return
    comes 5 '^widget	undo	.*	on$'
    click exercises:0
    click sets:2
    click back
    click rules
    types look-pace 3.5
    press Return
    click back
    click hand-over
    types secret "$secret"
    types secret-again "$secret"
    click seal
    until [ -s "$plan" ]; do
        [ $((SECONDS - began)) -lt 300 ] || fail "no sealed plan"
        sleep 0.2
    done
    echo "journeys: a plan made and sealed in $((SECONDS - began)) s"
    text "It is sealed"
    click print
    text 'slow_pace.pdf'
    click order-sheet
    text 'order-sheet.pdf'
    closed

    data=$client # the person whose sessions are nobody's history
    opened --person practice
    past_the_first_steps
    to_the_plan
    types file "$plan"
    click look
    widget passphrase
    types passphrase "$secret"
    press Return
    comes 20 '^widget	take	'
    press Return
    text 'is your plan now'
    closed
    plays slow_pace.slowly calm 0 2 4 7 9 11 14 16 18
    day=20
    replies "$client/first.rolltakt" '9 sessions'
    plays slow_pace.slowly hurried 21 23 25
    day=27
    replies "$client/second.rolltakt" '3 sessions'

    # Somebody else of the practice, with nothing to be looked at.
    data=$desk
    echo "$secret" >"$other.secret"
    later 0 plan new calm_evenings "$other.toml" --author 'Praxis am Markt' --for A-001
    later 0 export plan "$other.toml" "$other.rtplan" --client A-001 --passphrase-file "$other.secret"
    data=$other
    later 0 import plan "$other.rtplan" --person practice --passphrase-file "$other.secret"
    plays evening_calm calm 1 3
    later 20 export reply "$other.rolltakt" --person practice

    data=$desk day=20
    later 20 import reply "$other.rolltakt"
    to_the_review
    types file "$client/first.rolltakt"
    click take
    text K-017
    goes 10 'too fast'
    click plain
    closed
    day=27
    to_the_review
    types file "$client/second.rolltakt"
    click take
    text 'too fast' # on top, with its reason
    [ "$(grep -o 'K-017\|A-001' "$seen" | head -n 1)" = K-017 ] || fail "the hurried week is not on top"
    click "$(sed -n 's/^widget	\(row:[^	]*\)	.*/\1/p' "$seen" | head -n 1)"
    text 'Change and answer'
    press Return
    widget send
    types said 'Take your time this week'
    click 'sets+:0:calf'
    types file "$desk/second.rolltakt"
    click send
    text 'Version 2'
    closed

    data=$client
    opened --person practice
    widget tight
    to_the_plan
    types file "$desk/second.rolltakt"
    click look
    comes 20 '^widget	take	'
    text 'Take your time this week'
    press Return
    text 'is your plan now'
    press Escape
    text 'Changed since last time'
    closed

    later 27 report "$client/report-en.pdf" --person practice --language en
    later 27 report "$client/report-de.pdf" --person practice --language de
    on_paper "$client/report-en.pdf" Pace
    on_paper "$client/report-de.pdf" Tempo
    data=$desk
    on_paper "$desk/plans/slow_pace.pdf" 'Learning to roll slowly'
    on_paper "$desk/plans/order-sheet.pdf" Calf
    later 0 plan print slow_pace "$desk/hand-out-de.pdf" --language de
    later 0 plan order-sheet "$desk/order-sheet-de.pdf" --language de
    on_paper "$desk/hand-out-de.pdf" 'Langsam rollen lernen'
    on_paper "$desk/order-sheet-de.pdf" Wade
    data=$(dirname "$desk") day=0
}
plays() { # ROUTINE CHARACTER DAY..: the practising person, a session on each of these days
    local routine=$1 character=$2 of
    shift 2
    for of; do
        later "$of" play "$routine" --roller "sim:person=$character,build=bed,seed=$((of + 1))" \
            --headless --speed 2000 --no-sound --person practice
    done
}
replies() { # FILE HOW_MANY: the practising person to the practice
    opened --person practice
    widget tight
    to_the_plan
    click reply
    text "$2"
    types reply-file "$1"
    click seal
    text 'Only the practice can open it'
    closed
}
to_the_review() {
    opened
    widget tight
    settings
    click review
    widget 'row:.*'
}

all="first_steps skipped_steps german simulated by_eye body_map keys pain people fever roller week_of_diary practice"
mkdir -p "$work"
for journey in ${*:-$all}; do
    case " $all " in *" $journey "*) ;; *)
        echo "journeys: there is no '$journey'; there are: $all" >&2
        exit 2
        ;;
    esac
    data=$work/$journey seen=$work/$journey.seen
    rm -rf "$data" "$work/failed-$journey.png"
    mkdir -p "$data"
    began=$SECONDS
    "$journey"
    echo "journeys: $journey: $((SECONDS - began)) s"
done
