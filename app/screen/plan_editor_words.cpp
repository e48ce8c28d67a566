// Why a value of a plan is refused, without the words of its file.
#include "screen/plan_editor_screen.h"

#include "wording/wording.h"

#include <array>
#include <charconv>

namespace screen {

using routine::FileErrorCode;
using wording::filled, wording::tr;

namespace {

std::string name_of(const std::string& key) {
    struct Named {
        const char* key;
        const char* name;
    };
    const Named all[] = {{"sets", tr("Sets")},
                         {"work_s", tr("Seconds of a set")},
                         {"seconds_per_stroke", tr("Seconds per stroke")},
                         {"pace_band", tr("Pace band")},
                         {"get_ready_s", tr("Seconds to get ready")},
                         {"rest_s", tr("Rest between sets")},
                         {"rest_after_s", tr("Rest before the next exercise")},
                         {"effort", tr("Effort")},
                         {"title", tr("Title")},
                         {"author", tr("Who makes the plan")},
                         {"for", tr("For whom")},
                         {"weeks", tr("Weeks")},
                         {"until", tr("Last day")},
                         {"from_week", tr("From week")},
                         {"until_week", tr("Until week")},
                         {"days_a_week", tr("Days a week")},
                         {"said", tr("Your sentence")},
                         {"changed", tr("What is new")},
                         {"after_comfortable_weeks", tr("Comfortable weeks")},
                         {"discomfort_up_to", tr("Discomfort up to")},
                         {"sets_up_to", tr("Sets up to")},
                         {"slower_by_s", tr("Slower by")},
                         {"slower_up_to_s", tr("Seconds per stroke up to")},
                         {"exercise_from_pain", tr("An exercise ends from discomfort")},
                         {"session_from_pain", tr("The session ends from discomfort")},
                         {"session_up_to_min", tr("Minutes of a session")},
                         {"stopped_sessions", tr("Stopped sessions")},
                         {"times_over_mark", tr("Times over the comfort mark")},
                         {"discomfort_up_by", tr("Discomfort up by")},
                         {"seconds_per_stroke_under", tr("Seconds per stroke under")},
                         {"silent_days", tr("Days without a word")},
                         {"bad_signal_sessions", tr("Sessions with a bad signal")}};
    for (const Named& one : all)
        if (key == one.key) return one.name;
    return {};
}

} // namespace

std::string plan_refusal(const routine::FileError& error) {
    if (error.code == FileErrorCode::too_many_steps)
        return tr("This is too much for one day: each set on each side is a step, and a routine "
                  "has room for so many only. Take something out first.");
    if (error.key == "routine") return tr("A plan has 1 to 12 routines.");
    if (error.key == "part") return tr("A routine has at least one exercise. Add another first.");
    if (error.code == FileErrorCode::duplicate_key)
        return tr("This routine is in the plan already, on the same days. Change the weeks of one "
                  "of them first.");
    const std::string name = name_of(error.key);
    if (name.empty()) return tr("This does not fit into the plan; it stays as it was.");
    if (error.code == FileErrorCode::empty || error.code == FileErrorCode::missing_key)
        return filled(tr("{what}: this must not be empty."), {{"what", name}});
    const auto dots = error.allowed.find(" .. ");
    if (error.code == FileErrorCode::out_of_range && dots != std::string::npos)
        return filled(tr("{what}: from {low} to {high} can be used."),
                      {{"what", name},
                       {"low", error.allowed.substr(0, dots)},
                       {"high", error.allowed.substr(dots + 4)}});
    if (error.code == FileErrorCode::too_large)
        return filled(tr("{what}: this is too long."), {{"what", name}});
    return filled(tr("{what}: this cannot be used here; it stays as it was."), {{"what", name}});
}

std::string no_number(const std::string& typed) {
    return filled(tr("“{typed}” is no number. Type it in digits, as 6 or 6.5."),
                  {{"typed", typed.substr(0, 40)}});
}

std::string plain_number(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

} // namespace screen
