// Every code of every room has its words, in both languages.
#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <vector>

using wording::cue, wording::Language, wording::name, wording::sentence, wording::step_title;

namespace {

void begin(Language language) { wording::begin(places::build("/share/locale"), language); }

// All enumerators from the first to the last.
template <class E> std::vector<E> all(E last) {
    std::vector<E> values;
    for (int i = 0; i <= static_cast<int>(last); ++i) values.push_back(static_cast<E>(i));
    return values;
}

// The words of every value in both languages: there, all different, and translated.
template <class E> void check(const std::vector<E>& values, std::function<std::string(E)> words) {
    std::set<std::string> seen;
    for (const E value : values) {
        begin(Language::en);
        const std::string english = words(value);
        begin(Language::de);
        const std::string german = words(value);
        INFO(english);
        CHECK_FALSE(english.empty());
        CHECK(english.find('{') == std::string::npos);
        CHECK(german.find('{') == std::string::npos);
        CHECK(german != english);
        CHECK(seen.insert(english).second);
    }
}

routine::Routine two_steps() {
    routine::Exercise calf;
    calf.id = "calf";
    calf.name = {"Wade", "Calf"};
    calf.variants = {
        {.id = "normal", .name = {}, .how = {}},
        {.id = "lighter",
         .name = {},
         .how = {"Stell den anderen Fuß auf den Boden.", "Put the other foot on the floor."}}};
    routine::Routine r;
    r.exercises = {calf};
    r.steps.resize(2);
    r.steps[0].side = routine::Side::left;
    r.steps[0].sets = 2;
    r.steps[1].side = routine::Side::right;
    r.steps[1].set = 2;
    r.steps[1].sets = 2;
    return r;
}

} // namespace

TEST_CASE("words: every value has them, each its own, in both languages") {
    check<device::LinkState>(all(device::LinkState::ended), [](auto v) { return name(v); });
    check<guide::Ended>(all(guide::Ended::stopped), [](auto v) { return name(v); });
    check<guide::Pause>(all(guide::Pause::countdown), [](auto v) { return name(v); });
    check<protocol::Build>(all(protocol::Build::single), [](auto v) { return name(v); });
    check<routine::Activity>(all(routine::Activity::lie_quiet), [](auto v) { return name(v); });
    check<routine::Effort>(all(routine::Effort::strong), [](auto v) { return name(v); });
    check<routine::Side>(all(routine::Side::both), [](auto v) { return name(v); });
    check<session::Completion>(all(session::Completion::unfinished),
                               [](auto v) { return name(v); });
    check<session::RollerKind>(all(session::RollerKind::none), [](auto v) { return name(v); });
    check<measure::Trouble>(all(measure::Trouble::sensor_silent), [](auto v) { return name(v); });
    auto faults = all(measure::FaultKind::drift);
    faults.erase(faults.begin()); // they count from one
    check<measure::FaultKind>(faults, [](auto v) { return name(v); });
    check<guide::Phase>(all(guide::Phase::rest),
                        [](auto v) { return name(v, routine::Activity::roll); });
}

TEST_CASE("sentences: every error has one, each its own, in both languages") {
    check<device::Trouble>(all(device::Trouble::io_error), [](auto v) { return sentence(v, "x"); });
    check<store::StoreError>(all(store::StoreError::incomplete),
                             [](auto v) { return sentence(v, "x"); });
    check<measure::TareError>(all(measure::TareError::cell_missing),
                              [](auto v) { return sentence(v); });
    check<measure::CalibrationError>(all(measure::CalibrationError::mass_out_of_range),
                                     [](auto v) { return sentence(v); });
    check<measure::Trouble>(all(measure::Trouble::sensor_silent),
                            [](auto v) { return sentence(v); });
    check<device::SourceError::Code>(all(device::SourceError::Code::empty), [](auto v) {
        return sentence(device::SourceError{v, "x"});
    });
    check<routine::FileErrorCode>(all(routine::FileErrorCode::duplicate_key), [](auto v) {
        return sentence(routine::FileError{"a.toml", 3, 5, v, "key", "number"});
    });
}

TEST_CASE("sentences: they end like one and say where") {
    begin(Language::de);
    for (const auto trouble : all(device::Trouble::io_error)) {
        const std::string words = sentence(trouble, "/dev/ttyUSB0");
        CHECK(words.back() == '.');
        CHECK((words.find("/dev/ttyUSB0)") != std::string::npos) ==
              (trouble != device::Trouble::none));
        CHECK(sentence(trouble, "").find("()") == std::string::npos);
    }
    for (const auto error : all(store::StoreError::incomplete)) {
        CHECK(sentence(error, "abend.db").find("abend.db") != std::string::npos);
        CHECK(sentence(error, "abend.db").back() == '.');
    }
}

TEST_CASE("sentences: what a self-test found and what to do, without the trade's words") {
    for (const auto language : {Language::de, Language::en}) {
        begin(language);
        for (const auto trouble : all(measure::Trouble::sensor_silent)) {
            const std::string words = sentence(trouble);
            INFO(words);
            CHECK(words.back() == '.');
            // What is wrong and what to do: two of them, or one with a comma.
            CHECK(words.find_first_of(".,:") < words.size() - 1);
            for (const auto* trade : {"ADC", "HX711", "LSB", "RMS", "rms", "SPS", "aturat", "esync",
                                      "onverter", "andler", "ample", "ffset", "GND", "DOUT"})
                CHECK(words.find(trade) == std::string::npos);
        }
    }
}

TEST_CASE("sentences: who holds the port, and which protocol") {
    begin(Language::en);
    CHECK(sentence(device::Trouble::busy, "/dev/ttyUSB0 (cat)").find("port (/dev/ttyUSB0, cat).") !=
          std::string::npos);
    CHECK(sentence(device::Trouble::protocol_too_new, "9").find("player (protocol 9).") !=
          std::string::npos);
    CHECK(sentence(device::Trouble::protocol_too_old, "").find("player. Flash") !=
          std::string::npos);
}

TEST_CASE("file errors: file, line, column and what is allowed") {
    routine::FileError error{"waden.toml", 3,         5, routine::FileErrorCode::out_of_range,
                             "work_s",     "5 .. 600"};
    begin(Language::de);
    CHECK(sentence(error) == "waden.toml, Zeile 3, Spalte 5: „work_s“: Erlaubt ist 5 .. 600.");
    begin(Language::en);
    CHECK(sentence(error) == "waden.toml, line 3, column 5: “work_s”: allowed is 5 .. 600.");
    CHECK(wording::message(error) == "“work_s”: allowed is 5 .. 600.");
    error = {"waden.toml", 0, 0, routine::FileErrorCode::cannot_read, "", ""};
    CHECK(sentence(error) == "waden.toml: The file cannot be read.");
    error.file = "waden"; // a name, not a file
    CHECK(sentence(error).starts_with("There is no routine “waden”."));
    error = {"waden.toml", 2, 1, routine::FileErrorCode::wrong_type, "sets", "whole number"};
    CHECK(wording::message(error) == "“sets” must be a whole number.");
}

TEST_CASE("cues: every kind has words for every activity, in both languages") {
    auto routine = two_steps();
    for (const auto activity : all(routine::Activity::lie_quiet)) {
        routine.exercises[0].activity = activity;
        check<guide::CueKind>(all(static_cast<guide::CueKind>(guide::cue_kinds - 1)),
                              [&](auto kind) { return cue(kind, routine, 0); });
    }
}

TEST_CASE("cues: what comes next is named, and lighter says how") {
    const auto routine = two_steps();
    begin(Language::en);
    CHECK(cue(guide::CueKind::switch_sides, routine, 0) ==
          "Switch sides. Next: Calf, right, set 2 of 2.");
    CHECK(cue(guide::CueKind::lighter, routine, 0) == "Lighter. Put the other foot on the floor.");
    auto light = routine;
    light.steps[0].variant = 1;
    CHECK(cue(guide::CueKind::lighter, light, 0) ==
          "Lighter. Carry more with your hands and feet.");
    begin(Language::de);
    CHECK(cue(guide::CueKind::get_ready, routine, 0) ==
          "Mach dich bereit: Wade, links, Satz 1 von 2.");
}

TEST_CASE("cues: nobody is told to press harder or to hurry") {
    auto routine = two_steps();
    for (const auto language : {Language::de, Language::en}) {
        begin(language);
        for (const auto activity : all(routine::Activity::lie_quiet))
            for (const auto kind : all(static_cast<guide::CueKind>(guide::cue_kinds - 1))) {
                routine.exercises[0].activity = activity;
                const std::string words = cue(kind, routine, 0);
                INFO(words);
                for (const auto* push : {"aster", "arder", "hneller", "ester", "tärker", "peed"})
                    CHECK(words.find(push) == std::string::npos);
            }
    }
}

TEST_CASE("step title: exercise, side, set; what there is only one of is left out") {
    auto routine = two_steps();
    begin(Language::en);
    CHECK(step_title(routine, 1) == "Calf, right, set 2 of 2");
    routine.steps[1].sets = 1;
    CHECK(step_title(routine, 1) == "Calf, right");
    routine.steps[1].side = routine::Side::none;
    CHECK(step_title(routine, 1) == "Calf");
    CHECK(step_title(routine, 7).empty());
    CHECK(cue(guide::CueKind::go, routine, 7).empty());
}
