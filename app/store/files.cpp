#include "store/files.h"

#include "store/trouble.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace {

StoreError error_of_errno(int number) {
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS: return StoreError::read_only;
    case ENOSPC:
    case EDQUOT: return StoreError::disk_full;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG: return StoreError::cannot_open;
    default: return StoreError::failed;
    }
}

[[noreturn]] void fail() { throw Trouble{error_of_errno(errno)}; }

// Closed when it leaves the scope.
struct Descriptor {
    int number = -1;
    Descriptor(const fs::path& path, int flags)
        : number{::open(path.c_str(), flags | O_CLOEXEC, 0600)} {
        if (number < 0) fail();
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number); }
};

void make_folders(const fs::path& folder) {
    if (folder.empty() || fs::exists(folder)) return;
    make_folders(folder.parent_path());
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail();
    if (::chmod(folder.c_str(), 0700) != 0) fail(); // a narrow umask may have taken too much
}

} // namespace

void create_private(const fs::path& file) {
    const Descriptor made{file, O_RDWR | O_CREAT | O_EXCL};
    if (::fchmod(made.number, 0600) != 0) fail();
}

void make_private_folder(const fs::path& folder) { make_folders(fs::absolute(folder)); }

void make_private(const fs::path& file) {
    make_folders(fs::absolute(file).parent_path());
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) {
        if (errno != ENOENT) fail();
        create_private(file);
        sync_folder(file);
    } else if (!S_ISREG(found.st_mode)) {
        throw Trouble{StoreError::cannot_open};
    } else if ((found.st_mode & 07777) != 0600 && ::chmod(file.c_str(), 0600) != 0) {
        fail();
    }
}

WriterLock::WriterLock(const fs::path& file) {
    make_folders(fs::absolute(file).parent_path());
    const fs::path path = beside(file, ".lock");
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) fail();
    ::fchmod(descriptor_, 0600);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    const bool taken = errno == EWOULDBLOCK;
    ::close(descriptor_);
    throw Trouble{taken ? StoreError::in_use : StoreError::cannot_open};
}

WriterLock::~WriterLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void write_whole(const fs::path& path, std::string_view text) {
    const Descriptor file{path, O_WRONLY};
    while (!text.empty()) {
        const auto written = ::write(file.number, text.data(), text.size());
        if (written < 0 && errno != EINTR) fail();
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_file(const fs::path& path) {
    const Descriptor file{path, O_RDONLY};
    if (::fsync(file.number) != 0) fail();
}

void sync_folder(const fs::path& of_file) {
    const Descriptor folder{fs::absolute(of_file).parent_path(), O_RDONLY | O_DIRECTORY};
    if (::fsync(folder.number) != 0 && errno != EINVAL)
        fail(); // EINVAL: this disk has no such thing
}

void rename_durably(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail();
    sync_folder(to);
}

fs::path in_real_folder(const fs::path& file) {
    return fs::canonical(fs::absolute(file).parent_path()) / file.filename();
}

fs::path beside(const fs::path& file, const char* ending) {
    fs::path path = file;
    path += ending;
    return path;
}

fs::path free_name(const fs::path& file, const char* ending) {
    for (int n = 1;; ++n) {
        fs::path path = beside(file, ending);
        path += "-";
        path += std::to_string(n);
        if (!fs::exists(fs::symlink_status(path))) return path;
    }
}

void remove_with_journals(const fs::path& file) {
    for (const char* ending : {"-journal", "-wal", "-shm", ""}) fs::remove(beside(file, ending));
}

} // namespace store
