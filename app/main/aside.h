// Work that may never end, such as looking into a folder of a network that hangs: on a thread of
// its own, which is left behind when nobody waits any more. It owns all that it uses.
#pragma once
#include "units/session_time.h"

#include <functional>
#include <future>
#include <optional>
#include <thread>

namespace app {

template <class Result> class Aside {
  public:
    explicit Aside(std::function<Result()> work, units::HostTime now = {}) : since_{now} {
        std::packaged_task<std::optional<Result>()> task{
            [work = std::move(work)]() -> std::optional<Result> {
                try {
                    return work();
                } catch (...) { // no memory, a folder that goes while it is looked into
                    return std::nullopt;
                }
            }};
        result_ = task.get_future();
        std::thread{std::move(task)}.detach();
    }
    units::HostTime since() const { return since_; }
    bool over_within(std::chrono::milliseconds time) const {
        return !result_.valid() || result_.wait_for(time) == std::future_status::ready;
    }
    bool over() const { return over_within(std::chrono::milliseconds{0}); }
    // Once, when it is over. What was thrown does not get here: then it is an empty value, and
    // failed().
    std::optional<Result> take() {
        if (!result_.valid() || !over()) return std::nullopt;
        auto done = result_.get();
        failed_ = !done;
        return done ? std::move(done) : std::optional<Result>{Result{}};
    }
    bool failed() const { return failed_; }

  private:
    units::HostTime since_;
    std::future<std::optional<Result>> result_;
    bool failed_ = false;
};

} // namespace app
