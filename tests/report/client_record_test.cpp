// What a practice keeps on paper of a client that it closes.
#include "report/client_record.h"

#include "paper/pdf_file.h"
#include "sessions.h"

#include <array>

using pdf::has, routine::Language, sessions::speak;

namespace {

constexpr units::Day first{std::chrono::year{2026} / 11 / 2};

review::Session told(const std::string& id, int day, double pace) {
    review::Session s;
    s.id = id;
    s.day = first + std::chrono::days{day};
    s.routine = "no_such_routine";
    s.measured = s.usable = true;
    s.seconds = 600.0;
    s.before = 4;
    s.after = 3;
    review::Step step;
    step.exercise = "no_such_exercise";
    step.side = "left";
    step.seconds = 60.0;
    step.measured = true;
    step.seconds_per_stroke = pace;
    step.set_seconds_per_stroke = 4.0;
    step.in_both_bands_percent = 75.0;
    s.steps.push_back(step);
    return s;
}

report::ClientRecord record() {
    report::ClientRecord r;
    r.label = "K-017";
    r.id = "abcd";
    r.closed = first + std::chrono::days{20};
    r.plans = {{{}, "slow_pace", 2, "author = \"Praxis am Markt\"\n\n# slowly"}};
    r.sessions = {told("a", 1, 3.0), told("b", 3, 5.0)};
    r.sessions[1].pain.push_back({"no_such_exercise", 6, true});
    r.unreadable = 1;
    return r;
}

} // namespace

TEST_CASE("client record: what was sent and what came back, in both languages, the same bytes") {
    for (const auto language : {Language::en, Language::de}) {
        speak(language);
        const auto printed = report::print(record(), paper::Size::a4).value();
        CHECK(printed.pdf == report::print(record(), paper::Size::a4).value().pdf);
        const std::string text = pdf::File{printed.pdf}.text();
        const bool german = language == Language::de;
        CHECK(has(text, "K-017"));
        CHECK(has(text, german ? "keine Diagnose" : "no diagnosis"));
        CHECK(has(text, german ? "2 Sitzungen wurden" : "2 sessions were told"));
        CHECK(has(text, german ? "22.11.2026" : "22 Nov 2026"));
        CHECK(has(text, german ? "4,0" : "4.0")); // the mean of 3 and 5, and what was set
        CHECK(has(text, "75"));
        CHECK(has(text, "Praxis am Markt"));
        CHECK(has(text, "# slowly"));
        CHECK(has(text, german ? "no_such_exercise, links" : "no_such_exercise, left"));
        INFO(text);
        CHECK_FALSE(has(text, "…")); // nothing is cut off
    }
    speak(Language::en);
}

TEST_CASE("client record: the practice's notes with their days, and why sessions ended") {
    for (const auto language : {Language::en, Language::de}) {
        speak(language);
        const bool german = language == Language::de;
        auto r = record();
        const auto text = [&] {
            return pdf::File{report::print(r, paper::Size::a4).value().pdf}.text();
        };
        CHECK_FALSE(has(text(), german ? "Notizen der Praxis" : "Notes of the practice"));
        CHECK_FALSE(has(text(), german ? "vor der Zeit endeten" : "ended early"));
        r.notes = {{first + std::chrono::days{5}, "Sleeps badly.\nCalls on Monday."}};
        r.sessions[1].stopped = true;
        r.sessions[1].ended_by = "interruption";
        CHECK(has(text(), german ? "Notizen der Praxis" : "Notes of the practice"));
        CHECK(has(text(), german ? "07.11.2026: Sleeps badly." : "7 Nov 2026: Sleeps badly."));
        CHECK(has(text(), "Calls on Monday."));
        CHECK(has(text(), german ? "vor der Zeit endeten" : "ended early"));
        CHECK(has(text(), german ? "Unterbrochen" : "Interrupted"));
    }
    speak(Language::en);
}

TEST_CASE("client record: nothing came back, and practice says so; years go over many pages") {
    speak(Language::en);
    report::ClientRecord empty;
    empty.id = "abcd";
    empty.practice = true;
    const auto one = report::print(empty, paper::Size::letter).value();
    CHECK(one.pages == 1);
    CHECK(has(pdf::File{one.pdf}.text(), "(practice)"));
    auto long_one = record();
    for (int i = 0; i < 400; ++i) long_one.sessions.push_back(told("s", i, 4.0));
    CHECK(report::print(long_one, paper::Size::a4).value().pages > 5);
}

TEST_CASE("client record: what a client left out is called not told") {
    speak(Language::en);
    auto r = record();
    CHECK_FALSE(has(pdf::File{report::print(r, paper::Size::a4).value().pdf}.text(), "not told"));
    r.sessions[0].left_out.pain = true;
    CHECK(has(pdf::File{report::print(r, paper::Size::a4).value().pdf}.text(), "not told"));
}

TEST_CASE("client record: what several replies tell is there once, as the last one tells it") {
    review::Reply earlier, later;
    earlier.sessions = {told("b", 3, 5.0), told("a", 1, 3.0)};
    later.sessions = {told("b", 3, 4.0)};
    const auto all = report::once_each(std::array{earlier, later});
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == "a");
    CHECK(all[1].steps[0].seconds_per_stroke == 4.0);
    review::leave_out(later, {true, false, false});
    CHECK(report::once_each(std::array{earlier, later})[1].steps[0].seconds_per_stroke == 5.0);
}
