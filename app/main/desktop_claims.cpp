// What articles say: the files are read when somebody looks, not before, and away from the window's
// thread.
#include "main/desktop.h"

#include <memory>
#include <utility>

namespace app {

void Desktop::open_topic(const std::string& id) {
    if (const auto topic = claims::topic_named(id)) articles_->at = {topic, {}};
    help_ = false;
}

bool Desktop::look_up(const screen::Wish& wish) {
    using What = screen::Wish::What;
    switch (wish.what) {
    case What::show_claims:
        if (articles_) return open_topic(wish.id), true;
        send([this, topic = wish.id, library = std::make_shared<claims::Library>(),
              folder = around_->claims]() -> Ending {
            *library = claims::Library::read(folder);
            return [this, topic, library](units::HostTime) {
                articles_ = Articles{std::move(*library), {}};
                open_topic(topic);
            };
        });
        return true;
    case What::open_claim:
        if (articles_) articles_->at.open = wish.id;
        return articles_.has_value();
    case What::close_claim:
        if (articles_) articles_->at.open.clear();
        return articles_.has_value();
    case What::close_claims: articles_.reset(); return true;
    default: return false;
    }
}

} // namespace app
