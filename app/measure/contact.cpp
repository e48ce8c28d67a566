#include "measure/contact.h"

namespace measure {

bool ContactFinder::push(units::SessionTime at, units::Newtons force) {
    if (!begun_ && force >= contact_begins) begun_ = at;
    if (begun_ && force < contact_ends) {
        ended_.push_back({*begun_, at});
        begun_.reset();
    }
    if (begun_) last_ = at;
    return now();
}

void ContactFinder::gap(units::SessionTime from) {
    if (begun_) ended_.push_back({*begun_, from});
    begun_.reset();
}

std::vector<Contact> ContactFinder::found() const {
    auto all = ended_;
    if (begun_) all.push_back({*begun_, last_});
    return all;
}

} // namespace measure
