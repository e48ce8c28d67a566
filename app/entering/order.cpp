#include "entering/order.h"

#include "entering/typed.h"
#include "handout/numbers.h"
#include "routine/files.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

namespace entering {
namespace {

using routine::Activity, routine::Exercise, routine::Side;
using wording::filled, wording::tr, wording::trn;
using Sentence = std::string; // why not

// --- words

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// "2 x 10 , 6 s" is "2x10 6s"; "mo,we" are two words, "4,5s" is one.
std::vector<std::string> words_of(std::string_view typed) {
    std::string text = lower(std::string{typed.substr(0, 200)});
    replace_all(text, "×", "x");
    replace_all(text, "*", "x");
    replace_all(text, ";", " ");
    if (const auto colon = text.find(':'); colon != text.npos) text[colon] = ' ';
    std::vector<std::string> words;
    bool joins = false; // the next one belongs to this
    std::istringstream in{text};
    for (std::string word; in >> word;) {
        if (is_letter(word.front()) && word.size() > 1) replace_all(word, ",", " ");
        std::istringstream parts{word};
        for (std::string part; parts >> part;) {
            while (part.ends_with(',') || part.ends_with('.')) part.pop_back();
            if (part.empty()) continue;
            const bool unit = part == "x" || part == "s";
            if (words.size() > 1 && (joins || unit))
                words.back() += part;
            else
                words.push_back(part);
            joins = part == "x";
        }
    }
    return words;
}

// By two letters of either language: "mo", "Mon", "Montag", "di", "tue".
std::optional<int> weekday_typed(std::string_view word) {
    constexpr std::array<std::array<std::string_view, 2>, 7> names{{{"mo", "mo"},
                                                                    {"tu", "di"},
                                                                    {"we", "mi"},
                                                                    {"th", "do"},
                                                                    {"fr", "fr"},
                                                                    {"sa", "sa"},
                                                                    {"su", "so"}}};
    constexpr std::array<std::string_view, 7> english{"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
    constexpr std::array<std::string_view, 7> german{
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if ((word.starts_with(names[i][0]) && english[i].starts_with(word)) ||
            (word.starts_with(names[i][1]) && german[i].starts_with(word)))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<int> days_a_week_typed(std::string_view word) { // "3"
    const auto count = whole_typed(word);
    return count && *count >= 1 && *count <= 7 ? count : std::nullopt;
}

void add_weekday(OrderDays& days, int day) {
    const auto at = std::lower_bound(days.weekdays.begin(), days.weekdays.end(), day);
    if (at == days.weekdays.end() || *at != day) days.weekdays.insert(at, day);
}

// --- one row

const Exercise* named(std::span<const Exercise> all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Exercise& e) { return e.id == id; });
    return found == all.end() ? nullptr : &*found;
}

int last_number(std::span<const Exercise> all) {
    int last = 0;
    for (const Exercise& e : all) last = std::max(last, handout::number_of(e.id).value_or(0));
    return last;
}

std::string plain(double value) {
    const bool whole = value == std::floor(value);
    return wording::number(value, whole ? 0 : 1);
}

class Reading {
  public:
    Reading(const Exercise& exercise, std::string number)
        : e_{exercise}, number_{std::move(number)} {
        row_.part.exercise = e_.id;
        if (!e_.sided) row_.part.sides = {Side::none};
    }

    tl::expected<OrderRow, Sentence> read(std::span<const std::string> words) {
        for (const std::string& word : words)
            if (!take(word)) return refused();
        finish();
        if (!wrong_.empty()) return refused();
        return std::move(row_);
    }
    tl::unexpected<Sentence> twice() {
        wrong_ = tr("it was typed before, in the same way.");
        return refused();
    }
    tl::unexpected<Sentence> no_days() {
        wrong_ =
            tr("on which days? Type them behind it (mo we fr, or 3d), or for all rows at once.");
        return refused();
    }

  private:
    bool rolled() const { return e_.activity == Activity::roll; }

    tl::unexpected<Sentence> refused() const {
        return tl::unexpected{filled(tr("Row {number}, {exercise}: {what}"),
                                     {{"number", number_},
                                      {"exercise", e_.name.in(wording::language())},
                                      {"what", wrong_}})};
    }
    bool fails(std::string sentence) {
        wrong_ = std::move(sentence);
        return false;
    }

    bool take(const std::string& word) {
        if (side(word)) return wrong_.empty();
        if (const auto day = weekday_typed(word)) {
            add_weekday(row_.days, *day);
            return true;
        }
        if (word.find('x') != word.npos && word.find_first_not_of("0123456789xs.,") == word.npos)
            return sets(word);
        if (word.ends_with('s') && number_typed(word.substr(0, word.size() - 1)))
            return seconds(*number_typed(word.substr(0, word.size() - 1)));
        if (word.ends_with('d') || word.ends_with('t')) // days, Tage
            if (const auto count = days_a_week_typed(word.substr(0, word.size() - 1))) {
                row_.days.a_week = count;
                return true;
            }
        return variant(word);
    }

    bool side(const std::string& word) {
        const auto is = [&](std::string_view english, std::string_view german) {
            return english.starts_with(word) || german.starts_with(word);
        };
        const bool left = is("left", "links"), right = is("right", "rechts");
        if (!left && !right) return false;
        if (!e_.sided) {
            fails(tr("it has no left and no right side."));
            return true;
        }
        auto& sides = row_.part.sides;
        const Side one = left ? Side::left : Side::right;
        if (std::find(sides.begin(), sides.end(), one) == sides.end()) sides.push_back(one);
        return true;
    }

    bool sets(std::string word) { // "2x10", "2x45s", "2x"
        const auto x = word.find('x');
        const auto count = whole_typed(word.substr(0, x));
        if (!count || *count < 1 || *count > 4)
            return fails(filled(tr("“{typed}”: there are 1 to 4 sets, for instance 2x10."),
                                {{"typed", word}}));
        row_.part.sets = count;
        std::string amount = word.substr(x + 1);
        if (amount.empty()) return true;
        const bool in_seconds = amount.ends_with('s');
        if (in_seconds) amount.pop_back();
        const auto number = number_typed(amount);
        if (!number || *number <= 0.0)
            return fails(filled(tr("“{typed}”: how many strokes or seconds? For instance 2x10 or "
                                   "2x45s."),
                                {{"typed", word}}));
        (in_seconds || !rolled() ? work_s_ : strokes_) = number;
        return true;
    }
    bool seconds(double number) { // a pace; without strokes the length of a set
        if (!rolled()) {
            work_s_ = number;
            return true;
        }
        if (number < 1.5 || number > 20.0)
            return fails(
                filled(tr("{n} s per stroke: a pace is 1.5 to 20 s."), {{"n", plain(number)}}));
        row_.part.seconds_per_stroke = number;
        return true;
    }
    bool variant(const std::string& word) {
        for (std::size_t i = 0; i < e_.variants.size(); ++i) {
            const routine::Variant& v = e_.variants[i];
            const std::string letter{static_cast<char>('a' + i)};
            if (word != letter && word != lower(v.id) && word != lower(v.name.de) &&
                word != lower(v.name.en))
                continue;
            row_.part.variant = v.id;
            return true;
        }
        if (word.size() == 1 && is_letter(word.front()))
            return fails(
                filled(trn("“{typed}”: it has {n} variant, A.",
                           "“{typed}”: it has {n} variants, A to {last}.",
                           static_cast<unsigned long>(e_.variants.size())),
                       {{"typed", word},
                        {"last", std::string{static_cast<char>('A' + e_.variants.size() - 1)}}}));
        return fails(filled(tr("“{typed}” says nothing here. Sets and strokes are typed as 2x10, "
                               "pace as 6s, side as L or R, variant as A, days as mo we or 3d."),
                            {{"typed", word}}));
    }

    // What a set lasts, and whether that is within what a routine may have.
    void finish() {
        plan::Part& part = row_.part;
        if (!part.sets) part.sets = e_.usual.sets;
        const double pace = part.seconds_per_stroke.value_or(e_.seconds_per_stroke);
        part.work_s = units::seconds(e_.usual.work);
        if (work_s_) part.work_s = *work_s_;
        if (strokes_) part.work_s = *strokes_ * pace;
        if (part.sides.size() == 2) part.sides.clear(); // both, as usual
        const double most = routine::longest_work_s(e_.activity);
        if (part.work_s >= 5.0 && part.work_s <= most) {
            if (!row_.days.weekdays.empty() && row_.days.a_week)
                wrong_ = tr("either days of the week or how many of them, not both.");
            return;
        }
        wrong_ = strokes_ ? filled(tr("{n} strokes of {pace} s are {time} s; a set lasts 5 to "
                                      "{most} s."),
                                   {{"n", plain(*strokes_)},
                                    {"pace", plain(pace)},
                                    {"time", plain(part.work_s)},
                                    {"most", plain(most)}})
                          : filled(tr("{time} s; a set lasts 5 to {most} s."),
                                   {{"time", plain(part.work_s)}, {"most", plain(most)}});
    }

    const Exercise& e_;
    std::string number_, wrong_;
    std::optional<double> strokes_, work_s_;
    OrderRow row_;
};

bool same(const OrderRow& a, const OrderRow& b) {
    return a.part.exercise == b.part.exercise && a.part.variant == b.part.variant &&
           a.part.sides == b.part.sides && a.days == b.days;
}

tl::unexpected<Sentence> no_exercise(const std::string& typed, std::span<const Exercise> all) {
    return tl::unexpected{
        filled(tr("Row “{typed}”: no exercise has that number. There are 1 to {last}; one of your "
                  "own is typed by its name."),
               {{"typed", typed}, {"last", std::to_string(last_number(all))}})};
}

double pace_of(const OrderRow& row, const Exercise& e) {
    return row.part.seconds_per_stroke.value_or(e.seconds_per_stroke);
}

// "60 s (10 strokes)"; of strokes that are not whole ones nobody ticked how many.
std::string lasting(const OrderRow& row, const Exercise& e) {
    std::string text = filled(tr("{n} s"), {{"n", plain(row.part.work_s)}});
    const double pace = pace_of(row, e);
    if (e.activity != Activity::roll || pace <= 0.0) return text;
    const double strokes = row.part.work_s / pace, whole = std::round(strokes);
    if (whole < 1.0 || std::abs(strokes - whole) > 0.001) return text;
    const auto count = static_cast<unsigned long>(whole);
    return text.append(" (").append(trn("{n} stroke", "{n} strokes", count)).append(")");
}

plan::Planned planned_for(const OrderDays& days) {
    plan::Planned planned;
    planned.weekdays = days.weekdays;
    if (days.weekdays.empty()) planned.days_a_week = days.a_week;
    return planned;
}

} // namespace

tl::expected<OrderDays, std::string> days_typed(std::string_view typed) {
    OrderDays days;
    std::string text = lower(std::string{typed});
    replace_all(text, ",", " ");
    std::istringstream in{text};
    bool wrong = false;
    int words = 0;
    for (std::string word; in >> word; ++words) {
        if (const auto day = weekday_typed(word))
            add_weekday(days, *day);
        else if (const auto count = days_a_week_typed(word); count && words == 0)
            days.a_week = count;
        else
            wrong = true;
    }
    if (wrong || words == 0 || (days.a_week && words > 1))
        return tl::unexpected{
            filled(tr("“{typed}” are no days: type how many in a week (3), or which "
                      "(mo we fr)."),
                   {{"typed", std::string{typed.substr(0, 100)}}})};
    return days;
}

tl::expected<OrderRow, std::string> order_row_typed(std::string_view typed,
                                                    std::span<const Exercise> exercises,
                                                    const OrderDays& usual,
                                                    std::span<const OrderRow> before) {
    const auto words = words_of(typed);
    if (words.empty()) return no_exercise(std::string{typed.substr(0, 100)}, exercises);
    const auto number = whole_typed(words.front());
    const std::string id{number ? handout::exercise_numbered(*number)
                                : std::string_view{words.front()}};
    const Exercise* const exercise = id.empty() ? nullptr : named(exercises, id);
    if (exercise == nullptr) return no_exercise(words.front(), exercises);
    Reading reading{*exercise, words.front()};
    auto row = reading.read(std::span{words}.subspan(1));
    if (!row) return row;
    if (row->days.none()) row->days = usual;
    if (row->days.none()) return reading.no_days();
    if (std::any_of(before.begin(), before.end(), [&](const OrderRow& b) { return same(b, *row); }))
        return reading.twice();
    return row;
}

std::string line(const OrderRow& row, std::span<const Exercise> exercises) {
    const Exercise* const e = named(exercises, row.part.exercise);
    if (e == nullptr) return row.part.exercise;
    std::string text = e->name.in(wording::language());
    for (const routine::Variant& v : e->variants)
        if (row.part.variant == v.id) text.append(", ").append(v.name.in(wording::language()));
    const auto sets = row.part.sets.value_or(1);
    text.append(": ").append(
        filled(trn("{n} set of {time}", "{n} sets of {time}", static_cast<unsigned long>(sets)),
               {{"time", lasting(row, *e)}}));
    if (e->activity == Activity::roll)
        text.append(", ").append(filled(tr("{n} s per stroke"), {{"n", plain(pace_of(row, *e))}}));
    if (row.part.sides.size() == 1 && row.part.sides.front() != Side::none)
        text.append(", ").append(wording::name(row.part.sides.front()));
    return text + "; " + wording::how_often(planned_for(row.days)) + '.';
}

plan::Plan plan_of(const Order& order) {
    plan::Plan plan;
    plan.id = order.id;
    plan.title = wording::ordered_title();
    plan.author = order.author;
    plan.client = order.client;
    plan.made = order.made;
    if (order.begins != order.made) plan.from = order.begins;
    plan.weeks = order.weeks;
    std::vector<OrderDays> choices;
    for (const OrderRow& row : order.rows) {
        auto at = static_cast<std::size_t>(std::find(choices.begin(), choices.end(), row.days) -
                                           choices.begin());
        if (at == choices.size()) {
            choices.push_back(row.days);
            plan.routines.push_back(planned_for(row.days));
            plan.routines.back().id = "exercises_" + std::to_string(at + 1);
            plan.routines.back().own.emplace();
        }
        plan.routines[at].own->parts.push_back(row.part);
    }
    for (plan::Planned& planned : plan.routines) {
        planned.own->title =
            plan.routines.size() == 1 ? wording::ordered_title() : wording::ordered_title(planned);
        planned.own->about = wording::ordered_about();
    }
    return plan;
}

std::string too_much(const Order& order, const OrderRow& row, const routine::Library& library) {
    Order more = order;
    more.rows.push_back(row);
    const auto tried = plan::read(plan::text_of(plan_of(more)), order.id, library);
    if (tried) return {};
    const routine::FileError& first = tried.error().front();
    if (first.code == routine::FileErrorCode::too_many_steps)
        return filled(tr("This row is too much: with it there would be more than {most} steps on "
                         "one day, and each set on each side is one."),
                      {{"most", first.allowed}});
    if (first.key == "routine" && first.code == routine::FileErrorCode::out_of_range)
        return filled(tr("This row is too much: its days are unlike those of all others, and a "
                         "plan has at most {most} such choices of days."),
                      {{"most", std::to_string(plan::most_routines)}});
    std::string why = tr("This row does not fit into the plan.");
    return why.append(" ").append(wording::sentence(first));
}

} // namespace entering
