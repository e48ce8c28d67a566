// What articles say: the files are read when somebody looks, not before.
#include "main/desktop.h"

namespace app {

bool Desktop::look_up(const screen::Wish& wish) {
    using What = screen::Wish::What;
    switch (wish.what) {
    case What::show_claims:
        if (!articles_) articles_ = Articles{claims::Library::read(around_->claims), {}};
        if (const auto topic = claims::topic_named(wish.id)) articles_->at = {topic, {}};
        help_ = false;
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
