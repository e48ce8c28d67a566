#include "screen/example_review.h"

#include "review/answer.h"
#include "screen/client_trace_screen.h"
#include "screen/example_values.h"

namespace screen {
namespace {

const units::Day monday{std::chrono::year{2026} / 11 / 2};
const units::Day today{std::chrono::year{2026} / 11 / 26};

plan::Plan a_plan() {
    plan::Plan plan;
    plan.id = "legs_k17";
    plan.title = {"Beine, ruhig", "Legs, calmly"};
    plan.author = "Praxis am Markt";
    plan.client = "K-017";
    plan.made = monday;
    plan.from = monday;
    plan.weeks = 6;
    plan.said = plan::Text{"Lass dir Zeit.", "Take your time."};
    plan::Planned planned;
    planned.id = "legs";
    planned.weekdays = {1, 3, 5};
    planned.routine = example::legs();
    plan.routines.push_back(planned);
    return plan;
}

// Ten sessions of the plan; the last ones are hurried, and one ended with pain.
std::vector<review::Session> sessions() {
    std::vector<review::Session> all;
    const routine::Routine legs = example::legs();
    for (int i = 0; i < 10; ++i) {
        review::Session s;
        s.id = std::to_string(i);
        s.day = monday + std::chrono::days{7 * (i / 3) + 2 * (i % 3)};
        s.routine = "legs";
        s.measured = s.usable = true;
        s.seconds = 780.0;
        s.before = 3 + i % 2, s.after = i > 7 ? 6 : 2 + i % 2;
        s.stopped = i == 8;
        for (std::size_t n = 0; n < legs.steps.size(); ++n) {
            if (s.stopped && n > 5) break;
            const routine::Step& from = legs.steps[n];
            review::Step step;
            step.exercise = legs.exercises[from.exercise].id;
            step.side = from.side == routine::Side::left    ? "left"
                        : from.side == routine::Side::right ? "right"
                        : from.side == routine::Side::both  ? "both"
                                                            : "none";
            step.set = from.set;
            step.seconds = 60.0;
            step.measured = from.seconds_per_stroke.has_value();
            step.skipped = n == 3 && i % 4 == 1;
            step.ended_off_roller = n == 1 && i == 5;
            step.set_seconds_per_stroke = from.seconds_per_stroke;
            if (step.measured) {
                step.seconds_per_stroke = i > 7 ? 2.4 : 3.9 + 0.1 * (i % 3);
                step.mean_force_n = 120.0 + 3.0 * i;
                step.in_pace_band_percent = i > 7 ? 31.0 : 84.0;
                step.in_force_band_percent = 78.0;
                step.in_both_bands_percent = i > 7 ? 27.0 : 69.0;
                step.over_mark = 0;
            }
            s.steps.push_back(step);
        }
        if (s.stopped) {
            s.pain.push_back({s.steps.back().exercise, 6, true});
            s.ended_by = "pain";
        }
        all.push_back(std::move(s));
    }
    return all;
}

review::Row row(const std::string& label, std::vector<review::Reason> reasons, int fresh = 1) {
    const plan::Plan plan = a_plan();
    const auto told = sessions();
    review::Row row;
    row.client = "c0ffee" + label.substr(label.size() - 2);
    row.label = label;
    row.now = review::figures(plan, told, today - std::chrono::days{13}, today);
    row.last = review::figures(plan, told, monday, monday + std::chrono::days{13});
    row.last_session = told.back().day;
    row.silent_days = 9;
    row.reasons = std::move(reasons);
    row.fresh = fresh;
    row.replies = 2;
    return row;
}

std::vector<review::Row> rows() {
    using review::Reason;
    auto cut = row("K-031", {});
    cut.unread = review::Row::Unread::plan;
    auto first = row("K-040", {}, 0);
    first.replies = 0;
    first.last.reset();
    return {cut,
            row("K-017", {Reason::stopped, Reason::too_fast}),
            row("K-009", {Reason::over_mark}),
            row("K-022", {Reason::silent}, 0),
            row("K-003", {}),
            row("K-012", {}),
            first,
            row("K-027", {}, 0)};
}

ClientRead client() {
    ClientRead read;
    read.row = rows().at(1);
    read.client.id = read.row.client;
    read.client.label = read.row.label;
    read.plan = a_plan();
    read.sessions = sessions();
    read.done = review::done(*read.plan, read.sessions);
    read.weeks = review::weeks(*read.plan, read.sessions, today, 12);
    mailbox::Entry<mailbox::Note> note;
    note.told.text = "Sleeps on the left side.";
    note.at = units::wall_time("2026-11-12T10:20:00+01:00").value();
    read.notes.push_back(note);
    read.seen.push_back({note.at, monday, monday + std::chrono::days{9}});
    return read;
}

// Of the session's second step: it goes over its band and back, and its pace is told late.
void draw_trace(Ui& ui, bool sent) {
    ClientRead read = client();
    const review::Session& session = read.sessions.front();
    review::SessionTraces told{session.id, {}};
    for (const review::Step& step : session.steps) {
        review::StepTrace& trace = told.steps.emplace_back();
        if (!step.measured) continue;
        trace.force_band = review::Band{90.0, 150.0};
        trace.pace_band = review::Band{3.2, 4.8};
        for (int i = 0; i < 60; ++i) {
            const int mean = 120 + 45 * (i % 20 - 10) / 10;
            review::TracePoint& point = trace.points.emplace_back();
            if (i % 29 != 28) point.force = review::ForceTold{mean - 18, mean, mean + 25};
            if (i > 6) point.seconds_per_stroke = 3.0 + 0.1 * (i % 21);
        }
    }
    ClientTraceFacts facts;
    facts.client.read = &read;
    const auto legs = example::routines();
    facts.client.routines = legs;
    facts.session = &session;
    facts.told = sent ? &told : nullptr;
    facts.step = 1;
    draw(ui, view_of(facts));
}

Example client_example(std::string_view name, ClientPart part, bool conflict = false) {
    return {name, [part, conflict](Ui& ui) {
                ClientTyping typing;
                ClientRead read = client();
                if (conflict) {
                    read.row.two_plans = true;
                    plan::Plan other = *read.plan;
                    other.routines[0].weekdays = {2, 4};
                    read.conflicts.push_back(plan::changes(*read.plan, other));
                }
                ClientFacts facts;
                facts.read = &read;
                facts.part = part;
                const auto legs = example::routines();
                facts.routines = legs;
                draw(ui, view_of(facts), typing);
            }};
}

void draw_answer(Ui& ui, bool asks) {
    AnswerTyping typing;
    const plan::Plan holds = a_plan();
    plan::Plan next = review::next_version(holds, today, std::nullopt);
    const std::string exercise = next.routines[0].routine.exercises.front().id;
    review::set_sets(next.routines[0], exercise, 1);
    review::set_days(next.routines[0], 2, holds.routines[0].weekdays);
    AnswerFacts facts;
    facts.client = "K-017";
    facts.holds = &holds;
    facts.next = &next;
    facts.weekdays_go = true;
    facts.mailbox = !asks;
    facts.needs_passphrase = asks;
    facts.own_differs = asks;
    facts.own_version = 2;
    facts.recording.microphone = true;
    if (asks) facts.recording.lasts_s = 9.0;
    draw(ui, view_of(facts), typing);
}

} // namespace

std::vector<Example> review_examples() {
    return {{"review",
             [](Ui& ui) {
                 ReviewTyping typing;
                 const auto all = rows();
                 ReviewFacts facts;
                 facts.rows = all;
                 facts.chosen = {all[4].client};
                 facts.mailbox = {"/srv/practice", "26 Nov 2026, 10:14", {}, {}};
                 draw(ui, view_of(facts), typing);
             }},
            {"review-waits",
             [](Ui& ui) {
                 ReviewTyping typing;
                 ReviewFacts facts;
                 facts.mailbox = {"/srv/practice", {}, "26 Nov 2026, 10:14", {}};
                 draw(ui, view_of(facts), typing);
             }},
            client_example("review-client", ClientPart::steps, true),
            client_example("review-weeks", ClientPart::weeks),
            client_example("review-sessions", ClientPart::sessions),
            client_example("review-notes", ClientPart::notes),
            {"review-trace", [](Ui& ui) { draw_trace(ui, true); }},
            {"review-trace-none", [](Ui& ui) { draw_trace(ui, false); }},
            {"review-answer", [](Ui& ui) { draw_answer(ui, false); }},
            {"review-answer-asked", [](Ui& ui) { draw_answer(ui, true); }},
            {"review-close", [](Ui& ui) {
                 CloseTyping typing;
                 CloseView v;
                 v.title = "K-017";
                 v.asked = true;
                 v.plans = {"/home/me/plans/legs_k17.toml"};
                 draw(ui, v, typing);
             }}};
}

} // namespace screen
