#include "routine/files.h"
#include "routine/words.h"

#include <algorithm>

namespace routine {
namespace {

constexpr std::size_t most_variants = 8;

template <class Enum> std::optional<Enum> one_of(Fields& fields, const char* key, Words allowed) {
    const auto word = fields.word(key, allowed);
    if (!word) return std::nullopt;
    return static_cast<Enum>(*word);
}

template <class Enum> std::vector<Enum> list_of(Fields& fields, const char* key, Words allowed) {
    std::vector<Enum> list;
    for (const int word : fields.words(key, allowed)) list.push_back(static_cast<Enum>(word));
    return list;
}

Variant variant_of(const Value& table, const Exercise& e, bool measured, Errors& errors) {
    Fields fields{table, errors, "variant"};
    Variant variant;
    variant.id = fields.id("id");
    variant.name = fields.text("name");
    variant.how = fields.text("how");
    variant.share_of_body_weight =
        measured ? fields.needed_number("share_of_body_weight", 0.01, 2.0)
                 : fields.number("share_of_body_weight", 0.0, 2.0).value_or(0.0);
    variant.place = one_of<Place>(fields, "place", place_words());
    variant.position = one_of<Position>(fields, "position", position_words());
    variant.tool = one_of<Tool>(fields, "tool", tool_words());
    if (const Value* figure = fields.find("figure")) variant.figure = figure_of(*figure, e, errors);
    fields.refuse_unknown();
    return variant;
}

std::vector<Variant> variants_of(Fields& fields, const Exercise& e, bool measured, Errors& errors) {
    std::vector<Variant> variants;
    const List* list = fields.tables("variant");
    if (list == nullptr) return variants;
    if (list->size() > most_variants)
        fields.wrong("variant", FileErrorCode::out_of_range, range(1, most_variants));
    for (const Value& table : *list) {
        Variant variant = variant_of(table, e, measured, errors);
        const bool twice = std::any_of(variants.begin(), variants.end(),
                                       [&](const Variant& v) { return v.id == variant.id; });
        if (twice) errors.add(table.at, FileErrorCode::duplicate_key, variant.id);
        variants.push_back(std::move(variant));
    }
    return variants;
}

bool loads_the_roller(Activity a) { return a == Activity::roll || a == Activity::hold; }

Position usual_position(Activity activity) {
    switch (activity) {
    case Activity::roll:
    case Activity::hold: return Position::sitting;
    case Activity::stretch: return Position::standing;
    case Activity::breathe:
    case Activity::lie_quiet: return Position::supine;
    }
    return Position::sitting;
}

double usual_work_s(Activity activity) {
    switch (activity) {
    case Activity::roll:
    case Activity::hold: return 45;
    case Activity::stretch: return 30;
    case Activity::breathe:
    case Activity::lie_quiet: return 60;
    }
    return 45;
}

void read_body(Exercise& e, Fields& fields) {
    e.place = one_of<Place>(fields, "place", place_words()).value_or(Place::floor);
    e.position =
        one_of<Position>(fields, "position", position_words()).value_or(usual_position(e.activity));
    e.targets = list_of<Region>(fields, "targets", target_words());
    e.instead_of = list_of<Region>(fields, "instead_of", instead_of_words());
    e.usual.sets = fields.whole_number("usual_sets", 1, 4, 1);
    e.usual.work = units::duration_of(fields.number("usual_work_s", 5, longest_work_s(e.activity))
                                          .value_or(usual_work_s(e.activity)));
    e.against.off_if = list_of<Condition>(fields, "off_if", condition_words());
    e.against.light_if = list_of<Condition>(fields, "light_if", condition_words());
    e.against.effort_up_to =
        one_of<Effort>(fields, "effort_up_to", effort_words()).value_or(Effort::strong);
}

// Nothing is measured that does not load the roller, and nothing at the wall.
bool can_be_measured(const Exercise& e) {
    for (std::size_t i = 0; i < e.variants.size(); ++i)
        if (loads_a_roller(e, i)) return true;
    return false;
}

} // namespace

std::optional<FileKind> kind_of(const Value& file, Errors& errors) {
    Fields fields{file, errors};
    if (fields.need("kind") == nullptr) return std::nullopt;
    const auto kind = fields.word("kind", {{"exercise", 0}, {"routine", 1}});
    if (!kind) return std::nullopt;
    return static_cast<FileKind>(*kind);
}

Exercise exercise_of(const Value& file, std::string id, Errors& errors) {
    Fields fields{file, errors};
    fields.find("kind");
    Exercise e;
    e.id = std::move(id);
    e.name = fields.text("name");
    e.region = fields.text("region");
    if (fields.need("activity") != nullptr)
        e.activity = static_cast<Activity>(
            fields
                .word("activity",
                      {{"roll", 0}, {"hold", 1}, {"stretch", 2}, {"breathe", 3}, {"lie_quiet", 4}})
                .value_or(0));
    if (fields.need("tool") != nullptr)
        e.tool = static_cast<Tool>(fields.word("tool", tool_words()).value_or(0));
    e.sided = fields.truth("sided", true);
    for (const int build : fields.words("measured_by", {{"bed", 0}, {"cradle", 1}, {"single", 2}}))
        (build == 0 ? e.bed : build == 1 ? e.cradle : e.single) = true;
    e.set_up = fields.text("set_up");
    e.path = loads_the_roller(e.activity) ? fields.text("path") : fields.text_or_none("path");
    e.caution = fields.text("caution");
    if (e.activity == Activity::roll) {
        e.seconds_per_stroke = fields.needed_number("seconds_per_stroke", 1.5, 20.0);
        e.stroke_share_of_height = fields.needed_number("stroke_share_of_height", 0.01, 0.4);
    }
    read_body(e, fields);
    const bool measured = e.bed || e.cradle || e.single;
    e.variants = variants_of(fields, e, measured, errors);
    if (measured && !errors.any() && !can_be_measured(e))
        fields.wrong("measured_by", FileErrorCode::out_of_range, "[]"); // nothing to measure there
    if (const Value* table = fields.find("figure")) e.figure = figure_of(*table, e, errors);
    fields.refuse_unknown();
    return e;
}

} // namespace routine
