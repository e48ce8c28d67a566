// The writing thread: blocks go in without waiting for the disk, in order, and stay in memory until
// they are on it. While the disk is full or failing it tries again; nothing is dropped for that.
#pragma once
#include "store/store.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <thread>

namespace store {

class Writer {
  public:
    struct Waiting {
        SessionId session;
        session::Block block;
    };
    // Called on the writing thread: all of these in one transaction, or none.
    using Commit = std::function<Result<void>(std::span<const Waiting>)>;

    explicit Writer(Commit);
    ~Writer(); // tries once more; what cannot be written then is reported to its future
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Returns at once. More than an hour of waiting blocks is refused with the trouble that held
    // them.
    std::future<Result<void>> push(SessionId, session::Block);
    // Waits until all that was pushed before is on disk; the trouble if that was tried and failed.
    Result<void> flush();
    // Done on the writing thread, between two transactions; returns at once. With `after_blocks` it
    // waits as flush does, and is told the trouble if there was any.
    using Job = std::function<void(const Result<void>& written)>;
    void hand_over(Job, bool after_blocks);
    void forget(const SessionId&); // its waiting blocks are dropped: not_found

    std::size_t waiting() const;
    std::optional<StoreError> trouble() const; // why blocks wait longer than a moment

  private:
    struct Entry {
        std::uint64_t number = 0; // of all ever pushed
        Waiting waiting;
        std::promise<Result<void>> done;
    };
    struct Task {
        Job job;
        std::uint64_t blocks = 0;   // pushed before it
        std::uint64_t attempts = 0; // finished ones, of which the last began after it
    };
    void run();
    void attempt(std::unique_lock<std::mutex>&);
    void settle(std::size_t count, const Result<void>&);
    void do_due_tasks(std::unique_lock<std::mutex>&);
    bool written(std::uint64_t blocks) const; // or given up, for good
    std::uint64_t next_attempt() const;

    const Commit commit_;
    mutable std::mutex mutex_;
    std::condition_variable wake_, tried_;
    std::deque<Entry> queue_;
    std::deque<Task> tasks_;
    std::size_t in_hand_ = 0;    // of the front: being written at this moment
    std::uint64_t attempts_ = 0; // finished ones
    std::uint64_t pushed_ = 0;
    bool nudged_ = false, stopping_ = false;
    std::optional<StoreError> trouble_;
    std::thread thread_; // last: begins when all else is there
};

} // namespace store
