// The words of what is shipped: short, whole, plain, and no caution of the evidence sheet lost.
#include "content.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>

using content::exercise, content::library, content::sentences, content::texts_of;
using routine::Activity, routine::Effort, routine::Evidence, routine::Exercise, routine::Language;
using routine::Place, routine::Position, routine::Region, routine::Routine, routine::Text;
using routine::Tool;

TEST_CASE("content: texts can be read aloud: whole sentences, no brackets, no abbreviations") {
    static const std::regex unspoken{R"([()\[\]/&%+*_]|z\. ?B\.|\bca\.|\bcm\b|e\. ?g\.|\betc)"};
    for (const Exercise& e : library().exercises())
        for (const auto& [where, text] : texts_of(e))
            for (const auto language : {Language::de, Language::en}) {
                CAPTURE(where);
                const std::string& spoken = text.in(language);
                if (spoken.empty()) continue; // lying quiet has no path
                CHECK_FALSE(std::regex_search(spoken, unspoken));
                const bool name = where.ends_with(" name") || where.ends_with(" region");
                CHECK((spoken.back() == '.') == !name);
                CHECK(spoken.size() <= 280);
                CHECK((text.de != text.en || text.de == "Normal"));
            }
}

TEST_CASE("content: what to do and where needs no anatomy") {
    static const std::regex anatomy{
        "Gastroc|Soleus|Iliotib|Trochant|Trapez|Quadriceps|Glute|Piriform|Tibial|Peroneal|"
        "Pectoral|Latissimus|Deltoid|Erector|Fascia|Faszie",
        std::regex::icase};
    for (const Exercise& e : library().exercises())
        for (const auto* text : {&e.set_up, &e.path})
            for (const auto language : {Language::de, Language::en}) {
                CAPTURE(e.id);
                CHECK_FALSE(std::regex_search(text->in(language), anatomy));
            }
}

TEST_CASE("content: nothing is told about a variant that the shared set-up told otherwise") {
    for (const Exercise& e : library().exercises())
        for (std::size_t i = 0; i < e.variants.size(); ++i) {
            if (stands_apart(e, i)) continue;
            CAPTURE(e.id);
            CAPTURE(e.variants[i].id);
            const auto both = [&](const char* part, Language l) {
                return e.set_up.in(l).find(part) != std::string::npos &&
                       e.variants[i].how.in(l).find(part) != std::string::npos;
            };
            for (const auto* part : {"Becken", "Kopf", "andere", "Knöchel", "oberen Fuß",
                                     "obere Fuß", "unteren Arm", "beide Füße"})
                CHECK_FALSE(both(part, Language::de));
            for (const auto* part : {"hips", "head", "other", "ankle", "upper foot", "lower arm"})
                CHECK_FALSE(both(part, Language::en));
        }
}

TEST_CASE("content: lighter and stronger change something that is said") {
    for (const Exercise& e : library().exercises())
        for (const auto language : {Language::de, Language::en}) {
            CAPTURE(e.id);
            std::set<std::string> said;
            for (const auto& v : e.variants) {
                CHECK_FALSE(v.how.in(language).empty());
                CHECK(said.insert(v.how.in(language)).second);
            }
        }
}

// The first sentence is told before how to lie, the others after it.
TEST_CASE("content: whether to do it at all is told before somebody lies down") {
    static const std::regex decides{
        R"(lass .* aus|frag (?:vorher|ärztlich)|Schwangerschaft|leave .* out|ask |pregnancy)"};
    std::size_t deciding = 0;
    for (const Exercise& e : library().exercises())
        for (const auto language : {Language::de, Language::en}) {
            bool first = !e.against.off_if.empty();
            for (const auto& sentence : sentences(e.caution.in(language))) {
                CAPTURE(sentence);
                const bool one = std::regex_search(sentence, decides) &&
                                 !sentence.starts_with("If it "); // stops it on the way
                CHECK((first || !one));
                first = false;
                deciding += one ? 1 : 0;
            }
        }
    CHECK(deciding >= 30);
}

// The cautions of the evidence sheet (3.2, with 2.2 and 2.3), by the words that carry them.
TEST_CASE("content: no caution of the evidence sheet is lost") {
    struct Needed {
        const char *id, *de, *en;
    };
    const Needed all[] = {
        {"calf", "warm, geschwollen oder rot", "warm, swollen or red"},
        {"calf", "Thrombose oder bei Krampfadern", "thrombosis or with varicose veins"},
        {"calf", "Handgelenke", "wrists"},
        {"calf", "Achillessehne", "heel tendon"},
        {"calf", "Kniekehle", "hollow of the knee"},
        {"calf_hold", "warm, geschwollen oder rot", "warm, swollen or red"},
        {"calf_hold", "Thrombose oder bei Krampfadern", "thrombosis or with varicose veins"},
        {"calf_hold", "höchstens anderthalb Minuten", "at most a minute and a half"},
        {"calf_hold", "Schwangerschaft", "pregnancy"},
        {"outer_shin", "fünf Zentimeter", "five centimetres"},
        {"outer_shin", "Kribbelt der Fuß, hör auf", "your foot tingles, stop"},
        {"front_shin", "Knochenkante", "edge of the bone"},
        {"front_shin", "Tut das Knien weh", "kneeling hurts"},
        {"hamstrings", "ins Bein, hör auf", "down the leg, stop"},
        {"hamstrings", "Kniekehle", "hollow of the knee"},
        {"hamstrings", "Handgelenke", "wrists"},
        {"front_thigh", "Kniescheibe", "kneecap"},
        {"front_thigh", "unteren Rücken nicht durchhängen", "lower back sag"},
        {"front_thigh", "Schwangerschaft", "pregnancy"},
        {"upper_front_thigh", "Puls", "pulse"},
        {"upper_front_thigh", "Leiste", "groin"},
        {"upper_front_thigh", "Schwangerschaft", "pregnancy"},
        {"inner_thigh", "Krampfadern", "varicose veins"},
        {"inner_thigh", "Schwangerschaft", "pregnancy"},
        {"inner_thigh", "nur leicht", "lightly"},
        {"inner_thigh", "Leiste", "groin"},
        {"outer_thigh", "Fang leicht an", "begin lightly"},
        {"outer_thigh", "seitlichen Hüftknochen", "bone at the side of the hip"},
        {"front_outer_hip", "Außenseite des Oberschenkels, hör auf", "outer thigh burns, stop"},
        {"front_outer_hip", "Leiste", "groin"},
        {"side_hip", "Beckenrand", "rim of the pelvis"},
        {"side_hip", "seitlichen Hüftknochen", "bone at the side of the hip"},
        {"buttock", "ins Bein, hör auf", "down the leg, stop"},
        {"hip_rotators", "ins Bein, hör auf", "down the leg, stop"},
        {"hip_rotators", "Such keinen Schmerz", "not look for pain"},
        {"hip_rotators_hold", "ins Bein, hör auf", "down the leg, stop"},
        {"upper_back", "untersten Rippen", "lowest ribs"},
        {"upper_back", "Osteoporose", "osteoporosis"},
        {"upper_back", "Kopf", "head"},
        {"upper_back", "Nacken", "neck"},
        {"thoracic_extension", "Osteoporose", "osteoporosis"},
        {"thoracic_extension", "Schwindel", "dizziness"},
        {"thoracic_extension", "Schulterschmerzen", "shoulder pain"},
        {"side_of_back", "Achsel", "armpit"},
        {"side_of_back", "Rippen", "ribs"},
        {"side_of_back", "Brustgewebe", "breast"},
        {"between_blades", "Wirbelsäule", "spine"},
        {"between_blades", "Rand des Schulterblatts", "edge of the shoulder blade"},
        {"back_extensors", "plötzlichem starkem", "sudden strong"},
        {"back_extensors", "ausstrahlendem", "radiating"},
        {"back_extensors", "letzten Rippe", "last rib"},
        {"back_extensors", "Flanke", "flank"},
        {"shoulder_top", "weg vom Hals, vorn und an der Seite", "neck, in front and at the side"},
        {"shoulder_top", "Kopfschmerz oder Schwindel", "headache or dizziness"},
        {"shoulder_top_hold", "weg vom Hals", "off the neck"},
        {"back_of_shoulder", "Operation", "operation"},
        {"back_of_shoulder", "auskugelt", "slips out"},
        {"chest", "Herzschrittmacher oder Port", "pacemaker or a port"},
        {"chest", "Brustgewebe", "breast"},
        {"chest", "Kribbelt der Arm", "your arm tingles"},
        {"chest", "Notruf", "emergency number"},
        {"upper_arm", "Ellbogen", "elbow"},
        {"upper_arm", "Kribbeln die Finger", "your fingers tingle"},
        {"forearm", "Handgelenk", "wrist"},
        {"forearm", "Ellenbeuge", "crook of the elbow"},
        {"foot_sole", "taub", "numb"},
        {"foot_sole", "Fersensporn", "heel spur"},
        {"foot_sole", "halt dich fest", "hold on"}};
    for (const Needed& needed : all) {
        CAPTURE(needed.id);
        CAPTURE(needed.en);
        const Text& caution = exercise(needed.id).caution;
        CHECK(caution.de.find(needed.de) != std::string::npos);
        CHECK(caution.en.find(needed.en) != std::string::npos);
    }
}

TEST_CASE("content: what is told is in short sentences with a verb") {
    static const std::regex verbless{R"(^(?:Nicht|Nie|Weder|Von|Zwischen|Not|Never o|From)\b)"};
    for (const Exercise& e : library().exercises())
        for (const auto& [where, text] : texts_of(e)) {
            if (where.ends_with(" name") || where.ends_with(" region")) continue;
            for (const auto language : {Language::de, Language::en})
                for (const auto& sentence : sentences(text.in(language))) {
                    CAPTURE(where);
                    CAPTURE(sentence);
                    CHECK_FALSE(std::regex_search(sentence, verbless));
                    CHECK(sentence.size() <= 140);
                }
        }
}

TEST_CASE("content: a variant in another place, position or on another tool says all of it") {
    int apart = 0;
    for (const Exercise& e : library().exercises())
        for (std::size_t i = 0; i < e.variants.size(); ++i) {
            if (!stands_apart(e, i)) continue;
            CAPTURE(e.id);
            ++apart;
            const std::string& how = e.variants[i].how.de;
            CHECK((how.starts_with("Stell dich") || how.starts_with("Setz dich") ||
                   how.starts_with("Leg dich")));
        }
    CHECK(apart >= 9);
}
