// The claims that come with the player: complete, in both languages, in the wording they promise.
#include "claims/library.h"

#include "places.h"
#include "routine/test_files.h"

#include <algorithm>
#include <initializer_list>
#include <set>

using claims::Claim, claims::Library, claims::Topic, claims::Verdict;

namespace {

const Library& library() {
    static const Library all = Library::read(places::source("/assets/claims"));
    return all;
}

void expect(std::initializer_list<const char*> ids) {
    for (const char* id : ids) {
        INFO(id);
        const Claim* claim = library().find(id);
        REQUIRE(claim != nullptr);
        CHECK_FALSE(claim->says.de.empty());
        CHECK_FALSE(claim->says.en.empty());
        CHECK_FALSE(claim->known.de.empty());
        CHECK_FALSE(claim->known.en.empty());
        CHECK(claim->sources.empty() == (claim->verdict == Verdict::no_source));
    }
}

std::size_t sentences(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' ')) ++count;
    return count;
}

} // namespace

TEST_CASE("claims: the files that come with the player hold no mistake") {
    CHECK(files::words(library().errors()) == files::Words{});
    CHECK(library().claims().size() >= 40);
}

TEST_CASE("claims: all of the evidence sheet are there, in its order") {
    expect({"lack_stiffens_fascia",
            "calcium_channels",
            "pain_memory",
            "cramps_within_hours",
            "evening_sleep",
            "high_amounts",
            "dge_amount",
            "bfr_250",
            "us_limit",
            "hardly_reachable",
            "judged_by_symptoms",
            "tinnitus_from_fascia",
            "magnesium_thieves",
            "medicines_lower",
            "threonate_brain",
            "malate_fibromyalgia",
            "oil_and_baths",
            "rolling_needs_magnesium",
            "four_to_eight_weeks",
            "restless_legs",
            "ferritin",
            "pregnancy_yes",
            "iron_apart",
            "blood_pressure_and_crp",
            "energy_carrier",
            "fascia_main_suspect",
            "release_dissolves",
            "release_back_pain",
            "slow_and_controlled",
            "soon_in_guidelines",
            "back_pain_numbers",
            "collagen_and_discs"});
}

TEST_CASE("claims: those that the sheet lacks are there too") {
    expect({"vitamin_d_activation", "glycine_and_gaba", "low_mood", "heart_rate_variability",
            "neck_and_back_signs", "worse_at_first", "few_side_effects", "fewer_painkillers",
            "posture_inflames"});
}

TEST_CASE("claims: under every topic there is something, and every verdict is given") {
    std::set<Topic> topics;
    std::set<Verdict> verdicts;
    for (const Claim& claim : library().claims()) {
        topics.insert(claim.topics.begin(), claim.topics.end());
        verdicts.insert(claim.verdict);
    }
    CHECK(topics.size() == claims::topics);
    CHECK(verdicts.size() == claims::verdicts);
}

TEST_CASE("claims: what is known takes a few sentences, and no text holds two blanks or a dash") {
    for (const Claim& claim : library().claims())
        for (const auto language : {routine::Language::de, routine::Language::en}) {
            INFO(claim.id);
            const std::string known = claim.known.in(language), says = claim.says.in(language);
            CHECK(sentences(known) >= 2);
            CHECK(sentences(known) <= 5);
            CHECK(known.size() <= 600);
            CHECK(says.size() <= 200);
            CHECK(says.back() == '.');
            CHECK(known.back() == '.');
            for (const auto* never : {"  ", " - ", "--", "\""}) {
                CHECK(known.find(never) == known.npos);
                CHECK(says.find(never) == says.npos);
            }
        }
}

TEST_CASE("claims: no word of what is known treats, heals, proves or recommends") {
    for (const Claim& claim : library().claims()) {
        INFO(claim.id);
        for (const auto* never : {"heals", "cures", "proven", "clinically", "patient", "therapy",
                                  "we recommend", "you should take"})
            CHECK(claim.known.en.find(never) == std::string::npos);
        for (const auto* never : {"heilt", "kuriert", "bewiesen", "klinisch", "Patient",
                                  "wir empfehlen", "solltest du nehmen"})
            CHECK(claim.known.de.find(never) == std::string::npos);
    }
}
