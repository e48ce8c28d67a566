#include "routine/disk.h"

#include "routine/sieve.h"

#include <algorithm>
#include <fstream>

namespace routine {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed) || failed) return std::nullopt;
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    std::string text(largest_file + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return std::nullopt;
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::vector<fs::path> toml_files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::recursive_directory_iterator it{folder, failed}, end; !failed && it != end;
         it.increment(failed))
        if (it->path().extension() == ".toml") files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace routine
