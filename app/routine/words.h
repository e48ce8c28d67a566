// The closed lists of words that files may use, with the numbers of their enumerators.
#pragma once
#include "routine/body.h"
#include "routine/fields.h"

namespace routine {

Words place_words();
Words position_words();
Words region_words();
Words target_words();     // regions that may be rolled
Words instead_of_words(); // regions that never are
Words condition_words();
Words evidence_words();
Words effort_words();
Words tool_words();

} // namespace routine
