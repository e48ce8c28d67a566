#include "device/source.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace device {

namespace {

using Code = SourceError::Code;
using std::string_view;

constexpr std::array<string_view, 6> persons{"calm",    "study",   "hurried",
                                             "fidgety", "holding", "still"};
constexpr std::array<string_view, 3> builds{"bed", "cradle", "single"};
constexpr std::array<string_view, 9> faults{"desynchronised", "late",      "missed",
                                            "saturated",      "restarted", "settling",
                                            "disconnected",   "stuck",     "drift"};

template <class Words> bool one_of(const Words& words, string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

tl::unexpected<SourceError> error(Code code, string_view what) {
    return tl::unexpected{SourceError{code, std::string{what}}};
}

template <class Number> bool whole_number(string_view text, Number& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size();
}

bool set_rate(Simulated& sim, string_view value) {
    return whole_number(value, sim.rate) && (sim.rate == 10 || sim.rate == 80);
}

// One "key=value"; the whole pair is named when it is wrong.
tl::expected<void, SourceError> set(Simulated& sim, string_view pair) {
    const auto equals = pair.find('=');
    const string_view key = pair.substr(0, equals);
    const string_view value = equals == string_view::npos ? "" : pair.substr(equals + 1);
    if (!one_of(std::array<string_view, 6>{"person", "peaks", "build", "rate", "seed", "fault"},
                key))
        return error(Code::unknown_key, key);
    if (value.empty()) return error(Code::missing_value, key);

    bool known = false;
    if (key == "person" && (known = one_of(persons, value))) sim.person = value;
    if (key == "build" && (known = one_of(builds, value))) sim.build = value;
    if (key == "fault" && (known = one_of(faults, value))) sim.faults.emplace_back(value);
    if (key == "rate") known = set_rate(sim, value);
    if (key == "peaks")
        known = whole_number(value, sim.peaks) && (sim.peaks == 1 || sim.peaks == 2);
    if (key == "seed") known = whole_number(value, sim.seed);
    if (!known) return error(Code::unknown_value, pair);
    return {};
}

tl::expected<Source, SourceError> simulated(string_view options) {
    Simulated sim;
    while (!options.empty()) {
        const auto comma = options.find(',');
        if (auto done = set(sim, options.substr(0, comma)); !done)
            return tl::unexpected{done.error()};
        options = comma == string_view::npos ? "" : options.substr(comma + 1);
    }
    return sim;
}

bool take_prefix(string_view& text, string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

} // namespace

tl::expected<Source, SourceError> source(string_view text) {
    if (text.empty()) return error(Code::empty, text);
    if (text == "auto") return AnyPort{};
    if (text == "none") return NoRoller{};
    if (text == "sim") return Simulated{};
    if (take_prefix(text, "sim:")) return simulated(text);
    if (take_prefix(text, "replay:")) {
        if (text.empty()) return error(Code::missing_value, "replay");
        return Recording{std::string{text}};
    }
    return Port{std::string{text}};
}

} // namespace device
