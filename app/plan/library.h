// The plan templates that come with the player, and a new plan made from one.
#pragma once
#include "plan/plan_file.h"

#include <map>
#include <span>

namespace plan {

struct Template {
    Plan plan;
    std::string text;
};

struct Templates {
    std::vector<Template> all; // in the order of their files
    std::vector<routine::FileError> errors;
    const Template* find(std::string_view id) const;
};
// Every *.toml in the folders "plans" of these; of what stands twice, the later one.
Templates templates(std::span<const std::filesystem::path> folders,
                    const routine::Library& catalogue);

struct Maker {
    std::string id, author, client;
    Day made{}, begins{};
};
// The template's text with what makes it a plan; its comments stay.
std::string made_from(const Template&, const Maker&, const routine::Library& catalogue);

} // namespace plan
