// One file per person, SQLite inside. Everything acknowledged is on the disk (synchronous=FULL).
#pragma once
#include "session/record.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace store {

enum class StoreError {
    cannot_open, in_use, newer_schema, disk_full, read_only, damaged, not_found, ambiguous, failed,
    not_finished, out_of_range
};
template <class T> using Result = tl::expected<T, StoreError>;

using SessionId = std::string;  // a UUID; never reused

struct SessionLine {  // one row of the list
    SessionId id;
    units::WallTime started{};
    std::string routine;
    session::RollerKind roller{};
    units::Duration duration{};
    session::Completion completion{};
    bool usable = false;
    bool counts = false;  // real, or practice: part of the history
};

struct Unfinished {
    SessionId id;
    session::Beginning beginning;
    guide::Bookmark bookmark;
    units::SessionTime at{};
    std::uint32_t next_block = 0, next_segment = 0;
};

struct Settings {  // of the person
    std::optional<units::Kilograms> mass;
    std::string language;       // "", "de" or "en"
    std::string last_roller;    // serial number or port path
    std::string zone;           // tz database name
};

class Store {
  public:
    // Creates the file (0600, folders 0700) when absent; migrates an older one after a verified backup.
    static Result<Store> open(const std::filesystem::path& file);
    static Result<Store> open_read_only(const std::filesystem::path& file);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    Result<SessionId> begin(const session::Beginning&);
    // Hands the block to the writing thread and returns at once; the future tells when it is on disk.
    std::future<Result<void>> append(const SessionId&, session::Block);
    Result<void> finish(const SessionId&, session::Completion);  // one small transaction
    Result<void> pack(const SessionId&);  // FLAC; may be interrupted and repeated
    std::size_t pack_finished();          // all that are not yet packed; how many

    Result<std::vector<SessionLine>> sessions();
    Result<session::Record> record(const SessionId&);  // also "last"
    struct Raw { session::Beginning beginning; std::vector<session::Block> blocks; session::Completion completion; };
    Result<Raw> raw(const SessionId&);
    Result<std::optional<Unfinished>> unfinished();
    Result<void> discard(const SessionId&);
    Result<void> remove(const SessionId&);
    Result<void> trim(const SessionId&, units::SessionTime from, units::SessionTime to);  // keeps [from, to)
    Result<void> recalibrate(const SessionId&, const measure::Calibration&);

    Result<Settings> settings();
    Result<void> save(const Settings&);
    Result<void> verify();                                   // integrity and own checks
    Result<void> backup(const std::filesystem::path& to);    // verified before it gets its name

  private:
    struct Open;
    explicit Store(std::unique_ptr<Open>);
    std::unique_ptr<Open> open_;
};

}  // namespace store
