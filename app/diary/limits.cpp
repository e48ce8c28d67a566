#include "diary/limits.h"

#include "diary/words.h"

#include <algorithm>

namespace diary {
namespace {

using enum NoticeCode;
using enum Weight;

constexpr std::array<std::string_view, notice_codes> notice_words{
    "over_250",       "split_in_two",     "over_350",   "over_400",         "from_2500",
    "kidney_disease", "bowel_disease",    "pregnancy",  "not_for_children", "heart_block",
    "myasthenia",     "infection_stones", "dehydration"};

constexpr std::array<std::string_view, diary::cautions> caution_words{
    "kidney_disease", "bowel_disease", "pregnancy",        "child",
    "heart_block",    "myasthenia",    "infection_stones", "dehydration"};

constexpr Limit bfr{over_250, note, {250.0}, "BfR", 2017, false};
constexpr Limit scf{over_250, note, {250.0}, "SCF", 2001, false};
constexpr Limit half_of_bfr{split_in_two, note, {125.0}, "BfR", 2017, true};
constexpr Limit iom{over_350, notice, {350.0}, "IOM", 1997, false};
constexpr Limit vkm{over_350, notice, {350.0}, "VKM", 2016, false};
constexpr Limit own_step{over_400, warning, {400.0}, "", 0, false};
constexpr Limit toxic{from_2500, severe, {2500.0}, "SCF", 2001, false};

bool crossed(const Limit& l, Milligrams value) {
    return l.code == from_2500 ? value >= l.amount : value > l.amount;
}

struct Told {
    NoticeCode code;
    Weight weight;
    bool on_skin; // said of oil and bath too
};

constexpr std::array<Told, diary::cautions> told{{{kidney_disease, severe, true},
                                                  {bowel_disease, warning, false},
                                                  {pregnancy, warning, false},
                                                  {not_for_children, severe, true},
                                                  {heart_block, severe, false},
                                                  {myasthenia, severe, false},
                                                  {infection_stones, warning, false},
                                                  {dehydration, warning, false}}};

void add_limits(std::vector<Notice>& out, const DayTotal& total, std::string_view country) {
    for (const auto& l : limits(country)) {
        const Milligrams value = l.single ? total.largest_single() : total.supplements;
        if (crossed(l, value))
            out.push_back({l.code, l.weight, value, l.amount, l.institute, l.year});
    }
}

void add_cautions(std::vector<Notice>& out, const DayTotal& total,
                  const std::vector<Caution>& own) {
    for (int i = 0; i < diary::cautions; ++i) {
        const auto& t = told.at(static_cast<std::size_t>(i));
        const bool has = std::count(own.begin(), own.end(), static_cast<Caution>(i)) > 0;
        if (has && (t.on_skin || !total.singles.empty()))
            out.push_back({t.code, t.weight, total.supplements, {}, "", 0});
    }
}

} // namespace

std::string_view word(NoticeCode c) { return notice_words.at(static_cast<std::size_t>(c)); }

std::string_view word(Caution c) { return caution_words.at(static_cast<std::size_t>(c)); }

std::optional<Caution> caution_named(std::string_view word) {
    return named<Caution>(caution_words, word);
}

std::vector<Limit> limits(std::string_view country) {
    if (country == "US") return {iom, own_step, toxic};
    if (country == "NO") return {vkm, own_step, toxic};
    const bool german = country.empty() || country == "DE" || country == "AT" || country == "CH";
    return {half_of_bfr, german ? bfr : scf, iom, own_step, toxic};
}

std::vector<Notice> notices(const DayTotal& total, const Person& person) {
    std::vector<Notice> out;
    if (total.entries == 0) return out;
    add_cautions(out, total, person.cautions);
    add_limits(out, total, person.country);
    std::stable_sort(out.begin(), out.end(),
                     [](const Notice& a, const Notice& b) { return a.weight > b.weight; });
    return out;
}

} // namespace diary
