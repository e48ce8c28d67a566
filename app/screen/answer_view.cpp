#include "review/answer.h"
#include "screen/client_screen.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using wording::filled, wording::number, wording::tr, wording::trn;

AnswerView::Exercise exercise_of(const plan::Planned& planned, const routine::Exercise& exercise,
                                 std::size_t place) {
    AnswerView::Exercise v;
    v.id = std::to_string(place) + ':' + exercise.id;
    v.name = exercise.name.in(wording::language());
    const int sets = review::sets_of(planned, exercise.id);
    v.sets = trn("{n} set", "{n} sets", static_cast<unsigned long>(std::max(sets, 0)));
    v.more = sets < review::most_sets;
    v.fewer = sets > 1;
    if (const auto pace = review::pace_of(planned, exercise.id)) {
        v.pace = filled(tr("{n} s per stroke"), {{"n", number(*pace, 1)}});
        v.slower = *pace < review::slowest_pace;
        v.faster = *pace > review::fastest_pace;
    }
    return v;
}

} // namespace

AnswerView view_of(const AnswerFacts& f) {
    AnswerView v;
    v.title = filled(tr("An answer to {client}"), {{"client", f.client}});
    for (std::size_t i = 0; i < f.next->routines.size(); ++i) {
        const plan::Planned& planned = f.next->routines[i];
        AnswerView::Routine routine;
        routine.id = std::to_string(i);
        routine.title = planned.routine.title.in(wording::language());
        routine.days = wording::how_often(planned);
        routine.more = plan::days_a_week(planned) < 7;
        routine.fewer = plan::days_a_week(planned) > 1;
        for (const routine::Exercise& exercise : planned.routine.exercises)
            if (review::sets_of(planned, exercise.id) > 0)
                routine.exercises.push_back(exercise_of(planned, exercise, i));
        v.routines.push_back(std::move(routine));
    }
    for (AnswerView::Routine& routine : v.routines) {
        if (!f.sending) break; // what is on its way does not change any more
        routine.more = routine.fewer = false;
        for (AnswerView::Exercise& one : routine.exercises)
            one.more = one.fewer = one.slower = one.faster = false;
    }
    for (const plan::Change& change : plan::changes(*f.holds, *f.next))
        v.changes.push_back(wording::sentence(change));
    if (v.changes.empty()) v.changes.push_back(tr("Nothing is changed yet."));
    if (f.weekdays_go)
        v.notes.push_back(tr("The fixed weekdays do not fit so many days a week, and go: any days "
                             "will do."));
    v.mailbox = f.mailbox;
    v.needs_passphrase = f.needs_passphrase;
    v.sending = f.sending;
    v.recording = recording_items(f.recording, false);
    v.asks_own = f.own_differs;
    if (f.own_differs)
        v.own = filled(tr("The text of this plan at this desk (version {n}) is another one than "
                          "was sent. Which one is the answer made from?"),
                       {{"n", std::to_string(f.own_version)}});
    v.waits = f.waits;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
