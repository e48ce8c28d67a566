// A plan that is changed keeps what its author wrote between the values.
#include "plan/toml_writing.h"
#include "plans.h"

#include <random>

using files::with;
using plans::calves, plans::catalogue, plans::good;

namespace {

// With these changes of the values, the text.
template <class Change> std::string changed(const std::string& text, Change change) {
    auto plan = good(text);
    change(plan);
    const auto after = plan::rewritten(text, plan, catalogue());
    CHECK(text_of(good(after)) == text_of(plan));
    CHECK(plan::keeps_comments(text, after));
    return after;
}

} // namespace

TEST_CASE("rewriting: nothing changed, nothing touched") {
    CHECK(changed(calves, [](plan::Plan&) {}) == calves);
}

TEST_CASE("rewriting: one value changes in its place") {
    CHECK(changed(calves, [](plan::Plan& p) { p.version = 2; }) ==
          with(calves, "version = 1", "version = 2"));
    CHECK(changed(calves, [](plan::Plan& p) { p.routines[0].settings[0].sets = 2; }) ==
          with(calves, "sets = 1", "sets = 2"));
    CHECK(changed(calves, [](plan::Plan& p) { p.title.en = "Legs \"low\""; }) ==
          with(calves, "\"Calves\"", "\"Legs \\\"low\\\"\""));
    CHECK(changed(calves, [](plan::Plan& p) {
              p.said = plan::Text{"Gut so.", "Gut so."};
          }) == with(calves, "Ganz langsam, bitte.", "Gut so."));
    CHECK(changed(calves, [](plan::Plan& p) { p.routines[1].own->parts[0].work_s = 60; }) ==
          with(calves, "work_s = 45", "work_s = 60"));
}

TEST_CASE("rewriting: values come and go, what was said behind them stays") {
    CHECK(changed(calves, [](plan::Plan& p) { p.client.clear(); }) ==
          with(calves, "for = \"K-017\"\n", ""));
    CHECK(changed(calves, [](plan::Plan& p) {
              p.review.silent_days.reset();
          }).find("\n# she travels\n# end of the file\n") != std::string::npos);
    CHECK(
        changed(calves,
                [](plan::Plan& p) { p.routines[0].settings[0].effort = routine::Effort::light; }) ==
        with(calves, "seconds_per_stroke = 7\n", "seconds_per_stroke = 7\neffort = \"light\"\n"));
    CHECK(changed(calves, [](plan::Plan& p) {
              p.review.times_over_mark = 3;
          }).find("silent_days = 10 # she travels\ntimes_over_mark = 3\n") != std::string::npos);
}

TEST_CASE("rewriting: a comment within a list is kept above it") {
    const auto text = changed(calves, [](plan::Plan& p) { p.routines[1].weekdays = {6, 7}; });
    CHECK(text.find("# only one\nweekdays = [\"sat\", \"sun\"]\n") != std::string::npos);
}

TEST_CASE("rewriting: routines, settings and parts are added and taken away as blocks") {
    const auto fewer = changed(calves, [](plan::Plan& p) { p.routines.erase(p.routines.begin()); });
    CHECK(fewer.find("calf_hold") == std::string::npos);
    CHECK(fewer.find("# both legs") != std::string::npos);
    const auto more = changed(calves, [](plan::Plan& p) {
        plan::Planned feet;
        feet.id = "feet";
        feet.days_a_week = 1;
        p.routines.insert(p.routines.begin() + 1, feet);
    });
    CHECK(more.find("sets_up_to = 3\n\n[[routine]]\nid = \"feet\"\ndays_a_week = 1\n\n# on Sun") !=
          std::string::npos);
    const auto part = changed(calves, [](plan::Plan& p) {
        plan::Part first;
        first.exercise = "foot_sole";
        first.work_s = 30;
        p.routines[1].own->parts.insert(p.routines[1].own->parts.begin(), first);
    });
    CHECK(part.find("[[routine.own.part]]\nexercise = \"foot_sole\"\nwork_s = 30\n\n"
                    "[[routine.own.part]]\nexercise = \"calf\" # gently") != std::string::npos);
}

TEST_CASE("rewriting: what stands in one line is written anew in it") {
    const std::string in_lines = R"(kind = "plan" # a
id = "x"
title = { de = "A", en = "B" } # b
author = "P"
version = 1
made = "2026-11-02"
weeks = 2
routine = [ { id = "feet", days_a_week = 2 } ] # c
)";
    CHECK(changed(in_lines, [](plan::Plan& p) { p.title.en = "C"; }) ==
          with(in_lines, "\"B\"", "\"C\""));
    CHECK(changed(in_lines, [](plan::Plan& p) {
              p.routines[0].days_a_week = 3;
          }).find("days_a_week = 3") != std::string::npos);
}

TEST_CASE("rewriting: lines that end as in Windows go on ending so") {
    std::string text;
    for (const char c : calves) text += c == '\n' ? std::string{"\r\n"} : std::string{c};
    const auto after = changed(text, [](plan::Plan& p) { p.review.times_over_mark = 3; });
    CHECK(std::count(after.begin(), after.end(), '\n') ==
          std::count(after.begin(), after.end(), '\r'));
}

TEST_CASE("rewriting: of a text that is no plan its comments are kept all the same") {
    const auto plan = good(calves);
    const auto after = plan::rewritten("# mine\nkind = [\n", plan, catalogue());
    CHECK(after.starts_with("# mine\n"));
    CHECK(text_of(good(after)) == text_of(plan));
    CHECK(text_of(good(plan::rewritten("# \x01 \n", plan, catalogue()))) == text_of(plan));
}

namespace {

class Chance {
  public:
    explicit Chance(unsigned seed) : random_{seed} {}
    int up_to(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
    bool one_in(int n) { return up_to(n - 1) == 0; }

  private:
    std::mt19937 random_;
};

// Comments at ends of lines, between them and above headers, blank lines, other indents.
std::string with_comments(const std::string& text, Chance& chance) {
    std::string out;
    int number = 0;
    const auto comment = [&] { return "# note " + std::to_string(number++) + " = [\"x\"]\n"; };
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find('\n', at);
        if (chance.one_in(4)) out += comment();
        if (chance.one_in(6)) out += "\n";
        if (chance.one_in(6) && text[at] != '\n') out += "  ";
        out += text.substr(at, end - at);
        out += chance.one_in(4) ? " " + comment() : "\n";
        at = end + 1;
    }
    if (chance.one_in(2)) out += comment();
    return out;
}

const std::vector<std::string> routines{"calves", "feet", "legs", "desk_back", "hips"};

plan::Planned some_routine(Chance& chance, std::size_t which) {
    plan::Planned planned;
    planned.id = routines[which];
    if (chance.one_in(3))
        planned.weekdays = {1 + chance.up_to(2), 5};
    else
        planned.days_a_week = 1 + chance.up_to(6);
    if (chance.one_in(3)) planned.from_week = 1 + chance.up_to(1);
    const std::string exercise = catalogue().routine(planned.id)->exercises[0].id;
    if (chance.one_in(2))
        planned.settings.push_back({exercise, 1 + chance.up_to(3), {}, routine::Effort::light});
    if (chance.one_in(2)) planned.progress.push_back({{}, 1 + chance.up_to(3), 2, 3, {}, {}});
    if (chance.one_in(2)) planned.progress.push_back({exercise, 1, 3, {}, 0.5, 9.0});
    if (chance.one_in(3)) {
        planned.own = plan::Own{{"Eigene", "Own"}, {"Kurz.", "Short."}, {}};
        planned.settings.clear();
        planned.progress.clear();
        for (int i = 0; i <= chance.up_to(3); ++i) {
            plan::Part part;
            part.exercise = chance.one_in(2) ? "calf" : "lie_quiet";
            part.work_s = 10 + chance.up_to(50);
            if (chance.one_in(2)) part.get_ready_s = 3 + chance.up_to(20);
            planned.own->parts.push_back(part);
        }
    }
    return planned;
}

plan::Plan some_plan(Chance& chance) {
    plan::Plan plan;
    plan.id = "random";
    plan.title = chance.one_in(2) ? plan::Text{"Äpfel", "Apples"} : plan::Text{"Plan", "Plan"};
    plan.author = "Ö # \"P\" \\";
    plan.version = 1 + chance.up_to(9);
    if (chance.one_in(2)) plan.client = "K-" + std::to_string(chance.up_to(99));
    plan.made = plans::day("2026-11-02");
    plan.weeks = 4 + chance.up_to(9);
    if (chance.one_in(2)) plan.said = plan::Text{"Ja.", "Yes."};
    for (std::size_t i = 0; i < routines.size(); ++i)
        if (chance.one_in(2)) plan.routines.push_back(some_routine(chance, i));
    if (plan.routines.empty()) plan.routines.push_back(some_routine(chance, 0));
    if (chance.one_in(2)) plan.stop.exercise_from_pain = 3 + chance.up_to(4);
    if (chance.one_in(2)) plan.review.silent_days = 1 + chance.up_to(20);
    if (chance.one_in(2)) plan.review.times_over_mark = 1 + chance.up_to(20);
    return plan;
}

} // namespace

TEST_CASE("rewriting, at random: any plan to any other, every comment is still there") {
    std::size_t in_place = 0;
    constexpr unsigned runs = 150;
    for (unsigned seed = 0; seed < runs; ++seed) {
        CAPTURE(seed);
        Chance chance{seed};
        const auto text = with_comments(text_of(some_plan(chance)), chance);
        const auto wanted = some_plan(chance);
        const auto after = plan::rewritten(text, wanted, catalogue());
        INFO(text, "\n-----\n", after);
        CHECK(plan::keeps_comments(text, after));
        CHECK(text_of(good(after)) == text_of(wanted));
        in_place += after != plan::comments_of(text) + text_of(wanted);
    }
    CHECK(in_place == runs); // never by writing all of it anew
}
