// A plan as a tree and as text, as it would be written from nothing.
#include "plan/plan_file.h"

#include "plan/toml_writing.h"
#include "routine/words.h"

#include <array>

namespace plan {
namespace {

using routine::Entry, routine::List, routine::Table, routine::Value;

// Puts a table together; what is nothing is not there.
class Rows {
  public:
    template <class Type> void put(const char* key, Type is) {
        table_.push_back({key, {}, Value{{}, std::move(is)}});
    }
    void text(const char* key, const std::string& line) {
        if (!line.empty()) put(key, line);
    }
    void text(const char* key, const std::optional<Text>& both) {
        if (!both) return;
        put(key, Table{{"de", {}, Value{{}, both->de}}, {"en", {}, Value{{}, both->en}}});
    }
    void number(const char* key, const std::optional<double>& value) {
        if (value) put(key, *value);
    }
    void number(const char* key, const std::optional<int>& value) {
        if (value) put(key, std::int64_t{*value});
    }
    void day(const char* key, const std::optional<Day>& day) {
        if (day) put(key, units::text(*day));
    }
    void word(const char* key, const std::optional<routine::Effort>& effort) {
        if (effort)
            put(key,
                std::string{(routine::effort_words().begin() + static_cast<int>(*effort))->text});
    }
    void words(const char* key, const std::vector<std::string>& words) {
        if (words.empty()) return;
        List list;
        for (const std::string& word : words) list.push_back(Value{{}, word});
        put(key, std::move(list));
    }
    void table(const char* key, Table table) {
        if (!table.empty()) put(key, std::move(table));
    }
    template <class Things, class Make>
    void tables(const char* key, const Things& things, Make make) {
        List list;
        for (const auto& thing : things) list.push_back(Value{{}, make(thing)});
        if (!list.empty()) put(key, std::move(list));
    }
    Table take() { return std::move(table_); }

  private:
    Table table_;
};

Table table_of(const Part& part) {
    Rows rows;
    rows.text("exercise", part.exercise);
    if (part.variant) rows.text("variant", *part.variant);
    std::vector<std::string> sides;
    constexpr std::array<const char*, 4> side_words{"none", "left", "right", "both"};
    for (const routine::Side side : part.sides)
        sides.emplace_back(side_words.at(static_cast<std::size_t>(side)));
    rows.words("sides", sides);
    rows.number("sets", part.sets);
    rows.number("work_s", std::optional{part.work_s});
    rows.word("effort", part.effort);
    rows.number("seconds_per_stroke", part.seconds_per_stroke);
    if (part.pace_band)
        rows.put("pace_band",
                 List{Value{{}, part.pace_band->low}, Value{{}, part.pace_band->high}});
    rows.number("get_ready_s", part.get_ready_s);
    rows.number("rest_s", part.rest_s);
    rows.number("change_sides_s", part.change_sides_s);
    rows.number("rest_after_s", part.rest_after_s);
    return rows.take();
}

Table table_of(const Own& own) {
    Rows rows;
    rows.text("title", std::optional{own.title});
    rows.text("about", std::optional{own.about});
    rows.tables("part", own.parts, [](const Part& part) { return table_of(part); });
    return rows.take();
}

Table table_of(const Setting& setting) {
    Rows rows;
    rows.text("id", setting.exercise);
    rows.number("sets", setting.sets);
    rows.number("seconds_per_stroke", setting.seconds_per_stroke);
    rows.word("effort", setting.effort);
    return rows.take();
}

Table table_of(const Progress& rule) {
    Rows rows;
    rows.text("exercise", rule.exercise);
    rows.number("after_comfortable_weeks", std::optional{rule.after_comfortable_weeks});
    rows.number("discomfort_up_to", std::optional{rule.discomfort_up_to});
    rows.number("sets_up_to", rule.sets_up_to);
    rows.number("slower_by_s", rule.slower_by_s);
    rows.number("slower_up_to_s", rule.slower_up_to_s);
    return rows.take();
}

Table table_of(const Planned& planned) {
    constexpr std::array<const char*, 8> names{"", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    Rows rows;
    rows.text("id", planned.id);
    rows.day("from", planned.from);
    rows.day("until", planned.until);
    rows.number("from_week", planned.from_week);
    rows.number("until_week", planned.until_week);
    rows.number("days_a_week", planned.days_a_week);
    std::vector<std::string> weekdays;
    for (const int day : planned.weekdays)
        weekdays.emplace_back(names.at(static_cast<std::size_t>(day)));
    rows.words("weekdays", weekdays);
    rows.tables("exercise", planned.settings, [](const Setting& s) { return table_of(s); });
    rows.tables("progress", planned.progress, [](const Progress& p) { return table_of(p); });
    if (planned.own) rows.table("own", table_of(*planned.own));
    return rows.take();
}

Table table_of(const Stop& stop) {
    Rows rows;
    rows.number("exercise_from_pain", stop.exercise_from_pain);
    rows.number("session_from_pain", stop.session_from_pain);
    rows.number("session_up_to_min", stop.session_up_to_min);
    return rows.take();
}

Table table_of(const Review& review) {
    Rows rows;
    rows.number("stopped_sessions", review.stopped_sessions);
    rows.number("times_over_mark", review.times_over_mark);
    rows.number("discomfort_up_by", review.discomfort_up_by);
    rows.number("seconds_per_stroke_under", review.seconds_per_stroke_under);
    rows.number("silent_days", review.silent_days);
    rows.number("bad_signal_sessions", review.bad_signal_sessions);
    return rows.take();
}

} // namespace

Value tree_of(const Plan& plan) {
    Rows rows;
    rows.put("kind", std::string{plan.is_template ? "plan_template" : "plan"});
    rows.text("id", plan.id);
    rows.text("title", std::optional{plan.title});
    if (!plan.is_template) {
        rows.text("author", plan.author);
        rows.number("version", std::optional{plan.version});
        rows.text("for", plan.client);
        rows.day("made", plan.made);
        rows.day("from", plan.from);
        rows.day("until", plan.until);
    }
    rows.number("weeks", plan.weeks);
    rows.text("said", plan.said);
    if (!plan.is_template) rows.text("changed", plan.changed);
    rows.tables("routine", plan.routines, [](const Planned& p) { return table_of(p); });
    rows.table("stop", table_of(plan.stop));
    rows.table("review", table_of(plan.review));
    return {{1, 1}, rows.take()};
}

std::string text_of(const Plan& plan) { return written(tree_of(plan)); }

bool same(const Plan& a, const Plan& b) { return text_of(a) == text_of(b); }

std::string rewritten(std::string_view text, const Plan& wanted,
                      const routine::Library& catalogue) {
    const auto says_it = [&](const std::string& after) {
        const Read again = read(after, "", catalogue);
        return again && same(*again, wanted);
    };
    if (const Read before = read(text, "", catalogue)) {
        auto after = edited(text, tree_of(*before), tree_of(wanted));
        if (keeps_comments(text, after) && says_it(after)) return after;
    }
    auto anew = comments_of(text) + text_of(wanted);
    return says_it(anew) ? anew : text_of(wanted); // comments that may not stand in any file
}

} // namespace plan
