#include "plan/library.h"

#include "routine/disk.h"

#include <algorithm>

namespace plan {

namespace fs = std::filesystem;

const Template* Templates::find(std::string_view id) const {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Template& one) { return one.plan.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Templates templates(std::span<const fs::path> folders, const routine::Library& catalogue) {
    Templates found;
    for (const fs::path& folder : folders)
        for (const fs::path& file : routine::toml_files_below(folder / "plans")) {
            const auto text = routine::text_of(file);
            const Read plan =
                text ? read(*text, file.string(), catalogue) : read_file(file, catalogue);
            if (!plan) {
                found.errors.insert(found.errors.end(), plan.error().begin(), plan.error().end());
                continue;
            }
            if (!plan->is_template) continue;
            const auto same_id = [&](const Template& one) { return one.plan.id == plan->id; };
            std::erase_if(found.all, same_id);
            found.all.push_back({*plan, *text});
        }
    return found;
}

std::string made_from(const Template& from, const Maker& maker, const routine::Library& catalogue) {
    Plan plan = from.plan;
    plan.is_template = false;
    plan.id = maker.id;
    plan.author = maker.author;
    plan.client = maker.client;
    plan.version = 1;
    plan.made = maker.made;
    if (maker.begins != maker.made) plan.from = maker.begins;
    return rewritten(from.text, plan, catalogue);
}

} // namespace plan
