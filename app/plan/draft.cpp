#include "plan/draft.h"

#include <utility>

namespace plan {
namespace {

constexpr std::size_t most_steps_back = 100;

} // namespace

Draft::Draft(std::string text, const routine::Library& catalogue)
    : catalogue_{&catalogue}, now_{state_of(std::move(text))} {}

Draft::State Draft::state_of(std::string text) const {
    Read read = plan::read(text, "", *catalogue_);
    return {std::move(text), std::move(read)};
}

std::vector<routine::FileError> Draft::errors() const {
    return now_.read ? std::vector<routine::FileError>{} : now_.read.error();
}

void Draft::become(State next) {
    if (next.text == now_.text) return;
    before_.push_back(std::exchange(now_, std::move(next)));
    if (before_.size() > most_steps_back) before_.erase(before_.begin());
    after_.clear();
}

std::optional<routine::FileError> Draft::change(const Edit& edit) {
    if (!now_.read) return now_.read.error().front();
    Plan wanted = *now_.read;
    edit(wanted);
    // What is wrong in it is told of the plan alone: the author's text stays out of it.
    const Read right = plan::read(text_of(wanted), "", *catalogue_);
    if (!right) return right.error().front();
    if (same(*right, *now_.read)) return std::nullopt;
    become(state_of(rewritten(now_.text, *right, *catalogue_)));
    return std::nullopt;
}

void Draft::type(std::string text) { become(state_of(std::move(text))); }

bool Draft::undo() {
    if (before_.empty()) return false;
    after_.push_back(std::exchange(now_, std::move(before_.back())));
    before_.pop_back();
    return true;
}

bool Draft::redo() {
    if (after_.empty()) return false;
    before_.push_back(std::exchange(now_, std::move(after_.back())));
    after_.pop_back();
    return true;
}

} // namespace plan
