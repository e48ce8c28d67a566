// Ten seconds a morning: the night, magnesium and the few questions of the person's choice on one
// page, prefilled with what is usual, complete with Enter. Every field is told by keys alone.
#pragma once
#include "diary/limits.h"
#include "diary/timeline.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "store/store.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace screen {

struct MorningFacts {
    units::Day wake_date{};
    std::string zone; // where the person is
    units::WallTime now{};
    const store::Diary* diary = nullptr; // from a fortnight before that day on
    diary::Choice choice;                // what is asked beside the night
    diary::Person person;
    std::vector<std::string> said = {}; // once it was kept: what has to be read of it
    std::string trouble = {};           // why the disk did not take it
    diary::Plan plan = {};
    std::vector<diary::Rolled> rolled = {}; // of the days around
    diary::Course course = {};
};

// What is being typed, by the id of its field: digits, or the number of a choice; "" = emptied.
struct MorningTyping {
    std::map<std::string, std::string, std::less<>> told;
    std::string in_hand; // the field whose digits are still coming
    bool tried = false;  // to keep it: what cannot be kept is said where it stands
    bool operator==(const MorningTyping&) const = default;
};

struct MorningField {
    enum class Kind { clock, number, choice, text };
    std::string id, name;
    std::string value = {};   // as it is shown; empty = not told
    std::string beside = {};  // "as usual": nobody told this today
    std::string refused = {}; // why it cannot be kept
    Kind kind = Kind::number;
    std::string now = {};   // as MorningTyping holds it
    std::string start = {}; // where an empty one begins when it is stepped
    int highest = 0;        // of a number; of a choice its last one
    double step = 1.0;      // of a number
    bool yes_no = false;
    struct Map {       // of the body, on which a choice of a region can be made, too
        struct Place { // that is told, and at last the next one
            std::string value_field, region_field, side_field;
            std::string region;      // its number as typed; empty = none yet
            std::optional<int> side; // as the choice of sides numbers them
            bool noted = false;
            bool operator==(const Place&) const = default;
        };
        std::vector<Place> places; // the field's own first
        bool operator==(const Map&) const = default;
    };
    std::optional<Map> map = {};
    bool operator==(const MorningField&) const = default;
};

// A place on the map: its region and, where the answer takes one, its side. One more to those that
// are there; pressed once more it is taken back.
void press(MorningTyping&, const MorningField&, std::string_view region, diary::Side);
bool is_on(const MorningField::Map::Place&, diary::Side);

struct MorningView {
    std::string when;     // "Night to 26 Nov 2026, today"
    std::string state;    // noted, or with what it is prefilled
    std::string starting; // what the starting picture lacks; empty = nothing
    bool noted = false;
    std::string day, day_before, day_after; // as a wish names them; nothing comes after today
    std::vector<MorningField> night;
    bool can_tell_places = false; // both zones by name; else they are told, and can be taken back
    std::string follows;   // "in bed 8 h 5 min, asleep 6 h 35 min, .."; empty = cannot tell yet
    std::string magnesium; // of which day
    std::vector<MorningField> doses;
    std::string planned_title;         // today's part of the plan; empty = none
    std::vector<MorningField> planned; // whose time has come, and not noted so far
    std::vector<std::string> later;    // the rest of it
    bool can_take_as_planned = false;  // one of all that is planned here is not told as taken
    std::string total;
    struct Notice { // of the magnesium of that day
        std::string text;
        diary::Weight weight{};
        bool news = false; // a dose of that day is told or taken out here
        bool operator==(const Notice&) const = default;
    };
    std::vector<Notice> notices;
    std::vector<MorningField> asked;
    std::vector<std::string> signs; // that belong into other hands, and what else has to be read
    std::string trouble;
    bool kept = false; // nothing but `signs` is left to show
    bool operator==(const MorningView&) const = default;
};

MorningView view_of(const MorningFacts&, const MorningTyping&); // pure

// What Enter keeps: all of it or nothing where something of it cannot be kept, which the view says
// once it was tried. Empty where nothing is new.
std::optional<std::vector<store::DiaryEntry>> to_keep(const MorningFacts&, const MorningTyping&);

// What is still said once it is kept: the signs, and the severest of the notices that are news.
std::vector<std::string> said_after(const MorningView&);

// All that is planned here was taken so, of the evening and of today.
void take_as_planned(MorningTyping&, const MorningView&);

// The night was elsewhere: both zones are asked.
void tell_places(MorningTyping&);
// It was not: a night that was noted so was here, and otherwise its places are as nobody told them.
void take_back_places(MorningTyping&, const MorningView&);

// A key in a field: digits, + and -, Backspace, the letters of yes and no. False: it means nothing
// there.
bool press(MorningTyping&, const MorningField&, Key);

Wish draw(Ui&, const MorningView&, MorningTyping&);

} // namespace screen
