#include "diary/entry.h"

#include "diary/words.h"

namespace diary {
namespace {
constexpr std::array<std::string_view, origins> words{"typed", "sheet", "imported"};
}

std::string_view word(Origin o) { return words.at(static_cast<std::size_t>(o)); }

std::optional<Origin> origin_named(std::string_view word) { return named<Origin>(words, word); }

} // namespace diary
