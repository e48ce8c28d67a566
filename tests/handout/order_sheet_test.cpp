// The order sheet: all exercises on one page.
#include "handout/order_sheet.h"

#include "paper/pdf_file.h"
#include "plan/plans.h"
#include "wording/wording.h"

using handout::OrderSheet, paper::Size, pdf::has, routine::Language;

namespace {

OrderSheet sheet(Language language) {
    wording::begin(places::build("/share/locale"), language);
    return handout::order_sheet(plans::catalogue().exercises());
}

} // namespace

TEST_CASE("order sheet: every exercise by its number, with boxes for what it has") {
    const OrderSheet s = sheet(Language::en);
    REQUIRE(s.rows.size() == plans::catalogue().exercises().size());
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        CHECK(s.rows[i].number == static_cast<int>(i) + 1);
        CHECK(s.rows[i].variants <= 3); // there is room for three
    }
    CHECK(s.rows[1].name == "Calf");
    CHECK(s.rows[1].paced);
    CHECK(s.rows[1].sided);
    CHECK(s.rows[1].amounts == std::vector<std::string>{"6", "10", "15"});
    CHECK(s.rows[3].name == "Calf stretch");
    CHECK_FALSE(s.rows[3].paced);
    CHECK(s.rows[3].amounts.front() == "20s");
    CHECK_FALSE(s.rows[28].sided);
    CHECK(has(s.notes[0], "A = Normal, B = Lighter, C = Stronger; otherwise at 1 C = Standing"));
    CHECK(has(s.notes[0], "4 B = Knee bent"));
}

TEST_CASE("order sheet: one page in both languages on both papers, nothing cut off") {
    for (const auto language : {Language::en, Language::de})
        for (const auto size : {Size::a4, Size::letter}) {
            const OrderSheet s = sheet(language);
            const auto printed = handout::print(s, size).value();
            CHECK(printed.pages == 1);
            CHECK(printed.pdf == handout::print(s, size).value().pdf);
            const std::string text = pdf::File{printed.pdf}.text();
            CHECK_FALSE(has(text, "…"));
            CHECK(has(text, language == Language::de ? "Fußsohle" : "Sole of the foot"));
            CHECK(has(pdf::File{printed.pdf}.info(), "Pages:           1"));
        }
}
