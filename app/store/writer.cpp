#include "store/writer.h"

#include <algorithm>
#include <utility>

namespace store {

namespace {

constexpr std::size_t most_waiting = 3600; // blocks: about an hour
constexpr std::size_t most_at_once = 64;   // in one transaction, when catching up
constexpr std::chrono::seconds between_attempts{1};

std::future<Result<void>> refused(StoreError error) {
    std::promise<Result<void>> done;
    done.set_value(tl::unexpected{error});
    return done.get_future();
}

} // namespace

Writer::Writer(Commit commit) : commit_{std::move(commit)}, thread_{[this] { run(); }} {}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

std::future<Result<void>> Writer::push(SessionId session, session::Block block) {
    const std::lock_guard lock{mutex_};
    if (queue_.size() >= most_waiting) return refused(trouble_.value_or(StoreError::failed));
    auto& entry = queue_.emplace_back(Entry{++pushed_, {std::move(session), std::move(block)}, {}});
    nudged_ = true;
    wake_.notify_all();
    return entry.done.get_future();
}

// The first attempt that begins from now on; one that is under way may have begun before.
std::uint64_t Writer::next_attempt() const { return attempts_ + (in_hand_ > 0 ? 2 : 1); }

Result<void> Writer::flush() {
    std::unique_lock lock{mutex_};
    const std::uint64_t enough = next_attempt();
    nudged_ = true;
    wake_.notify_all();
    tried_.wait(lock, [&] {
        return queue_.empty() || stopping_ || (trouble_.has_value() && attempts_ >= enough);
    });
    if (queue_.empty()) return {};
    return tl::unexpected{trouble_.value_or(StoreError::failed)};
}

void Writer::hand_over(Job job, bool after_blocks) {
    const std::lock_guard lock{mutex_};
    tasks_.push_back({std::move(job), after_blocks ? pushed_ : 0, next_attempt()});
    nudged_ = true;
    wake_.notify_all();
}

bool Writer::written(std::uint64_t blocks) const {
    return queue_.empty() || queue_.front().number > blocks;
}

// In their order, the lock let go meanwhile.
void Writer::do_due_tasks(std::unique_lock<std::mutex>& lock) {
    while (!tasks_.empty()) {
        const Task& next = tasks_.front();
        const bool all_written = written(next.blocks);
        if (!all_written && !(trouble_ && attempts_ >= next.attempts)) return;
        const Result<void> result =
            all_written ? Result<void>{} : tl::unexpected{trouble_.value_or(StoreError::failed)};
        const Job job = std::move(tasks_.front().job);
        tasks_.pop_front();
        lock.unlock();
        job(result);
        lock.lock();
    }
}

void Writer::forget(const SessionId& session) {
    std::unique_lock lock{mutex_};
    tried_.wait(lock, [this] { return in_hand_ == 0; });
    std::deque<Entry> kept;
    for (auto& entry : queue_) {
        if (entry.waiting.session == session)
            entry.done.set_value(tl::unexpected{StoreError::not_found});
        else
            kept.push_back(std::move(entry));
    }
    queue_ = std::move(kept);
    if (queue_.empty()) trouble_.reset();
    tried_.notify_all();
}

std::size_t Writer::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

std::optional<StoreError> Writer::trouble() const {
    const std::lock_guard lock{mutex_};
    return trouble_;
}

void Writer::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        const auto called = [this] { return stopping_ || nudged_; };
        if (queue_.empty())
            wake_.wait(lock, called);
        else if (trouble_)
            wake_.wait_for(lock, between_attempts, called);
        nudged_ = false;
        do_due_tasks(lock);
        if (!queue_.empty()) attempt(lock);
        do_due_tasks(lock);
    }
    while (!queue_.empty()) {
        const std::size_t before = queue_.size();
        attempt(lock);
        if (queue_.size() == before) {
            for (Task& task : tasks_) task.attempts = attempts_; // no more attempts: they are due
            do_due_tasks(lock);
            settle(queue_.size(), tl::unexpected{trouble_.value_or(StoreError::failed)});
        }
    }
    do_due_tasks(lock);
}

// One transaction with the blocks at the front, the lock let go while the disk works. A block that
// can never be written is taken out alone, so that it holds up no other.
void Writer::attempt(std::unique_lock<std::mutex>& lock) {
    static_assert(most_at_once > 0);
    in_hand_ = std::min(queue_.size(), trouble_ ? std::size_t{1} : most_at_once);
    std::vector<Waiting> batch;
    for (std::size_t i = 0; i < in_hand_; ++i) batch.push_back(std::move(queue_[i].waiting));
    lock.unlock();
    auto result = commit_(batch);
    std::size_t written = batch.size();
    if (!result && batch.size() > 1 && !may_pass(result.error())) {
        result = commit_(std::span{batch}.first(1));
        written = 1;
    }
    lock.lock();
    for (std::size_t i = 0; i < in_hand_; ++i) queue_[i].waiting = std::move(batch[i]);
    in_hand_ = 0;
    ++attempts_;
    if (result || !may_pass(result.error())) {
        settle(written, result);
        trouble_.reset();
    } else {
        trouble_ = result.error();
    }
    tried_.notify_all();
}

void Writer::settle(std::size_t count, const Result<void>& result) {
    for (; count > 0; --count) {
        queue_.front().done.set_value(result);
        queue_.pop_front();
    }
}

} // namespace store
