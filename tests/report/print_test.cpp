// The report on paper: whole, in both languages, the same bytes for the same values.
#include "report/print.h"

#include "paper/pdf_file.h"
#include "report/plot.h"
#include "report/words.h"
#include "sessions.h"

#include <cstdlib>

using paper::Size, pdf::has, routine::Language, sessions::speak;

namespace {

std::string blanks_as_one(const std::string& text) {
    std::string all;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\f';
        if (!blank)
            all += c;
        else if (!all.ends_with(' '))
            all += ' ';
    }
    return all;
}

} // namespace

TEST_CASE("print: whole in both languages, on A4 and Letter, and the same bytes again") {
    for (const auto language : {Language::en, Language::de})
        for (const auto size : {Size::a4, Size::letter}) {
            speak(language);
            auto facts = sessions::busy("2026-09-07", "2026-11-27");
            facts.name = "Anna Beispiel";
            facts.adherence.plans = {{"k17", "Waden und Hüfte", 2, facts.from, facts.to, 36, 29}};
            const auto r = report::report_of(facts);
            const auto printed = report::print(r, size).value();
            CHECK(printed.pdf == report::print(r, size).value().pdf);
            const pdf::File file{printed.pdf};
            const std::string text = blanks_as_one(file.text());
            CHECK_FALSE(has(text, "…")); // nothing is cut off
            CHECK(has(text, "Anna Beispiel"));
            CHECK(has(text, "Waden und Hüfte"));
            CHECK(has(text, language == Language::de ? "29 von 36 geplanten Tagen wurden erledigt."
                                                     : "29 of 36 planned days were done."));
            CHECK_FALSE(has(text, language == Language::de ? "wie gedacht" : "as meant"));
            for (const auto& part : report::left_out(r)) CHECK(has(text, part));
            CHECK(has(text, language == Language::de ? "keine Diagnose" : "no diagnosis"));
            CHECK(has(text,
                      language == Language::de ? "andere Kalibrierung" : "another calibration"));
            const std::string pages = std::to_string(printed.pages);
            CHECK(has(text, (language == Language::de ? "Seite 1 von " : "page 1 of ") + pages));
            CHECK(has(text, (language == Language::de ? "Seite " : "page ") + pages +
                                (language == Language::de ? " von " : " of ") + pages));
            CHECK(has(file.info(), "Pages:           " + pages));
            if (const char* to = std::getenv("ROLLTAKT_REPORT_TO"))
                std::ofstream{std::string{to} + "/" + (language == Language::de ? "de" : "en") +
                                  (size == Size::a4 ? "-a4.pdf" : "-letter.pdf"),
                              std::ios::binary}
                    << printed.pdf;
        }
    speak(Language::en);
}

TEST_CASE("print: nothing done is a page, too, and practice says so on every one") {
    speak(Language::en);
    auto facts = sessions::facts("2026-11-01", "2026-11-27");
    const auto none = report::print(report::report_of(facts), Size::a4).value();
    CHECK(has(pdf::File{none.pdf}.text(), "No session was done"));
    CHECK_FALSE(has(pdf::File{none.pdf}.text(), "practice"));
    facts.practice = true;
    facts.sessions = {sessions::evening(sessions::day("2026-11-05"))};
    const auto practised = report::print(report::report_of(facts), Size::a4).value();
    const std::string text = pdf::File{practised.pdf}.text();
    int marks = 0;
    for (auto at = text.find("· practice"); at != std::string::npos;
         at = text.find("· practice", at + 1))
        ++marks;
    CHECK(marks == practised.pages);
    CHECK(has(text, "(practice)"));
}

TEST_CASE("plot: ticks are round, and hold what is shown") {
    for (const auto& [low, high] : {std::pair{0.0, 4.0},
                                    {2.1, 3.6},
                                    {95.0, 205.0},
                                    {3.0, 3.0},
                                    {0.0, 1.0},
                                    {0.0, 97.0},
                                    {0.02, 0.05}}) {
        CAPTURE(low);
        CAPTURE(high);
        const auto all = report::ticks(low, high);
        REQUIRE(all.size() >= 2);
        CHECK(all.size() <= 6);
        CHECK(all.front() <= low + 1e-9);
        CHECK(all.back() >= high - 1e-9);
    }
}
