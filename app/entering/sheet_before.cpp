// What a sheet asks of a person and what of it is in the diary already, what may be written into a
// box, and what an answer leads to.
#include "diary/morning.h"
#include "entering/sheet.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace entering {

using diary::Item, diary::Night, diary::NightField, diary::Observation, diary::Part;

namespace {

constexpr std::chrono::days a_day{1}, a_week{7};

units::Day last_of(units::Day from) { return from + std::chrono::days{paper::sheet_days - 1}; }

void write(SheetCells& cells, std::string_view row, std::size_t day, std::string text) {
    auto& boxes = cells[std::string{row}];
    boxes.resize(static_cast<std::size_t>(paper::sheet_days));
    boxes[day] = std::move(text);
}

std::string number(double value) { // "2", "1.5"
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

void write_night(SheetCells& cells, std::size_t day, const Night& n) {
    const auto clock = [&](NightField field, const std::optional<diary::NightClock>& at) {
        if (at) write(cells, diary::word(field), day, units::clock_text(at->at));
    };
    const auto whole = [&](NightField field, std::optional<int> value) {
        if (value) write(cells, diary::word(field), day, std::to_string(*value));
    };
    clock(NightField::into_bed, n.into_bed);
    clock(NightField::tried_to_sleep, n.tried_to_sleep);
    clock(NightField::final_wake, n.final_wake);
    clock(NightField::out_of_bed, n.out_of_bed);
    whole(NightField::latency, n.latency_min);
    whole(NightField::awakenings, n.awakenings);
    whole(NightField::awake, n.awake_min);
    whole(NightField::quality, n.quality);
}

std::string part_of(const Observation& o, Part part) {
    switch (part) {
    case Part::side: return o.side ? std::string{diary::word(*o.side)} : "";
    case Part::muscle: return o.muscle ? std::string{diary::word(*o.muscle)} : "";
    case Part::occasion: return o.occasion ? std::string{diary::word(*o.occasion)} : "";
    case Part::region: return o.region;
    case Part::sudden: return o.sudden ? "y" : "n";
    case Part::time: return o.time ? units::clock_text(*o.time) : "";
    case Part::name: return o.name;
    default: return {};
    }
}

void write_answer(SheetCells& cells, std::size_t day, const Observation& o) {
    const std::string row{diary::word(o.item)};
    write(cells, row, day, number(o.value));
    if (o.value <= 0.0) return;
    for (int i = 0; i < diary::parts; ++i) {
        const auto part = static_cast<Part>(i);
        if (!diary::asked_with(diary::row(o.item), part)) continue;
        write(cells, row + '-' + std::string{diary::word(part)}, day, part_of(o, part));
    }
}

template <class Word> std::vector<Choice> named(int count) {
    std::vector<Choice> all;
    for (int i = 0; i < count; ++i) {
        const auto one = static_cast<Word>(i);
        all.push_back({std::string{diary::word(one)}, wording::name(one)});
    }
    return all;
}

std::vector<Choice> kinds_of_magnesium() {
    std::vector<Choice> all{{"m", wording::tr("magnesium itself")}};
    for (auto& form : named<diary::Form>(diary::forms)) {
        form.name =
            wording::filled(wording::tr("{form}, the whole compound"), {{"form", form.name}});
        all.push_back(std::move(form));
    }
    return all;
}

} // namespace

SheetReads sheet_reads(units::Day from, units::Day today) {
    return {std::min(from, today + a_day) - a_week, last_of(from) + a_day};
}

paper::SheetFacts sheet_facts(const store::Diary& diary, const diary::Choice& choice,
                              units::Day from, units::Day today) {
    paper::SheetFacts facts;
    facts.from = from;
    facts.choice = choice;
    const auto doses = diary::values(diary.doses);
    if (const auto day = diary::last_day_with_doses(doses, std::min(from, today + a_day)))
        for (const auto& dose : diary::doses_of(doses, *day))
            if (dose.product.route != diary::Route::food) facts.usual.push_back(dose);
    return facts;
}

std::vector<const diary::Entry<diary::Dose>*>
usual_taken(const paper::SheetFacts& facts, std::span<const diary::Entry<diary::Dose>> doses,
            units::Day day) {
    std::vector<const diary::Entry<diary::Dose>*> found(facts.usual.size(), nullptr);
    for (const auto& entry : doses) {
        if (units::day_at(entry.value->taken) != day) continue;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool same = facts.usual[i].product == entry.value->product &&
                              facts.usual[i].pieces == entry.value->pieces;
            if (found[i] != nullptr || !same) continue;
            found[i] = &entry;
            break;
        }
    }
    return found;
}

SheetCells written_before(const paper::SheetFacts& facts, const store::Diary& diary) {
    SheetCells cells;
    const auto nights = diary::current(diary.nights);
    const auto doses = diary::current(diary.doses);
    const auto answers = diary::values(diary.observations);
    for (std::size_t day = 0; day < static_cast<std::size_t>(paper::sheet_days); ++day) {
        const units::Day date = facts.from + std::chrono::days{day};
        if (const auto* night = diary::told_by_person(nights, date))
            write_night(cells, day, *night->value);
        const auto taken = usual_taken(facts, doses, date);
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (taken[i] != nullptr)
                write(cells, "dose-" + std::to_string(i + 1), day,
                      units::clock_text(units::clock_at(taken[i]->value->taken)));
        for (const auto& o : answers)
            if (o.day == date) write_answer(cells, day, o);
    }
    return cells;
}

std::vector<Choice> choices(std::string_view row) {
    if (row == "dose-of") return kinds_of_magnesium();
    const auto item = diary::item_named(row.substr(0, row.find('-')));
    if (!item) return {};
    const auto part = row.substr(std::min(row.find('-'), row.size() - 1) + 1);
    if (part == diary::word(Part::side)) return named<diary::Side>(diary::sides);
    if (part == diary::word(Part::muscle)) return named<diary::Muscle>(diary::muscles);
    if (part == diary::word(Part::occasion)) return named<diary::Occasion>(diary::occasions);
    if (part == diary::word(Part::sudden))
        return {{"n", wording::tr("no")}, {"y", wording::tr("yes")}};
    std::vector<Choice> all;
    if (part == diary::word(Part::region))
        for (const auto word : diary::body_regions())
            all.push_back({std::string{word}, wording::region(word)});
    else if (row.find('-') == std::string_view::npos)
        for (const auto& word : wording::steps(*item))
            all.push_back({std::to_string(all.size()), word});
    return all;
}

std::vector<Sign> signs(const diary::Entry<Observation>& entry, const store::Diary& with_it,
                        const std::string& country) {
    const Observation& o = *entry.value;
    std::vector<Observation> week;
    for (const auto& one : diary::values(with_it.observations))
        if (one.day >= o.day - a_week && one.day <= o.day) week.push_back(one);
    std::vector<Sign> found;
    for (const auto flag : diary::signs(o, week))
        found.push_back({std::string{diary::word(flag)}, wording::sentence(flag, country)});
    if (o.item == Item::antibiotic && o.value > 0.0)
        found.push_back({"", wording::antibiotic_hinders()});
    return found;
}

} // namespace entering
