// What is heeded beside magnesium: what the person told the diary, and what the safety questions
// were told of the same.
#pragma once
#include "care/screening.h"
#include "diary/limits.h"

#include <optional>
#include <vector>

namespace store {

// Cleared or not: a clearance is about rolling.
std::vector<diary::Caution> cautions_of(const std::optional<care::Screening>&);
std::vector<diary::Caution> heeded(std::vector<diary::Caution> told,
                                   const std::optional<care::Screening>&);

} // namespace store
