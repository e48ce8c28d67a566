#include "person/script.h"

#include <charconv>
#include <limits>

namespace person {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

std::optional<double> seconds(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value > 0.0) || value > 1e6)
        return std::nullopt;
    return value;
}

std::optional<Asked> asked(std::string_view word) {
    if (word == "away") return Asked::step_off;
    if (word == "ready") return Asked::lie_ready;
    if (word == "roll") return Asked::roll;
    if (word == "profile") return Asked::profile_strokes;
    if (word == "hold") return Asked::hold;
    if (word == "rest") return Asked::rest;
    return std::nullopt;
}

// "roll 45 @3"
tl::expected<Piece, ScriptError::Code> piece(std::string_view text) {
    using Code = ScriptError::Code;
    const auto word = text.substr(0, text.find(' '));
    const auto what = asked(word);
    if (!what) return tl::unexpected{Code::unknown_word};
    Piece made{*what, std::nullopt, 0.0};
    auto rest = trimmed(text.substr(word.size()));
    if (const auto sign = rest.find('@'); sign != std::string_view::npos) {
        const auto pace = seconds(trimmed(rest.substr(sign + 1)));
        if (!pace) return tl::unexpected{Code::not_a_number};
        made.seconds_per_stroke = *pace;
        rest = trimmed(rest.substr(0, sign));
    }
    if (rest.empty()) return made;
    made.lasts_s = seconds(rest);
    if (!made.lasts_s) return tl::unexpected{Code::not_a_number};
    return made;
}

} // namespace

tl::expected<Script, ScriptError> script(std::string_view text) {
    using Code = ScriptError::Code;
    Script made;
    bool closed = false; // nothing may follow
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto part = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        if (closed) return tl::unexpected{ScriptError{Code::not_last, std::string{part}}};
        if (part == "repeat" && !made.pieces.empty()) {
            made.repeats = closed = true;
            continue;
        }
        const auto next = piece(part);
        if (!next) return tl::unexpected{ScriptError{next.error(), std::string{part}}};
        made.pieces.push_back(*next);
        closed = !next->lasts_s;
    }
    if (made.pieces.empty()) return tl::unexpected{ScriptError{Code::empty, {}}};
    return made;
}

void Prompter::prompt(Person& person, double until_s) {
    while (due_s_ <= until_s) {
        if (next_ == script_.pieces.size()) {
            if (!script_.repeats) {
                due_s_ = std::numeric_limits<double>::infinity();
                return;
            }
            next_ = 0;
        }
        const Piece& now = script_.pieces[next_++];
        person.ask(now.asked, now.seconds_per_stroke, due_s_);
        due_s_ = now.lasts_s ? due_s_ + *now.lasts_s : std::numeric_limits<double>::infinity();
    }
}

} // namespace person
