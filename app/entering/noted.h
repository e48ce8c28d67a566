// Sleep by day and what a laboratory measured, as they are typed into forms of their own.
#pragma once
#include "entering/taken.h"
#include "store/diary.h"

namespace entering {

struct NapTyped {
    std::string day = {}, begin = {};     // the day runs from 04:00 to 04:00
    std::string until = {}, minutes = {}; // either is enough
    bool operator==(const NapTyped&) const = default;
};
struct LabTyped {
    std::string what = {}, value = {}, unit = {}, day = {}, note = {};
    bool operator==(const LabTyped&) const = default;
};
NapTyped as_typed(const diary::Nap&);
LabTyped as_typed(const diary::LabNote&);
// Of a correction, `before`: as it was to be read at first. Where an end is typed and the minutes
// stand as they were, the end holds.
void settle(NapTyped&, const NapTyped& before);
inline void settle(LabTyped&, const LabTyped&) {}
// By its id, which is its name above; nullptr: there is no such box.
std::string* box(NapTyped&, std::string_view id);
std::string* box(LabTyped&, std::string_view id);

// The word of diary::lab_words() that a name means in either form, else the name as it is.
std::string lab_word(const std::string& name);

struct Around {
    const store::Diary* noted = nullptr; // the days beside it; of a laboratory all of it
    std::string corrects;                // the id of the entry; empty = it is a new one
    std::string zone;
    units::WallTime now{};
};
// Refused, by the boxes: also what cannot be beside what is noted.
tl::expected<diary::Nap, Refused> read(const NapTyped&, units::Day, const Around&);
tl::expected<diary::LabNote, Refused> read(const LabTyped&, units::Day, const Around&);

} // namespace entering
