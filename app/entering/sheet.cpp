#include "entering/sheet.h"

#include "diary/morning.h"
#include "entering/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace entering {

using diary::Asked, diary::Dose, diary::Item, diary::Night, diary::NightClock, diary::NightError,
    diary::NightField, diary::Observation, diary::ObservationError, diary::Part;
using wording::filled, wording::tr;

namespace {

// "2245" is 22:45, and one or two digits are hours.
std::string with_colon(std::string text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.empty() || text.size() > 4) return text;
    if (text.size() <= 2) return text + ":00";
    return text.insert(text.size() - 2, ":");
}

std::string item_row(Item item) { return std::string{diary::word(item)}; }
std::string part_row(Item item, Part part) {
    return item_row(item) + '-' + std::string{diary::word(part)};
}

std::optional<bool> yes_no(const std::string& text) {
    const std::string word = lower(text);
    for (const char* yes : {"y", "yes", "j", "ja", "1", "x"})
        if (word == yes) return true;
    for (const char* no : {"n", "no", "nein", "0"})
        if (word == no) return false;
    return std::nullopt;
}

std::optional<diary::Side> side_of(const std::string& text) {
    const std::string word = lower(text);
    if (word == "l") return diary::Side::left;
    if (word == "r") return diary::Side::right;
    if (word == "b") return diary::Side::both;
    return diary::side_named(word);
}

// A word of the command line, or the name in the person's language.
std::optional<diary::Muscle> muscle_of(const std::string& text) {
    for (int i = 0; i < diary::muscles; ++i)
        if (const auto m = static_cast<diary::Muscle>(i); lower(wording::name(m)) == lower(text))
            return m;
    return diary::muscle_named(underscored(lower(text)));
}
std::optional<diary::Occasion> occasion_of(const std::string& text) {
    for (int i = 0; i < diary::occasions; ++i)
        if (const auto o = static_cast<diary::Occasion>(i); lower(wording::name(o)) == lower(text))
            return o;
    return diary::occasion_named(lower(text));
}
std::string all_occasions() {
    std::string all;
    for (int i = 0; i < diary::occasions; ++i)
        all.append(i > 0 ? ", " : "").append(wording::name(static_cast<diary::Occasion>(i)));
    return all;
}
std::string region_of(const std::string& text) {
    for (const auto word : diary::body_regions())
        if (lower(wording::region(word)) == lower(text)) return std::string{word};
    return underscored(lower(text));
}

std::string all_muscles() {
    std::string all;
    for (int i = 0; i < diary::muscles; ++i)
        all.append(i > 0 ? ", " : "").append(wording::name(static_cast<diary::Muscle>(i)));
    return all;
}
std::string all_regions() {
    std::string all;
    for (const auto word : diary::body_regions()) all.append(all.empty() ? "" : ", ").append(word);
    return all;
}

constexpr std::string_view the_night = "night";

class Taking {
  public:
    Taking(const paper::SheetFacts& facts, const SheetCells& cells, const SheetBefore& before)
        : facts_{facts}, cells_{cells}, before_{before}, nights_{diary::current(
                                                             before.diary->nights)},
          doses_{diary::current(before.diary->doses)}, observations_{diary::current(
                                                           before.diary->observations)} {}

    SheetTold all() {
        for (day_ = 0; day_ < static_cast<std::size_t>(paper::sheet_days); ++day_) {
            begin(the_night), night();
            usual_doses();
            begin("dose-mg"), another_dose();
            const bool magnesium = !facts_.usual.empty();
            for (const auto when : {Asked::morning, Asked::evening})
                for (const Item item : diary::asked(facts_.choice, when, magnesium))
                    begin(item_row(item)), answer(item);
        }
        return std::move(told_);
    }

  private:
    units::Day day() const { return facts_.from + std::chrono::days{day_}; }

    // What is written there; nothing where the box is empty.
    const std::string* box(std::string_view row) const { return written(cells_, row, day_); }

    void begin(std::string_view what) {
        what_ = what;
        wrong_ = false;
    }
    void refuse(std::string code, std::string row, std::string message, bool waits = false) {
        told_.faults.push_back({std::move(code), std::move(row), day_, std::move(message), waits});
        wrong_ = true;
    }
    void unreadable(const std::string& row, const std::string& text, std::string_view allowed) {
        refuse("usage", row, unusable(row, text, allowed));
    }

    template <class Value> void put(const diary::Entry<Value>* there, Value value) {
        if (wrong_) return;
        const diary::Source sheet{diary::Origin::sheet, "", ""};
        Told told{what_, day_, {}, there != nullptr && *there->value == value};
        if (told.unchanged)
            told.entry = *there;
        else if (there != nullptr)
            told.entry = diary::corrected(*there, std::move(value), before_.now, sheet);
        else
            told.entry = diary::entered("", std::move(value), before_.now, sheet);
        told_.things.push_back(std::move(told));
    }

    // --- what stands in a box

    void clock(const std::string& row, std::optional<units::Clock>& to) {
        const std::string* text = box(row);
        if (text == nullptr) return;
        const auto at = clock_typed(with_colon(*text));
        if (at && !at->offset)
            to = at->at;
        else
            unreadable(row, *text, tr("a time is written as 22:45"));
    }
    void whole(const std::string& row, std::optional<int>& to) {
        const std::string* text = box(row);
        if (text == nullptr) return;
        if (const auto number = whole_typed(*text))
            to = *number;
        else
            unreadable(row, *text, tr("a whole number is written as 25"));
    }

    // --- the night

    void night() {
        if (!night_told()) return;
        const auto* there = diary::told_by_person(nights_, day());
        Night n;
        n.wake_date = day();
        const auto places = diary::night_places(nights_, day(), before_.zone);
        n.zone = places.before;
        if (there != nullptr) n = *there->value;
        night_clock(NightField::into_bed, n, n.into_bed);
        night_clock(NightField::tried_to_sleep, n, n.tried_to_sleep);
        night_clock(NightField::final_wake, n, n.final_wake);
        night_clock(NightField::out_of_bed, n, n.out_of_bed);
        for (const auto& [field, to] : {std::pair{NightField::latency, &n.latency_min},
                                        std::pair{NightField::awakenings, &n.awakenings},
                                        std::pair{NightField::awake, &n.awake_min},
                                        std::pair{NightField::quality, &n.quality}})
            whole(std::string{diary::word(field)}, *to);
        if (wrong_) return;
        if (const auto times = diary::times(n, before_.now); !times) refuse(n, times.error());
        if (there == nullptr && !wrong_ && may_be_flown(places))
            refuse(
                "journey", std::string{diary::word(NightField::into_bed)},
                filled(
                    tr("Before this night you were in {before}, after it in {after}, where clocks "
                       "differ. Tell it on its morning page, which asks where you slept; "
                       "what stands in these boxes stays."),
                    {{"before", places.before}, {"after", places.after}}));
        put(there, std::move(n));
    }
    // The last one before the clocks differ: paper has no place for it.
    bool may_be_flown(const diary::NightPlaces& places) const {
        if (!places.differ) return false;
        if (places.next) return *places.next == day() + std::chrono::days{1};
        const auto here = units::local_time(units::in_zone(before_.now.utc, before_.zone));
        return std::chrono::floor<std::chrono::days>(here) == day();
    }
    bool night_told() const {
        for (int i = 0; i < diary::night_fields; ++i)
            if (box(diary::word(static_cast<NightField>(i))) != nullptr) return true;
        return false;
    }
    void night_clock(NightField field, const Night& n, std::optional<NightClock>& to) {
        const std::string row{diary::word(field)};
        const std::string* text = box(row);
        if (text == nullptr) return;
        const auto at = night_clock_typed(wording::name(field), with_colon(*text), day(), n.zone);
        if (!at)
            refuse("usage", row, at.error());
        else if (!to || to->at != at->at || at->reading)
            to = *at;
    }
    void refuse(const Night& n, const diary::NightFault& fault) {
        std::string text = wording::sentence(fault);
        if (fault.error == NightError::twice)
            if (const auto two = diary::two_readings(n, fault.field))
                text += ' ' + wording::one_of_two(*two);
        const bool asked = fault.field >= NightField::into_bed && fault.field != NightField::note &&
                           fault.field != NightField::measured_asleep;
        refuse(std::string{diary::word(fault.error)},
               std::string{diary::word(asked ? fault.field : NightField::into_bed)}, text,
               fault.error == NightError::missing);
    }

    // --- magnesium

    // `at_row`: where its time stands.
    void dose(const std::string& row, const std::string& at_row, Dose d, units::Clock at) {
        d.zone = before_.zone;
        const auto taken = units::moment_of(units::within(day(), at), d.zone);
        d.taken = taken.value_or(d.taken);
        if (const auto fault = diary::check(d, before_.now)) {
            const bool of_time = fault->field == diary::DoseField::taken;
            refuse("dose", of_time ? at_row : row, wording::sentence(*fault));
            return;
        }
        const auto same = std::find_if(doses_.begin(), doses_.end(), [&](const auto& entry) {
            return entry.value->taken.utc == d.taken.utc && entry.value->product == d.product &&
                   entry.value->pieces == d.pieces;
        });
        put(same != doses_.end() ? &*same : nullptr, std::move(d));
    }
    void usual_doses() {
        for (std::size_t i = 0; i < facts_.usual.size(); ++i) {
            const std::string row = "dose-" + std::to_string(i + 1);
            std::optional<units::Clock> at;
            begin(row), clock(row, at);
            if (at) dose(row, row, facts_.usual[i], *at);
        }
    }
    void another_dose() {
        const std::string* mg = box("dose-mg");
        if (mg == nullptr) return;
        const auto number = number_typed(*mg);
        if (!number) unreadable("dose-mg", *mg, tr("a number is written as 70.5 or 70,5"));
        diary::Component part;
        part.amount = {number.value_or(0.0)};
        const std::string* of = box("dose-of");
        if (of != nullptr && lower(*of) != "m") {
            part.form = diary::form_named(lower(*of));
            part.basis = diary::Basis::compound;
        }
        if (of == nullptr || (lower(*of) != "m" && !part.form))
            refuse("usage", "dose-of",
                   tr("Say whether the label means magnesium itself (elemental) or the whole "
                      "compound. Which of the two a number means is never guessed."),
                   of == nullptr);
        std::optional<units::Clock> at;
        clock("dose-at", at);
        if (!at && box("dose-at") == nullptr)
            refuse("usage", "dose-at", tr("Type when you took it, for instance 2130."), true);
        if (wrong_) return;
        Dose d;
        d.product.components = {part};
        dose("dose-mg", "dose-at", std::move(d), *at);
    }

    // --- what is asked

    void answer(Item item) {
        const std::string row = item_row(item);
        const std::string* text = box(row);
        if (text == nullptr) return;
        const diary::Entry<Observation>* there = nullptr;
        for (const auto& entry : observations_)
            if (entry.value->item == item && entry.value->day == day()) there = &entry;
        const auto told = value(item, *text);
        if (!told) return;
        Observation o;
        if (there != nullptr && *told > 0.0) o = *there->value; // "none" has no side
        o.item = item;
        o.day = day();
        o.value = *told;
        if (o.zone.empty()) o.zone = before_.zone;
        if (*told > 0.0) parts(o);
        if (wrong_) return;
        if (const auto fault = diary::check(o, before_.now)) refuse(o, *fault);
        put(there, std::move(o));
    }
    std::optional<double> value(Item item, const std::string& text) {
        if (const auto number = number_typed(text)) return number;
        const auto words = wording::steps(item);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (lower(words[i]) == lower(text)) return static_cast<double>(i);
        if (diary::row(item).scale == diary::Scale::yes_no)
            if (const auto told = yes_no(text)) return *told ? 1.0 : 0.0;
        unreadable(item_row(item), text,
                   filled(tr("0 to {n}"), {{"n", wording::number(diary::row(item).highest, 0)}}));
        return std::nullopt;
    }
    void parts(Observation& o) {
        for (int i = 0; i < diary::parts; ++i) {
            const auto one = static_cast<Part>(i);
            const std::string row = part_row(o.item, one);
            const std::string* text = box(row);
            if (text != nullptr && diary::asked_with(diary::row(o.item), one))
                part(o, one, row, *text);
        }
    }
    void part(Observation& o, Part one, const std::string& row, const std::string& text) {
        switch (one) {
        case Part::side:
            o.side = side_of(text);
            if (!o.side) unreadable(row, text, tr("l = left, r = right, b = both"));
            return;
        case Part::muscle:
            o.muscle = muscle_of(text);
            if (!o.muscle) unreadable(row, text, all_muscles());
            return;
        case Part::occasion:
            o.occasion = occasion_of(text);
            if (!o.occasion) unreadable(row, text, all_occasions());
            return;
        case Part::region: o.region = region_of(text); return;
        case Part::sudden:
            if (const auto told = yes_no(text))
                o.sudden = *told;
            else
                unreadable(row, text, tr("y = yes, n = no"));
            return;
        case Part::time: clock(row, o.time); return;
        default: {
            auto name = text_typed(row, text);
            if (name)
                o.name = *std::move(name);
            else
                refuse("usage", row, name.error());
        }
        }
    }
    void refuse(const Observation& o, const diary::ObservationFault& fault) {
        std::string text = wording::sentence(fault, o.item);
        if (fault.error == diary::ObservationError::unknown)
            text.append(" ").append(tr("There are:")).append(" ").append(all_regions());
        refuse("observation", fault.part ? part_row(o.item, *fault.part) : item_row(o.item), text,
               fault.error == ObservationError::missing);
    }

    const paper::SheetFacts& facts_;
    const SheetCells& cells_;
    const SheetBefore& before_;
    std::vector<diary::Entry<Night>> nights_;
    std::vector<diary::Entry<Dose>> doses_;
    std::vector<diary::Entry<Observation>> observations_;
    std::size_t day_ = 0;
    std::string what_; // is told of now
    bool wrong_ = false;
    SheetTold told_;
};

} // namespace

const std::string* written(const SheetCells& cells, std::string_view row, std::size_t day) {
    const auto found = cells.find(row);
    if (found == cells.end() || day >= found->second.size()) return nullptr;
    const std::string& text = found->second[day];
    return text.empty() || text == "-" || text == "–" ? nullptr : &text;
}

std::string told_in(std::string_view row) {
    for (int i = 0; i < diary::night_fields; ++i)
        if (row == diary::word(static_cast<NightField>(i))) return std::string{the_night};
    if (row == "dose-of" || row == "dose-at") return "dose-mg";
    if (row.starts_with("dose-")) return std::string{row};
    return std::string{row.substr(0, row.find('-'))};
}

SheetTold told(const paper::SheetFacts& facts, const SheetCells& cells, const SheetBefore& before) {
    return Taking{facts, cells, before}.all();
}

} // namespace entering
