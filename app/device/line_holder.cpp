// Who has a port open: every /proc/PID/fd that we may read is compared with the port's path.
#include "device/line.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace device {

namespace {

namespace fs = std::filesystem;

bool is_number(const std::string& name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_open(const fs::path& process, const fs::path& file) {
    std::error_code none;
    for (fs::directory_iterator it{process / "fd", none}, end; !none && it != end;
         it.increment(none))
        if (std::error_code unreadable; fs::read_symlink(it->path(), unreadable) == file)
            return true;
    return false;
}

} // namespace

std::string holder_of(const std::string& path) {
    std::error_code none;
    const fs::path file = fs::canonical(path, none);
    if (none) return {};
    const std::string ourselves = std::to_string(getpid());
    for (fs::directory_iterator it{"/proc", none}, end; !none && it != end; it.increment(none)) {
        const std::string process = it->path().filename();
        if (!is_number(process) || process == ourselves || !has_open(it->path(), file)) continue;
        std::string name;
        std::getline(std::ifstream{it->path() / "comm"}, name);
        return name;
    }
    return {};
}

} // namespace device
