#include "main/plan_text.h"

#include "entering/typed.h"
#include "plan/plan_file.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr std::string_view box_of_line = "line:";

struct Place { // of a line without its end
    std::size_t at = 0, end = 0;
};

std::optional<Place> place_of(const std::string& text, int line) {
    std::size_t at = 0;
    for (int n = 1; n < line; ++n) {
        at = text.find('\n', at);
        if (at == std::string::npos) return std::nullopt;
        ++at;
    }
    if (at >= text.size()) return std::nullopt;
    return Place{at, std::min(text.find('\n', at), text.size())};
}

} // namespace

std::string with_line(std::string text, int line, const std::string& typed) {
    if (const auto place = place_of(text, line))
        return text.replace(place->at, place->end - place->at, typed);
    if (!text.empty() && text.back() != '\n') text += '\n';
    return text + typed + '\n';
}

LineLeft line_left(std::string text, int line, const std::string& typed) {
    const auto place = place_of(text, line);
    const bool blank = typed.find_first_not_of(" \t") == std::string::npos;
    if (!place) {
        if (blank) return {std::move(text), false};
        return {with_line(std::move(text), line, typed), true};
    }
    // Enter, and nothing else.
    if (text.compare(place->at, place->end - place->at, typed) == 0)
        return {text.insert(place->end, "\n"), true};
    if (blank) return {text.erase(place->at, place->end + 1 - place->at), true};
    return {with_line(std::move(text), line, typed), false};
}

void TypedLine::check(const std::string& text, const screen::FormTyping& typing,
                      const routine::Library& library) {
    const auto typed = std::find_if(typing.boxes.begin(), typing.boxes.end(), [](const auto& one) {
        const auto& [id, box] = one;
        return id.starts_with(box_of_line) && box.text != box.shown && box.text != box.sent;
    });
    if (typed == typing.boxes.end()) return forget();
    const int line = entering::whole_typed(typed->first.substr(box_of_line.size())).value_or(1);
    std::string all = with_line(text, line, typed->second.text);
    if (found_ && found_->line == line && all == checked_) return;
    checked_ = std::move(all);
    screen::PlanTyped found{line, {}};
    if (auto read = plan::read(checked_, "", library); !read)
        found.errors = std::move(read.error());
    found_ = std::move(found);
}

} // namespace app
