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
        std::packaged_task<Result()> task{std::move(work)};
        result_ = task.get_future();
        std::thread{std::move(task)}.detach();
    }
    units::HostTime since() const { return since_; }
    bool over_within(std::chrono::milliseconds time) const {
        return result_.wait_for(time) == std::future_status::ready;
    }
    bool over() const { return over_within(std::chrono::milliseconds{0}); }
    std::optional<Result> take() { // once, when it is over
        if (!result_.valid() || !over()) return std::nullopt;
        return result_.get();
    }

  private:
    units::HostTime since_;
    std::future<Result> result_;
};

} // namespace app
