// What the commands share that note one entry: its words and its day as they were typed, the entry
// that is corrected, and the one that tells the same already.
#pragma once
#include "terminal/log.h"

namespace terminal::log {

using entering::lower, entering::underscored;

tl::expected<std::string, Failure> plain_text(const char* option, const Typed&, std::string before);
tl::expected<units::Day, Failure> day_of(const Typed&, units::Day otherwise); // --day

// The entry to be corrected, if one is.
template <class Value>
tl::expected<std::optional<diary::Entry<Value>>, Failure>
before(const std::vector<diary::Entry<Value>>& all, const Typed& id) {
    if (!id) return std::optional<diary::Entry<Value>>{};
    auto held = holding(all, *id);
    if (!held) return tl::unexpected{held.error()};
    return std::optional{*std::move(held)};
}

// The entry that tells the same, if there is another one.
template <class Value, class Same>
std::optional<Failure> doubled(const std::vector<diary::Entry<Value>>& all,
                               const std::optional<diary::Entry<Value>>& corrected, Same same) {
    for (const auto& one : diary::current(all))
        if (same(*one.value) && (!corrected || corrected->id != one.id))
            return there_already(one.id);
    return std::nullopt;
}

void say_id(Desk&, const std::string& id);

} // namespace terminal::log
