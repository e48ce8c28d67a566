#include "store/private_file.h"

#include "store/files.h"
#include "store/trouble.h"

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

} // namespace store
