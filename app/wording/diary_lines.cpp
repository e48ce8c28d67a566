// Doses, nights and what else is noted in one line, and what is said beside them in a command and
// on a screen alike.
#include "wording/diary.h"

#include "wording/wording.h"

#include <array>
#include <charconv>

namespace wording {
namespace {

std::string amount_of(const diary::Component& part) {
    const std::string mg = milligrams(part.amount);
    const std::string form = part.form ? name(*part.form) : std::string{};
    if (part.basis == diary::Basis::elemental)
        return form.empty() ? filled(tr("{mg} magnesium"), {{"mg", mg}})
                            : filled(tr("{mg} magnesium as {form}"), {{"mg", mg}, {"form", form}});
    return form.empty() ? mg : form + ' ' + mg;
}

void append(std::string& line, const std::string& more) {
    if (!more.empty()) line += (line.empty() ? "" : ", ") + more;
}

// With the decimals that were typed, nine at most.
std::string as_printed(double value) {
    std::array<char, 400> text{}; // the smallest double has 324 of them
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    const std::string_view digits{text.data(), static_cast<std::size_t>(end - text.data())};
    const auto point = digits.find('.');
    if (point == std::string_view::npos) return number(value, 0);
    return number(value, static_cast<int>(digits.size() - point - 1));
}

} // namespace

std::string lasting(int min) {
    if (min < 60) return filled(tr("{n} min"), {{"n", std::to_string(min)}});
    if (min % 60 == 0) return filled(tr("{n} h"), {{"n", std::to_string(min / 60)}});
    return filled(tr("{h} h {min} min"),
                  {{"h", std::to_string(min / 60)}, {"min", std::to_string(min % 60)}});
}

std::string line(const diary::Product& p, double pieces) {
    std::string words = p.name;
    if (p.route != diary::Route::swallowed) append(words, name(p.route));
    for (const auto& part : p.components) append(words, amount_of(part));
    if (pieces != 1.0) append(words, filled(tr("{n} times"), {{"n", number(pieces, 2)}}));
    const auto elemental = diary::elemental(p);
    const bool computed = p.label || pieces != 1.0 || p.components.size() != 1 ||
                          p.components.front().basis == diary::Basis::compound;
    if (elemental && computed && diary::counts_as_intake(p))
        words += (words.empty() ? "" : ": ") +
                 filled(tr("{mg} magnesium"), {{"mg", milligrams(*elemental * pieces)}});
    return words;
}

std::string line(const diary::Dose& dose) {
    std::string words = line(dose.product, dose.pieces);
    append(words, dose.note);
    return words;
}

std::string line(const diary::Nap& nap) {
    return filled(tr("Sleep by day, {day} at {time}: {minutes}"),
                  {{"day", date(nap.day)},
                   {"time", units::clock_text(nap.begin.at)},
                   {"minutes", lasting(nap.asleep_min)}});
}

std::string line(const diary::LabNote& note) {
    std::string words = laboratory(note.what) + ": " + as_printed(note.value) + ' ' + note.unit;
    append(words, note.note);
    return words;
}

std::string line(const diary::NightTimes& times) {
    std::string words;
    if (times.time_in_bed_min)
        append(words, filled(tr("in bed {time}"), {{"time", lasting(*times.time_in_bed_min)}}));
    if (times.total_sleep_min)
        append(words,
               filled(times.measured ? tr("asleep {time}, as measured") : tr("asleep {time}"),
                      {{"time", lasting(*times.total_sleep_min)}}));
    if (times.efficiency_percent)
        append(words,
               filled(tr("sleep efficiency {n} %"), {{"n", number(*times.efficiency_percent, 1)}}));
    if (times.midpoint)
        append(words, filled(tr("midpoint {time}"),
                             {{"time", units::clock_text(units::clock_at(*times.midpoint))}}));
    return words;
}

std::string with_offset(units::WallTime t) {
    const std::string iso = units::iso8601(t);
    return iso.substr(11, 5) + iso.substr(19);
}

std::string one_of_two(const units::Moments& m) {
    return filled(
        tr("Write it as {first} or {second}."),
        {{"first", with_offset(m.first)}, {"second", with_offset(m.second.value_or(m.first))}});
}

std::string starting_picture(const diary::StartingPicture& p) {
    if (p.state != diary::StartingPicture::State::collecting || p.filled >= diary::enough_days)
        return {};
    return filled(trn("The starting picture, your first fortnight, still lacks {n} day. It ends on "
                      "{day}.",
                      "The starting picture, your first fortnight, still lacks {n} days. It ends "
                      "on {day}.",
                      static_cast<unsigned long>(diary::enough_days - p.filled)),
                  {{"day", date(p.until)}});
}

std::string global_question() { return tr("How is it altogether, compared with the beginning?"); }

std::string supplements_of_day(diary::Milligrams total) {
    return filled(tr("Supplements of this day: {mg} magnesium."), {{"mg", milligrams(total)}});
}

std::string antibiotic_hinders() {
    return tr("Some antibiotics and magnesium hinder each other. Note when it is taken, and please "
              "ask a doctor or pharmacist.");
}

} // namespace wording
