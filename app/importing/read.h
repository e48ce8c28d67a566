// Files into records, whole or not at all; nothing of it touches the person's own file.
#pragma once
#include "exchange/read.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace importing {

struct Unread {
    std::string code;    // for programs
    std::string message; // one sentence: file, row, what is wrong, what to do
    std::string file;
    std::optional<int> row = {};
};

// Files of Gadgetbridge's export are databases: one of them, and nothing beside it.
tl::expected<exchange::Read, Unread> read(const std::vector<std::string>& files,
                                          const exchange::Options&);

// In a file of the practising person's, who is no part of a real diary.
Unread of_practice(const std::vector<std::string>& files);

} // namespace importing
