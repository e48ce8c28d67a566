#include "main/trace_shown.h"

#include <utility>

namespace app {

// It begins with the first step that there is something to see of.
TraceShown::TraceShown(const review::Session& session, std::optional<review::SessionTraces> told)
    : session_{session}, told_{std::move(told)} {
    if (!told_) return;
    while (step_ < told_->steps.size() && told_->steps[step_].points.empty()) ++step_;
    if (step_ == told_->steps.size()) step_ = 0;
}

void TraceShown::act(const std::string& wish) {
    if (wish == "trace-later" && step_ + 1 < session_.steps.size()) ++step_;
    if (wish == "trace-earlier" && step_ > 0) --step_;
}

screen::ClientTraceView TraceShown::view(const screen::ClientFacts& client) const {
    return screen::view_of(
        screen::ClientTraceFacts{client, &session_, told_ ? &*told_ : nullptr, step_});
}

} // namespace app
