// A page of a morning with hands, for its tests.
#pragma once
#include "screens.h"

#include "screen/example_values.h"
#include "screen/morning_screen.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mornings {

using screen::Key, screen::MorningField, screen::MorningTyping, screen::MorningView;

inline units::WallTime at(const char* iso) { return units::wall_time(iso).value(); }
inline units::Day day(const char* text) { return units::day(text).value(); }

// A morning with hands: keys go to the field that is named.
struct Morning {
    store::Diary diary = screen::example::diary();
    screen::MorningFacts facts{
        day("2026-11-26"), "Europe/Berlin", at("2026-11-26T07:10:00+01:00"), nullptr, {},
        {"DE", {}}};
    MorningTyping typing;

    Morning() { tests::speak(routine::Language::en); }

    MorningView view() {
        facts.diary = &diary;
        return screen::view_of(facts, typing);
    }
    std::optional<MorningField> find(const std::string& id) {
        const MorningView v = view();
        for (const auto* fields : {&v.night, &v.doses, &v.planned, &v.asked})
            for (const MorningField& f : *fields)
                if (f.id == id) return f;
        return std::nullopt;
    }
    MorningField field(const std::string& id) {
        const auto found = find(id);
        REQUIRE_MESSAGE(found, id);
        return *found;
    }
    std::string value(const std::string& id) { return field(id).value; }
    void press(const std::string& id, std::initializer_list<Key> keys) {
        for (const Key key : keys) screen::press(typing, field(id), key);
        typing.in_hand.clear(); // and on to the next one
    }
    void type(const std::string& id, const std::string& digits) {
        for (const char c : digits) press_one(id, screen::digit(c - '0'));
        typing.in_hand.clear();
    }
    std::optional<std::vector<store::DiaryEntry>> enter() {
        typing.tried = true;
        facts.diary = &diary;
        return screen::to_keep(facts, typing);
    }
    template <class Value> std::vector<diary::Entry<Value>> kept() {
        std::vector<diary::Entry<Value>> found;
        const auto all = enter();
        REQUIRE(all);
        for (const auto& one : *all)
            if (const auto* entry = std::get_if<diary::Entry<Value>>(&one)) found.push_back(*entry);
        return found;
    }
    diary::Night night() {
        const auto all = kept<diary::Night>();
        REQUIRE(all.size() == 1);
        return all[0].value.value();
    }

  private:
    void press_one(const std::string& id, Key key) { screen::press(typing, field(id), key); }
};

inline std::string clock(const std::optional<diary::NightClock>& c) {
    return c ? units::clock_text(c->at) : "-";
}

} // namespace mornings
