// Any text as a file of claims: errors with places in the text, or claims that say what they must.
#include "claims/library.h"

#include <algorithm>
#include <cstdlib>

namespace {

void demand(bool law) {
    if (!law) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{data, data + size};
    routine::Errors errors{"fuzz.toml"};
    const routine::Value file = routine::parse(text, errors);
    std::vector<claims::Claim> found;
    if (!errors.any()) found = claims::claims_of(file, {}, errors);
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    for (const routine::FileError& e : errors.sorted())
        demand(e.line >= 0 && e.line <= lines && (e.line == 0) == (e.column == 0));
    if (errors.any()) return 0;
    for (const claims::Claim& claim : found) {
        demand(!claim.id.empty() && !claim.topics.empty());
        demand(!claim.says.de.empty() && !claim.says.en.empty());
        demand(!claim.known.de.empty() && !claim.known.en.empty());
        demand(claim.sources.empty() == (claim.verdict == claims::Verdict::no_source));
    }
    return 0;
}
