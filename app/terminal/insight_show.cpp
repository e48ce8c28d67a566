// insight show: the question that is open, what is missing, and what the log shows of it.
#include "terminal/insights.h"

#include "terminal/log.h"
#include "wording/insight.h"
#include "wording/wording.h"

namespace terminal::insights {

using wording::tr;

namespace {

const std::string under = "  ";

Json document(const std::vector<insight::Beside>& all) {
    Json list = Json::array();
    for (const auto& one : all)
        list.push_back({{"what", insight::word(one.what)},
                        {"with", one.with},
                        {"without", one.without},
                        {"uneven", one.uneven}});
    return list;
}

void say_finding(Desk& desk, const insight::Finding& f, const insight::Outcome& o,
                 const insight::Question& q) {
    desk.say(wording::verdict(f.verdict) + '.');
    for (const auto& one : f.missing) desk.say(under + wording::sentence(one, q));
    if (!f.estimate) return;
    desk.say(wording::sentence(f, o, q));
    if (f.rates) desk.say(wording::rate(*f.rates, q));
    for (const auto doubt : f.doubts) desk.say(under + wording::sentence(doubt));
    desk.say(wording::may_be());
    desk.say(wording::filled_days(f, q));
    if (!f.controls) return;
    desk.say(tr("For comparison, where no difference is to be expected:"));
    for (const auto& line : wording::lines(*f.controls, o)) desk.say(under + line);
}

void say_also(Desk& desk, const insight::Answer& answer, const insight::Question& q) {
    for (std::size_t i = 0; i < answer.also.size(); ++i) {
        desk.say(wording::name(q.also[i]) + " (" + tr("exploratory") + ")");
        say_finding(desk, answer.also[i], q.also[i], q);
    }
}

void say_progress(Desk& desk, const Standing& now, units::Day today) {
    const auto& q = *now.open->question;
    const auto& p = now.looked.progress;
    desk.say(wording::stage(q, p, today));
    if (const auto text = wording::today(p); !text.empty()) desk.say(text);
    if (p.baseline_missing > 0) desk.say(wording::baseline_missing(q, p.baseline_missing));
    if (p.stage == insight::Stage::ready) desk.say("rolltakt insight begin");
}

void say_answer(Desk& desk, const Standing& now) {
    const auto& q = *now.open->question;
    const auto& answer = now.looked.answer;
    if (answer.hidden) {
        desk.say(wording::hidden_until_end(q));
        for (const auto& one : now.looked.progress.missing)
            desk.say(under + wording::sentence(one, q));
        return;
    }
    if (!answer.main) return desk.say(wording::verdict(insight::Verdict::not_yet) + '.');
    say_finding(desk, *answer.main, q.main, q);
    if (!now.looked.beside.empty()) desk.say(wording::beside_title());
    for (const auto& one : now.looked.beside) desk.say(under + wording::line(one));
    say_also(desk, answer, q);
    desk.say(wording::looked_at(answer.looked_at, now.questions_before));
}

Json also_of(const Standing& now) {
    Json list = Json::array();
    const auto& answer = now.looked.answer;
    for (std::size_t i = 0; i < answer.also.size(); ++i) {
        Json one{{"outcome", insights::word(now.open->question->also[i])}};
        one.update(insights::document(answer.also[i]));
        list.push_back(std::move(one));
    }
    return list;
}

Json document_of(const Standing& now) {
    const auto& answer = now.looked.answer;
    Json made{{"question", insights::document(*now.open)}};
    made.update(insights::document(now.looked.progress));
    made["hidden"] = answer.hidden;
    made["main"] = answer.main ? insights::document(*answer.main) : Json(nullptr);
    made["also"] = also_of(now);
    made["beside"] = document(now.looked.beside);
    made["outcomes_looked_at"] = answer.looked_at;
    made["questions_before"] = now.questions_before;
    return made;
}

Outcome show_none(Desk& desk, int before) {
    desk.say(no_question().message);
    desk.answer({{"question", nullptr}, {"questions_before", before}});
    return 0;
}

} // namespace

Outcome show(Desk& desk) {
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return show_none(desk, 0);
    if (!store) return tl::unexpected{store.error()};
    const auto now = standing(*store, at->now);
    if (!now) return tl::unexpected{failure(now.error(), desk.file())};
    if (!now->open) return show_none(desk, now->questions_before);
    log::warn_of(desk, now->lost);
    say_question(desk, *now->open->question);
    say_progress(desk, *now, units::day_at(at->now));
    say_answer(desk, *now);
    desk.answer(document_of(*now));
    return 0;
}

} // namespace terminal::insights
