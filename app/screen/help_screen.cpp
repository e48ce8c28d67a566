#include "screen/help_screen.h"

#include "screen/column.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {

namespace {

using Line = HelpView::Line;
using wording::filled;
using wording::tr;

std::vector<std::string> texts_for(HelpFor screen) {
    switch (screen) {
    case HelpFor::home:
        return {
            tr("Choose a routine and press Enter. A roller that is plugged in is found by itself; "
               "without one, play without sensor, or try a simulated roller."),
            tr("Nothing has to be touched between the start and the end of a routine.")};
    case HelpFor::roller:
        return {
            tr("Check the roller, set its zero, and calibrate it with a known mass or by standing "
               "on it. The zero is set by itself as well, whenever the roller lies empty.")};
    case HelpFor::session:
        return {
            tr("A measured set begins when you lie down on the roller, and its clock stands "
               "while you are off it. Getting off is the stop that always works."),
            tr("While nobody rolls, the roller is a remote control: two presses go on, one long "
               "press leaves the step."),
            tr("\"≈\" means estimated from the force alone; a dash means: cannot tell.")};
    case HelpFor::summary:
        return {tr("Slow, steady and in the band is good. High force is never praised.")};
    case HelpFor::sessions:
        return {
            tr("Everything is saved by itself. Simulated sessions are marked, and are no part of "
               "your history.")};
    case HelpFor::settings:
        return {tr("Everything here is optional and can be changed at any time.")};
    case HelpFor::delay:
        return {tr("Once the delay is found, beats and countdown are played ahead by it. Over "
                   "100 ms the soft tone stays silent, for it would tell what is over.")};
    case HelpFor::welcome:
        return {tr("Six short steps, and then the first session. Each can be passed over; all of "
                   "it stands in the settings, and at their end the way back here.")};
    case HelpFor::people:
        return {tr("Choose who rolls today. Everybody has a file of their own: sessions, safety, "
                   "diary and plans.")};
    case HelpFor::tight:
        return {
            tr("Mark where it feels tight and choose how many minutes you have: a routine is put "
               "together from that.")};
    case HelpFor::question:
        return {tr("One key answers, and every question can be skipped. The answers make a session "
                   "lighter or leave a region out today; they are kept with it."),
                tr("0 is none, 10 the worst you can imagine.")};
    case HelpFor::pain:
        return {tr("The session waits for the answer. With strong pain, or one that is sharp, "
                   "radiating, numb or tingling, this exercise is over for today."),
                tr("0 is none, 10 the worst you can imagine.")};
    case HelpFor::strong_pain:
        return {tr("What stands there is to be read before anything else. Nothing goes on by "
                   "itself.")};
    case HelpFor::today:
        return {tr("What is different today, and why. It starts by itself after a while, unless "
                   "there is something that you have to decide.")};
    case HelpFor::unsaved:
        return {tr("The session is over and not saved yet. It is tried again by itself; leave "
                   "the window open until then.")};
    case HelpFor::unkept:
        return {tr("Your answers hold, but are not saved yet. Make room, and try again.")};
    case HelpFor::morning:
        return {tr("Type what was different and press Enter: it keeps everything and leads back. A "
                   "time is typed as 2245, and what you do not know stays empty."),
                tr("What is prefilled is what you told of the nights before; nothing of it is "
                   "measured. A night that is noted is corrected here, and its history is kept."),
                tr("Magnesium is noted as you took it. What institutes say about the amount stands "
                   "beside it; no dose is recommended.")};
    case HelpFor::day:
        return {tr("A day from four to four: bed, rolling, what was taken and what is planned. "
                   "Where two stand closer together than tables name, it says to ask a doctor or "
                   "pharmacist."),
                tr("It is about what you noted. Nothing here says when to take anything; leave a "
                   "medicine as it was prescribed.")};
    case HelpFor::intakes:
        return {tr("Note what was taken: magnesium by its form or by the label alone, iron, zinc, "
                   "calcium, vitamins, medicines, and coffee, tea and milk for the hours between "
                   "them. Whether a number is magnesium itself or the whole compound is never "
                   "guessed."),
                tr("Beside it stands what institutes say of the amount, and what lies close "
                   "together: ask a doctor or pharmacist about it. No dose is recommended."),
                tr("A line is corrected or taken back beside it; what it was stays in the diary's "
                   "history.")};
    case HelpFor::naps:
        return {tr("Note when you slept by day: from when, and until when or for how many minutes. "
                   "After midnight it still is the day before, until four."),
                tr("It is kept apart from the nights. What would lie in a night that you told, or "
                   "last longer than six hours, is not taken: that is a night."),
                tr("A line is corrected or taken back beside it; what it was stays in the diary's "
                   "history.")};
    case HelpFor::laboratory:
        return {tr("Note a value as the laboratory printed it, with its unit and the day. No range "
                   "and no target stands beside it, and nothing is judged."),
                tr("What a value means is for your doctor or the laboratory to say."),
                tr("A line is corrected or taken back beside it; what it was stays in the diary's "
                   "history.")};
    case HelpFor::dose_plan:
        return {tr("The plan is your own: from which day on, which magnesium, and when in the day. "
                   "A ramp-up, maintenance and a pause are steps of it."),
                tr("What institutes say of such a day stands beside it while you type. Nothing is "
                   "proposed, and nobody is told to take anything.")};
    case HelpFor::asking:
        return {tr("Choose the few that the morning page asks beside the night, eight at most. "
                   "How magnesium is borne is asked by itself when some was taken.")};
    case HelpFor::sheet:
        return {
            tr("Type the sheet row by row, as it lies before you: digits, then Enter for the next "
               "day. A box that is full goes on by itself; an Enter behind it does nothing. Each "
               "value is kept at once."),
            tr("What is empty leaves the diary as it is. A night is kept once it has a time of "
               "the evening and one of the morning, and says how many days later it was "
               "entered."),
            tr("What cannot be kept is marked and stands below the grid with the reason. It waits "
               "here, also when the player is closed, until it is whole or emptied.")};
    case HelpFor::sheet_print:
        return {tr("The sheet is written as a PDF file, in the language of this window, and no "
                   "file is written over. It asks what your morning page asks."),
                tr("What stands in it once it is filled in is private. It is typed in from the "
                   "page before, row by row.")};
    case HelpFor::imports:
        return {tr("Exports of Sleep as Android, Fitbit, Oura, Apple Health, Garmin, Samsung "
                   "Health, Withings, Gadgetbridge, OSCAR, Dreem, Track & Graph and MedTimer, and "
                   "the diary's own CSV are understood, also as a zip."),
                tr("What comes is shown first, with the rows that cannot be used and why. The same "
                   "file brings nothing a second time, and what you entered yourself stays."),
                tr("Each import can be taken back as a whole.")};
    case HelpFor::insight:
        return {tr("Choose first what the question is about. Two weeks stay as they are; then "
                   "rolling days are drawn, or phases of your own plan for magnesium are compared. "
                   "Nothing here says when to take any."),
                tr("Only the end can call a difference. A range that holds zero means: cannot "
                   "tell. A difference can be chance, expectation or other things you did.")};
    case HelpFor::weeks:
        return {tr("The last eight weeks of your log, all to one scale. Nothing is judged: two or "
                   "three sessions a week are usual, and a gap is only a gap."),
                tr("Below, nights stand beside the days after them. Whether one belongs to the "
                   "other cannot be seen from that; a question of your own can ask.")};
    case HelpFor::plan:
        return {tr("A plan that a practice made for you: what it holds, what is due, what is new "
                   "of it. On the first page its routine for today begins with Enter."),
                tr("A plan comes as one sealed file. The first one opens with a passphrase, later "
                   "ones without. Nothing is taken before you have seen it.")};
    case HelpFor::history:
        return {
            tr("Weeks: on which days you rolled. Exercises: pressure and pace of one, session "
               "after session, left and right apart. Line of time: all that was measured, "
               "from years to a single stroke. Two sessions: one over the other. Report: a period "
               "as a page for a physiotherapist or doctor, and as tables."),
            tr("More pressure is no better, and a difference between left and right is told "
               "only with how sure it is. Simulated sessions, and those with a bad signal, "
               "stay out.")};
    case HelpFor::review:
        return {tr("A row for each client: what came since it was last seen. What meets the "
                   "thresholds that you typed into a plan stands on top; nothing else is judged."),
                tr("Enter opens a client, Space chooses one. S: the chosen ones are seen. N: all "
                   "that ask for nothing are."),
                tr("Among a client's sessions, Step by step shows force and pace over time with "
                   "their bands, as far as they were sent."),
                tr("A reply that comes as a file is dropped onto the window. A shared folder is "
                   "looked at every minute while this page is open.")};
    case HelpFor::practice:
        return {tr("Plans for your clients. A template is a beginning; sets, pace, effort and "
                   "exercises can be changed, and every change is kept at once."),
                tr("Hand over: on paper, or sealed as one file for one client. The text of a plan "
                   "is a file of your own, and its comments stay."),
                tr("An exercise is dragged to its place, or moved with Up and Down. A text is "
                   "checked while you type it.")};
    case HelpFor::screening:
    case HelpFor::care:
        return {tr("What you tell here decides what is left out or made lighter, and the program "
                   "says why. Nothing is scored.")};
    case HelpFor::claims:
        return {tr("What popular articles say of magnesium, sleep and rolling: each sentence with "
                   "a verdict, what is known, and where that can be read."),
                tr("The verdict is about the sentence, not about you.")};
    }
    return {};
}

// Where nobody is in the middle of something.
bool leads_to_claims(HelpFor screen) {
    switch (screen) {
    case HelpFor::home:
    case HelpFor::summary:
    case HelpFor::sessions:
    case HelpFor::tight:
    case HelpFor::care: return true;
    default: return false;
    }
}

std::vector<Line> keys_for(HelpFor screen) {
    if (screen == HelpFor::session)
        return {{tr("Space"), tr("pause, and go on")},
                {tr("Right, Page down"), tr("next step")},
                {tr("Left, Page up"), tr("step again; twice: the step before")},
                {"X", tr("it hurts: how much is asked")},
                {tr("Up, +"), tr("15 seconds more, also of a rest")},
                {"S", tr("the other side now")},
                {tr("5, Enter"), tr("while weight is put on slowly: this feels like 5 of 10")},
                {"W", tr("say that again, all of it")},
                {"V, T", tr("voice, tones off and on")},
                {"L", tr("lock the keys, and unlock them")},
                {"R", tr("set the zero anew")},
                {"F, F11", tr("full screen, and back")},
                {tr("Esc, held"), tr("stop; what was done is kept")}};
    if (screen == HelpFor::question)
        return {{tr("0 to 9, X"), tr("none to ten")},
                {tr("Y or J, N"), tr("yes, no")},
                {"B", tr("bruised")},
                {tr("Enter, Right, Page down"), tr("skip, or keep the answer that stands there")},
                {tr("Esc"), tr("skip")},
                {tr("Backspace"), tr("to the question before")}};
    if (screen == HelpFor::pain)
        return {{tr("0 to 9, X"), tr("none to ten")},
                {"S", tr("sharp, radiating, numb or tingling")},
                {tr("Enter"), tr("not this exercise today")},
                {tr("Backspace"), tr("back to the session")}};
    if (screen == HelpFor::strong_pain)
        return {{tr("Enter"), tr("stop the session; after it: go on")},
                {tr("Esc"), tr("in a session: go on without this place")}};
    if (screen == HelpFor::today)
        return {{tr("Enter"), tr("start; with nothing left: to the start")},
                {tr("Esc"), tr("not today")},
                {tr("Backspace"), tr("to the question before")}};
    if (screen == HelpFor::unsaved) return {{tr("Enter"), tr("try again")}};
    if (screen == HelpFor::unkept)
        return {{tr("Enter"), tr("try again")},
                {"X", tr("close, or change, without them")},
                {tr("Backspace"), tr("back")}};
    if (screen == HelpFor::claims)
        return {{tr("Up, Down"), tr("to the next claim")},
                {tr("Left, Right"), tr("to the topic beside")},
                {tr("Enter"), tr("open it, and close it")},
                {tr("Esc"), tr("close it, and back")}};
    if (screen == HelpFor::morning)
        return {{tr("Tab, Up, Down"), tr("to the next field")},
                {tr("0 to 9"), tr("a time, a number or a choice")},
                {tr("+ and –, Right, Left"), tr("more or less")},
                {tr("Backspace, Delete"), tr("empty the field")},
                {tr("Page up, Page down"), tr("to the day before, to the day after")},
                {"P", tr("magnesium was taken as planned")},
                {"T", tr("the day as it went")},
                {"F", tr("type the paper sheet in")},
                {"B", tr("look at files of other programs")},
                {tr("Enter"), tr("keep all of it")},
                {tr("Esc"), tr("back, nothing is kept")}};
    if (screen == HelpFor::sheet)
        return {{tr("0 to 9"), tr("a time, a number or a choice")},
                {tr("Y or J, N"), tr("yes, no")},
                {"L, R, B", tr("left, right, both")},
                {tr("Enter"), tr("the next box")},
                {tr("Left, Right, Up, Down"), tr("to another box")},
                {"+", tr("as the day before; half a cup more")},
                {"–", tr("nothing, and on")},
                {tr("Backspace, Delete"), tr("empty the box")},
                {tr("Page up, Page down"), tr("the sheet begins a day earlier, later")},
                {"P", tr("write a sheet to print")},
                {tr("Esc"), tr("back to the morning")}};
    if (screen == HelpFor::day)
        return {{tr("Left, Right"), tr("to the day before, to the day after")},
                {tr("Page up, Page down"), tr("further up, further down")},
                {"N", tr("note what was taken")},
                {"S", tr("note sleep by day")},
                {"L", tr("note what a laboratory measured")},
                {tr("Esc, T"), tr("back to the morning")}};
    if (screen == HelpFor::delay)
        return {{tr("Left"), tr("the tone comes too early")},
                {tr("Right"), tr("the tone comes too late")},
                {tr("Enter"), tr("choose the button")},
                {tr("Esc"), tr("back")}};
    if (screen == HelpFor::welcome)
        return {{tr("Enter"), tr("go on; at the last step: begin the first session")},
                {"D", tr("at the sound: find the delay of the loudspeaker")},
                {tr("Tab, arrows"), tr("to the next button")},
                {tr("Esc"), tr("skip all of it; at the last step: later, to the start")}};
    if (screen == HelpFor::tight)
        return {{tr("Tab, Up, Down"), tr("to the next button")},
                {tr("Left, Right"), tr("on the drawing: from place to place")},
                {tr("Enter"), tr("mark the place, or choose the button")},
                {tr("Esc"), tr("back")}};
    std::vector<Line> keys{
        {tr("Tab, arrows"), tr("to the next button")},
        {tr("Enter"), tr("choose it")},
        {tr("Page up, Page down"), tr("further up, further down")},
        {tr("Esc"), screen == HelpFor::screening ? tr("later: light until then") : tr("back")}};
    if (screen == HelpFor::home) keys.insert(keys.begin() + 2, Line{"M", tr("to the morning")});
    return keys;
}

// Names and licences are no matter of language.
std::vector<Line> parts() {
    return {{"SDL 2", "zlib"},
            {"Dear ImGui", "MIT"},
            {"libserialport", "LGPL-3.0+"},
            {"cairo", "LGPL-2.1 / MPL-1.1"},
            {"SQLite, tz database", "public domain"},
            {"SQLiteC++, toml++, JSON for Modern C++, date, expat, Mesa", "MIT"},
            {"FLAC, CLI11", "BSD-3-Clause"},
            {"libarchive", "BSD-2-Clause"},
            {"libsodium", "ISC"},
            {"tl::expected", "CC0-1.0"},
            {"FreeType", "FTL"},
            {"stb", "MIT"},
            {"Inter", "OFL-1.1"},
            {"libnotify", "LGPL-2.1+"},
            {"espeak-ng", "GPL-3.0+"}};
}

// The key, and beside it what it does.
void key_line(Ui& ui, Column& c, const Line& key) {
    const float em = ui.em(), left = 0.38f * c.width(), right = c.width() - left;
    const Letters bold{.weight = Weight::bold}, plain{};
    const float high = std::max(ui.height_of(left - 0.5f * em, key.left, bold),
                                ui.height_of(right, key.right, plain));
    const Rect at = c.take(high / em);
    ui.text({at.x, at.y, left - 0.5f * em, at.h}, key.left, bold);
    ui.text({at.x + left, at.y, right, at.h}, key.right, plain);
    c.gap(0.25f);
}

} // namespace

HelpView help_for(HelpFor screen, std::string_view version) {
    HelpView v;
    v.title = tr("Help");
    v.texts = texts_for(screen);
    v.claims = leads_to_claims(screen);
    v.keys = keys_for(screen);
    v.about = "Rolltakt " + std::string{version} + ", MIT";
    v.promise = tr("It guides, records and shows. It is no medical device, and nothing leaves this "
                   "computer.");
    v.parts = parts();
    return v;
}

Wish draw(Ui& ui, const HelpView& v) {
    Wish wish;
    const Rect page = ui.begin_page("help");
    PageTop top = page_top(ui, page, v.title);
    two_columns(
        ui, top.column, 0.55f,
        [&](Column& column) {
            column.card([&](Column& c) {
                for (const std::string& text : v.texts) {
                    c.text(text);
                    c.gap(0.5f);
                }
                for (const Line& key : v.keys) key_line(ui, c, key);
                if (!v.claims) return;
                c.gap(0.6f);
                if (!c.choose({{"claims", tr("What the articles say")}}).empty())
                    wish.what = Wish::What::show_claims;
            });
        },
        [&](Column& column) {
            column.card([&](Column& c) {
                c.heading(v.about);
                c.text(v.promise);
                c.gap(0.5f);
                c.quiet(tr("Made with, under their own licences:"));
                for (const Line& part : v.parts) c.quiet(part.left + ": " + part.right);
            });
        });
    if (top.back || ui.pressed(Key::f1)) wish.what = Wish::What::close_help;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
