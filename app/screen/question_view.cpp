#include "screen/question_screen.h"
#include "wording/care.h"
#include "wording/read_out.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace screen {
namespace {

using wording::filled;
using wording::tr;

std::vector<QuestionView::Choice> zero_to_ten() {
    std::vector<QuestionView::Choice> choices;
    for (int n = 0; n <= care::strongest; ++n) {
        const std::string word = std::to_string(n);
        choices.push_back({word, word, n < care::strongest ? digit(n) : Key::x});
    }
    return choices;
}

// Read at 120 words a minute, and a moment to find it.
double reading_s(std::string_view note) {
    return 1.5 + 0.5 * static_cast<double>(std::count(note.begin(), note.end(), ' ') + 1);
}

std::size_t turn_of(const std::vector<std::string>& notes, units::Duration shown_for) {
    double round = 0.0;
    for (const std::string& note : notes) round += reading_s(note);
    double left = std::fmod(std::max(units::seconds(shown_for), 0.0), std::max(round, 1.0));
    std::size_t turn = 0;
    while (turn + 1 < notes.size() && left >= reading_s(notes[turn]))
        left -= reading_s(notes[turn++]);
    return turn;
}

// The keys stand on the buttons, but for 10: with it all numbers would be smaller.
std::string hint_of(const care::Question& question, const std::optional<care::Answer>& given) {
    std::string hint = wording::scale(question);
    if (!hint.empty()) hint.append(", ").append(tr("X: 10"));
    if (!given) return hint;
    if (!hint.empty()) hint += ", ";
    return hint += filled(tr("Enter: as before ({answer})"), {{"answer", wording::name(*given)}});
}

} // namespace

QuestionView view_of(const care::Question& question, const Looking& looking, const Asked& asked) {
    using Kind = care::Question::Kind;
    QuestionView v;
    v.capitals = capitals(looking);
    v.question = wording::ask(question);
    v.hint = hint_of(question, asked.given);
    v.back = asked.back;
    if (asked.given) v.given = care::word(*asked.given);
    if (!asked.trouble.empty()) v.notes.push_back(asked.trouble);
    sound::Part spoken = wording::read_out(question, asked.given, v.notes);
    v.spoken = std::move(spoken.text);
    v.spoken_id = std::move(spoken.id);
    switch (question.kind) {
    case Kind::sore_anywhere:
    case Kind::painkiller:
        v.others = {{"y", tr("Yes (Y)"), Key::y}, {"n", tr("No (N)"), Key::n}};
        break;
    case Kind::sore:
        v.numbers = zero_to_ten();
        v.others = {{"b", tr("Bruised (B)"), Key::b}};
        break;
    case Kind::discomfort:
    case Kind::after: v.numbers = zero_to_ten(); break;
    case Kind::ended_by:
        for (int i = 0; i < care::ended_by_kinds; ++i) {
            const auto by = static_cast<care::EndedBy>(i);
            v.others.push_back({std::string{care::word(by)},
                                std::to_string(i + 1) + "  " + wording::name(by), digit(i + 1)});
        }
        break;
    case Kind::pain:
        v.numbers = zero_to_ten();
        v.others = {{"-", tr("Not this exercise today (Enter)"), Key::enter},
                    {"s", tr("Sharp, radiating, numb or tingling (S)"), Key::s}};
        v.skips = false;
        v.back = true; // to the session, as if nothing had been said
        break;
    }
    return v;
}

QuestionView view_of(const care::Fitted& fitted, std::string_view country, const Looking& looking,
                     std::optional<units::Duration> starts_in, const std::string& unkept,
                     units::Duration shown_for) {
    QuestionView v;
    v.capitals = capitals(looking);
    const bool any = !fitted.routine.steps.empty();
    const bool different = !fitted.effects.empty() || fitted.professional;
    v.question = !any                          ? tr("Not today")
                 : different || unkept.empty() ? tr("Today it is different")
                                               : tr("Your answers are not saved yet");
    v.skips = false;
    if (!any) v.notes.push_back(wording::nothing_left());
    for (std::string& reason : wording::reasons(fitted)) v.notes.push_back(std::move(reason));
    if (fitted.professional) {
        v.notes.push_back(wording::professional());
        v.notes.push_back(wording::emergency(country));
    } else if (std::any_of(fitted.effects.begin(), fitted.effects.end(),
                           [](const auto& effect) { return effect.why == care::Why::stop; })) {
        v.notes.push_back(wording::emergency(country));
    }
    if (!unkept.empty()) v.notes.push_back(unkept);
    v.standing = turn_of(v.notes, shown_for);
    v.spoken = v.question + '.';
    for (const std::string& note : v.notes) v.spoken += ' ' + note;
    if (any) v.others.push_back({"go", tr("Start (Enter)"), Key::enter});
    v.others.push_back({"home", any ? tr("Not today (Esc)") : tr("To the start (Enter)"),
                        any ? Key::escape : Key::enter});
    if (any && starts_in)
        v.spoken += ' ' + std::string{tr("It starts by itself; Escape: not today.")};
    if (any && starts_in)
        v.hint =
            filled(tr("Starts by itself in {n} s."),
                   {{"n", std::to_string(std::max(
                              static_cast<long>(std::ceil(units::seconds(*starts_in))), 0L))}});
    return v;
}

QuestionView strong_pain(std::string_view country, const Looking& looking, bool in_session) {
    QuestionView v;
    v.capitals = capitals(looking);
    v.question = tr("First to a professional");
    v.skips = false;
    v.notes = {wording::professional(), wording::emergency(country)};
    v.spoken = v.question + ". " + v.notes.front() + ' ' + v.notes.back();
    if (in_session) v.others.push_back({"stop", tr("Stop the session (Enter)"), Key::enter});
    v.others.push_back({"go",
                        in_session ? tr("Go on without this place (Esc)") : tr("Go on (Enter)"),
                        in_session ? Key::escape : Key::enter});
    return v;
}

namespace {

QuestionView not_saved(const std::string& why, const char* lost, const Looking& looking,
                       units::Duration shown_for) {
    QuestionView v;
    v.capitals = capitals(looking);
    v.question = tr("Not saved yet");
    v.skips = false;
    v.notes = {why, lost};
    v.standing = turn_of(v.notes, shown_for);
    v.spoken = v.question + ". " + v.notes.front() + ' ' + v.notes.back();
    v.others = {{"again", tr("Try again (Enter)"), Key::enter}};
    return v;
}

} // namespace

QuestionView not_saved(const std::string& why, const Looking& looking, units::Duration shown_for) {
    return not_saved(why, tr("It is tried again by itself. Closing the window now would lose it."),
                     looking, shown_for);
}

QuestionView answers_not_saved(const std::string& why, bool closing, const Looking& looking,
                               units::Duration shown_for) {
    QuestionView v = not_saved(why,
                               closing ? tr("Closing the window now would lose your answers.")
                                       : tr("Choosing another person now would lose your answers."),
                               looking, shown_for);
    v.others.push_back(
        {"lose", closing ? tr("Close without them (X)") : tr("Change without them (X)"), Key::x});
    v.back = true;
    return v;
}

std::optional<units::Duration> starts_by_itself(const care::Fitted& fitted,
                                                const std::string& unkept) {
    if (fitted.professional || fitted.routine.steps.empty()) return std::nullopt;
    const std::string all = view_of(fitted, {}, {}, {}, unkept).spoken;
    const auto words = std::count(all.begin(), all.end(), ' ') + 1;
    return units::duration_of(4.0 + 0.5 * static_cast<double>(words)); // spoken at 120 a minute
}

} // namespace screen
