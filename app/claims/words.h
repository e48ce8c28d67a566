// The closed lists of words that files may use, with the numbers of their enumerators.
#pragma once
#include "claims/claim.h"
#include "routine/fields.h"

namespace claims {

routine::Words topic_words();
routine::Words verdict_words();

} // namespace claims
