// What SQLite leaves to us about files: permissions whatever the umask, one writer, durable
// renames.
#pragma once
#include <filesystem>
#include <string_view>

namespace store {

namespace fs = std::filesystem;

// Missing folders with 0700, the file with 0600; an existing file is set to 0600. Throws Trouble.
// Never opens an existing file: closing it would drop SQLite's locks of this process.
void make_private(const fs::path& file);
void create_private(const fs::path& file); // must not exist
void make_private_folder(const fs::path&); // with those above it

// One writer per file: flock on "<file>.lock", which stays. Dies with the process, so never stale.
class WriterLock {
  public:
    explicit WriterLock(const fs::path& file); // throws Trouble: in_use, read_only, cannot_open
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

  private:
    int descriptor_ = -1;
};

void write_whole(const fs::path&, std::string_view text); // into an empty file that is there
void sync_file(const fs::path&); // its content; not for a file that SQLite has open
void sync_folder(const fs::path& of_file);
void rename_durably(const fs::path& from, const fs::path& to);
// SQLite refuses symbolic links, also on the way to a file; only there they may be.
fs::path in_real_folder(const fs::path& file);
fs::path beside(const fs::path& file, const char* ending);    // "<file><ending>"
fs::path free_name(const fs::path& file, const char* ending); // "<file><ending>-<n>", n from 1
void remove_with_journals(const fs::path& file);

} // namespace store
