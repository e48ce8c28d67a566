#include "main/figures.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace app {
namespace {

using Made = std::promise<std::unique_ptr<figure::Motion>>;

routine::Exercise drawn(routine::Exercise e, const std::vector<routine::Exercise>& known) {
    if (e.figure) return e;
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&e](const routine::Exercise& k) { return k.id == e.id; });
    return same == known.end() ? e : *same;
}

} // namespace

Figures::Figures(const std::vector<routine::Exercise>& exercises,
                 const std::vector<routine::Exercise>& known) {
    std::vector<std::pair<routine::Exercise, Made>> to_do;
    for (const routine::Exercise& e : exercises) {
        to_do.emplace_back(drawn(e, known), Made{});
        motions_.emplace_back(to_do.back().second.get_future());
    }
    work_ = std::async(std::launch::async, [this, list = std::move(to_do)]() mutable {
        for (auto& [exercise, made] : list)
            made.set_value(exercise.figure && !stop_ ? std::make_unique<figure::Motion>(exercise)
                                                     : nullptr);
    });
}

Figures::~Figures() {
    stop_ = true;
    work_.wait();
}

const figure::Motion* Figures::of(const routine::Routine& r, const routine::Step& step) const {
    const auto& motion = motions_.at(step.exercise);
    if (motion.wait_for(std::chrono::seconds{0}) != std::future_status::ready) return nullptr;
    const routine::Exercise& e = r.exercises.at(step.exercise);
    const bool usual = routine::place(e, step.variant) == e.place &&
                       routine::position(e, step.variant) == e.position &&
                       routine::tool(e, step.variant) == e.tool;
    return usual ? motion.get().get() : nullptr;
}

} // namespace app
