// Short texts of the diary: one or a few words for every value.
#include "wording/diary.h"

#include "wording/wording.h"

#include <cmath>

namespace wording {

std::string name(diary::Form form) {
    using enum diary::Form;
    switch (form) {
    case bisglycinate: return tr("bisglycinate, without water");
    case bisglycinate_dihydrate: return tr("bisglycinate dihydrate");
    case citrate_trimagnesium: return tr("trimagnesium citrate, without water");
    case citrate_nonahydrate: return tr("trimagnesium citrate nonahydrate");
    case hydrogen_citrate: return tr("magnesium hydrogen citrate (1:1)");
    case malate: return tr("malate (1:1), without water");
    case malate_trihydrate: return tr("malate trihydrate");
    case dimagnesium_malate: return tr("dimagnesium malate");
    case threonate: return tr("L-threonate, without water");
    case threonate_monohydrate: return tr("L-threonate monohydrate");
    case oxide: return tr("oxide");
    case chloride_hexahydrate: return tr("chloride hexahydrate");
    case chloride: return tr("chloride, without water");
    case taurate: return tr("taurate");
    case sulfate_heptahydrate: return tr("sulphate heptahydrate (Epsom salt)");
    case carbonate: return tr("carbonate");
    case hydroxide: return tr("hydroxide");
    }
    return {};
}

std::string name(diary::Route route) {
    switch (route) {
    case diary::Route::swallowed: return tr("swallowed");
    case diary::Route::oil: return tr("magnesium oil, on the skin");
    case diary::Route::bath: return tr("bath with magnesium");
    case diary::Route::food: return tr("from food, or not told apart from it");
    }
    return {};
}

std::string name(diary::Kind kind) {
    using enum diary::Kind;
    switch (kind) {
    case iron: return tr("iron");
    case zinc: return tr("zinc");
    case calcium: return tr("calcium");
    case vitamin_d: return tr("vitamin D");
    case vitamin_c: return tr("vitamin C");
    case coffee_or_tea: return tr("coffee or tea");
    case milk: return tr("milk");
    case tetracycline: return tr("antibiotic (tetracycline)");
    case fluoroquinolone: return tr("antibiotic (fluoroquinolone)");
    case antibiotic: return tr("antibiotic");
    case bisphosphonate: return tr("bisphosphonate");
    case levothyroxine: return tr("levothyroxine");
    case gabapentin: return tr("gabapentin");
    case penicillamine: return tr("penicillamine");
    case nitrofurantoin: return tr("nitrofurantoin");
    case chloroquine: return tr("chloroquine or a relative of it");
    case eltrombopag: return tr("eltrombopag");
    case integrase_inhibitor: return tr("integrase inhibitor (HIV)");
    case mycophenolate: return tr("mycophenolate");
    case baloxavir: return tr("baloxavir");
    case digoxin: return tr("digoxin");
    case muscle_relaxant: return tr("muscle relaxant");
    case other_medicine: return tr("medicine");
    }
    return {};
}

std::string name(diary::Caution caution) {
    using enum diary::Caution;
    switch (caution) {
    case kidney_disease: return tr("kidney disease");
    case bowel_disease: return tr("bowel disease");
    case pregnancy: return tr("pregnancy");
    case child: return tr("younger than 18");
    case heart_block: return tr("heart block (AV block)");
    case myasthenia: return tr("muscle weakness (myasthenia gravis)");
    case infection_stones: return tr("kidney stones from an infection");
    case dehydration: return tr("lack of fluid (dehydration)");
    }
    return {};
}

std::string name(diary::Unit unit) {
    switch (unit) {
    case diary::Unit::milligrams: return "mg";
    case diary::Unit::micrograms: return "µg";
    case diary::Unit::international_units: return tr("IU");
    }
    return {};
}

std::string name(diary::Item item) {
    using enum diary::Item;
    switch (item) {
    case cramps: return tr("Cramps");
    case tension: return tr("Tension");
    case leg_unrest: return tr("Unrest in the legs");
    case stress: return tr("Stress");
    case irritability: return tr("Irritability");
    case low_mood: return tr("Low mood");
    case tinnitus: return tr("Sound in the ear");
    case vision: return tr("Disturbed vision");
    case fatigue: return tr("Fatigue");
    case headache: return tr("Headache");
    case discomfort: return tr("Discomfort");
    case bruise: return tr("Bruise after rolling");
    case numbness: return tr("Numbness after rolling");
    case stool: return tr("Stool");
    case nausea: return tr("Nausea");
    case caffeine: return tr("Caffeine");
    case alcohol: return tr("Alcohol");
    case sugar: return tr("Sugar and processed food");
    case painkiller: return tr("Painkiller");
    case stretching: return tr("Stretching");
    case walking: return tr("Walking");
    case massage: return tr("Massage");
    case warm_bath: return tr("Warm bath");
    case diary::Item::cold: return tr("Cold bath or shower");
    case exercise: return tr("Exercise");
    case late_exercise: return tr("Exercise late in the evening");
    case illness: return tr("Illness or flare");
    case travel: return tr("Travel");
    case cycle: return tr("Day of bleeding");
    case new_medicine: return tr("New medicine");
    case diuretic: return tr("Diuretic");
    case acid_blocker: return tr("Acid blocker");
    case diary::Item::antibiotic: return tr("Antibiotic");
    case cpap: return tr("Night with CPAP");
    }
    return {};
}

std::string name(diary::Part part) {
    using enum diary::Part;
    switch (part) {
    case time: return tr("time");
    case diary::Part::region: return tr("region");
    case side: return tr("side");
    case muscle: return tr("muscle");
    case occasion: return tr("occasion");
    case worst: return tr("worst");
    case minutes: return tr("minutes");
    case relieved: return tr("better by moving");
    case sudden: return tr("new or sudden");
    case diary::Part::name: return tr("name");
    }
    return {};
}

std::string name(diary::Side side) {
    switch (side) {
    case diary::Side::left: return tr("left");
    case diary::Side::right: return tr("right");
    case diary::Side::both: return tr("both sides");
    }
    return {};
}

std::string name(diary::Muscle muscle) {
    using enum diary::Muscle;
    switch (muscle) {
    case calf: return tr("Calf");
    case foot: return tr("Foot");
    case toes: return tr("Toes");
    case shin: return tr("Shin");
    case back_of_thigh: return tr("Back of the thigh");
    case front_thigh: return tr("Front of the thigh");
    case inner_thigh: return tr("Inner thigh");
    case buttock: return tr("Buttock");
    case back: return tr("Back");
    case belly: return tr("Belly");
    case hand: return tr("Hand");
    case other: return tr("another muscle");
    }
    return {};
}

std::string name(diary::Occasion occasion) {
    using enum diary::Occasion;
    switch (occasion) {
    case night: return tr("at night");
    case sport: return tr("at sport");
    case rest: return tr("at rest");
    case other: return tr("on another occasion");
    }
    return {};
}

std::string name(diary::NightField field) {
    using enum diary::NightField;
    switch (field) {
    case wake_date: return tr("Day of waking");
    case zone: return tr("Time zone");
    case waking_zone: return tr("Time zone of waking");
    case into_bed: return tr("Into bed");
    case tried_to_sleep: return tr("Tried to sleep");
    case latency: return tr("Minutes until asleep");
    case awakenings: return tr("Awakenings");
    case awake: return tr("Minutes awake at night");
    case final_wake: return tr("Awake for good");
    case out_of_bed: return tr("Out of bed");
    case measured_asleep: return tr("Minutes asleep, measured");
    case quality: return tr("Quality");
    case note: return tr("Note");
    }
    return {};
}

std::string name(diary::Anchor anchor) {
    using enum diary::Anchor;
    switch (anchor) {
    case morning: return tr("in the morning");
    case after_rolling: return tr("after rolling");
    case before_bed: return tr("before bed");
    case clock: return tr("at a clock time");
    }
    return {};
}

std::string name(diary::Phase phase) {
    switch (phase) {
    case diary::Phase::ramp_up: return tr("ramp-up");
    case diary::Phase::maintenance: return tr("maintenance");
    case diary::Phase::pause: return tr("pause");
    }
    return {};
}

std::string region(std::string_view word) {
    if (const auto known = routine::region_named(word)) return name(*known);
    if (word == "head") return tr("Head");
    if (word == "jaw") return tr("Jaw");
    if (word == "shoulder_joint") return tr("Shoulder joint");
    if (word == "elbow") return tr("Elbow");
    if (word == "hand") return tr("Hand");
    if (word == "hip_joint") return tr("Hip joint");
    if (word == "knee") return tr("Knee");
    if (word == "ankle") return tr("Ankle");
    return std::string{word};
}

std::string laboratory(std::string_view what) {
    if (what == "ferritin") return tr("Ferritin");
    if (what == "transferrin_saturation") return tr("Transferrin saturation");
    if (what == "haemoglobin") return tr("Haemoglobin");
    if (what == "magnesium") return tr("Magnesium");
    if (what == "calcium") return tr("Calcium");
    if (what == "vitamin_d") return tr("Vitamin D");
    if (what == "zinc") return tr("Zinc");
    if (what == "crp") return "CRP";
    if (what == "creatinine") return tr("Creatinine");
    return std::string{what};
}

Ends ends(diary::Item item) {
    using enum diary::Item;
    if (diary::row(item).scale != diary::Scale::rating) return {};
    switch (item) {
    case stress:
    case irritability:
    case low_mood:
    case fatigue: return {tr("not at all"), tr("as much as can be")};
    case leg_unrest: return {tr("none"), tr("cannot keep still")};
    default: return {tr("none"), tr("unbearable")};
    }
}

std::vector<std::string> steps(diary::Item item) {
    switch (diary::row(item).scale) {
    case diary::Scale::yes_no: return {tr("no"), tr("yes")};
    case diary::Scale::steps: break;
    default: return {};
    }
    if (item == diary::Item::stool) return {tr("usual"), tr("softer"), tr("watery")};
    if (item == diary::Item::nausea) return {tr("none"), tr("a little"), tr("much")};
    return {tr("nothing"), tr("little"), tr("medium"), tr("much")};
}

namespace {

std::string plain_number(double value) { // without zeros at its end
    const double cents = std::round(value * 100.0);
    const int decimals = std::fmod(cents, 100.0) == 0.0 ? 0 : std::fmod(cents, 10.0) == 0.0 ? 1 : 2;
    return number(value, decimals);
}

std::string counted(double value, const char* one, const char* many) {
    return filled(value == 1.0 ? one : many, {{"n", plain_number(value)}});
}

} // namespace

std::string value(diary::Item item, double told) {
    const auto& row = diary::row(item);
    const auto words = steps(item);
    if (!words.empty() && told >= 0.0 && told < static_cast<double>(words.size()))
        return words[static_cast<std::size_t>(told)];
    if (row.scale == diary::Scale::rating)
        return filled(tr("{n} of 10"), {{"n", plain_number(told)}});
    if (row.unit == "cramps") return counted(told, tr("{n} cramp"), tr("{n} cramps"));
    if (row.unit == "cups") return counted(told, tr("{n} cup"), tr("{n} cups"));
    if (row.unit == "drinks")
        return counted(told, tr("{n} drink of 10 to 12 g"), tr("{n} drinks of 10 to 12 g"));
    if (row.unit == "min") return filled(tr("{n} min"), {{"n", plain_number(told)}});
    return plain_number(told);
}

std::string global_step(int step) {
    switch (step) {
    case -3: return tr("much worse");
    case -2: return tr("worse");
    case -1: return tr("a little worse");
    case 0: return tr("the same");
    case 1: return tr("a little better");
    case 2: return tr("better");
    case 3: return tr("much better");
    default: return {};
    }
}

std::string date(units::Day day) {
    return date(std::chrono::year_month_day{std::chrono::sys_days{day.time_since_epoch()}});
}

std::string name(std::chrono::weekday day) {
    const std::array<const char*, 7> names{tr("Sun"), tr("Mon"), tr("Tue"), tr("Wed"),
                                           tr("Thu"), tr("Fri"), tr("Sat")};
    return names.at(day.c_encoding());
}

std::string milligrams(diary::Milligrams mass) { return plain_number(mass.value) + " mg"; }

std::string quantity(diary::Quantity q) { return plain_number(q.value) + ' ' + name(q.unit); }

std::string entered_late(int days) {
    if (days <= 0) return {};
    return trn("Entered {n} day later.", "Entered {n} days later.",
               static_cast<unsigned long>(days));
}

} // namespace wording
