// The mailbox on the disk: a folder that some other program keeps in step. Files appear in it whole
// and under their last name, are never changed, and are removed only when a client is closed.
#pragma once
#include "mailbox/desk.h"

#include <filesystem>

namespace mailbox {

enum class FolderError : std::uint8_t {
    not_there, // not in step, or not mounted: nothing is wrong yet
    no_room,
    too_large, // more than bundle::most_file_size
    cannot_read,
    cannot_write
};
template <class T> using OnDisk = tl::expected<T, FolderError>;

// Whether it can serve: there, a folder, and files can be made in it.
OnDisk<void> usable(const std::filesystem::path& folder);

struct Listing {
    std::vector<std::string> ours;    // by name, not yet in `read`; to be given to read_file
    std::vector<std::string> foreign; // files only
};
// Links are not followed, and folders in the folder are not looked into.
OnDisk<Listing> list(const std::filesystem::path& folder, const Desk&);

struct Beginning {
    bundle::Bytes bytes;
    std::uintmax_t whole = 0; // bytes of the file
};
OnDisk<Beginning> read_beginning(const std::filesystem::path& folder, const std::string& name,
                                 std::size_t most);
OnDisk<File> read_file(const std::filesystem::path& folder, const std::string& name);

// 0600, on the disk when it returns. A file that is there under that name stays.
OnDisk<void> put(const std::filesystem::path& folder, const File&);

OnDisk<void> remove(const std::filesystem::path& folder, const std::string& name); // gone is done

} // namespace mailbox
