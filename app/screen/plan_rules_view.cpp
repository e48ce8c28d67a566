// How a plan grows, when it stops, what its author looks at; and its way to the client.
#include "screen/plan_editor_view.h"
#include "wording/plans.h"
#include "wording/wording.h"

namespace screen::editor {

using wording::filled, wording::tr, wording::trn;

namespace {

std::string typed(const std::optional<int>& n) { return n ? std::to_string(*n) : std::string{}; }
std::string typed(const std::optional<double>& n) { return n ? plain_number(*n) : std::string{}; }

FormCard growth_card(const PlanEditorFacts& f) {
    const auto& routines = f.plan->routines;
    FormCard card;
    card.heading = tr("How it grows");
    for (std::size_t r = 0; r < routines.size(); ++r)
        for (std::size_t i = 0; i < routines[r].progress.size(); ++i)
            card.items.push_back(form_line(
                wording::sentence(routines[r].progress[i], routines[r].routine),
                routines[r].routine.title.in(wording::language()),
                {{"drop-rule:" + std::to_string(r) + ":" + std::to_string(i), tr("Take out")}}));
    card.items.push_back(form_quiet(tr("A new rule, for")));
    std::vector<FormButton> which;
    for (std::size_t r = 0; r < routines.size(); ++r)
        which.push_back(choice("rule-routine:" + std::to_string(r),
                               routines[r].routine.title.in(wording::language()), r == f.routine));
    if (routines.size() > 1) card.items.push_back(form_buttons(which));
    which = {choice("rule-for:", tr("All exercises"), f.rule.exercise.empty())};
    for (const routine::Exercise& e : routines.at(f.routine).routine.exercises)
        which.push_back(
            choice("rule-for:" + e.id, e.name.in(wording::language()), f.rule.exercise == e.id));
    card.items.push_back(form_buttons(which));
    card.items.push_back(
        asked(f, "rule-weeks", tr("After so many comfortable weeks"), f.rule.weeks, ""));
    card.items.push_back(asked(f, "rule-discomfort",
                               tr("A week is comfortable up to this discomfort (0 to 6)"),
                               f.rule.discomfort, ""));
    card.items.push_back(asked(f, "rule-up-to", tr("At most so many sets, or seconds per stroke"),
                               f.rule.up_to, ""));
    if (const auto wrong = f.refused.find(""); wrong != f.refused.end())
        card.items.push_back(warned(wrong->second));
    card.items.push_back(form_buttons(
        {{"add-rule:sets", tr("A further set")}, {"add-rule:slower", tr("Half a second slower")}}));
    return card;
}

FormCard stop_card(const PlanEditorFacts& f) {
    const plan::Stop& stop = f.plan->stop;
    FormCard card;
    card.heading = tr("When it stops");
    card.items = {
        form_quiet(tr("Stricter than the player's own rules, which hold all the same. "
                      "Empty: those alone.")),
        asked(f, "stop-exercise", tr("An exercise ends from discomfort"),
              typed(stop.exercise_from_pain), tr("of 10")),
        asked(f, "stop-session", tr("The session ends from discomfort"),
              typed(stop.session_from_pain), tr("of 10")),
        asked(f, "stop-minutes", tr("Minutes of a session"), typed(stop.session_up_to_min), "min")};
    return card;
}

FormCard review_card(const PlanEditorFacts& f) {
    const plan::Review& review = f.plan->review;
    FormCard card;
    card.heading = tr("What you want to look at");
    card.items = {
        form_quiet(tr("Puts this client on top of your review. Empty: it is not looked at.")),
        asked(f, "look-stopped", tr("Stopped sessions"), typed(review.stopped_sessions), ""),
        asked(f, "look-mark", tr("Times over the comfort mark"), typed(review.times_over_mark), ""),
        asked(f, "look-discomfort", tr("Discomfort up by"), typed(review.discomfort_up_by), ""),
        asked(f, "look-pace", tr("Seconds per stroke under"),
              typed(review.seconds_per_stroke_under), "s"),
        asked(f, "look-silent", tr("Days without a word"), typed(review.silent_days), ""),
        asked(f, "look-signal", tr("Sessions with a bad signal"), typed(review.bad_signal_sessions),
              "")};
    return card;
}

FormCard seal_card(const PlanEditorFacts& f) {
    const PlanHandOver& h = f.hand_over;
    FormCard card;
    card.heading = tr("Seal it for the client");
    card.items.push_back(asked(f, "seal-for", tr("For whom (a label)"), f.plan->client, "", 22.0f));
    if (h.client_answers)
        card.items.push_back(form_text(tr(
            "This client has answered: the file opens on their computer without a passphrase.")));
    else {
        card.items.push_back(
            asked(f, "secret", tr("A passphrase (it can be seen while you type)"), "", "", 22.0f));
        card.items.push_back(asked(f, "secret-again", tr("The same once more"), "", "", 22.0f));
    }
    card.items.push_back(asked(f, "seal-file", tr("The file"), h.seal_file, "", 26.0f));
    std::vector<FormButton> buttons{{"seal", tr("Seal it"), ButtonKind::primary, !f.under_way}};
    if (h.mailbox)
        buttons.push_back({"seal-mail", tr("Into the mailbox"), ButtonKind::normal, !f.under_way});
    card.items.push_back(form_buttons(buttons));
    return card;
}

FormCard paper_card(const PlanEditorFacts& f) {
    const PlanHandOver& h = f.hand_over;
    FormCard card;
    card.heading = tr("On paper");
    card.items = {
        form_buttons({choice("a4", "A4", !h.letter), choice("letter", "Letter", h.letter)}),
        asked(f, "print-file", tr("Hand-out, as a file"), h.print_file, "", 26.0f),
        form_buttons({{"print", tr("Write the hand-out")}}),
        asked(f, "sheet-file", tr("Order sheet of all exercises, as a file"), h.sheet_file, "",
              26.0f),
        form_buttons({{"order-sheet", tr("Write the order sheet")}})};
    return card;
}

} // namespace

void show_rules(FormView& v, const PlanEditorFacts& f) {
    v.page = "plan-rules";
    v.back = "plan";
    v.first = "rule-for:";
    v.title = tr("Rules");
    v.left = {growth_card(f)};
    v.right = {stop_card(f), review_card(f)};
}

void show_hand_over(FormView& v, const PlanEditorFacts& f) {
    v.page = "plan-hand-over";
    v.back = "plan";
    v.title = tr("Hand over");
    v.first = f.plan->client.empty() ? "seal-for" : f.hand_over.client_answers ? "seal" : "secret";
    v.left = {seal_card(f)};
    v.right = {paper_card(f)};
    if (f.hand_over.replace)
        v.right.front().items.push_back(
            form_buttons({choice("replace", tr("Write older files anew"), true)}));
    else
        v.right.front().items.push_back(form_buttons({{"replace", tr("Write older files anew")}}));
}

} // namespace screen::editor
