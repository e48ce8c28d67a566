// What is said beside an entry of the diary: limits with their institute and year, spacing, signs.
#include "wording/diary.h"

#include "care/contacts.h"
#include "wording/care.h"
#include "wording/wording.h"

namespace wording {
namespace {

// "BfR 2017"
std::string source(const diary::Notice& notice) {
    return std::string{notice.institute} + ' ' + std::to_string(notice.year);
}

std::string about_amount(const diary::Notice& notice, std::string_view country) {
    const care::Contacts whom = care::contacts(country);
    std::string doctor;
    if (!whom.doctor.empty()) doctor.append(" (").append(whom.doctor).append(")");
    using enum diary::NoticeCode;
    const char* text = "";
    switch (notice.code) {
    case over_250:
        text = tr("The supplements of this day come to {value} magnesium; {source} names {limit} a "
                  "day from supplements as the most.");
        break;
    case split_in_two:
        text = tr("{value} magnesium in one intake: {source} says to split the 250 mg of a day "
                  "into at least two intakes.");
        break;
    case over_350:
        text = tr("The supplements of this day come to {value} magnesium; {source} names {limit} a "
                  "day from supplements as the upper level. Loose stool is described from about "
                  "there on.");
        break;
    case over_400:
        text = tr("The supplements of this day come to {value} magnesium, more than {limit}: "
                  "please talk to a doctor or pharmacist about it.");
        break;
    default:
        text = tr("The supplements of this day come to {value} magnesium. From {limit} a day on "
                  "{source} describes serious effects: low blood pressure, weak muscles. If it "
                  "was taken, please call a doctor{doctor} or the poison information centre now; "
                  "with marked weakness, drowsiness, slow breathing or a slow or irregular "
                  "heartbeat call {number} at once.");
        break;
    }
    return filled(text, {{"value", milligrams(notice.value)},
                         {"limit", milligrams(notice.limit)},
                         {"source", source(notice)},
                         {"doctor", doctor},
                         {"number", std::string{whom.emergency}}});
}

// Two hours and 15 minutes: "2 h 15 min".
std::string apart(double hours) {
    const auto minutes = static_cast<long>(hours * 60.0 + 0.5);
    if (minutes < 60) return filled(tr("{n} min"), {{"n", std::to_string(minutes)}});
    if (minutes % 60 == 0) return filled(tr("{n} h"), {{"n", std::to_string(minutes / 60)}});
    return filled(tr("{h} h {min} min"),
                  {{"h", std::to_string(minutes / 60)}, {"min", std::to_string(minutes % 60)}});
}

std::string clock_of(units::WallTime t) { return units::clock_text(units::clock_at(t)); }

} // namespace

std::string sentence(const diary::Notice& notice, std::string_view country) {
    using enum diary::NoticeCode;
    switch (notice.code) {
    case kidney_disease:
        return tr("Kidney disease: magnesium can build up in the blood even in usual amounts. "
                  "Please ask your doctor before you take any.");
    case bowel_disease:
        return tr("Bowel disease: please ask your doctor before you take magnesium.");
    case pregnancy:
        return tr("Pregnancy: please ask your doctor or midwife before you take magnesium.");
    case not_for_children:
        return tr("The magnesium notes are not meant for anybody younger than 18: please ask a "
                  "doctor.");
    case heart_block:
        return tr("Heart block: leaflets warn of magnesium here. Please ask your doctor before you "
                  "take any.");
    case myasthenia:
        return tr("Myasthenia gravis: leaflets warn of magnesium here. Please ask your doctor "
                  "before you take any.");
    case infection_stones:
        return tr("Kidney stones from an infection: leaflets warn of magnesium here. Please ask "
                  "your doctor first.");
    case dehydration:
        return tr("Lack of fluid: leaflets warn of magnesium here. Please ask a doctor or "
                  "pharmacist first.");
    default: return about_amount(notice, country);
    }
}

std::string sentence(const diary::Collision& c) {
    const std::string other = c.name.empty() ? name(c.kind) : c.name;
    const std::string what =
        filled(tr("Magnesium at {magnesium} and {other} at {time} are {apart} apart"),
               {{"magnesium", clock_of(c.magnesium)},
                {"other", other},
                {"time", clock_of(c.other)},
                {"apart", apart(c.hours_apart)}});
    const std::string table =
        c.minimum_h ? filled(tr("; tables name {n} h or more"), {{"n", number(*c.minimum_h, 0)}})
                    : std::string{tr("; whether they get on is not known here")};
    const std::string first =
        c.wants_first ? std::string{tr(", and that magnesium comes second")} : std::string{};
    const std::string ask =
        diary::is_medicine(c.kind)
            ? tr("Please ask a doctor or pharmacist, and leave the medicine as it was prescribed.")
            : tr("Please ask a doctor or pharmacist.");
    return what + table + (c.minimum_h ? first : std::string{}) + ". " + ask;
}

std::string sentence(const diary::IronNote& note) {
    const char* text = "";
    switch (note.kind) {
    case diary::Kind::vitamin_c:
        text = note.hours_apart ? tr("Vitamin C helps iron on its way; noted {apart} from it.")
                                : tr("Vitamin C, in juice or fruit, helps iron on its way.");
        break;
    case diary::Kind::coffee_or_tea:
        text = note.hours_apart ? tr("Coffee and tea hinder iron; noted {apart} from it.")
                                : tr("Coffee and tea hinder iron.");
        break;
    default:
        text = note.hours_apart ? tr("Milk hinders iron; noted {apart} from it.")
                                : tr("Milk hinders iron.");
        break;
    }
    return filled(text, {{"apart", apart(note.hours_apart.value_or(0.0))}});
}

std::string zinc_disturbs(double mg) {
    return filled(tr("{mg} mg zinc on this day: from 142 mg on the balance of magnesium was seen "
                     "disturbed. Please ask a doctor or pharmacist."),
                  {{"mg", number(mg, 0)}});
}

std::string not_counted(diary::Route route) {
    switch (route) {
    case diary::Route::swallowed: return {};
    case diary::Route::oil:
        return tr("Not counted as an intake: that magnesium gets through the skin has not been "
                  "shown.");
    case diary::Route::bath:
        return tr("Not counted as an intake: that magnesium gets through the skin has not been "
                  "shown. The bath counts as warmth that evening.");
    case diary::Route::food:
        return tr("Kept apart from doses: it may be from food, and what institutes say is about "
                  "supplements.");
    }
    return {};
}

std::string sign(diary::RedFlag flag) {
    using enum diary::RedFlag;
    switch (flag) {
    case bladder_or_bowel:
        return tr("passing water is newly impossible, or bladder or bowel newly out of control");
    case numb_saddle: return tr("numb between the legs or around the seat");
    case rapid_leg_weakness: return tr("a leg that quickly gets weak");
    case chest_pain: return tr("chest pain");
    case breathlessness: return tr("breathlessness");
    case face_or_speech: return tr("a drooping face or slurred speech");
    case sudden_vision_loss: return tr("a new or sudden disturbance of vision");
    case worst_headache: return tr("a new, sudden headache like none before");
    case after_magnesium:
        return tr("marked weakness, drowsiness, slow breathing or a slow or irregular heartbeat "
                  "after magnesium");
    case severe_trauma: return tr("a bad fall or accident");
    case leg_swelling: return tr("one leg swollen, warm, red or painful");
    case fever_with_back_pain: return tr("fever or chills with back pain");
    case spreading_numbness: return tr("numbness, which may spread, or a new paralysis");
    case dark_urine: return tr("dark urine after rolling or hard exercise");
    case sudden_hearing_loss: return tr("a new, sudden sound in the ear or loss of hearing");
    case double_vision: return tr("double vision");
    case neck_pain_with_dizziness:
        return tr("neck pain with dizziness, or trouble swallowing or speaking");
    case suspected_fracture:
        return tr("a bone that may be broken, with brittle bones or long cortisone after a minor "
                  "fall, too");
    case band_of_pain: return tr("pain that runs down a leg or arm with tingling");
    case night_pain: return tr("strong pain at night, or worse when lying");
    case weight_loss: return tr("weight loss or tiredness without a reason, or cancer in the past");
    case weakened_defences:
        return tr("new back pain with weakened defences, injected drugs or a recent injection at "
                  "the spine");
    case first_back_pain: return tr("back pain for the first time below 20 or above 50");
    case no_improvement: return tr("no improvement after four to six weeks");
    case morning_stiffness:
        return tr("stiff for more than 30 minutes in the morning, below 45 years of age");
    case breathing_stops: return tr("snoring with stops of the breath");
    case restless_legs: return tr("unrest in the legs on two or more evenings a week");
    case low_mood: return tr("low mood");
    case strong_pain: return tr("strong discomfort: 7 of 10 or more");
    }
    return {};
}

std::string what_to_do(diary::Urgency urgency, std::string_view country) {
    const care::Contacts whom = care::contacts(country);
    const std::string emergency{whom.emergency}, doctor{whom.doctor};
    switch (urgency) {
    case diary::Urgency::now:
        return filled(tr("Please call {number} at once if it is there now."),
                      {{"number", emergency}});
    case diary::Urgency::today:
        if (doctor.empty()) return tr("Please see a doctor today.");
        return filled(tr("Please see a doctor today, or call {number}."), {{"number", doctor}});
    case diary::Urgency::soon: return tr("Please talk to a doctor about it in the next days.");
    case diary::Urgency::professional_first:
        return tr("Please let a professional look at it before you roll there again.");
    }
    return {};
}

std::string sentence(diary::RedFlag flag, std::string_view country) {
    std::string text = filled(tr("You noted: {sign}."), {{"sign", sign(flag)}}) + ' ' +
                       what_to_do(diary::urgency(flag), country);
    if (flag == diary::RedFlag::low_mood)
        text += ' ' + filled(tr("If you think of harming yourself, call {number} at once."),
                             {{"number", std::string{care::contacts(country).emergency}}});
    if (flag == diary::RedFlag::restless_legs)
        text += std::string{" "} + tr("A doctor can look at the iron store (ferritin).");
    return text;
}

} // namespace wording
