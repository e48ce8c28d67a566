// Safety in words.
#include "places.h"
#include "wording/care.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

namespace {

struct Speaking {
    explicit Speaking(wording::Language language) {
        wording::begin(places::build("/share/locale"), language);
    }
    ~Speaking() { wording::speak(wording::Language::en); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

using Kind = care::Question::Kind;

} // namespace

TEST_CASE("care: a comfort mark names exercise and variant by their titles") {
    routine::Exercise calf;
    calf.id = "calf";
    calf.name = {"Wade", "Calf"};
    calf.variants = {{"lighter", {"Leichter", "Lighter"}, {}, 0.1, {}, {}, {}}};
    const std::vector exercises{calf};
    const care::Mark mark{"calf", "lighter", routine::Tool::roller, units::Newtons{145}, true};
    const Speaking german{wording::Language::de};
    CHECK(wording::mark(mark, exercises).starts_with("Wade (Leichter): 145 N"));
    CHECK(wording::mark(mark, {}).starts_with("calf (lighter)")); // no longer known
}

TEST_CASE("care: a clearance takes the day as it was typed, and says what is missing") {
    const units::WallTime now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}, {}};
    const Speaking german{wording::Language::de};
    CHECK(wording::clearance("Dr. Weiß", "20.11.2026", "").on == "2026-11-20");
    CHECK(wording::clearance("Dr. Weiß", "11/20/2026", "").on == "2026-11-20");
    CHECK(wording::clearance("Dr. Weiß", "irgendwann", "").on.empty());
    CHECK(wording::not_acceptable(now, "irgendwann").find("26.11.2026") != std::string::npos);
    CHECK(wording::clearance("Dr. Weiß", "05/06/2026", "").on.empty());
    CHECK(wording::not_acceptable(now, "05/06/2026") ==
          "„05/06/2026“ kann zwei Tage meinen: bitte schreib 05.06.2026 oder 06.05.2026.");
}

TEST_CASE("care: the hint tells what Enter does") {
    const Speaking english{wording::Language::en};
    const care::Question discomfort{Kind::discomfort, {}};
    CHECK(wording::hint(discomfort).ends_with("Enter skips"));
    CHECK(wording::hint(discomfort, care::Answer{care::Answer::Kind::number, 3, {}})
              .ends_with("Enter: as before (3)"));
    CHECK(wording::hint({Kind::pain, {}}).ends_with("Enter: not this exercise any more"));
}

TEST_CASE("care: where it is light today, it is said how to keep it so") {
    const Speaking english{wording::Language::en};
    care::Fitted fitted;
    fitted.effects = {{care::Why::sore, care::Verdict::off, {}, {}, routine::Region::calf, {}}};
    CHECK(wording::reasons(fitted).size() == 1);
    fitted.effects.push_back({care::Why::painkiller, care::Verdict::light, {}, {}, {}, {}});
    const auto said = wording::reasons(fitted);
    REQUIRE(said.size() == 3);
    // Whatever is described then: the usual variant may lift the hips.
    CHECK(said[2] == "Do all of it lightly: more on hands and feet, or lean in less.");
    CHECK(wording::reasons_said(fitted).size() == 3);
}

TEST_CASE("care: not today says why") {
    const Speaking english{wording::Language::en};
    care::Fitted fitted;
    fitted.effects = {{care::Why::stop, care::Verdict::off, care::Stop::fever, {}, {}, {}}};
    fitted.professional = true;
    const std::string said = wording::not_today(fitted);
    CHECK(said.find("fever") != std::string::npos);
    CHECK(said.find("professional") != std::string::npos);
}

TEST_CASE("care: not answered yet and answered too long ago are two sentences") {
    const Speaking english{wording::Language::en};
    care::Fitted fitted;
    fitted.effects = {{care::Why::not_screened, care::Verdict::light, {}, {}, {}, {}, false}};
    CHECK(wording::reasons(fitted)[0] == "Light today: the safety questions are not answered yet.");
    fitted.effects[0].out_of_date = true;
    CHECK(wording::reasons(fitted)[0] ==
          "Light today: the safety questions were answered more than 90 days ago.");
}

TEST_CASE("care: of marks on the body it is said why there is nothing, and only that") {
    using routine::ComposeError;
    const Speaking english{wording::Language::en};
    const auto nothing = [](ComposeError error) {
        return care::Composition{tl::unexpected{error}, {}, false, false};
    };
    CHECK(wording::why_not_in_it(nothing(ComposeError::nothing_marked), 3) ==
          "Mark at least one place that feels tight.");
    auto late = nothing(ComposeError::nothing_left);
    late.no_time = true;
    CHECK(wording::why_not_in_it(late, 3) == "There is no time for it in 3 minutes.");
    auto sore = nothing(ComposeError::nothing_left);
    sore.why = care::Fitted{};
    sore.why->effects = {{care::Why::sore,
                          care::Verdict::off,
                          {},
                          {},
                          routine::Region::calf,
                          {{"Wade", "Calf"}},
                          false}};
    CHECK(wording::why_not_in_it(sore, 5) ==
          "Nothing can be put together for that today. Left out today: Calf; sore or bruised "
          "there.");
    sore.why->effects[0].exercises.push_back({"Wade an der Wand", "Calf at the wall"});
    CHECK(wording::why_not_in_it(sore, 5).ends_with(
        "Calf, Calf at the wall; sore or bruised there (Calf)."));
    auto light = nothing(ComposeError::nothing_left);
    light.no_way = true; // what is light enough is not at hand
    light.why = care::Fitted{};
    light.why->effects = {{care::Why::painkiller, care::Verdict::light, {}, {}, {}, {}, false}};
    CHECK(wording::why_not_in_it(light, 5).ends_with("a painkiller hides what is too much."));
    auto bare = nothing(ComposeError::nothing_left);
    bare.no_way = true;
    CHECK(wording::why_not_in_it(bare, 5).starts_with("Nothing is left to do there"));
    CHECK(wording::why_not_in_it({routine::Composed{}, {}, false, false}, 5).empty());
}

TEST_CASE("care: the warning signs that anybody is shown are all that the diary knows") {
    const auto has = [](const std::string& text, const std::string& what) {
        return text.find(what) != std::string::npos;
    };
    for (const auto language : {wording::Language::en, wording::Language::de}) {
        const Speaking speaking{language};
        const auto flags = wording::red_flags("DE");
        REQUIRE(flags.size() == 4);
        for (int i = 0; i < diary::red_flags; ++i) {
            const auto flag = static_cast<diary::RedFlag>(i);
            CAPTURE(diary::word(flag));
            // Below in other words, and with what it is of.
            if (flag == diary::RedFlag::strong_pain || flag == diary::RedFlag::no_improvement)
                continue;
            const auto& of_it = flags.at(static_cast<std::size_t>(diary::urgency(flag)));
            CHECK(has(of_it.signs, wording::sign(flag)));
        }
        CHECK(has(flags[0].when, "112"));
        CHECK(has(flags[3].signs, "7"));
    }
    const Speaking english{wording::Language::en};
    const auto flags = wording::red_flags("DE");
    CHECK(flags[0].signs.starts_with("passing water is newly impossible"));
    for (const char* sign : {"drowsiness", "slow breathing", "irregular heartbeat"})
        CHECK(has(flags[0].signs, sign));
    for (const char* sign : {"hearing", "sound in the ear", "double vision", "brittle bones"})
        CHECK(has(flags[1].signs, sign));
    for (const char* sign :
         {"cancer", "weakened defences", "injected drugs", "spine", "below 20", "above 50",
          "30 minutes", "stops of the breath", "unrest in the legs", "hopelessness"})
        CHECK(has(flags[2].signs, sign));
    CHECK(has(wording::statement(care::Stop::bladder_bowel_saddle), "passing water"));
}
