// What is said of sealed files and of the folder that is kept in step, in both languages.
#include "places.h"
#include "wording/exchange_files.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <set>

using wording::Language;

namespace {

template <class Error> std::set<std::string> all_sentences(Error last) {
    std::set<std::string> said;
    for (int n = 0; n <= static_cast<int>(last); ++n)
        said.insert(wording::sentence("plan.rolltakt", static_cast<Error>(n)));
    return said;
}

} // namespace

TEST_CASE("sealed files: each refusal has a sentence of its own that names the file") {
    for (const auto language : {Language::en, Language::de}) {
        wording::begin(places::build("/share/locale"), language);
        const auto said = all_sentences(bundle::Refusal::no_memory);
        CHECK(said.size() == 10);
        for (const auto& sentence : said) {
            CAPTURE(sentence);
            CHECK(sentence.find("plan.rolltakt") != std::string::npos);
            CHECK(sentence.find('{') == std::string::npos);
            CHECK(sentence.ends_with("."));
        }
    }
    wording::begin(places::build("/share/locale"), Language::en);
}

TEST_CASE("sealed files: in German they are German") {
    wording::begin(places::build("/share/locale"), Language::de);
    CHECK(
        wording::sentence("plan.rolltakt", bundle::Refusal::truncated) ==
        "Das Ende von plan.rolltakt fehlt. Warte, bis die Datei ganz angekommen ist, oder lass sie "
        "dir noch einmal schicken.");
    CHECK(all_sentences(mailbox::FolderError::cannot_write).size() == 5);
    CHECK(wording::sentence(bundle::SealError::passphrase).starts_with("Das Kennwort"));
    wording::begin(places::build("/share/locale"), Language::en);
}

TEST_CASE("sealed files: each refusal has a code of its own") {
    std::set<std::string> codes;
    for (int n = 0; n <= static_cast<int>(bundle::Refusal::no_memory); ++n)
        codes.insert(wording::code(static_cast<bundle::Refusal>(n)));
    CHECK(codes.size() == 10);
    CHECK(codes.count("") == 0);
}
