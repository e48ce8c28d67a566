#include "store/cautions.h"

#include <algorithm>

namespace store {

std::vector<diary::Caution> cautions_of(const std::optional<care::Screening>& screening) {
    std::vector<diary::Caution> found;
    if (!screening) return found;
    for (const care::Ticked& ticked : screening->conditions) {
        if (ticked.condition == routine::Condition::pregnancy)
            found.push_back(diary::Caution::pregnancy);
        if (ticked.condition == routine::Condition::under_16)
            found.push_back(diary::Caution::child);
    }
    return found;
}

std::vector<diary::Caution> heeded(std::vector<diary::Caution> told,
                                   const std::optional<care::Screening>& screening) {
    for (const diary::Caution one : cautions_of(screening))
        if (std::find(told.begin(), told.end(), one) == told.end()) told.push_back(one);
    return told;
}

} // namespace store
