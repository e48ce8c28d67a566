// A disk in memory that SQLite writes to instead of the real one, while it lives. It can lose its
// power, fill up and fail. What was written but not synced may be lost on a power cut: all of it,
// or any part, sector by sector, in any order; a deletion too comes back unless it was synced.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace faults {

enum class Operation { read, write, sync, truncate, remove };
enum class Loss { everything, some_sectors };

class FaultyDisk {
  public:
    FaultyDisk();  // becomes SQLite's default file system; one at a time
    ~FaultyDisk(); // the one before is the default again
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    void cut_power_after(std::size_t changes); // writes, syncs, truncations, deletions from now on
    bool power_is_off() const;
    void power_on(std::mt19937_64&, Loss);
    std::size_t changes() const; // so far

    void hold(std::optional<std::size_t> bytes); // more do not fit; nothing = no limit
    void fail(Operation, bool always);           // EIO, until taken back
    std::size_t used() const;

    struct Write {
        std::size_t offset = 0;
        std::vector<std::uint8_t> bytes;
        bool truncation = false; // to `offset`
    };
    struct File {
        std::vector<std::uint8_t> now, durable;
        std::vector<Write> unsynced;
        bool exists = false, exists_durably = false;
        bool anew = false; // made again; until a sync the one of old may come back instead
    };
    File& file(const std::string& path); // as SQLite names it

    // For the table of functions that SQLite calls.
    int read(File&, void* into, int size, sqlite3_int64 offset);
    int write(File&, const void* from, int size, sqlite3_int64 offset);
    int truncate(File&, sqlite3_int64 size);
    int sync(File&);
    int remove(const std::string& path, bool synced);
    bool there(const std::string& path);
    std::int64_t size_of(File&);
    File& open(const std::string& path, bool create);

  private:
    bool change_fails(Operation); // counts it

    mutable std::mutex mutex_;
    std::map<std::string, std::unique_ptr<File>> files_;
    std::map<Operation, bool> failing_;
    std::optional<std::size_t> capacity_, changes_left_;
    std::size_t changes_ = 0;
    bool off_ = false;
    std::unique_ptr<sqlite3_vfs> vfs_;
    sqlite3_vfs* before_ = nullptr;
};

} // namespace faults
