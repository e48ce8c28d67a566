#include "main/own_files.h"

#include <chrono>
#include <utility>

namespace app {

using namespace std::chrono_literals;

namespace {

constexpr units::Duration written_after = 500ms;

} // namespace

void OwnFiles::change(const std::filesystem::path& file, Write write, units::HostTime now) {
    waiting_[file] = std::move(write);
    due_ = now + written_after;
}

void OwnFiles::begin() {
    under_way_ = std::async(std::launch::async, [waiting = std::exchange(waiting_, {})] {
        std::vector<Written> written;
        for (const auto& [file, write] : waiting) written.push_back({file, write()});
        return written;
    });
}

std::vector<OwnFiles::Written> OwnFiles::advance(units::HostTime now) {
    std::vector<Written> written;
    if (under_way_.valid()) {
        if (under_way_.wait_for(0s) != std::future_status::ready) return {};
        written = under_way_.get();
    }
    if (!waiting_.empty() && now >= due_) begin();
    return written;
}

std::vector<OwnFiles::Written> OwnFiles::finish() {
    std::vector<Written> written;
    if (under_way_.valid()) written = under_way_.get();
    if (waiting_.empty()) return written;
    begin();
    const auto rest = under_way_.get();
    written.insert(written.end(), rest.begin(), rest.end());
    return written;
}

} // namespace app
