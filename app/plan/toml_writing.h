// Trees to TOML text, and texts that are changed where their trees differ: what is between the
// values (comments, blank lines, order) stays as somebody wrote it.
#pragma once
#include "routine/tree.h"

#include <string>
#include <string_view>

namespace plan {

std::string written(const routine::Value& table);

// `text` says what `before` says, perhaps in other words; the result says what `after` says. Lists
// of tables are told apart by their `id` or `exercise`. Both trees hold tables, lists of tables,
// and values or lists of them. Whoever calls reads it again: a text of a shape that is not known
// here may come out wrong.
std::string edited(std::string_view text, const routine::Value& before,
                   const routine::Value& after);

// Line by line, each with its #.
std::string comments_of(std::string_view text);
bool keeps_comments(std::string_view before, std::string_view after); // at least as often

} // namespace plan
