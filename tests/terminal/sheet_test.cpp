// log sheet: the fortnight sheet as a file.
#include "rig.h"

#include "store/store.h"

#include <doctest/doctest.h>

using rig::Rig, rig::Said;

namespace {

namespace fs = std::filesystem;

struct Diary : Rig {
    Diary() { at("2026-11-26T08:00:00+01:00"); }
    std::string path(const char* name) const { return (folder / name).string(); }
    std::string bytes(const char* name) const {
        std::ostringstream all;
        all << std::ifstream{folder / name, std::ios::binary}.rdbuf();
        return all.str();
    }
    std::string text(const char* name) const { // as poppler takes it out
        const auto to = path("page.txt");
        REQUIRE(std::system(("pdftotext -layout " + path(name) + " " + to).c_str()) == 0);
        return bytes("page.txt");
    }
    nlohmann::json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("sheet: a file for its person alone, the same whenever it is made") {
    Diary diary;
    const auto said = diary.done("log sheet --out " + diary.path("a.pdf"));
    CHECK(said == nlohmann::json{{"file", diary.path("a.pdf")},
                                 {"kind", "sheet"},
                                 {"paper", "a4"},
                                 {"from", "2026-11-26"},
                                 {"to", "2026-12-09"},
                                 {"pages", 1},
                                 {"practice", false}});
    CHECK(fs::status(diary.path("a.pdf")).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(has(diary.text("a.pdf"), "26 Nov 2026 to 9 Dec 2026"));
    diary.at("2026-11-26T21:17:03+01:00");
    diary.done("log sheet --out " + diary.path("b.pdf"));
    CHECK(diary.bytes("a.pdf") == diary.bytes("b.pdf"));

    const Said again = diary("log sheet --out " + diary.path("a.pdf"));
    CHECK(again.exit_code == 1);
    CHECK(again.complains("is there already"));
    const Said anew = diary("log sheet --replace --paper letter --from 2026-12-01 --language de "
                            "--out " +
                            diary.path("a.pdf"));
    CHECK(anew.exit_code == 0);
    CHECK(anew.says("1 Seite ist geschrieben"));
    CHECK(has(diary.text("a.pdf"), "01.12.2026 bis 14.12.2026"));
}

TEST_CASE("sheet: the doses taken last have their rows, and what is asked has its own") {
    Diary diary;
    diary.done("log dose --form bisglycinate --compound-mg 500 --at 2026-11-20T21:30");
    {
        auto store = store::Store::open(diary.around.data / "people" / "me.db").value();
        auto own = store.diary_settings().value();
        own.choice = {diary::Item::cramps, diary::Item::stress};
        REQUIRE(store.save(own));
    }
    for (const std::string from : {"2026-11-26", "2026-12-24"}) { // one for later, too
        CAPTURE(from);
        diary.done("log sheet --replace --out " + diary.path("a.pdf") + " --from " + from);
        const auto text = diary.text("a.pdf");
        CHECK(has(text, "bisglycinate, without water 500 mg"));
        CHECK(has(text, "usually 21:30"));
        for (const char* name : {"Cramps, muscle", "Stress", "Stool", "Nausea"})
            CHECK(has(text, name));
        CHECK_FALSE(has(text, "Headache"));
    }
}

TEST_CASE("sheet: of the practising person it says so") {
    Diary diary;
    CHECK(diary.done("log sheet --person practice --out " + diary.path("a.pdf"))["practice"]);
    CHECK(has(diary.text("a.pdf"), "(practice)"));
}

TEST_CASE("sheet: what cannot be printed is said, and nothing is written") {
    Diary diary;
    const auto out = " --out " + diary.path("a.pdf");
    const Said paper = diary("log sheet --paper a5" + out);
    CHECK(paper.exit_code == 2);
    CHECK(paper.complains("--paper"));
    CHECK(diary("log sheet --from 2026-13-01" + out).exit_code == 2);
    CHECK(diary("log sheet").exit_code == 2);
    CHECK_FALSE(fs::exists(diary.path("a.pdf")));
    const Said nowhere = diary("log sheet --out /nowhere/a.pdf");
    CHECK(nowhere.exit_code == 1);
}
