#include "screen/question_screen.h"
#include "wording/care.h"
#include "wording/wording.h"

namespace screen {
namespace {

using wording::tr;

std::vector<QuestionView::Choice> zero_to_ten() {
    std::vector<QuestionView::Choice> choices;
    for (int n = 0; n <= care::strongest; ++n) {
        const std::string word = std::to_string(n);
        choices.push_back({word, word, n < care::strongest ? digit(n) : Key::x});
    }
    return choices;
}

} // namespace

QuestionView view_of(const care::Question& question, const Looking& looking) {
    using Kind = care::Question::Kind;
    QuestionView v;
    v.capitals = capitals(looking);
    v.question = wording::ask(question);
    v.hint = wording::hint(question);
    switch (question.kind) {
    case Kind::sore_anywhere:
    case Kind::painkiller: v.others = {{"y", tr("Yes"), Key::y}, {"n", tr("No"), Key::n}}; break;
    case Kind::sore:
        v.numbers = zero_to_ten();
        v.others = {{"b", tr("Bruised"), Key::b}};
        break;
    case Kind::discomfort:
    case Kind::after: v.numbers = zero_to_ten(); break;
    case Kind::pain:
        v.numbers = zero_to_ten();
        v.others = {{"s", tr("Sharp, radiating, numb or tingling"), Key::s}};
        break;
    }
    return v;
}

QuestionView view_of(const care::Fitted& fitted, std::string_view country, const Looking& looking) {
    QuestionView v;
    v.capitals = capitals(looking);
    const bool any = !fitted.routine.steps.empty();
    v.question = any ? tr("Today it is different") : tr("Not today");
    v.skips = false;
    if (!any) v.notes.push_back(wording::nothing_left());
    for (std::string& reason : wording::reasons(fitted)) v.notes.push_back(std::move(reason));
    if (fitted.professional) {
        v.notes.push_back(wording::professional());
        v.notes.push_back(wording::emergency(country));
    }
    if (any) v.others.push_back({"go", tr("Start (Enter)"), Key::enter});
    v.others.push_back({"home", any ? tr("Not today (Esc)") : tr("To the start (Enter)"),
                        any ? Key::escape : Key::enter});
    return v;
}

} // namespace screen
