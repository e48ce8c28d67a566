// Files that are read on a thread of their own, while a window goes on.
#pragma once
#include "importing/read.h"

#include <atomic>
#include <cstdint>
#include <future>

namespace importing {

class Reading {
  public:
    Reading(std::vector<std::string> files, exchange::Options); // its progress is this one's
    ~Reading();                                                 // stops it and waits for it
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    std::uint64_t bytes() const { return bytes_; } // read so far
    bool over() const;
    void stop() { stopped_ = true; }             // then it is over soon, "cancelled"
    tl::expected<exchange::Read, Unread> take(); // waits until it is over; once

  private:
    std::atomic<std::uint64_t> bytes_{0};
    std::atomic<bool> stopped_{false};
    std::future<tl::expected<exchange::Read, Unread>> read_; // ends before those
};

} // namespace importing
