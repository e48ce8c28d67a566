#include "mailbox/folder.h"

#include "store/private_file.h"

#include <algorithm>
#include <fstream>

namespace mailbox {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code none;
    return fs::is_regular_file(fs::symlink_status(path, none));
}

FolderError error_of(store::StoreError error) {
    return error == store::StoreError::disk_full ? FolderError::no_room : FolderError::cannot_write;
}

bool there(const fs::path& folder) {
    std::error_code none;
    return fs::is_directory(folder, none);
}

} // namespace

OnDisk<void> usable(const fs::path& folder) {
    if (!there(folder)) return tl::unexpected{FolderError::not_there};
    std::error_code failed;
    const fs::directory_iterator look{folder, failed};
    if (failed) return tl::unexpected{FolderError::cannot_read};
    // Tried, not asked: rights, mounts and shares each have a say. Hidden, so no desk reads it.
    auto chance = bundle::Randomness::fresh();
    const fs::path trial = folder / ("." + file_name(bundle::Kind::reply, chance) + ".tmp");
    const auto written = store::write_private(trial, "", store::Existing::keep);
    fs::remove(trial, failed);
    if (!written) return tl::unexpected{error_of(written.error())};
    return {};
}

OnDisk<Listing> list(const fs::path& folder, const Desk& desk) {
    if (!there(folder)) return tl::unexpected{FolderError::not_there};
    Listing found;
    std::error_code failed;
    for (fs::directory_iterator it{folder, failed}, end; !failed && it != end;
         it.increment(failed)) {
        const std::string name = it->path().filename().string();
        if (!is_file(it->path()) || desk.read.contains(name)) continue;
        if (named(name) == Named::ours) found.ours.push_back(name);
        if (named(name) == Named::foreign) found.foreign.push_back(name);
    }
    if (failed) return tl::unexpected{FolderError::cannot_read};
    std::sort(found.ours.begin(), found.ours.end());
    std::sort(found.foreign.begin(), found.foreign.end());
    return found;
}

OnDisk<Beginning> read_beginning(const fs::path& folder, const std::string& name,
                                 std::size_t most) {
    const fs::path path = folder / name;
    std::error_code failed;
    // Looked at before it is opened: a pipe would wait for somebody who writes.
    if (!is_file(path)) return tl::unexpected{FolderError::cannot_read};
    const auto size = fs::file_size(path, failed);
    std::ifstream in{path, std::ios::binary};
    if (failed || !in) return tl::unexpected{FolderError::cannot_read};
    if (size > bundle::most_file_size) return tl::unexpected{FolderError::too_large};
    Beginning read{bundle::Bytes(std::min<std::uintmax_t>(size, most)), size};
    in.read(reinterpret_cast<char*>(read.bytes.data()),
            static_cast<std::streamsize>(read.bytes.size()));
    read.bytes.resize(static_cast<std::size_t>(in.gcount())); // it may have become shorter
    return read;
}

OnDisk<File> read_file(const fs::path& folder, const std::string& name) {
    auto all = read_beginning(folder, name, bundle::most_file_size);
    if (!all) return tl::unexpected{all.error()};
    return File{name, std::move(all->bytes)};
}

OnDisk<void> put(const fs::path& folder, const File& file) {
    if (!there(folder)) return tl::unexpected{FolderError::not_there};
    const std::string_view bytes{reinterpret_cast<const char*>(file.bytes.data()),
                                 file.bytes.size()};
    const auto written = store::write_private(folder / file.name, bytes, store::Existing::keep);
    if (!written) return tl::unexpected{error_of(written.error())};
    return {};
}

OnDisk<void> remove(const fs::path& folder, const std::string& name) {
    if (!there(folder)) return tl::unexpected{FolderError::not_there};
    std::error_code failed;
    if (is_file(folder / name)) fs::remove(folder / name, failed);
    if (failed) return tl::unexpected{FolderError::cannot_write};
    return {};
}

} // namespace mailbox
