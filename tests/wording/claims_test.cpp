// Verdicts and topics in words, in both languages.
#include "wording/claims.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <set>

using claims::Claim, claims::Topic, claims::Verdict;

TEST_CASE("claims: every verdict and every topic has a word of its own, and a German one") {
    std::set<std::string> words;
    for (const auto language : {wording::Language::en, wording::Language::de}) {
        wording::begin(places::build("/share/locale"), language);
        for (int i = 0; i < claims::verdicts; ++i)
            words.insert(wording::name(static_cast<Verdict>(i)));
        for (int i = 0; i < claims::topics; ++i) words.insert(wording::name(static_cast<Topic>(i)));
    }
    wording::speak(wording::Language::en);
    CHECK(words.count("") == 0);
    // "Vitamin D" is the same in both.
    CHECK(words.size() == 2 * (claims::verdicts + claims::topics) - 1);
}

TEST_CASE("claims: what it says stands in quotation marks, on what it rests beside it") {
    Claim claim;
    claim.says = {"Hilft sofort.", "Helps at once."};
    claim.known = {"Nein.", "No."};
    claim.evidence = routine::Evidence::no_trial;
    wording::begin(places::build("/share/locale"), wording::Language::en);
    CHECK(wording::quoted(claim) == "“Helps at once.”");
    CHECK(wording::known(claim) == "No.");
    CHECK(wording::label(claim) == "Evidence: no trial found.");
    wording::speak(wording::Language::de);
    CHECK(wording::quoted(claim) == "„Hilft sofort.“");
    CHECK(wording::label(claim) == "Belege: keine Studie gefunden.");
    claim.evidence.reset();
    CHECK(wording::label(claim).empty());
    wording::speak(wording::Language::en);
}

TEST_CASE("claims: what is not there is named with what is") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    CHECK(wording::no_topic("slep").find("“slep”; there are: magnesium, amount, ") !=
          std::string::npos);
    CHECK(wording::no_claim("x").find("rolltakt claims") != std::string::npos);
    CHECK(wording::where_claims_are(Topic::vitamin_d).ends_with("rolltakt claims vitamin_d"));
}
