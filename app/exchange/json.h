// JSON as a list of flat rows: the members of each object by their names, those of an object in it
// as "outer.inner"; lists within are left out.
#pragma once
#include "exchange/read.h"

#include <utility>

namespace exchange {

struct JsonRow {
    std::size_t element = 0;                                  // from 1
    std::vector<std::pair<std::string, std::string>> members; // null is not there
};
// A list of objects, an object that holds one list of objects, or a single object, which then has a
// member that is `wanted`. Elements that are no objects are malformed.
Result<std::vector<JsonRow>> json_rows(Input&,
                                       const std::function<bool(std::string_view name)>& wanted);

bool looks_like_json(std::string_view head);
bool json_names(std::string_view head, std::string_view name); // has it as a member's name

} // namespace exchange
