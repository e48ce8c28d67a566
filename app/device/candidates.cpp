#include "device/candidates.h"

#include <algorithm>
#include <sys/stat.h>

namespace device {

namespace {

// A device file is made anew for each plugging in, so its number and birth tell devices apart that
// have no serial number.
std::string file_identity(const std::string& path) {
    struct stat file {};
    if (stat(path.c_str(), &file) != 0) return {};
    return path + "#" + std::to_string(file.st_ino) + "#" + std::to_string(file.st_ctim.tv_sec);
}

bool starts_with_usb(const std::string& identity) { return identity.rfind("usb:", 0) == 0; }

} // namespace

void Candidates::remember_foreign(const std::string& path, Refusal refusal) {
    if (const std::string identity = identity_of(path); !identity.empty())
        foreign_[identity] = std::move(refusal);
}

std::vector<std::string> Candidates::to_try(const std::vector<PortFound>& list) {
    list_ = list;
    forget_pulled_out();
    std::vector<std::string> paths;
    const auto add = [&](const std::string& path) {
        if (!is_foreign(path) && std::find(paths.begin(), paths.end(), path) == paths.end())
            paths.push_back(path);
    };
    if (roller_path_) add(*roller_path_);
    if (wanted_) add(*wanted_);
    for (const auto& port : list)
        if (!wanted_ || (roller_path_ && port.likely)) add(port.path); // it may have a new name
    return paths;
}

std::optional<Candidates::Refusal> Candidates::refusal() const {
    for (const auto& [identity, refusal] : foreign_) {
        const bool there =
            wanted_
                ? identity_of(*wanted_) == identity
                : std::any_of(list_.begin(), list_.end(), [&, &id = identity](const auto& port) {
                      return port.likely && identity_of(port.path) == id;
                  });
        if (there) return refusal;
    }
    return std::nullopt;
}

std::string Candidates::identity_of(const std::string& path) const {
    for (const auto& port : list_)
        if (port.path == path && !port.serial.empty())
            return "usb:" + std::to_string(port.usb_vendor) + ":" +
                   std::to_string(port.usb_product) + ":" + port.serial;
    return file_identity(path);
}

void Candidates::forget_pulled_out() {
    for (auto it = foreign_.begin(); it != foreign_.end();) {
        const std::string path = it->first.substr(0, it->first.find('#'));
        const bool gone = !starts_with_usb(it->first) && file_identity(path) != it->first;
        it = gone ? foreign_.erase(it) : std::next(it);
    }
}

bool Candidates::matters(const std::string& path) const {
    if (wanted_ == path || roller_path_ == path) return true;
    return std::any_of(list_.begin(), list_.end(),
                       [&](const auto& port) { return port.path == path && port.likely; });
}

bool Candidates::is_foreign(const std::string& path) const {
    return foreign_.count(identity_of(path)) != 0;
}

} // namespace device
