// What the fields of the morning page come to: a night, doses and answers, each with the entry that
// it corrects, and why it cannot be kept.
#pragma once
#include "diary/morning.h"
#include "screen/morning_screen.h"

namespace screen {

// Where the night was, by the nights beside it; asked only where these leave it open.
struct ToldPlaces {
    diary::NightPlaces beside;
    bool asked = false;        // all in one place, or flown across
    std::optional<int> choice; // Stayed
    bool elsewhere = false;    // both zones are told by their names
    enum Stayed { here, flown, there };
};

struct ToldNight {
    std::optional<diary::Entry<diary::Night>> noted; // is corrected
    ToldPlaces places;
    diary::UsualNight usual;
    diary::Night night;
    bool anything = false; // a time is told
    tl::expected<diary::NightTimes, diary::NightFault> times;
};

struct ToldDose {
    std::string id;
    std::optional<diary::Entry<diary::Dose>> noted;
    diary::Dose dose;
    bool taken = false;
    std::optional<diary::Planned> planned = {}; // offered by the plan
};

struct FirstDose { // or a further one: told here, not repeated
    std::optional<int> mg;
    std::optional<int> of; // 0 = of magnesium itself, else a form and one
    std::optional<units::Clock> at;
    std::optional<diary::Dose> dose; // once all of it is told
    std::optional<diary::DoseFault> fault;
    bool begun() const { return mg.value_or(0) > 0; }
};

constexpr int most_places = 8; // of one item on a day

struct ToldAnswer {
    diary::Item item{};
    units::Day day{};
    int place = 0; // of those that are told of the item; all but the first need a region to begin
    std::optional<diary::Entry<diary::Observation>> noted;
    std::optional<diary::Observation> now;
    std::optional<diary::ObservationFault> fault;
};

struct ToldAltogether { // on the morning itself
    bool asked = false;
    std::optional<int> choice; // 0 = much worse
};

struct Told {
    ToldNight night;
    std::optional<units::Day> repeated; // the day whose doses are offered once more
    std::vector<ToldDose> doses;
    std::vector<ToldDose> today;       // planned of this day, on the morning itself
    std::vector<diary::Planned> later; // the rest of it, not taken so far
    FirstDose first;
    std::vector<diary::Dose> all_doses; // as they would be
    std::vector<ToldAnswer> answers;
    ToldAltogether altogether; // every four weeks
};
Told told(const MorningFacts&, const MorningTyping&); // pure

inline units::Day evening_of(const MorningFacts& f) { return f.wake_date - std::chrono::days{1}; }

std::string field_of(diary::Item, int place = 0);              // its id
std::string field_of(diary::Item, diary::Part, int place = 0); // of what belongs to it
std::string which_of(diary::NightField); // of the two times the clock showed it

constexpr const char* compared = "compared";       // with the beginning
constexpr const char* slept_where = "slept-where"; // one of ToldPlaces::Stayed
// Once the two zones are to be told: "1"; "0": a noted night was here after all.
constexpr const char* slept_elsewhere = "slept-elsewhere";

// What is typed in that field, nothing where nobody touched it.
const std::string* typed_in(const MorningTyping&, std::string_view id);
// "2245" and "22:45" are the same; one or two digits are hours. Above 23:59: no time of a clock.
std::optional<units::Clock> clock_of(std::string_view digits);
std::string digits_of(units::Clock);

} // namespace screen
