// The drawn persons of a session's exercises, worked out beside the window's thread.
#pragma once
#include "figure/motion.h"

#include <atomic>
#include <future>
#include <memory>
#include <vector>

namespace app {

class Figures {
  public:
    // In the order given. An exercise that brings no figure takes that of the known one of its id:
    // a session that goes on after a crash comes from the disk, where none are kept.
    Figures(const std::vector<routine::Exercise>&, const std::vector<routine::Exercise>& known);
    ~Figures(); // does not wait for the rest
    Figures(const Figures&) = delete;
    Figures& operator=(const Figures&) = delete;

    // Of the step: nothing when it is not ready yet, or there is none that shows the step's
    // variant.
    const figure::Motion* of(const routine::Step&) const;

  private:
    using Future = std::shared_future<std::unique_ptr<figure::Motion>>;
    std::vector<std::vector<Future>> motions_; // of each exercise's variants
    std::atomic<bool> stop_ = false;
    std::future<void> work_;
};

} // namespace app
