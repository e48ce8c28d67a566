// Any text as an exercise or a routine: errors with places in the text, or values within their
// limits.
#include "routine/files.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace routine;

void demand(bool law) {
    if (!law) std::abort();
}

Exercise some_exercise() {
    Exercise e;
    e.id = "calf";
    e.seconds_per_stroke = 6.0;
    e.variants.resize(2);
    e.variants[0].id = "normal";
    e.variants[1].id = "lighter";
    return e;
}

void check(const std::vector<FileError>& errors, std::string_view text) {
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    for (const FileError& e : errors) {
        demand(e.line >= 0 && e.line <= lines && e.column >= 0);
        demand((e.line == 0) == (e.column == 0));
    }
}

void check(const Exercise& e) {
    demand(!e.name.de.empty() && !e.name.en.empty());
    demand(!e.variants.empty() && e.variants.size() <= 8);
    for (const Variant& v : e.variants)
        demand(v.share_of_body_weight >= 0.0 && v.share_of_body_weight <= 2.0);
}

void check(const Routine& r) {
    demand(!r.steps.empty() && r.steps.size() <= 200);
    for (const Step& s : r.steps) {
        demand(s.exercise < r.exercises.size());
        demand(s.variant < r.exercises[s.exercise].variants.size());
        demand(s.work >= std::chrono::seconds{5} && s.work <= std::chrono::seconds{900});
        demand(!s.pace_band || s.pace_band->contains(*s.seconds_per_stroke));
    }
    demand(duration(r) > units::Duration::zero());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Exercise calf = some_exercise();
    const std::string text{data, data + size};
    Errors errors{"fuzz.toml"};
    const Value tree = parse(text, errors);
    const auto kind = errors.any() ? std::nullopt : kind_of(tree, errors);
    const auto find = [](const std::string& id) { return id == "calf" ? &calf : nullptr; };
    if (kind == FileKind::exercise) {
        const Exercise e = exercise_of(tree, "fuzz", errors);
        if (!errors.any()) check(e);
    } else if (kind == FileKind::routine) {
        const Routine r = routine_of(tree, "fuzz", find, errors);
        if (!errors.any()) check(r);
    }
    check(errors.sorted(), text);
    return 0;
}
