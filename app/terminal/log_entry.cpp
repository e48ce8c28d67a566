#include "terminal/log_entry.h"

#include "wording/wording.h"

#include <algorithm>

namespace terminal::log {

using wording::filled, wording::tr;

tl::expected<std::string, Failure> plain_text(const char* option, const Typed& typed,
                                              std::string before) {
    if (!typed) return before;
    return text_typed(option, *typed);
}

tl::expected<units::Day, Failure> day_of(const Typed& typed, units::Day otherwise) {
    if (!typed) return otherwise;
    if (const auto day = calendar_day_typed(*typed)) return *day;
    return tl::unexpected{no_day("--day", *typed)};
}

void say_id(Desk& desk, const std::string& id) {
    desk.say(filled(tr("Noted as {id}."), {{"id", id}}));
}

} // namespace terminal::log
