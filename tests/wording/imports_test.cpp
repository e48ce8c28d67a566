// What is said of files of other programs that cannot be taken, in both languages.
#include "places.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <set>

using exchange::ErrorCode;
using wording::Language;

namespace {

std::string said(ErrorCode code) { return wording::sentence({code, 0, {}}, "sleep.csv"); }

} // namespace

TEST_CASE("imports: each refusal has words of its own that name the file") {
    for (const auto language : {Language::en, Language::de}) {
        wording::begin(places::build("/share/locale"), language);
        std::set<std::string> all;
        for (int n = 0; n < exchange::error_codes; ++n) {
            const auto sentence = said(static_cast<ErrorCode>(n));
            CAPTURE(sentence);
            CHECK(sentence.starts_with("sleep.csv: "));
            CHECK(sentence.size() > 40);
            all.insert(sentence);
        }
        CHECK(all.size() == exchange::error_codes);
    }
    wording::begin(places::build("/share/locale"), Language::en);
}

TEST_CASE("imports: a file is refused by what is wrong with it") {
    wording::begin(places::build("/share/locale"), Language::en);
    CHECK(said(ErrorCode::empty) == "sleep.csv: this file is empty. Export it anew, or choose "
                                    "another one. Nothing was taken.");
    CHECK(wording::sentence({ErrorCode::zip_in_zip, 0, "inner.zip"}, "all.zip") ==
          "all.zip (inner.zip): this zip lies within another one. Unpack that, and import this "
          "one. Nothing was taken.");
    CHECK(wording::sentence({ErrorCode::cut_off, 7, "a.csv"}, "all.zip")
              .starts_with("all.zip (a.csv), row 7: "));
    wording::begin(places::build("/share/locale"), Language::de);
    CHECK(said(ErrorCode::utf16).find("UTF-16") != std::string::npos);
    CHECK(said(ErrorCode::empty).find("leer") != std::string::npos);
    wording::begin(places::build("/share/locale"), Language::en);
}
