// Any bytes as the database of another program: an error, or nights that the diary takes; and
// nothing is left beside the file.
#include "importing/foreign_tables.h"

#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

void demand(bool law) {
    if (!law) std::abort();
}

// A folder of this run's own, gone at its end.
struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-fuzz-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
};

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    const auto file = folder.path / "other.db";
    {
        std::ofstream out{file, std::ios::binary};
        for (std::size_t i = 0; i < size; ++i) out.put(static_cast<char>(data[i]));
    }
    exchange::Options options;
    options.zone = "Europe/Berlin";
    options.entered_at = {std::chrono::sys_days{std::chrono::year{2026} / 11 / 20},
                          std::chrono::minutes{60}};
    auto tables = store::ForeignTables::open(file);
    if (tables) {
        importing::OfFile of_file{*tables};
        if (const auto read = exchange::read(of_file, options))
            for (const auto& record : read->records)
                if (const auto* night = std::get_if<diary::Night>(&record.value))
                    demand(diary::times(*night, options.entered_at).has_value());
    }
    demand(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
    return 0;
}
