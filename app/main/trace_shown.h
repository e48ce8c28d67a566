// Force and pace over the time of one session of a client, while it is looked at in the review.
#pragma once
#include "screen/client_trace_screen.h"

#include <optional>
#include <string>

namespace app {

class TraceShown {
  public:
    TraceShown(const review::Session& session, std::optional<review::SessionTraces> told);

    void act(const std::string& wish); // see the page
    screen::ClientTraceView view(const screen::ClientFacts&) const;

  private:
    review::Session session_;
    std::optional<review::SessionTraces> told_; // nothing: no trace was sent
    std::size_t step_ = 0;
};

} // namespace app
