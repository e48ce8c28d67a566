// Where the sources and the build lie. Only places.cpp knows the folders, so that every other file
// compiles to the same object in any clone, and a compiler cache serves them all.
#pragma once
#include <string>

namespace places {

std::string source(const std::string& below = ""); // below begins with '/'
std::string build(const std::string& below = "");

} // namespace places
