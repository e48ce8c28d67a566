#include "store/faulty_disk.h"

#include <algorithm>
#include <cstring>

namespace faults {

namespace {

constexpr std::size_t sector = 512;

struct Handle { // what SQLite takes for a file
    sqlite3_file base;
    FaultyDisk* disk;
    FaultyDisk::File* file;
    std::string* remove_on_close;
};
Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
sqlite3_vfs* real() { return sqlite3_vfs_find("unix"); }

int close(sqlite3_file* f) {
    if (auto* path = handle(f).remove_on_close; path != nullptr) {
        handle(f).disk->remove(*path, false);
        delete path;
    }
    return SQLITE_OK;
}
int read(sqlite3_file* f, void* into, int size, sqlite3_int64 at) {
    return handle(f).disk->read(*handle(f).file, into, size, at);
}
int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    return handle(f).disk->write(*handle(f).file, from, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return handle(f).disk->truncate(*handle(f).file, size);
}
int sync(sqlite3_file* f, int) { return handle(f).disk->sync(*handle(f).file); }
int file_size(sqlite3_file* f, sqlite3_int64* size) {
    *size = handle(f).disk->size_of(*handle(f).file);
    return SQLITE_OK;
}
// One connection to a file at a time: no locks are needed.
int lock(sqlite3_file*, int) { return SQLITE_OK; }
int check_reserved(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; } // as on Linux

constexpr sqlite3_io_methods methods{
    1,       close,          read,    write,       truncate,        sync,    file_size, lock,
    lock,    check_reserved, control, sector_size, characteristics, nullptr, nullptr,   nullptr,
    nullptr, nullptr,        nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* out_flags) {
    Handle& made = handle(f);
    made = {};
    static int unnamed = 0;
    const std::string path = name != nullptr ? name : "unnamed-" + std::to_string(++unnamed);
    made.disk = &disk_of(vfs);
    made.file = &made.disk->open(path, (flags & (SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB)) != 0);
    if ((flags & SQLITE_OPEN_DELETEONCLOSE) != 0) made.remove_on_close = new std::string{path};
    made.base.pMethods = &methods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}
int remove(sqlite3_vfs* vfs, const char* name, int synced) {
    return disk_of(vfs).remove(name, synced != 0);
}
int access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
    *result = flags == SQLITE_ACCESS_EXISTS ? (disk_of(vfs).there(name) ? 1 : 0) : 1;
    return SQLITE_OK;
}
int full_path(sqlite3_vfs*, const char* name, int room, char* out) {
    if (std::strlen(name) >= static_cast<std::size_t>(room)) return SQLITE_CANTOPEN;
    std::memcpy(out, name, std::strlen(name) + 1);
    return SQLITE_OK;
}
int randomness(sqlite3_vfs*, int n, char* out) { return real()->xRandomness(real(), n, out); }
int sleep(sqlite3_vfs*, int us) { return real()->xSleep(real(), us); }
int current_time(sqlite3_vfs*, double* out) { return real()->xCurrentTime(real(), out); }
int last_error(sqlite3_vfs*, int, char*) { return 0; }

void apply(std::vector<std::uint8_t>& bytes, const FaultyDisk::Write& change) {
    if (change.truncation) {
        bytes.resize(change.offset);
        return;
    }
    bytes.resize(std::max(bytes.size(), change.offset + change.bytes.size()));
    std::copy(change.bytes.begin(), change.bytes.end(),
              bytes.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

// The pieces of a write that reach the disk as a whole or not at all.
std::vector<FaultyDisk::Write> sectors(const FaultyDisk::Write& change) {
    if (change.truncation) return {change};
    std::vector<FaultyDisk::Write> pieces;
    const std::size_t end = change.offset + change.bytes.size();
    for (std::size_t at = change.offset; at < end;) {
        const std::size_t next = std::min(end, (at / sector + 1) * sector);
        const auto first = change.bytes.begin() + static_cast<std::ptrdiff_t>(at - change.offset);
        pieces.push_back({at, {first, first + static_cast<std::ptrdiff_t>(next - at)}, false});
        at = next;
    }
    return pieces;
}

} // namespace

FaultyDisk::FaultyDisk()
    : vfs_{std::make_unique<sqlite3_vfs>()}, before_{sqlite3_vfs_find(nullptr)} {
    *vfs_ = {};
    vfs_->iVersion = 1;
    vfs_->szOsFile = sizeof(Handle);
    vfs_->mxPathname = 512;
    vfs_->zName = "faulty";
    vfs_->pAppData = this;
    vfs_->xOpen = faults::open;
    vfs_->xDelete = faults::remove;
    vfs_->xAccess = access;
    vfs_->xFullPathname = full_path;
    vfs_->xRandomness = randomness;
    vfs_->xSleep = faults::sleep;
    vfs_->xCurrentTime = current_time;
    vfs_->xGetLastError = last_error;
    sqlite3_vfs_register(vfs_.get(), 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(vfs_.get());
    sqlite3_vfs_register(before_, 1);
}

void FaultyDisk::cut_power_after(std::size_t changes) {
    const std::lock_guard lock{mutex_};
    changes_left_ = changes;
}
bool FaultyDisk::power_is_off() const {
    const std::lock_guard lock{mutex_};
    return off_;
}
std::size_t FaultyDisk::changes() const {
    const std::lock_guard lock{mutex_};
    return changes_;
}
void FaultyDisk::hold(std::optional<std::size_t> bytes) {
    const std::lock_guard lock{mutex_};
    capacity_ = bytes;
}
void FaultyDisk::fail(Operation what, bool always) {
    const std::lock_guard lock{mutex_};
    failing_[what] = always;
}
std::size_t FaultyDisk::used() const {
    std::size_t sum = 0;
    for (const auto& [path, file] : files_) sum += file->exists ? file->now.size() : 0;
    return sum;
}

void FaultyDisk::power_on(std::mt19937_64& random, Loss loss) {
    const std::lock_guard lock{mutex_};
    off_ = false;
    changes_left_.reset();
    const auto kept = [&] { return loss == Loss::some_sectors && random() % 2 == 0; };
    for (const auto& [path, file] : files_) {
        if (file->anew && kept())
            file->durable.clear();
        else if (file->anew)
            file->unsynced.clear();
        file->anew = false;
        for (const auto& change : file->unsynced)
            for (const auto& piece : sectors(change))
                if (kept()) apply(file->durable, piece);
        if (file->exists != file->exists_durably && kept()) file->exists_durably = file->exists;
        file->unsynced.clear();
        file->exists = file->exists_durably;
        if (!file->exists) file->durable.clear();
        file->now = file->durable;
    }
}

FaultyDisk::File& FaultyDisk::file(const std::string& path) {
    auto& found = files_[path];
    if (!found) found = std::make_unique<File>();
    return *found;
}

bool FaultyDisk::change_fails(Operation what) {
    ++changes_;
    if (changes_left_ && (*changes_left_ == 0 || --*changes_left_ == 0)) off_ = true;
    return off_ || failing_[what];
}

FaultyDisk::File& FaultyDisk::open(const std::string& path, bool create) {
    const std::lock_guard lock{mutex_};
    File& opened = file(path);
    if (create && !opened.exists) opened.anew = opened.exists_durably;
    if (create) opened.exists = true;
    return opened;
}

int FaultyDisk::read(File& from, void* into, int size, sqlite3_int64 offset) {
    const std::lock_guard lock{mutex_};
    if (off_ || failing_[Operation::read]) return SQLITE_IOERR_READ;
    const auto wanted = static_cast<std::size_t>(size), at = static_cast<std::size_t>(offset);
    const std::size_t there = at < from.now.size() ? std::min(wanted, from.now.size() - at) : 0;
    std::memset(into, 0, wanted);
    if (there > 0) std::memcpy(into, from.now.data() + at, there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int FaultyDisk::write(File& to, const void* from, int size, sqlite3_int64 offset) {
    const std::lock_guard lock{mutex_};
    const auto* const first = static_cast<const std::uint8_t*>(from);
    const Write change{static_cast<std::size_t>(offset), {first, first + size}, false};
    const std::size_t end = change.offset + change.bytes.size();
    const std::size_t growth = end > to.now.size() ? end - to.now.size() : 0;
    if (change_fails(Operation::write)) {
        if (off_) to.unsynced.push_back(change); // it may still have been under way
        return SQLITE_IOERR_WRITE;
    }
    if (capacity_ && growth > 0 && used() + growth > *capacity_) return SQLITE_FULL;
    apply(to.now, change);
    to.unsynced.push_back(change);
    return SQLITE_OK;
}

int FaultyDisk::truncate(File& which, sqlite3_int64 size) {
    const std::lock_guard lock{mutex_};
    const Write change{static_cast<std::size_t>(size), {}, true};
    if (change_fails(Operation::truncate)) {
        if (off_) which.unsynced.push_back(change);
        return SQLITE_IOERR_TRUNCATE;
    }
    apply(which.now, change);
    which.unsynced.push_back(change);
    return SQLITE_OK;
}

int FaultyDisk::sync(File& which) {
    const std::lock_guard lock{mutex_};
    if (change_fails(Operation::sync)) return SQLITE_IOERR_FSYNC;
    which.durable = which.now;
    which.unsynced.clear();
    which.exists_durably = which.exists;
    which.anew = false;
    return SQLITE_OK;
}

int FaultyDisk::remove(const std::string& path, bool synced) {
    const std::lock_guard lock{mutex_};
    File& gone = file(path);
    if (!gone.exists) return SQLITE_IOERR_DELETE_NOENT;
    if (change_fails(Operation::remove)) return SQLITE_IOERR_DELETE;
    gone.exists = false;
    gone.now.clear();
    gone.unsynced.clear();
    if (synced) {
        gone.exists_durably = false;
        gone.durable.clear();
    }
    return SQLITE_OK;
}

bool FaultyDisk::there(const std::string& path) {
    const std::lock_guard lock{mutex_};
    const File& found = file(path);
    return found.exists && !found.now.empty();
}

std::int64_t FaultyDisk::size_of(File& which) {
    const std::lock_guard lock{mutex_};
    return static_cast<std::int64_t>(which.now.size());
}

} // namespace faults
