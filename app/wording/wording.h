// Codes and values to sentences in the person's language: gettext ends here. Source texts are
// English; their German twins stand in assets/locale/de.po. Numbers and dates in the person's form,
// made without the C library's locale.
//
// A new text: write tr("English") (or trn) in any .cpp of app/ that may use this room, run
// `cmake --build build --target locale_update`, which merges the new texts into de.po, and fill in
// the empty msgstr there (form of address: du). A test fails as long as one is missing, fuzzy or no
// longer used.
#pragma once
#include "device/link.h"
#include "measure/build.h"
#include "measure/control.h"
#include "measure/self_test.h"
#include "routine/compose.h"
#include "routine/library.h"
#include "routine/routine.h"
#include "routine/telling.h"
#include "session/session.h"
#include "sound/announcer.h"
#include "store/store.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace wording {

using routine::Language;

// Binds the catalogues below this folder (it holds de/LC_MESSAGES/rolltakt.mo); call once before
// anything else. No German locale is needed; LC_NUMERIC stays "C". Without the catalogue everything
// is English.
void begin(const std::filesystem::path& locale_folder, Language);
Language language();
void speak(Language); // changes it at run time; from the thread that called begin

// The text in the present language; the argument is the English text. xgettext reads these.
const char* tr(const char* english);
std::string trn(const char* one, const char* many, unsigned long n); // {n} is replaced

// "{port} is in use" with {name} replaced by its value; braces in values stay as they are.
struct Fill {
    std::string_view name;
    std::string value;
};
std::string filled(std::string_view text, std::initializer_list<Fill>);

std::string number(double, int decimals); // "1,5" or "1.5"; decimals 0..9; no number: a dash
std::string clock(units::Duration);       // "1:05", "1:00:00", rounded up to whole seconds
// "Load: left 48 %, right 52 %, 3 points further right at the end"
std::string sentence(const measure::Balance&);
std::string person(const std::string& name);   // the first one's file is called "me"
std::string date(std::chrono::year_month_day); // "20.11.2026" or "20 Nov 2026"
// A day in the person's form or in another one: "20.11.2026", "20. 11. 2026", "2026-11-20",
// "11/20/2026", "20 Nov 2026"; nothing when it is no day of the calendar, or may be one of two.
std::optional<std::chrono::year_month_day> day_typed(std::string_view);
// "05/06/2026" is a day of May to some and of June to others: how to type either; else empty.
std::string which_day(std::string_view typed);
std::string date_time(const units::WallTime&); // "20.11.2026, 21:30" or "20 Nov 2026, 21:30"

// One sentence each: what, where, what to do.
std::string sentence(device::Trouble, std::string_view detail);
std::string sentence(const device::SourceError&);
std::string sentence(const routine::FileError&); // with file, line and column
std::string message(const routine::FileError&);  // without them
std::string sentence(store::StoreError, std::string_view path);
std::string not_written(store::StoreError); // while a session runs, to be read from the floor
std::string sentence(measure::TareError);
std::string sentence(measure::CalibrationError);
std::string sentence(measure::BuildFlaw);
std::string sentence(routine::ComposeError);
std::string sentence(session::NoteError);
std::string not_compared(const session::Comparison&); // why; empty when it is
// Why none of the measured ones is, if that is the same for all of them; else empty.
std::string none_compared(std::span<const session::Comparison>);
std::string changes(const session::Comparison&); // "slower, steadier"; empty when nothing is told
std::string sentence(measure::Trouble); // of a cell ("it"), or of the roller: what, and what to do

// Short texts for a screen or a line of the windowless player.
std::string name(device::LinkState);
std::string name(guide::Ended);
std::string name(guide::Pause);
std::string name(guide::Phase, routine::Activity);
std::string name(measure::FaultKind);
std::string name(measure::Trouble); // "noisy"
std::string name(protocol::Build);
std::string name(routine::Activity);
std::string name(routine::Effort);
std::string name(routine::Evidence); // the label beside a statement about an effect
std::string name(routine::Region);
std::string name(routine::Position); // "face down"
std::string name(routine::Side);
std::string name(session::Completion);
std::string name(session::RollerKind);

std::string cue(guide::CueKind, const routine::Routine&, std::size_t step);
std::string step_title(const routine::Routine&, std::size_t step); // "Calf, left, set 1 of 2"

std::string line(const routine::Claim&); // with its label in brackets
std::string line(const session::Note&);  // "[calf, evening] Slept well."; empty without a note

// A composed routine with title, about and, where a mark is never rolled, why; in both languages.
routine::Routine described(const routine::Composed&, int minutes);
std::string not_in_it(const routine::Composed&); // "Not in it: Chest." or empty

// The same for the ears, in parts that can each be replaced by a recorded clip. Their ids are the
// clips' names and stay what they are; app/sound/README.md lists them.
std::vector<sound::Part> spoken(guide::CueKind, const routine::Routine&, std::size_t step);
std::vector<sound::Part> spoken(const session::Event&); // events that are no cue
// How a step is done, sentence by sentence: all of it, or what is told of it after the steps before
// (routine/telling.h).
std::vector<std::vector<sound::Part>> spoken_how(const routine::Routine&, std::size_t step);
std::vector<std::vector<sound::Part>> spoken_told(const routine::Routine&, std::size_t step,
                                                  routine::Steps before);
std::vector<std::vector<sound::Part>> spoken_opening(const routine::Routine&); // before it begins
sound::Words words_for(const routine::Routine&); // all of it, in the language present when asked
sound::Part test_line();
std::string sentence(const sound::Trouble&); // what is not heard, and what to do
std::string why(sound::WavError);            // a WAV is not used: "it ends in the middle"

} // namespace wording
