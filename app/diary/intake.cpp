#include "diary/intake.h"

#include "diary/words.h"

#include <algorithm>
#include <cmath>

namespace diary {
namespace {

constexpr std::size_t longest_name = 200, longest_note = 2000, longest_what = 100,
                      longest_unit = 30;
constexpr double units_per_microgram = 40.0; // of vitamin D
constexpr double least = 1e-6;               // of any unit: less is a slip

constexpr std::array<std::string_view, kinds> words{"iron",
                                                    "zinc",
                                                    "calcium",
                                                    "vitamin_d",
                                                    "vitamin_c",
                                                    "coffee_or_tea",
                                                    "milk",
                                                    "tetracycline",
                                                    "fluoroquinolone",
                                                    "antibiotic",
                                                    "bisphosphonate",
                                                    "levothyroxine",
                                                    "gabapentin",
                                                    "penicillamine",
                                                    "nitrofurantoin",
                                                    "chloroquine",
                                                    "eltrombopag",
                                                    "integrase_inhibitor",
                                                    "mycophenolate",
                                                    "baloxavir",
                                                    "digoxin",
                                                    "muscle_relaxant",
                                                    "other_medicine"};

constexpr std::array<std::string_view, 9> laboratory{"ferritin",    "transferrin_saturation",
                                                     "haemoglobin", "magnesium",
                                                     "calcium",     "vitamin_d",
                                                     "zinc",        "crp",
                                                     "creatinine"};

// Pieces of the names of substances, lower case, as they stand in German and in English.
struct Stem {
    std::string_view piece;
    Kind kind;
};
constexpr std::array<Stem, 21> stems{
    {{"cyclin", Kind::tetracycline},           {"floxacin", Kind::fluoroquinolone},
     {"dronat", Kind::bisphosphonate},         {"drons", Kind::bisphosphonate}, // ..säure
     {"dronic", Kind::bisphosphonate},         {"thyrox", Kind::levothyroxine},
     {"gabapentin", Kind::gabapentin},         {"penicillamin", Kind::penicillamine},
     {"nitrofurantoin", Kind::nitrofurantoin}, {"chloroquin", Kind::chloroquine},
     {"chlorochin", Kind::chloroquine},        {"eltrombopag", Kind::eltrombopag},
     {"tegravir", Kind::integrase_inhibitor},  {"mycophenol", Kind::mycophenolate},
     {"baloxavir", Kind::baloxavir},           {"digoxin", Kind::digoxin},
     {"baclofen", Kind::muscle_relaxant},      {"tizanidin", Kind::muscle_relaxant},
     {"methocarbamol", Kind::muscle_relaxant}, {"antibioti", Kind::antibiotic},
     {"tolperison", Kind::muscle_relaxant}}};

// Beginnings of words: "Eisentabletten", no "environment". Of two in one product the one that
// stands further from magnesium first.
constexpr std::array<Stem, 12> beginnings{{{"eisen", Kind::iron},
                                           {"iron", Kind::iron},
                                           {"ferr", Kind::iron},
                                           {"zink", Kind::zinc},
                                           {"zinc", Kind::zinc},
                                           {"calcium", Kind::calcium}, // no calcitriol
                                           {"kalzium", Kind::calcium},
                                           {"vitamin d", Kind::vitamin_d},
                                           {"vitamin-d", Kind::vitamin_d},
                                           {"colecalciferol", Kind::vitamin_d},
                                           {"vitamin c", Kind::vitamin_c},
                                           {"vitamin-c", Kind::vitamin_c}}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; // of umlauts
}

// A vitamin's letter ends its word, too: "Vitamin D3", no "vitamin complex".
bool begins_a_word(std::string_view text, std::string_view piece) {
    const bool whole = piece.starts_with("vitamin");
    for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) {
        const auto end = at + piece.size();
        const bool ends = end == text.size() || !is_letter(text[end]);
        if ((at == 0 || !is_letter(text[at - 1])) && (!whole || ends)) return true;
    }
    return false;
}

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& letter : out)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return out;
}

// The most that is not taken for a slip: mg of minerals, micrograms of vitamin D.
std::optional<double> most(Kind k) {
    switch (k) {
    case Kind::iron: return 2e3;
    case Kind::zinc: return 1e3;
    case Kind::calcium: return 10e3;
    case Kind::vitamin_d: return 25e3;
    default: return std::nullopt;
    }
}

std::optional<IntakeError> error_of(Kind kind, Quantity amount) {
    if (!std::isfinite(amount.value) || amount.value < least) return IntakeError::out_of_range;
    const auto limit = most(kind);
    if (!limit) return std::nullopt;
    std::optional<double> value;
    if (kind == Kind::vitamin_d)
        value = micrograms_of_vitamin_d(amount);
    else if (amount.unit == Unit::milligrams)
        value = amount.value;
    if (!value) return IntakeError::wrong_unit;
    if (*value > *limit) return IntakeError::out_of_range;
    return std::nullopt;
}

bool nameless(const Intake& i) {
    const bool wants_name = i.kind == Kind::other_medicine || i.kind == Kind::antibiotic;
    return wants_name && i.name.find_first_not_of(' ') == std::string::npos;
}

} // namespace

std::string_view word(Kind k) { return words.at(static_cast<std::size_t>(k)); }

std::optional<Kind> kind_named(std::string_view word) { return named<Kind>(words, word); }

std::optional<Kind> class_of(std::string_view name) {
    const std::string text = lower(name);
    for (const auto& s : stems)
        if (text.find(s.piece) != std::string::npos) return s.kind;
    for (const auto& s : beginnings)
        if (begins_a_word(text, s.piece)) return s.kind;
    return std::nullopt;
}

std::optional<double> micrograms_of_vitamin_d(Quantity q) {
    switch (q.unit) {
    case Unit::micrograms: return q.value;
    case Unit::international_units: return q.value / units_per_microgram;
    case Unit::milligrams: break;
    }
    return std::nullopt;
}

std::optional<IntakeFault> check(const Intake& i, units::WallTime entered_at) {
    using enum IntakeError;
    if (i.taken.utc > entered_at.utc) return IntakeFault{IntakeField::taken, in_future};
    if (!units::known_zone(i.zone)) return IntakeFault{IntakeField::zone, no_such_zone};
    if (i.amount)
        if (const auto wrong = error_of(i.kind, *i.amount))
            return IntakeFault{IntakeField::amount, *wrong};
    if (nameless(i)) return IntakeFault{IntakeField::name, missing};
    if (i.name.size() > longest_name) return IntakeFault{IntakeField::name, too_long};
    if (i.note.size() > longest_note) return IntakeFault{IntakeField::note, too_long};
    return std::nullopt;
}

double zinc_mg(std::span<const Intake> intakes, units::Day day) {
    double sum = 0.0;
    for (const auto& i : intakes)
        if (i.kind == Kind::zinc && i.amount && units::day_at(i.taken) == day)
            sum += i.amount->value;
    return sum;
}

bool disturbs_magnesium(double zinc_mg) { return zinc_mg >= disturbing_zinc_mg; }

std::span<const std::string_view> lab_words() { return laboratory; }

std::optional<LabFault> check(const LabNote& n, units::WallTime entered_at) {
    using enum LabError;
    if (n.what.find_first_not_of(' ') == std::string::npos)
        return LabFault{LabField::what, missing};
    if (n.what.size() > longest_what) return LabFault{LabField::what, too_long};
    if (!std::isfinite(n.value) || n.value < 0.0) return LabFault{LabField::value, out_of_range};
    if (n.unit.empty()) return LabFault{LabField::unit, missing};
    if (n.unit.size() > longest_unit) return LabFault{LabField::unit, too_long};
    if (n.day > std::chrono::floor<std::chrono::days>(units::local_time(entered_at)))
        return LabFault{LabField::day, in_future};
    if (n.note.size() > longest_note) return LabFault{LabField::note, too_long};
    return std::nullopt;
}

} // namespace diary
