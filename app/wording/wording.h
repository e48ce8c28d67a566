// Codes and values to sentences in the person's language: gettext ends here. Source texts are
// English; their German twins stand in assets/locale/de.po. Numbers and dates in the person's form.
#pragma once
#include "device/link.h"
#include "routine/library.h"
#include "routine/routine.h"
#include "session/session.h"
#include "store/store.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace wording {

using routine::Language;

// Binds the catalogues below this folder; call once before anything else. LC_NUMERIC stays "C".
void begin(const std::filesystem::path& locale_folder, Language);
Language language();
void speak(Language);  // changes it at run time

// The text in the present language; the argument is the English text. xgettext reads these.
const char* tr(const char* english);
std::string trn(const char* one, const char* many, unsigned long n);  // {n} is replaced

// "{port} is in use" with {name} replaced by its value; braces in values stay as they are.
struct Fill { std::string_view name; std::string value; };
std::string filled(std::string text, std::initializer_list<Fill>);

std::string number(double, int decimals);          // "1,5" or "1.5"
std::string clock(units::Duration);                // "1:05", rounded up to whole seconds
std::string date_time(const units::WallTime&);     // "20.11.2026, 21:30" or "20 Nov 2026, 21:30"

// One sentence each: what, where, what to do.
std::string sentence(device::Trouble, std::string_view detail);
std::string sentence(const device::SourceError&);
std::string sentence(const routine::FileError&);   // with file, line and column
std::string sentence(store::StoreError, std::string_view path);
std::string sentence(measure::TareError);
std::string sentence(measure::CalibrationError);

// Short texts for a screen or a line of the windowless player.
std::string name(routine::Side);
std::string name(guide::Phase, routine::Activity);
std::string name(measure::PaceSource);             // "measured" or "estimated", with how
std::string name(measure::FaultKind);
std::string name(routine::Effort);
std::string cue(guide::CueKind, const routine::Routine&, std::size_t step);
std::string step_title(const routine::Routine&, std::size_t step);  // "Calf, left, set 1 of 2"

}  // namespace wording
