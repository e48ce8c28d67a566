#include "main/figures.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace app {
namespace {

using Made = std::promise<std::unique_ptr<figure::Motion>>;

const routine::Exercise& drawn(const routine::Exercise& e,
                               const std::vector<routine::Exercise>& known) {
    if (e.figure) return e;
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&e](const routine::Exercise& k) { return k.id == e.id; });
    return same == known.end() ? e : *same;
}

// The variant's own figure, if it has one.
std::optional<routine::Exercise> drawn_otherwise(const routine::Exercise& e,
                                                 const std::string& variant) {
    for (std::size_t i = 0; i < e.variants.size(); ++i)
        if (e.variants[i].id == variant && e.variants[i].figure) return routine::done_as(e, i);
    return std::nullopt;
}

} // namespace

Figures::Figures(const std::vector<routine::Exercise>& exercises,
                 const std::vector<routine::Exercise>& known) {
    std::vector<std::pair<routine::Exercise, Made>> to_do;
    const auto made = [&to_do](const routine::Exercise& e) {
        to_do.emplace_back(e, Made{});
        return to_do.back().second.get_future().share();
    };
    for (const routine::Exercise& e : exercises) {
        const routine::Exercise& shown = drawn(e, known);
        const Future usual = made(shown);
        std::vector<Future>& variants = motions_.emplace_back();
        for (std::size_t i = 0; i < e.variants.size(); ++i) {
            const auto own = drawn_otherwise(shown, e.variants[i].id);
            variants.push_back(own ? made(*own) : routine::stands_apart(e, i) ? Future{} : usual);
        }
    }
    work_ = std::async(std::launch::async, [this, list = std::move(to_do)]() mutable {
        for (auto& [exercise, promised] : list)
            promised.set_value(
                exercise.figure && !stop_ ? std::make_unique<figure::Motion>(exercise) : nullptr);
    });
}

Figures::~Figures() {
    stop_ = true;
    work_.wait();
}

const figure::Motion* Figures::of(const routine::Step& step) const {
    const Future& motion = motions_.at(step.exercise).at(step.variant);
    const bool ready =
        motion.valid() && motion.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
    return ready ? motion.get().get() : nullptr;
}

} // namespace app
