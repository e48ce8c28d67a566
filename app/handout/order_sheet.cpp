#include "handout/order_sheet.h"

#include "handout/numbers.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>

namespace handout {
namespace {

using routine::Activity, routine::Exercise;
using wording::filled, wording::tr;

std::string letter(std::size_t variant) { return {static_cast<char>('A' + variant)}; }

std::vector<std::string> amounts_of(Activity activity) {
    switch (activity) {
    case Activity::roll: return {"6", "10", "15"};
    case Activity::hold:
    case Activity::stretch: return {"20s", "30s", "45s"};
    case Activity::breathe:
    case Activity::lie_quiet: return {"60s", "120s", "180s"};
    }
    return {};
}

OrderRow row_of(const Exercise& e, int number) {
    return {number,
            e.name.in(wording::language()),
            e.sided,
            e.activity == Activity::roll,
            amounts_of(e.activity),
            e.variants.size()};
}

// "A normal, B lighter; but 4 B knee bent": most have the same names.
std::string variants_of(const std::vector<const Exercise*>& exercises) {
    std::map<std::string, int> how_often; // by letter and name
    const auto named = [](const Exercise& e, std::size_t i) {
        return letter(i) + " = " + e.variants[i].name.in(wording::language());
    };
    for (const Exercise* e : exercises)
        for (std::size_t i = 0; i < e->variants.size(); ++i) ++how_often[named(*e, i)];
    std::map<char, std::string> usual;
    for (const auto& [name, times] : how_often)
        if (auto& most = usual[name.front()]; most.empty() || how_often[most] < times) most = name;
    std::string all, others;
    for (const auto& [first, name] : usual) all.append(all.empty() ? "" : ", ").append(name);
    for (const Exercise* e : exercises)
        for (std::size_t i = 0; i < e->variants.size(); ++i) {
            const std::string name = named(*e, i);
            if (usual[name.front()] == name) continue;
            others.append(others.empty() ? "" : "; ")
                .append(std::to_string(number_of(e->id).value_or(0)))
                .append(" ")
                .append(name);
        }
    if (others.empty()) return filled(tr("Variants: {names}."), {{"names", all}});
    return filled(tr("Variants: {names}; otherwise at {others}."),
                  {{"names", all}, {"others", others}});
}

} // namespace

OrderSheet order_sheet(std::span<const Exercise> exercises) {
    OrderSheet s;
    s.title = tr("Exercises to tick");
    for (unsigned day = 1; day <= 7; ++day)
        s.days.push_back(wording::name(std::chrono::weekday{day}));
    std::vector<const Exercise*> numbered;
    for (const Exercise& e : exercises)
        if (number_of(e.id)) numbered.push_back(&e);
    std::sort(numbered.begin(), numbered.end(), [](const Exercise* a, const Exercise* b) {
        return number_of(a->id) < number_of(b->id);
    });
    for (const Exercise* e : numbered) s.rows.push_back(row_of(*e, number_of(e->id).value_or(0)));
    s.notes = {
        variants_of(numbered),
        tr("Strokes: one roll in one direction; with an s: seconds. What has no tick is as the "
           "exercise is usually done; no side: both; no days: those at the top. Numbers stay: a "
           "new exercise gets a new one. One of your own is written below by its name."),
        tr("“rolltakt plan from-sheet FILE.toml” makes a plan of it. A row is typed in the order "
           "of the boxes: “2 L 2x10 6s B mo we” is exercise 2, left, 2 sets of 10 strokes, 6 s per "
           "stroke, variant B, Monday and Wednesday.")};
    return s;
}

} // namespace handout
