#include "paper/sheet.h"

#include "diary/morning.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

namespace paper {
namespace {

using diary::Asked, diary::Item, diary::NightField, diary::Part, diary::Scale;
using wording::filled, wording::tr;

constexpr std::size_t most_usual = 4; // doses with a row of their own

// --- the night

SheetRow row(NightField field, const char* how) {
    return {std::string{diary::word(field)}, wording::name(field), how};
}

std::vector<SheetRow> night_rows() {
    using enum NightField;
    const char* const clock = tr("clock time, 22:45");
    return {row(quality, tr("how was your sleep, 0 to 10")),
            row(into_bed, clock),
            row(tried_to_sleep, clock),
            row(latency, tr("minutes")),
            row(awakenings, tr("how often awake, without the last time")),
            row(awake, tr("minutes awake in all of those")),
            row(final_wake, clock),
            row(out_of_bed, clock)};
}

// --- magnesium

std::string line_of(const diary::Dose& dose) { return wording::line(dose.product, dose.pieces); }

void add_magnesium(std::vector<SheetRow>& rows, const std::vector<diary::Dose>& usual) {
    for (const auto& dose : usual) {
        if (rows.size() == most_usual) break;
        rows.push_back({"dose-" + std::to_string(rows.size() + 1), line_of(dose),
                        filled(tr("when, usually {time}; – = not taken"),
                               {{"time", units::clock_text(units::clock_at(dose.taken))}})});
    }
    rows.push_back(
        {"dose-mg", usual.empty() ? tr("Magnesium, a dose") : tr("Magnesium, another dose"), "mg"});
    rows.push_back({"dose-of", tr("These are milligrams of"),
                    tr("m = magnesium itself, else which compound"), true});
    rows.push_back({"dose-at", tr("Taken at"), tr("clock time, 22:45"), true});
}

// --- what is asked

std::string numbered(const std::vector<std::string>& words) {
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all.append(i > 0 ? ", " : "").append(std::to_string(i)).append(" = ").append(words[i]);
    return all;
}

std::string how(Item item) {
    const auto& r = diary::row(item);
    switch (r.scale) {
    case Scale::rating: {
        const auto ends = wording::ends(item);
        return filled(tr("0 = {low}, 10 = {high}"), {{"low", ends.low}, {"high", ends.high}});
    }
    case Scale::steps: return numbered(wording::steps(item));
    case Scale::yes_no: return tr("y = yes, n = no");
    case Scale::count: return tr("how many");
    case Scale::amount: return r.unit == "cups" ? tr("cups") : tr("drinks of 10 to 12 g");
    case Scale::minutes: return tr("minutes");
    }
    return {};
}

std::string occasions() {
    std::string all;
    for (int i = 0; i < diary::occasions; ++i)
        all.append(i > 0 ? ", " : "").append(wording::name(static_cast<diary::Occasion>(i)));
    return all;
}

std::string how(Part part) {
    switch (part) {
    case Part::side: return tr("l = left, r = right, b = both");
    case Part::region: return tr("where, in a word");
    case Part::sudden: return tr("y = yes, n = no");
    case Part::time: return tr("clock time, 22:45");
    case Part::occasion: return occasions();
    default: return tr("which, in a word");
    }
}

void add_asked(std::vector<SheetRow>& rows, Item item) {
    const std::string word{diary::word(item)};
    rows.push_back({word, wording::name(item), how(item)});
    for (int i = 0; i < diary::parts; ++i) {
        const auto part = static_cast<Part>(i);
        if (diary::asked_with(diary::row(item), part))
            rows.push_back({word + '-' + std::string{diary::word(part)},
                            wording::name(item) + ", " + wording::name(part), how(part), true});
    }
}

// --- the days

// The year stands in the title.
std::string without_year(std::string date) {
    date.resize(date.size() - 4);
    if (date.ends_with(' ')) date.pop_back();
    return date;
}

SheetDay day_of(units::Day day) {
    const std::string whole = wording::weekday_date(day); // "Thu, 26 Nov 2026"
    const auto comma = whole.find(',');
    return {whole.substr(0, comma), without_year(whole.substr(comma + 2)),
            std::chrono::weekday{day} == std::chrono::Monday};
}

std::string title_of(const SheetFacts& f) {
    const units::Day last = f.from + std::chrono::days{sheet_days - 1};
    std::string title = filled(tr("Rolltakt, two weeks of the diary: {from} to {to}"),
                               {{"from", wording::date(f.from)}, {"to", wording::date(last)}});
    return f.practice ? title + " (" + tr("practice") + ")" : title;
}

} // namespace

Sheet sheet_of(const SheetFacts& f) {
    Sheet s;
    s.title = title_of(f);
    for (int i = 0; i < sheet_days; ++i) s.days.push_back(day_of(f.from + std::chrono::days{i}));
    SheetBlock morning{tr("In the morning: the night to this day"), night_rows()};
    SheetBlock evening{tr("In the evening: this day"), {}};
    add_magnesium(evening.rows, f.usual);
    const bool magnesium = !f.usual.empty();
    for (const Item item : diary::asked(f.choice, Asked::morning, magnesium))
        add_asked(morning.rows, item);
    for (const Item item : diary::asked(f.choice, Asked::evening, magnesium))
        add_asked(evening.rows, item);
    evening.rows.push_back(
        {"rolled", tr("Rolled"), tr("a tick; sessions with Rolltakt are noted already")});
    s.blocks = {std::move(morning), std::move(evening)};
    s.notes = tr("Leave empty what you do not know; 0 is an answer. What comes after midnight, up "
                 "to 04:00, belongs to the day before. Rolltakt keeps of every night how many days "
                 "later it was entered. What stands here is private.");
    return s;
}

} // namespace paper
