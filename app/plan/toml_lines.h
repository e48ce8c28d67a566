// Where in a TOML text things stand, by bytes. Only of texts that routine::parse takes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plan {

struct Stretch { // [begin, end)
    std::size_t begin = 0, end = 0;
    bool operator==(const Stretch&) const = default;
};

// "routine", "#1", "own", "title", "de": an element of a list of tables is # and its number from 0.
using Path = std::vector<std::string>;
bool begins_with(const Path&, const Path& beginning);

struct Statement { // a header, or a key with its value
    Path path;
    Stretch all;   // without blanks and comment around it
    Stretch value; // of a key
    bool header = false;
    std::size_t below = 0; // index of its header + 1; 0 = none above it
};

struct Lines {
    std::vector<Statement> statements; // in the order of the text
    std::vector<Stretch> comments;     // from # to the end of the line, without that
};
Lines lines_of(std::string_view text);

} // namespace plan
