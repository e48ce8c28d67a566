// What is shipped, for the tests of its content.
#pragma once
#include "places.h"

#include "routine/library.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace content {

using routine::Exercise, routine::Routine, routine::Text;

inline const routine::Library& library() {
    static const auto read = routine::Library::read({places::source("/exercises")});
    return read;
}

inline const Exercise& exercise(const std::string& id) {
    for (const Exercise& e : library().exercises())
        if (e.id == id) return e;
    FAIL("no exercise " << id);
    std::abort();
}

inline const Routine& routine_named(const std::string& id) {
    for (const Routine& r : library().routines())
        if (r.id == id) return r;
    FAIL("no routine " << id);
    std::abort();
}

inline std::vector<std::pair<std::string, Text>> texts_of(const Exercise& e) {
    std::vector<std::pair<std::string, Text>> texts{{e.id + " name", e.name},
                                                    {e.id + " region", e.region},
                                                    {e.id + " set_up", e.set_up},
                                                    {e.id + " path", e.path},
                                                    {e.id + " caution", e.caution}};
    for (const auto& v : e.variants) {
        texts.emplace_back(e.id + " " + v.id + " name", v.name);
        texts.emplace_back(e.id + " " + v.id + " how", v.how);
    }
    return texts;
}

inline std::vector<std::string> sentences(std::string text) {
    std::vector<std::string> all;
    for (auto stop = text.find(". "); stop != std::string::npos; stop = text.find(". ")) {
        all.push_back(text.substr(0, stop + 1));
        text.erase(0, stop + 2);
    }
    if (!text.empty()) all.push_back(std::move(text));
    return all;
}

} // namespace content
