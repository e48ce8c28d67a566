// A routine file has parts; a part is one exercise with its sets and sides, and unrolls to steps.
#include "routine/files.h"
#include "routine/part.h"
#include "routine/telling.h"
#include "routine/words.h"

#include <algorithm>

namespace routine {
namespace {

constexpr std::size_t most_steps = 200;

std::vector<Side> sides_of(Fields& fields, const Exercise& e) {
    const auto words = e.sided ? fields.words("sides", {{"left", 1}, {"right", 2}, {"both", 3}})
                               : fields.words("sides", {{"none", 0}});
    std::vector<Side> sides;
    for (const int word : words) sides.push_back(static_cast<Side>(word));
    if (!sides.empty()) return sides;
    if (e.sided) return {Side::left, Side::right};
    return {Side::none};
}

std::size_t variant_of(Fields& fields, const Exercise& e) {
    if (fields.find("variant") == nullptr) return 0;
    const std::string id = fields.id("variant");
    std::string known;
    for (std::size_t i = 0; i < e.variants.size(); ++i) {
        if (e.variants[i].id == id) return i;
        known += (i > 0 ? ", " : "") + e.variants[i].id;
    }
    fields.wrong("variant", FileErrorCode::unknown_variant, known);
    return 0;
}

void read_pace(Part& part, Fields& fields, const Exercise& e) {
    if (e.activity != Activity::roll) return;
    const double pace =
        fields.number("seconds_per_stroke", 1.5, 20.0).value_or(e.seconds_per_stroke);
    part.seconds_per_stroke = pace;
    part.pace_band = fields.band("pace_band", 1.0, 30.0).value_or(usual_pace_band(pace));
    if (!part.pace_band->contains(pace))
        fields.wrong("pace_band", FileErrorCode::out_of_range,
                     range(1.0, pace) + ", " + range(pace, 30.0));
}

// "light, medium"
std::string efforts_up_to(Effort most) {
    std::string list;
    for (const Word& word : effort_words()) {
        if (word.value > static_cast<int>(most)) break;
        list += (list.empty() ? "" : ", ") + std::string{word.text};
    }
    return list;
}

Part part_of(Fields& fields, const Exercise& e) {
    const auto time = [&](const char* key, double low, double high, double otherwise) {
        return units::duration_of(fields.number(key, low, high).value_or(otherwise));
    };
    Part part;
    part.variant = variant_of(fields, e);
    part.sides = sides_of(fields, e);
    part.sets = fields.whole_number("sets", 1, 4, 1);
    part.effort = static_cast<Effort>(fields.word("effort", effort_words()).value_or(0));
    if (part.effort > e.against.effort_up_to)
        fields.wrong("effort", FileErrorCode::out_of_range, efforts_up_to(e.against.effort_up_to));
    part.work = units::duration_of(fields.needed_number("work_s", 5, longest_work_s(e.activity)));
    part.get_ready = time("get_ready_s", 3, 120, 20);
    part.rest = time("rest_s", 0, 300, 30);
    part.change = time("change_sides_s", 3, 60, 10);
    part.rest_after = time("rest_after_s", 0, 300, 0);
    read_pace(part, fields, e);
    return part;
}

constexpr std::size_t most_claims = 20;

// Statements about effects, each with what it rests on.
std::vector<Claim> claims_of(Fields& fields, Errors& errors) {
    std::vector<Claim> claims;
    if (fields.find("claim") == nullptr) return claims;
    const List* list = fields.tables("claim");
    if (list == nullptr) return claims;
    if (list->size() > most_claims) {
        fields.wrong("claim", FileErrorCode::out_of_range, range(0, most_claims));
        return claims;
    }
    for (const Value& table : *list) {
        Fields one{table, errors, "claim"};
        Claim claim;
        claim.text = one.text("text");
        if (one.need("evidence") != nullptr)
            claim.evidence =
                static_cast<Evidence>(one.word("evidence", evidence_words()).value_or(0));
        if (one.find("source") != nullptr) claim.source = one.id("source");
        claim.spoken = one.truth("spoken", false);
        one.refuse_unknown();
        claims.push_back(std::move(claim));
    }
    return claims;
}

} // namespace

double longest_work_s(Activity activity) {
    switch (activity) {
    case Activity::roll: return 120;
    case Activity::hold: return 90;
    case Activity::stretch: return 180;
    case Activity::breathe:
    case Activity::lie_quiet: return 900;
    }
    return 120;
}

Routine routine_of(const Value& file, std::string id, const FindExercise& find, Errors& errors) {
    Fields fields{file, errors};
    fields.find("kind");
    Routine routine;
    routine.id = std::move(id);
    routine.title = fields.text("title");
    routine.about = fields.text("about");
    routine.claims = claims_of(fields, errors);
    const List* parts = fields.tables("part");
    fields.refuse_unknown();
    if (parts == nullptr) return routine;
    for (const Value& table : *parts) {
        Fields part_fields{table, errors, "part"};
        const std::string name = part_fields.id("exercise");
        const Exercise* exercise = name.empty() ? nullptr : find(name);
        if (exercise == nullptr) { // its keys cannot be judged without it
            if (!name.empty())
                errors.add(part_fields.find("exercise")->at, FileErrorCode::unknown_exercise, name);
            continue;
        }
        Part part = part_of(part_fields, *exercise);
        part_fields.refuse_unknown();
        part.exercise = kept(routine, *exercise);
        unroll(part, routine);
        if (routine.steps.size() > most_steps) {
            errors.add(table.at, FileErrorCode::too_many_steps, {}, std::to_string(most_steps));
            break;
        }
    }
    if (!routine.steps.empty()) routine.steps.back().rest = {};
    make_room(routine);
    return routine;
}

} // namespace routine
