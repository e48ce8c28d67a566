#include "importing/reading.h"

#include <utility>

namespace importing {

Reading::Reading(std::vector<std::string> files, exchange::Options options) {
    options.progress = [this](exchange::Progress at) {
        bytes_ = at.bytes;
        return !stopped_;
    };
    read_ =
        std::async(std::launch::async, [files = std::move(files), options = std::move(options)] {
            return read(files, options);
        });
}

Reading::~Reading() { stop(); }

bool Reading::over() const {
    return read_.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

tl::expected<exchange::Read, Unread> Reading::take() { return read_.get(); }

} // namespace importing
