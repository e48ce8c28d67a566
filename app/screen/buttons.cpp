#include "screen/buttons.h"

#include <algorithm>
#include <charconv>

namespace screen {

namespace {

constexpr std::array<std::string_view, acts> act_words{"go_on", "next", "back", "again"};
constexpr std::array<std::string_view, 3> of_words{"keyboard", "controller", "pad"};
constexpr std::array<Key, acts> keys{Key::space, Key::right, Key::left, Key::w};

std::string_view cut(std::string_view& rest, char at) {
    const auto end = std::min(rest.find(at), rest.size());
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

template <std::size_t n>
std::optional<std::size_t> place(const std::array<std::string_view, n>& words,
                                 std::string_view word) {
    for (std::size_t i = 0; i < n; ++i)
        if (words.at(i) == word) return i;
    return std::nullopt;
}

} // namespace

void Buttons::teach(Act act, const Button& button) {
    for (auto& known : of_)
        if (known && known->same_as(button)) known.reset();
    of_.at(static_cast<std::size_t>(act)) = button;
}

void Buttons::forget() { of_ = {}; }

std::optional<Key> Buttons::meaning(const Button& button) const {
    for (std::size_t i = 0; i < acts; ++i)
        if (of_.at(i) && of_.at(i)->same_as(button)) return keys.at(i);
    return std::nullopt;
}

std::string Buttons::text() const {
    std::string text;
    for (std::size_t i = 0; i < acts; ++i)
        if (const auto& b = of_.at(i))
            text += std::string{act_words.at(i)} + " " +
                    std::string{of_words.at(static_cast<std::size_t>(b->of))} + " " +
                    std::to_string(b->code) + " " + b->name + "\n";
    return text;
}

Buttons Buttons::from(std::string_view text) {
    constexpr int most_code = 100000;
    constexpr std::size_t longest_name = 40;
    Buttons buttons;
    while (!text.empty()) {
        auto line = cut(text, '\n');
        const auto act = place(act_words, cut(line, ' '));
        const auto of = place(of_words, cut(line, ' '));
        const auto digits = cut(line, ' ');
        int code = 0;
        const char* const end = digits.data() + digits.size();
        const auto [stop, fault] = std::from_chars(digits.data(), end, code);
        const bool number = fault == std::errc{} && stop == end && code >= 0 && code <= most_code;
        if (!act || !of || !number || line.empty() || line.size() > longest_name) continue;
        buttons.teach(static_cast<Act>(*act),
                      {static_cast<Button::Of>(*of), code, std::string{line}});
    }
    return buttons;
}

} // namespace screen
