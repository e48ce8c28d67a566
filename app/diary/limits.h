// What institutes say about magnesium from supplements, set beside the person's own numbers.
// Notices are codes and values; nothing here says how much to take.
#pragma once
#include "diary/dose.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diary {

enum class Weight : std::uint8_t { note, notice, warning, severe }; // how loud it is said

enum class NoticeCode : std::uint8_t {
    over_250,     // a day's total
    split_in_two, // one intake of more than half of the 250
    over_350,
    over_400,       // no institute's: from here on the program says "talk to doctor or pharmacist"
    from_2500,      // above it serious toxicity is described
    kidney_disease, // ask first, whatever the amount, and on the skin too
    bowel_disease,  // ask first
    pregnancy,      // doctor or midwife first
    not_for_children,
    heart_block, // these four: cautions of the leaflets (evidence sheet 4.3), ask first
    myasthenia,
    infection_stones,
    dehydration
};
constexpr int notice_codes = 13;
std::string_view word(NoticeCode); // "over_250"

struct Limit {
    NoticeCode code{};
    Weight weight{};
    Milligrams amount{};        // elemental; crossed when above it, the last one also when at it
    std::string_view institute; // as it calls itself; empty = the program's own step
    int year = 0;               // of the opinion; 0 = none
    bool single = false;        // for one intake, not for the day
};

// Those that hold in a country (ISO 3166, "DE"; "" = not told), the lowest first. BfR 034/2017 in
// DE, AT, CH and where nothing is told; SCF 2001 in all other countries but the US (IOM 1997, no
// 250) and NO (VKM 2016, no 250). The higher ones are shown everywhere. Evidence sheet 4.2.
std::vector<Limit> limits(std::string_view country);

enum class Caution : std::uint8_t {
    kidney_disease,
    bowel_disease,
    pregnancy,
    child, // below 18
    heart_block,
    myasthenia,
    infection_stones,
    dehydration
};
constexpr int cautions = 8;
std::string_view word(Caution);
std::optional<Caution> caution_named(std::string_view);

struct Person { // what the person told of itself
    std::string country;
    std::vector<Caution> cautions;
};

struct Notice {
    NoticeCode code{};
    Weight weight{};
    Milligrams value{}; // the person's: the day's total, or the largest single intake
    Milligrams limit{}; // 0 where it is not about an amount
    std::string_view institute;
    int year = 0;
};

// The loudest first. Nothing at all on a day without magnesium.
std::vector<Notice> notices(const DayTotal&, const Person&);

} // namespace diary
