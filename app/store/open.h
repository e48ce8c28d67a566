// What an open store holds. The connection is used by one thread at a time: the writing thread or
// whoever asks; `with` takes turns and turns exceptions into values.
#pragma once
#include "store/database.h"
#include "store/rows.h"
#include "store/trouble.h"
#include "store/writer.h"

#include <memory>
#include <mutex>

namespace store {

struct Store::Open {
    fs::path file;
    Access access = Access::read;
    std::unique_ptr<WriterLock> lock;
    SQLite::Database db;
    std::mutex turn;
    std::vector<SessionId> running; // begun or continued here: not offered as unfinished
    struct Begun {
        SessionId id;
        session::Beginning beginning;
    };
    std::vector<Begun> begun;       // while the disk was full; of the writing thread, oldest first
    std::unique_ptr<Writer> writer; // last: ends before the connection it writes on

    Open(fs::path path, Access how, std::unique_ptr<WriterLock> writer_lock,
         SQLite::Database connection)
        : file{std::move(path)}, access{how}, lock{std::move(writer_lock)}, db{std::move(
                                                                                connection)} {}

    template <class Work> auto with(Work work) {
        const std::lock_guard mine{turn};
        return guarded([&] { return work(db); });
    }
    // One transaction that is written whole or not at all.
    template <class Work> auto change(Work work) {
        const std::lock_guard mine{turn};
        return guarded([&] {
            if (access == Access::read) throw Trouble{StoreError::read_only};
            SQLite::Transaction all{db, SQLite::TransactionBehavior::IMMEDIATE};
            if constexpr (std::is_void_v<decltype(work(db))>) {
                work(db);
                all.commit();
            } else {
                auto value = work(db);
                all.commit();
                return value;
            }
        });
    }
    // A view of one moment, whatever another process writes meanwhile.
    template <class Work> auto look(Work work) {
        return with([&](SQLite::Database& all) {
            const SQLite::Transaction moment{all, SQLite::TransactionBehavior::DEFERRED};
            return work(all);
        });
    }

    // On the writing thread; without one the store may only be read, and nothing waits.
    template <class T, class Work> std::future<Result<T>> soon(Work work, bool after_blocks) {
        auto done = std::make_shared<std::promise<Result<T>>>();
        auto future = done->get_future();
        if (writer)
            writer->hand_over([done, work = std::move(work)](
                                  const Result<void>& written) { done->set_value(work(written)); },
                              after_blocks);
        else
            done->set_value(work({}));
        return future;
    }

    // These on the writing thread.
    Result<void> write_begun(); // whatever is written of a session comes after it
    Result<void> commit(std::span<const Writer::Waiting>);
    Result<SessionId> begin(const session::Beginning&);
    Result<void> finish(const SessionId&, session::Completion);
    Result<void> flush() { return writer ? writer->flush() : Result<void>{}; }
    Result<Blobs> blobs(const SessionId&, Row* row = nullptr);
    // Throws Trouble; with `read`, what it was made from.
    session::Record rebuilt(const SessionId&, Row&, Raw* read = nullptr);
    Result<session::Record> summarised(const SessionId&);
    void shrink(); // gives pages that nothing uses back to the disk; failing costs nothing
};

} // namespace store
