// The text of a plan, to values and back (exercises/README.md, "A plan"). Whatever the text holds,
// nothing aborts; every error names line and column.
#pragma once
#include "plan/plan.h"
#include "routine/library.h"
#include "routine/tree.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plan {

constexpr std::size_t most_routines = 12;
constexpr std::size_t longest_line = 60; // characters of its id, its author, for whom it is

// Errors are those of routine files; FileError::allowed may also name the kind of value "day".
Plan plan_of(const routine::Value& file, const routine::Library& catalogue, routine::Errors&);

using Read = tl::expected<Plan, std::vector<routine::FileError>>;
// `name` is what errors call the text.
Read read(std::string_view text, const std::string& name, const routine::Library& catalogue);
Read read_file(const std::filesystem::path&, const routine::Library& catalogue);

// As it would be written from nothing; of equal plans the same.
routine::Value tree_of(const Plan&);
std::string text_of(const Plan&);
bool same(const Plan&, const Plan&);

// The text with what is different in `wanted`, which may be a plan of any other kind: comments,
// order and blank lines stay. Of a text that is no plan: as from nothing, its comments first.
std::string rewritten(std::string_view text, const Plan& wanted, const routine::Library& catalogue);

} // namespace plan
