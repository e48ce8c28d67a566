// Plans that are made at this desk: which there are, and a new one from a template.
#pragma once
#include "plan/library.h"
#include "screen/form.h"

#include <optional>

namespace screen {

struct PlanRow {
    std::string name;               // of its file
    std::optional<plan::Plan> plan; // nothing: its text has errors
    std::optional<routine::FileError> error = {};
    std::size_t errors = 0;
    bool unfinished = false; // a text with errors lies beside the last good one
};

struct PracticeFacts {
    std::vector<PlanRow> plans;
    const plan::Templates* templates = nullptr;
    std::string from;                   // the template that a new one is made from; empty: the list
    std::string author, client, begins; // as they were given last
    std::map<std::string, std::string> refused = {};
    std::string said = {}, trouble = {};
};

FormView view_of(const PracticeFacts&); // pure

} // namespace screen
