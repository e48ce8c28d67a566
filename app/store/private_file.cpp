#include "store/private_file.h"

#include "store/files.h"
#include "store/trouble.h"

#include <fstream>

namespace store {

namespace {

struct Part { // beside the file, gone when it was not given the file's name
    fs::path path;
    explicit Part(const fs::path& of) : path{free_name(of, ".part")} { create_private(path); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() {
        std::error_code none;
        fs::remove(path, none);
    }
};

bool there(const fs::path& file) {
    std::error_code none;
    return fs::exists(fs::symlink_status(file, none));
}

} // namespace

Result<bool> write_private(const fs::path& file, std::string_view text, Existing existing) {
    return guarded([&] {
        if (there(file) && existing == Existing::keep) return false;
        if (there(file) && !fs::is_regular_file(fs::symlink_status(file)))
            throw Trouble{StoreError::cannot_open};
        const Part part{file};
        write_whole(part.path, text);
        sync_file(part.path);
        if (there(file) && existing == Existing::keep) return false;
        rename_durably(part.path, file);
        return true;
    });
}

Result<std::optional<std::string>> read_private(const fs::path& file) {
    return guarded([&]() -> std::optional<std::string> {
        if (!there(file)) return std::nullopt;
        if (!fs::is_regular_file(fs::symlink_status(file))) throw Trouble{StoreError::cannot_open};
        std::ifstream in{file, std::ios::binary};
        if (!in) throw Trouble{StoreError::cannot_open};
        std::string text(fs::file_size(file), '\0');
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (in.bad()) throw Trouble{StoreError::failed};
        text.resize(static_cast<std::size_t>(in.gcount()));
        return text;
    });
}

Result<bool> set_aside(const fs::path& file) {
    return guarded([&] {
        if (!there(file)) return false;
        rename_durably(file, free_name(file, ".old"));
        return true;
    });
}

fs::path sheet_beside(const fs::path& file) { return beside(file, ".sheet"); }

} // namespace store
