#include "store/writer.h"

#include "store/expecting.h"

#include <future>

using store::Result, store::StoreError, store::Writer;

namespace {

// A disk whose answers the test decides: each attempt waits until it is told how it ends.
class Slow {
  public:
    Writer::Commit commit() {
        return [this](std::span<const Writer::Waiting> blocks) {
            std::unique_lock lock{mutex_};
            seen_.push_back(blocks.size());
            for (const auto& waiting : blocks) order_.push_back(waiting.block.number);
            changed_.notify_all();
            changed_.wait(lock, [this] { return !answers_.empty(); });
            const Result<void> answer = answers_.front();
            answers_.pop_front();
            if (!answer) order_.resize(order_.size() - blocks.size());
            return answer;
        };
    }
    void answer(Result<void> result) {
        const std::lock_guard lock{mutex_};
        answers_.push_back(result);
        changed_.notify_all();
    }
    void wait_for_attempt(std::size_t n) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return seen_.size() >= n; });
    }
    std::vector<std::uint32_t> order() {
        const std::lock_guard lock{mutex_};
        return order_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Result<void>> answers_;
    std::vector<std::size_t> seen_;
    std::vector<std::uint32_t> order_;
};

session::Block numbered(std::uint32_t number) {
    session::Block block;
    block.number = number;
    return block;
}

bool ready(const std::future<Result<void>>& done) {
    return done.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

const Result<void> full = tl::unexpected{StoreError::disk_full};

} // namespace

TEST_CASE("writer: pushing returns while the disk is still busy; the future waits for it") {
    Slow disk;
    Writer writer{disk.commit()};
    auto first = writer.push("s", numbered(0));
    disk.wait_for_attempt(1); // the writing thread hangs in the commit now
    auto second = writer.push("s", numbered(1));
    auto third = writer.push("s", numbered(2));
    CHECK_FALSE(ready(first));
    CHECK_FALSE(ready(second));
    CHECK(writer.waiting() == 3);
    disk.answer({});
    good(first.get());
    disk.answer({}); // the two others go together
    good(second.get());
    good(third.get());
    CHECK(disk.order() == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("writer: a full disk loses nothing and keeps the order") {
    Slow disk;
    std::vector<std::future<Result<void>>> done;
    Writer writer{disk.commit()};
    for (std::uint32_t i = 0; i < 5; ++i) done.push_back(writer.push("s", numbered(i)));
    disk.answer(full);
    disk.answer(full);
    CHECK(error_of(writer.flush()) == StoreError::disk_full);
    CHECK(writer.trouble() == StoreError::disk_full);
    CHECK(writer.waiting() == 5);
    for (const auto& one : done) CHECK_FALSE(ready(one));
    for (int i = 0; i < 8; ++i) disk.answer({}); // somebody made room
    static_cast<void>(writer.flush());           // may still meet the second answer
    good(writer.flush());
    for (auto& one : done) good(one.get());
    CHECK_FALSE(writer.trouble().has_value());
    CHECK(disk.order() == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("writer: a block that can never be written holds up no other") {
    Slow disk;
    Writer writer{disk.commit()};
    auto blocker = writer.push("s", numbered(9));
    disk.wait_for_attempt(1);
    auto bad = writer.push("gone", numbered(0));
    auto next = writer.push("s", numbered(1));
    disk.answer({});
    good(blocker.get());
    disk.answer(tl::unexpected{StoreError::not_found}); // both together
    disk.answer(tl::unexpected{StoreError::not_found}); // the first alone
    disk.answer({});
    CHECK(error_of(bad.get()) == StoreError::not_found);
    good(next.get());
}

TEST_CASE("writer: what is forgotten is not written, the rest is") {
    Slow disk;
    Writer writer{disk.commit()};
    auto kept = writer.push("a", numbered(0));
    disk.wait_for_attempt(1);
    auto forgotten = writer.push("b", numbered(1));
    disk.answer(full);
    auto forget = std::async(std::launch::async, [&] { writer.forget("b"); });
    disk.answer(full); // there may be one more attempt before the forgetting has its turn
    forget.get();
    CHECK(error_of(forgotten.get()) == StoreError::not_found);
    for (int i = 0; i < 4; ++i) disk.answer({});
    for (int i = 0; i < 2; ++i) static_cast<void>(writer.flush()); // tries at once
    good(kept.get());
    CHECK(disk.order() == std::vector<std::uint32_t>{0});
}

TEST_CASE("writer: at its end it tries once more and says what became of the rest") {
    Slow disk;
    std::future<Result<void>> done;
    {
        Writer writer{disk.commit()};
        done = writer.push("s", numbered(0));
        disk.wait_for_attempt(1);
        for (int i = 0; i < 3; ++i) disk.answer(full);
    }
    CHECK(error_of(done.get()) == StoreError::disk_full);
}

TEST_CASE("writer: a task waits for the blocks before it, not for those after it") {
    Slow disk;
    Writer writer{disk.commit()};
    std::promise<Result<void>> told;
    auto task = told.get_future();
    auto before = writer.push("s", numbered(0));
    disk.wait_for_attempt(1);
    writer.hand_over([&](const Result<void>& written) { told.set_value(written); }, true);
    auto after = writer.push("s", numbered(1));
    CHECK_FALSE(ready(task)); // the caller went on all the same
    disk.answer({});
    good(before.get());
    good(task.get());
    CHECK_FALSE(ready(after));
    disk.answer({});
    good(after.get());
}

TEST_CASE("writer: a task is told what holds its blocks up, and does not wait for ever") {
    Slow disk;
    Writer writer{disk.commit()};
    auto block = writer.push("s", numbered(0));
    disk.wait_for_attempt(1);
    std::promise<Result<void>> told, independent;
    writer.hand_over([&](const Result<void>& written) { told.set_value(written); }, true);
    writer.hand_over([&](const Result<void>& written) { independent.set_value(written); }, false);
    disk.answer(full); // of the attempt that began before the task
    disk.answer(full);
    CHECK(error_of(told.get_future().get()) == StoreError::disk_full);
    good(independent.get_future().get()); // asked for no blocks
    CHECK_FALSE(ready(block));
    disk.answer({});
    static_cast<void>(writer.flush());
    good(block.get());
}

TEST_CASE("writer: at its end every task is done") {
    Slow disk;
    std::promise<Result<void>> told;
    {
        Writer writer{disk.commit()};
        static_cast<void>(writer.push("s", numbered(0)));
        disk.wait_for_attempt(1);
        writer.hand_over([&](const Result<void>& written) { told.set_value(written); }, true);
        for (int i = 0; i < 4; ++i) disk.answer(full);
    }
    CHECK(error_of(told.get_future().get()) == StoreError::disk_full);
}
