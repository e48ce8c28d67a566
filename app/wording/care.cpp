#include "wording/care.h"

#include "care/contacts.h"
#include "routine/telling.h"
#include "wording/both.h"
#include "wording/diary.h"

namespace wording {

using care::Stop, care::Verdict, care::Why, routine::Condition;

std::string please_not_if() { return tr("Please do not roll if"); }

std::string statement(Stop stop) {
    switch (stop) {
    case Stop::fracture: return tr("a bone is broken, or may be");
    case Stop::open_wound: return tr("you have an open wound");
    case Stop::operation:
        return tr("you had an operation less than six weeks ago, or are not released from it yet");
    case Stop::thrombosis:
        return tr("you have a thrombosis or may have one, or one calf is swollen and warm");
    case Stop::bone_infection: return tr("a bone is infected");
    case Stop::fever: return tr("you have a fever or an infection");
    case Stop::inflammation: return tr("something is inflamed: red, hot, swollen");
    case Stop::fresh_injury:
        return tr("you tore a muscle or got a large bruise in the last three days");
    case Stop::bone_in_muscle: return tr("bone has formed in a muscle (myositis ossificans)");
    case Stop::bladder_bowel_saddle:
        return tr(
            "passing water is newly impossible, bladder or bowel are newly out of control, or "
            "it is numb between the legs or around the seat");
    case Stop::back_spasm: return tr("a sudden spasm of the back stops you moving");
    }
    return {};
}

std::string please_ask_if() { return tr("Please ask a doctor or physiotherapist first if"); }

std::string statement(Condition condition) {
    switch (condition) {
    case Condition::osteoporosis: return tr("your bones are brittle (osteoporosis)");
    case Condition::long_cortisone: return tr("you have taken cortisone for a long time");
    case Condition::blood_thinners: return tr("you take blood thinners, or your blood clots badly");
    case Condition::bone_cancer: return tr("you have or had cancer that may concern bones");
    case Condition::pregnancy: return tr("you are pregnant");
    case Condition::vein_disease: return tr("you have varicose veins, or had a thrombosis");
    case Condition::neuropathy: return tr("you feel less in hands or feet (nerve damage)");
    case Condition::blood_pressure: return tr("your blood pressure is high and not controlled");
    case Condition::heart_failure: return tr("your heart is weak");
    case Condition::implant: return tr("you have a pacemaker, a port or another implant");
    case Condition::joint_prosthesis: return tr("you have an artificial joint");
    case Condition::rheumatic_flare: return tr("you have an inflammatory rheumatic flare");
    case Condition::skin_disease: return tr("your skin is diseased somewhere");
    case Condition::disc_prolapse: return tr("a slipped disc is felt in the leg");
    case Condition::hypermobility: return tr("your joints are over-mobile (hypermobility)");
    case Condition::under_16: return tr("you are younger than 16");
    case Condition::connective_tissue: return tr("you have a disease of the connective tissue");
    case Condition::lymphoedema: return tr("an arm or leg is swollen by lymph");
    case Condition::dizziness: return tr("you get dizzy lying down, or have epilepsy");
    case Condition::shoulder_trouble: return tr("a shoulder is unstable or was operated on");
    case Condition::knee_pain: return tr("kneeling hurts");
    case Condition::heel_spur: return tr("a heel spur hurts at present");
    case Condition::fall_risk: return tr("you stand unsteadily or fall easily");
    }
    return {};
}

std::string consequence(Condition condition) {
    switch (condition) {
    case Condition::bone_cancer: return tr("Until it is cleared: no rolling.");
    case Condition::dizziness: return tr("Until it is cleared: at the wall instead of lying.");
    case Condition::pregnancy:
        return tr("Until it is cleared: light, nothing face down, some exercises left out.");
    case Condition::implant:
    case Condition::joint_prosthesis:
    case Condition::skin_disease:
    case Condition::lymphoedema:
        return tr("Until it is cleared: nothing near it; light everywhere if you do not say "
                  "where.");
    case Condition::shoulder_trouble:
    case Condition::knee_pain:
    case Condition::heel_spur:
    case Condition::fall_risk:
        return tr("Until it is cleared: single exercises are lighter or left out.");
    default: return tr("Until it is cleared: light, and some exercises left out.");
    }
}

std::string outcome(const care::Ticked& ticked) {
    if (!ticked.cleared) return consequence(ticked.condition);
    const auto day = units::wall_time(ticked.cleared->on + "T00:00:00Z");
    const std::string by =
        filled(tr("Cleared by {who} on {day}."),
               {{"who", ticked.cleared->by},
                {"day", day ? date(std::chrono::floor<std::chrono::days>(day->utc))
                            : ticked.cleared->on}});
    return ticked.cleared->note.empty() ? by : by + ' ' + ticked.cleared->note;
}

std::string today(units::WallTime now) {
    return date(std::chrono::floor<std::chrono::days>(now.utc + now.offset));
}

std::string not_acceptable(units::WallTime now, std::string_view day) {
    if (auto which = which_day(day); !which.empty()) return which;
    return filled(tr("Please type who it was and on which day, for instance {day}; the day is not "
                     "after today."),
                  {{"day", today(now)}});
}

care::Clearance clearance(std::string by, std::string_view day, std::string note) {
    care::Clearance made{std::move(by), {}, std::move(note)};
    if (const auto on = day_typed(day))
        made.on = units::iso8601({std::chrono::sys_days{*on}, {}}).substr(0, 10);
    return made;
}

std::vector<std::string> applies(const care::Screening& screening) {
    std::vector<std::string> all;
    for (const Stop stop : screening.stops)
        all.push_back(please_not_if() + ' ' + statement(stop) + '.');
    for (const care::Ticked& ticked : screening.conditions) {
        std::string one = please_ask_if() + ' ' + statement(ticked.condition);
        for (const routine::Region& region : ticked.near)
            one += (&region == ticked.near.data() ? ": " : ", ") + name(region);
        all.push_back(one + ". " + outcome(ticked));
    }
    return all;
}

std::string holds_until_kept() {
    return tr("What you answered holds all the same; all of it is saved as soon as there is room.");
}

std::string ask(const care::Question& question) {
    using Kind = care::Question::Kind;
    switch (question.kind) {
    case Kind::sore_anywhere: return tr("Sore or bruised where you rolled in the last days?");
    case Kind::sore:
        return filled(tr("{region}: how sore is it there?"), {{"region", name(*question.region)}});
    case Kind::discomfort: return tr("How much discomfort do you feel now?");
    case Kind::painkiller: return tr("A painkiller in the last six hours?");
    case Kind::after: return tr("How much discomfort do you feel now, after rolling?");
    case Kind::pain: return tr("How strong is the pain?");
    case Kind::ended_by: return tr("Why did it end early?");
    }
    return {};
}

std::string name(care::EndedBy by) {
    switch (by) {
    case care::EndedBy::pain: return tr("Pain");
    case care::EndedBy::time: return tr("No time");
    case care::EndedBy::interruption: return tr("Interrupted");
    case care::EndedBy::roller: return tr("The roller");
    case care::EndedBy::other: return tr("Something else");
    }
    return {};
}

std::string name(const care::Answer& answer) {
    using Kind = care::Answer::Kind;
    switch (answer.kind) {
    case Kind::number: return std::to_string(answer.number);
    case Kind::yes: return tr("yes");
    case Kind::no: return tr("no");
    case Kind::bruised: return tr("bruised");
    case Kind::sharp: return tr("sharp");
    case Kind::skip: return tr("skipped");
    case Kind::ended_by: return name(answer.ended_by);
    }
    return {};
}

namespace {

std::string answers(const care::Question& question) {
    using Kind = care::Question::Kind;
    switch (question.kind) {
    case Kind::sore_anywhere:
    case Kind::painkiller: return tr("Y yes, N no");
    case Kind::sore: return tr("0 not at all to 10 (X), B bruised");
    case Kind::discomfort:
    case Kind::after: return tr("0 none to 10 (X) unbearable");
    case Kind::pain: return tr("0 to 10 (X), S sharp, radiating, numb or tingling");
    case Kind::ended_by: {
        std::string all;
        for (int i = 0; i < care::ended_by_kinds; ++i)
            all += (i > 0 ? ", " : "") + std::to_string(i + 1) + ' ' +
                   name(static_cast<care::EndedBy>(i));
        return all;
    }
    }
    return {};
}

} // namespace

std::string scale(const care::Question& question) {
    using Kind = care::Question::Kind;
    switch (question.kind) {
    case Kind::sore: return tr("0 not at all, 10 very");
    case Kind::discomfort:
    case Kind::after:
    case Kind::pain: return tr("0 none, 10 unbearable");
    case Kind::sore_anywhere:
    case Kind::painkiller:
    case Kind::ended_by: break;
    }
    return {};
}

std::string hint(const care::Question& question, const std::optional<care::Answer>& given) {
    if (given)
        return answers(question) + ", " +
               filled(tr("Enter: as before ({answer})"), {{"answer", name(*given)}});
    if (question.kind == care::Question::Kind::pain)
        return answers(question) + "; " + tr("Enter: not this exercise any more");
    return answers(question) + ", " + tr("Enter skips");
}

namespace {

// Not where the one exercise it is about bears its name, as "Calf" does.
std::string with_region(const char* there, const char* there_in, const care::Effect& effect) {
    const std::string region = name(*effect.region);
    if (effect.exercises.size() == 1 && effect.exercises.front().in(language()) == region)
        return there;
    return filled(there_in, {{"region", region}});
}

std::string because(const care::Effect& effect) {
    switch (effect.why) {
    case Why::stop:
        return filled(tr("you said that {statement}"), {{"statement", statement(*effect.stop)}});
    case Why::strong_pain: return tr("you feel strong discomfort now");
    case Why::stopped_today: return tr("it hurt today");
    case Why::sore:
        return with_region(tr("sore or bruised there"), tr("sore or bruised there ({region})"),
                           effect);
    case Why::condition:
        return filled(tr("you said that {statement}"),
                      {{"statement", statement(*effect.condition)}});
    case Why::painkiller: return tr("a painkiller hides what is too much");
    case Why::discomfort: return tr("you feel some discomfort now");
    case Why::tender:
        return with_region(tr("a little sore there"), tr("a little sore there ({region})"), effect);
    case Why::first_week: return tr("it is your first week: one set of at most 30 seconds");
    case Why::new_tool: return tr("the tool is new to you: at most 30 seconds");
    case Why::not_screened:
        return effect.out_of_date ? tr("the safety questions were answered more than 90 days ago")
                                  : tr("the safety questions are not answered yet");
    }
    return {};
}

std::string list(const std::vector<routine::Text>& names) {
    std::string words;
    for (const auto& one : names) words += (words.empty() ? "" : ", ") + one.in(language());
    return words;
}

// Of every exercise, so naming them would say less.
bool of_everything(Why why) {
    return why == Why::painkiller || why == Why::first_week || why == Why::not_screened ||
           why == Why::discomfort || why == Why::stop || why == Why::strong_pain;
}

} // namespace

std::vector<std::string> reasons(const care::Fitted& fitted) {
    std::vector<std::string> all;
    bool light = false;
    for (const care::Effect& effect : fitted.effects) {
        light |= effect.verdict == Verdict::light;
        const bool off = effect.verdict == Verdict::off;
        const bool everything = of_everything(effect.why);
        const char* text =
            off ? (everything ? tr("No rolling today: {why}.")
                              : tr("Left out today: {exercises}; {why}."))
                : (everything ? tr("Light today: {why}.") : tr("Light today: {exercises}; {why}."));
        all.push_back(
            filled(text, {{"exercises", list(effect.exercises)}, {"why", because(effect)}}));
    }
    if (light)
        all.emplace_back(tr("Do all of it lightly: more on hands and feet, or lean in less."));
    return all;
}

std::vector<routine::Said> reasons_said(const care::Fitted& fitted) {
    std::vector<routine::Said> said;
    const auto add = [&said](routine::Text text) {
        said.push_back({"today." + std::to_string(said.size() + 1), std::move(text)});
    };
    for (std::size_t i = 0; i < reasons(fitted).size(); ++i)
        add(in_both([&] { return reasons(fitted).at(i); }));
    if (fitted.professional) add(in_both([] { return professional(); }));
    return said;
}

std::string nothing_left() { return tr("Nothing of this routine is left for today."); }

std::string not_today(const care::Fitted& fitted) {
    std::string all = nothing_left();
    for (const std::string& reason : reasons(fitted)) all += ' ' + reason;
    return fitted.professional ? all + ' ' + professional() : all;
}

std::string why_not_in_it(const care::Composition& composition, int minutes) {
    using routine::ComposeError;
    const auto& [made, why, no_time, no_way] = composition;
    if (!made && made.error() != ComposeError::nothing_left) return sentence(made.error());
    std::vector<std::string> all;
    if (no_way) all.push_back(sentence(ComposeError::nothing_left));
    if (!made && !no_way && !no_time)
        all.emplace_back(tr("Nothing can be put together for that today."));
    if (why) { // nothing is rolled: not how to keep it light
        const auto because = reasons(*why);
        all.insert(all.end(), because.begin(), because.begin() + std::ssize(why->effects));
    }
    if (no_time)
        all.push_back(filled(tr("There is no time for it in {n} minutes."),
                             {{"n", std::to_string(minutes)}}));
    if (why && why->professional) all.push_back(professional());
    std::string words;
    for (const std::string& one : all) words += (words.empty() ? "" : " ") + one;
    return words;
}

std::string professional() {
    return tr("Strong or lasting pain, or sore twice in a row: please let a professional look at "
              "it first.");
}

namespace {

// As a sign is named where nobody has told anything.
std::string general_sign(diary::RedFlag flag) {
    switch (flag) {
    case diary::RedFlag::low_mood: return tr("low mood or hopelessness");
    case diary::RedFlag::no_improvement:
        return tr("back pain that does not get better in four to six weeks");
    case diary::RedFlag::strong_pain:
        return tr("strong pain, 7 of 10 or more at rest, or one of 5 or more that lasts without a "
                  "reason");
    default: return sign(flag);
    }
}

std::string signs_of(diary::Urgency urgency) {
    std::string all;
    for (int i = 0; i < diary::red_flags; ++i) {
        const auto flag = static_cast<diary::RedFlag>(i);
        if (diary::urgency(flag) != urgency) continue;
        if (!all.empty()) all += "; ";
        all += general_sign(flag);
    }
    return all + '.';
}

} // namespace

std::vector<Flag> red_flags(std::string_view country) {
    using diary::Urgency;
    const care::Contacts whom = care::contacts(country);
    const std::string emergency{whom.emergency}, doctor{whom.doctor};
    return {{filled(tr("Call {number} at once"), {{"number", emergency}}), signs_of(Urgency::now)},
            {doctor.empty()
                 ? std::string{tr("See a doctor today")}
                 : filled(tr("See a doctor today, or call {number}"), {{"number", doctor}}),
             signs_of(Urgency::today)},
            {tr("See a doctor in the next days"), signs_of(Urgency::soon)},
            {tr("First to a professional"), signs_of(Urgency::professional_first)}};
}

std::string country_name(std::string_view country) {
    if (country == "DE") return tr("Germany");
    if (country == "AT") return tr("Austria");
    if (country == "CH") return tr("Switzerland");
    if (country == "GB") return tr("United Kingdom");
    if (country == "US") return tr("United States");
    if (country == "EU") return tr("another country of the EU");
    return tr("elsewhere");
}

std::string emergency(std::string_view country) {
    const care::Contacts whom = care::contacts(country);
    if (whom.doctor.empty())
        return filled(tr("Emergency: {number}."), {{"number", std::string{whom.emergency}}});
    return filled(tr("Emergency: {number}. Doctor on call: {doctor}."),
                  {{"number", std::string{whom.emergency}}, {"doctor", std::string{whom.doctor}}});
}

std::string emergency_at_first(std::string_view country) {
    return emergency(country) + ' ' + tr("Another country is chosen on the page “Your safety”.");
}

std::string mark(const care::Mark& mark, std::span<const routine::Exercise> exercises) {
    std::string title = mark.exercise, variant = mark.variant;
    for (const routine::Exercise& e : exercises) {
        if (e.id != mark.exercise) continue;
        title = e.name.in(language());
        for (const routine::Variant& v : e.variants)
            if (v.id == mark.variant) variant = v.name.in(language());
    }
    const std::string what = title + " (" + variant + ")";
    const std::string force = number(mark.force.value, 0);
    if (!mark.reached)
        return filled(tr("{exercise}: below 5 of 10 up to {force} N"),
                      {{"exercise", what}, {"force", force}});
    return filled(tr("{exercise}: {force} N felt like 5 of 10"),
                  {{"exercise", what}, {"force", force}});
}

} // namespace wording
