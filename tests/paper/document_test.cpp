// Pages and a pen.
#include "paper/document.h"

#include "pdf_file.h"

#include <sstream>

using paper::Document, paper::Size, paper::Turn, pdf::has;

namespace {

std::string made(Size size = Size::a4, Turn turn = Turn::upright) {
    Document d{size, turn, "Prüfung"};
    d.grey({10.0, 10.0, 50.0, 8.0}, 0.9);
    d.line(10.0, 18.0, 60.0, 18.0, 0.3);
    d.text({10.0, 11.0, 80.0, 8.0}, "Grüße: „größer“ – 22:45 ≥ 7", {10.0});
    d.text({10.0, 21.0, 80.0, 8.0}, "office files", {10.0, paper::Weight::bold});
    return d.finish().value();
}

} // namespace

TEST_CASE("document: the same calls give the same bytes, and no time stands in them") {
    const std::string one = made();
    CHECK(one == made());
    CHECK(one.starts_with("%PDF-"));
    CHECK_FALSE(has(one, "CreationDate"));
}

TEST_CASE("document: its letters lie in it, and its text can be taken out") {
    const pdf::File file{made()};
    CHECK(has(file.text(), "Grüße: „größer“ – 22:45 ≥ 7"));
    CHECK(has(file.text(), "office files"));
    CHECK(has(file.info(), "Prüfung"));
    std::istringstream fonts{file.fonts()};
    std::string line;
    int rows = -2; // below two lines of heads
    while (std::getline(fonts, line)) {
        if (++rows <= 0) continue;
        CAPTURE(line);
        CHECK(has(line, " yes yes yes ")); // embedded, a subset, with its Unicode
    }
    CHECK(rows >= 2);
}

TEST_CASE("document: A4 and Letter, upright and across, and as many pages as there are") {
    const auto size_of = [](Size size, Turn turn) { return pdf::File{made(size, turn)}.info(); };
    CHECK(has(size_of(Size::a4, Turn::upright), "595.276 x 841.89 pts"));
    CHECK(has(size_of(Size::a4, Turn::across), "841.89 x 595.276 pts"));
    CHECK(has(size_of(Size::letter, Turn::upright), "612 x 792 pts"));
    CHECK(has(size_of(Size::letter, Turn::across), "792 x 612 pts"));
    Document d{Size::a4, Turn::upright, ""};
    d.text({10.0, 10.0, 80.0, 8.0}, "first", {});
    d.next_page();
    d.text({10.0, 10.0, 80.0, 8.0}, "second", {});
    CHECK(has(pdf::File{d.finish().value()}.info(), "Pages:           2"));
}

TEST_CASE("document: text is broken at spaces, and what has no room is cut off visibly") {
    Document d{Size::a4, Turn::upright, ""};
    const double line = d.height_of(80.0, "x", {10.0});
    CHECK(d.height_of(20.0, "three words here", {10.0}) == doctest::Approx(2.0 * line));
    CHECK(d.text({10.0, 10.0, 20.0, line}, "three words here", {10.0}) == doctest::Approx(line));
    d.text({10.0, 30.0, 20.0, line}, "Straßenbahnhaltestellenüberdachungen", {10.0});
    const auto text = pdf::File{d.finish().value()}.text();
    CHECK(has(text, "…"));
    CHECK(has(text, "Straße"));
    CHECK_FALSE(has(text, "here"));
    CHECK_FALSE(has(text, "dachungen"));
}

TEST_CASE("document: limbs, patches and frames stand where they were drawn") {
    Document d{Size::a4, Turn::upright, ""};
    d.limb({20.0, 20.0}, 6.0, {60.0, 20.0}, 3.0, 0.5);
    d.limb({100.0, 20.0}, 8.0, {102.0, 20.0}, 2.0, 0.0); // one circle hides the other
    d.patch({{20.0, 40.0}, {40.0, 40.0}, {20.0, 60.0}}, 0.2);
    d.frame({60.0, 40.0, 20.0, 20.0}, 2.0);
    const pdf::File file{d.finish().value()};
    const auto grey = [&](int x, int y) {
        return doctest::Approx(file.light_at(x, y)).epsilon(0.03);
    };
    CHECK(128.0 == grey(40, 20));
    CHECK(128.0 == grey(16, 20));
    CHECK(128.0 == grey(61, 20));
    CHECK(255.0 == grey(60, 25)); // it gets thinner
    CHECK(0.0 == grey(94, 20));
    CHECK(255.0 == grey(110, 20));
    CHECK(51.0 == grey(25, 45));
    CHECK(255.0 == grey(36, 56));
    CHECK(0.0 == grey(60, 50));
    CHECK(255.0 == grey(70, 50));
}

TEST_CASE("document: what is no text makes no file") {
    Document d{Size::a4, Turn::upright, ""};
    d.text({10.0, 10.0, 20.0, 10.0}, "\xff\xfe", {});
    const auto file = d.finish();
    REQUIRE_FALSE(file);
    CHECK(file.error() == paper::PaperError::failed);
}
