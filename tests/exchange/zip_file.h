// A zip in memory.
#pragma once
#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace reading {

// The option of libarchive's writer, "compression=store".
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files,
                          const char* option = "compression=deflate") {
    std::string bytes(16384, '\0');
    for (const auto& [name, text] : files)
        bytes.resize(bytes.size() + name.size() + text.size() + 1024);
    std::size_t used = 0;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, option);
    archive_write_set_passphrase(zip, "secret");
    archive_write_set_bytes_in_last_block(zip, 1);
    archive_write_open_memory(zip, bytes.data(), bytes.size(), &used);
    for (const auto& [name, text] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0600);
        archive_write_header(zip, entry);
        archive_write_data(zip, text.data(), text.size());
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    bytes.resize(used);
    return bytes;
}

} // namespace reading
