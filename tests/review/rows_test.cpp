// Rows of what lies in the desk's files, plan against done, and the next version of a plan.
#include "review/answer.h"
#include "review/done.h"
#include "review/rows.h"

#include "plan/plans.h"

#include <doctest/doctest.h>

#include <unistd.h>

using namespace review;
namespace fs = std::filesystem;

namespace {

bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }

// A client at a desk, and what came of them.
struct Desk {
    fs::path path;
    store::Result<Clients> clients;
    Client client;

    static fs::path made() {
        std::string name = (fs::temp_directory_path() / "rolltakt-review-XXXXXX").string();
        return ::mkdtemp(name.data());
    }
    Desk() : path{made()}, clients{Clients::open(path)} {
        REQUIRE(clients);
        client.id = new_client_id(chance(1));
        client.known_as = bundle::new_id<bundle::ClientId>(chance(2));
        client.plans.push_back({bundle::new_id<bundle::PlanId>(chance(3)), "k17", 1, "# text\n"});
        REQUIRE(clients->keep(client));
    }
    ~Desk() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    GotReply take(units::Day from, units::Day until, std::vector<Session> sessions,
                  std::uint32_t version = 1) {
        Reply reply;
        reply.from = from, reply.until = until;
        reply.sessions = std::move(sessions);
        GotReply got;
        got.counter = client.replies.size() + 1;
        got.content = bundle::new_id<bundle::Digest>(chance(100 + got.counter));
        got.plan = client.plans.front().plan;
        got.version = version;
        got.from = from, got.until = until;
        REQUIRE(clients->take(client, got, reply, bundle::KeyPair::fresh(chance(9)).open()));
        return got;
    }
    Courses seen(const std::vector<GotReply>& replies) const {
        mailbox::Events events;
        for (const GotReply& got : replies)
            events.add(
                {{events.next_counter(), {}}, {}, client.known_as, mailbox::Seen{got.content}});
        return by_client(events);
    }
    Told told(const Courses& courses) const {
        return review::told(*clients, client, to_look_at(client, courses));
    }
};

constexpr units::Day monday{std::chrono::year{2026} / 11 / 2};
constexpr std::chrono::days one_day{1};

// One exercise, left and right, two sets.
plan::Plan a_plan() {
    plan::Plan plan;
    plan.id = "k17";
    plan.made = monday;
    plan.from = monday;
    plan.weeks = 6;
    plan::Planned planned;
    planned.id = planned.routine.id = "calves";
    planned.weekdays = {1, 3, 5};
    routine::Exercise calf;
    calf.id = "calf";
    calf.variants.push_back({"normal", {}, {}, 0.5});
    planned.routine.exercises.push_back(calf);
    for (const auto side : {routine::Side::left, routine::Side::right})
        for (int set = 1; set <= 2; ++set) {
            routine::Step step;
            step.side = side;
            step.set = set, step.sets = 2;
            step.work = std::chrono::seconds{60};
            step.seconds_per_stroke = 4.0;
            planned.routine.steps.push_back(step);
        }
    plan.routines.push_back(planned);
    return plan;
}

Session a_session(units::Day day) {
    Session s;
    s.id = units::text(day);
    s.day = day;
    s.routine = "calves";
    s.measured = s.usable = true;
    for (const char* side : {"left", "right"})
        for (int set = 1; set <= 2; ++set) {
            Step step;
            step.exercise = "calf";
            step.side = side;
            step.set = set;
            step.seconds = 60.0;
            step.measured = true;
            step.seconds_per_stroke = 3.0;
            step.mean_force_n = 100.0;
            step.in_both_bands_percent = 60.0;
            step.in_pace_band_percent = 80.0;
            s.steps.push_back(step);
        }
    return s;
}

const StepDone& step(const std::vector<RoutineDone>& done, std::size_t n) {
    return done.at(0).steps.at(n);
}

int skipped(const StepDone& step, Skipped why) {
    return step.skipped.at(static_cast<std::size_t>(why));
}

} // namespace

TEST_CASE("done: each step of the plan with how often it was done, and why not") {
    auto person = a_session(monday), pain = a_session(monday + one_day),
         off = a_session(monday + 2 * one_day), rule = a_session(monday + 3 * one_day),
         cut = a_session(monday + 4 * one_day), hurt = a_session(monday + 5 * one_day);
    person.steps[0].skipped = true;
    pain.steps[0].skipped = true;
    pain.pain.push_back({"calf", 5, false});
    off.steps[0].ended_off_roller = true;
    rule.steps.erase(rule.steps.begin());
    cut.steps.erase(cut.steps.begin());
    cut.stopped = true;
    hurt.steps.erase(hurt.steps.begin());
    hurt.stopped = true;
    hurt.ended_by = "pain";
    auto other = a_session(monday);
    other.routine = "back";
    const std::vector<Session> all{person, pain, off, rule, cut, hurt, a_session(monday), other};
    const auto found = done(a_plan(), all);
    REQUIRE(found.size() == 1);
    CHECK(found[0].sessions == 7);
    REQUIRE(found[0].steps.size() == 4);
    const StepDone& first = step(found, 0);
    CHECK(first.planned == 7);
    CHECK(first.done == 1);
    CHECK(skipped(first, Skipped::by_person) == 2);
    CHECK(skipped(first, Skipped::pain) == 2);
    CHECK(skipped(first, Skipped::off_roller) == 1);
    CHECK(skipped(first, Skipped::by_rule) == 1);
    CHECK(step(found, 3).done == 7);
    CHECK(step(found, 3).seconds_per_stroke == 3.0);
    CHECK(step(found, 3).set_seconds_per_stroke == 4.0);
    CHECK(step(found, 3).mean_force_n == 100.0);
}

TEST_CASE("done: a further set and a slower pace of the plan's rules are in the table") {
    auto before = a_session(monday), later = a_session(monday + one_day), skipped_it = later;
    for (Session* s : {&later, &skipped_it}) {
        Step third = s->steps[1]; // left, second set
        third.set = 3;
        s->steps.insert(s->steps.begin() + 2, third);
        for (Step& one : s->steps) one.set_seconds_per_stroke = 5.0;
    }
    skipped_it.steps[2].skipped = true;
    const std::vector<Session> all{before, later, skipped_it};
    const auto found = done(a_plan(), all);
    REQUIRE(found[0].steps.size() == 5);
    const StepDone& third = step(found, 2);
    CHECK(third.side == "left");
    CHECK(third.set == 3);
    CHECK(third.planned == 2); // it was not there before
    CHECK(third.done == 1);
    CHECK(skipped(third, Skipped::by_person) == 1);
    CHECK(step(found, 0).sets == 3);
    CHECK(step(found, 3).side == "right");
    CHECK(step(found, 3).sets == 2);
    CHECK(step(found, 3).set_seconds_per_stroke == 5.0);
}

TEST_CASE("done: a step that a session ended before was not done for the reason that was told") {
    std::vector<Session> all;
    for (const char* why : {"time", "interruption", "roller", "other", ""}) {
        all.push_back(a_session(monday + static_cast<int>(all.size()) * one_day));
        all.back().steps.pop_back();
        all.back().stopped = true;
        if (*why != 0) all.back().ended_by = why;
    }
    all[0].steps[0].skipped = true; // long before there was no time
    const auto found = done(a_plan(), all);
    for (const Skipped why : {Skipped::no_time, Skipped::interrupted, Skipped::roller,
                              Skipped::something_else, Skipped::by_person})
        CHECK(skipped(step(found, 3), why) == 1);
    CHECK(skipped(step(found, 0), Skipped::by_person) == 1);
}

TEST_CASE(
    "done: where pain was left out nobody is said to have skipped a step for another reason") {
    auto skipped_it = a_session(monday), cut = a_session(monday + one_day);
    skipped_it.steps[0].skipped = true;
    cut.steps.erase(cut.steps.begin());
    cut.stopped = true;
    Reply reply;
    reply.sessions = {skipped_it, cut};
    leave_out(reply, {true, false, true});
    const auto found = done(a_plan(), reply.sessions);
    const StepDone& first = step(found, 0);
    CHECK(skipped(first, Skipped::not_told) == 2);
    CHECK(skipped(first, Skipped::by_person) == 0);
    CHECK(first.not_measured_told == 2);
    CHECK_FALSE(first.seconds_per_stroke);
}

TEST_CASE("done: weeks of the plan up to today, and the shares of a session") {
    const std::vector<Session> all{a_session(monday), a_session(monday + 9 * one_day)};
    const auto found = weeks(a_plan(), all, monday + 10 * one_day, 12);
    REQUIRE(found.size() == 2);
    CHECK(found[0].figures.done == 1);
    CHECK(found[0].figures.planned == 3);
    CHECK(found[1].last == monday + 10 * one_day);
    CHECK(found[1].mean_force_n == 100.0);
    CHECK(weeks(a_plan(), all, monday + 10 * one_day, 1).size() == 1);
    auto next = a_plan(); // an earlier version counts on its own days
    next.routines[0].weekdays = {1};
    const auto earlier = a_plan();
    const Held held[] = {{&earlier, monday, monday + 6 * one_day}};
    const auto both = weeks(next, all, monday + 13 * one_day, 12, held);
    CHECK(both.at(0).figures.planned == 3);
    CHECK(both.at(1).figures.planned == 1);
    const auto in = shares(a_session(monday));
    CHECK(in.pace == 80.0);
    CHECK(in.both == 60.0);
    CHECK_FALSE(in.force);
}

TEST_CASE("rows: a session that was seen is not looked at again") {
    Desk desk;
    const units::Day between = monday + 7 * one_day; // is in two replies
    auto stopped = a_session(between);
    stopped.stopped = true;
    const auto first = desk.take(monday, between, {a_session(monday), stopped});
    auto late = a_session(between);
    late.id = "in the evening";
    desk.take(between, monday + 14 * one_day, {stopped, late, a_session(monday + 9 * one_day)});
    const auto told = desk.told(desk.seen({first}));
    REQUIRE(told.now.size() == 2);
    CHECK(told.now[0].id == "in the evening");
    CHECK(figures(a_plan(), told.now, told.from, told.until).stopped == 0);
    CHECK(told.last.size() == 2);
    CHECK(desk.told({}).now.size() == 4); // nothing was seen yet: each once

    // Nor where another one was seen after it.
    const auto third = desk.take(monday + 15 * one_day, monday + 16 * one_day, {});
    CHECK(desk.told(desk.seen({first, third})).now.size() == 2);
}

TEST_CASE("rows: a session that was seen is looked at again when more of it is told") {
    Desk desk;
    auto stopped = a_session(monday);
    stopped.stopped = true;
    const auto first = desk.take(monday, monday, {stopped});
    auto why = stopped;
    why.ended_by = "pain";
    desk.take(monday, monday + one_day, {why});
    const auto told = desk.told(desk.seen({first}));
    REQUIRE(told.now.size() == 1);
    CHECK(told.now[0].ended_by == "pain");
}

TEST_CASE("rows: days count by the version that their reply answers, each once") {
    Desk desk;
    const auto first = plan::read(plans::calves, "k17", plans::catalogue());
    REQUIRE(first);
    auto second = *first;
    second.version = 2;
    second.routines[0].days_a_week = 1;
    second.routines.pop_back(); // the one of Sundays
    const bundle::PlanId id = desk.client.plans.front().plan;
    desk.client.plans = {{id, "k17", 1, plans::calves}, {id, "k17", 2, plan::text_of(second)}};
    REQUIRE(desk.clients->keep(desk.client));
    const auto of = [&](std::size_t routine, units::Day day) {
        auto s = a_session(day);
        s.routine = first->routines[routine].routine.id;
        return s;
    };
    const units::Day sunday = monday + 6 * one_day;
    const auto one = desk.take(monday, sunday, {of(0, monday), of(1, sunday)});
    desk.take(sunday, sunday + 7 * one_day, {of(0, sunday + 2 * one_day)}, 2);
    const auto row = [&](const Courses& courses) {
        const bundle::PublicKey nobody{};
        return row_of({*desk.clients, nobody, courses, plans::catalogue(), sunday + 8 * one_day},
                      desk.client);
    };
    CHECK(row({}).now.planned == 5); // three and a Sunday, then one
    CHECK(row({}).now.done == 3);
    const auto seen = row(desk.seen({one}));
    CHECK(seen.now.planned == 1);
    CHECK(seen.now.done == 1);
    REQUIRE(seen.last);
    CHECK(seen.last->planned == 4);
}

TEST_CASE("rows: a week that is told day by day plans what the week plans") {
    Desk desk;
    desk.client.plans.front().text = plans::calves;
    REQUIRE(desk.clients->keep(desk.client));
    for (int i = 0; i < 7; ++i) desk.take(monday + i * one_day, monday + i * one_day, {});
    const bundle::PublicKey nobody{};
    const auto row =
        row_of({*desk.clients, nobody, {}, plans::catalogue(), monday + 7 * one_day}, desk.client);
    CHECK(row.now.planned == 4); // three and a Sunday
}

TEST_CASE("rows: on the day of a change what only the new version has is done, too") {
    Desk desk;
    const auto second = plan::read(plans::calves, "k17", plans::catalogue());
    REQUIRE(second);
    auto first = *second;
    const std::string sundays = second->routines[1].routine.id;
    first.routines.pop_back();
    const bundle::PlanId id = desk.client.plans.front().plan;
    auto changed = *second;
    changed.version = 2;
    desk.client.plans = {{id, "k17", 1, plan::text_of(first)},
                         {id, "k17", 2, plan::text_of(changed)}};
    REQUIRE(desk.clients->keep(desk.client));
    const units::Day sunday = monday + 6 * one_day;
    auto session = a_session(sunday);
    session.routine = sundays;
    desk.take(monday, sunday, {});
    desk.take(sunday, sunday + 7 * one_day, {session}, 2);
    const bundle::PublicKey nobody{};
    const auto row =
        row_of({*desk.clients, nobody, {}, plans::catalogue(), sunday + 8 * one_day}, desk.client);
    CHECK(row.now.done == 1);
}

TEST_CASE("rows: what is inconspicuous, and what is settled") {
    Row row;
    row.replies = row.fresh = 1;
    CHECK(inconspicuous(row));
    CHECK_FALSE(settled(row));
    auto other = row;
    other.reasons = {Reason::too_fast};
    CHECK_FALSE(inconspicuous(other));
    other = row;
    other.not_read = {store::StoreError::damaged};
    CHECK_FALSE(inconspicuous(other));
    other = row;
    other.two_plans = true;
    CHECK_FALSE(inconspicuous(other));
    other = row;
    other.unread = Row::Unread::plan;
    CHECK_FALSE(inconspicuous(other));
    other = row;
    for (const auto left_out : {NotTold{1, 0, 0}, NotTold{0, 1, 0}, NotTold{0, 0, 1}}) {
        auto silent = row;
        silent.now.not_told = left_out;
        CHECK_FALSE(inconspicuous(silent));
    }
    auto without_traces = row;
    without_traces.now.not_told = {0, 0, 0, 1};
    CHECK(inconspicuous(without_traces)); // all figures are told
    other.fresh = 0;
    CHECK_FALSE(inconspicuous(other));
    CHECK(settled(other));
    other.reasons = {Reason::silent}; // goes on being looked at
    CHECK_FALSE(settled(other));
}

TEST_CASE("rows: what cannot be read stands first, what is settled last") {
    Row calm, hurried, seen, cut;
    calm.label = "calm", calm.replies = calm.fresh = 1;
    hurried = calm;
    hurried.label = "hurried", hurried.reasons = {Reason::too_fast};
    seen = hurried;
    seen.label = "a seen one", seen.fresh = 0;
    cut = row_of_unreadable("/x/clients/0badc0de/client.json");
    std::vector<Row> all{seen, calm, hurried, cut};
    put_in_order(all);
    CHECK(all[0].client == "0badc0de");
    CHECK(all[1].label == "hurried");
    CHECK(all[2].label == "calm");
    CHECK(all[3].label == "a seen one");
}

TEST_CASE("answer: sets and pace of one routine alone, within their ranges") {
    auto plan = a_plan();
    plan.routines.push_back(plan.routines[0]);
    plan::Planned& second = plan.routines[1];
    CHECK(sets_of(second, "calf") == 2);
    CHECK(pace_of(second, "calf") == 4.0);
    CHECK(set_sets(second, "calf", 3));
    CHECK(set_pace(second, "calf", 4.5));
    CHECK(sets_of(second, "calf") == 3);
    CHECK(pace_of(second, "calf") == 4.5);
    CHECK(plan.routines[0].settings.empty());
    CHECK_FALSE(set_sets(second, "calf", 0));
    CHECK_FALSE(set_sets(second, "calf", 5));
    CHECK_FALSE(set_sets(second, "back", 2));
    CHECK_FALSE(set_pace(second, "calf", 1.0));
    CHECK_FALSE(set_pace(second, "back", 4.0));
    CHECK(second.settings.size() == 1);
}

TEST_CASE("answer: fixed weekdays stay where the days a week allow it") {
    auto plan = a_plan();
    plan::Planned& planned = plan.routines[0];
    const auto before = planned.weekdays;
    CHECK(set_days(planned, 2, before));
    CHECK(planned.weekdays.empty());
    CHECK(plan::days_a_week(planned) == 2);
    CHECK(set_days(planned, 3, before)); // back again
    CHECK(planned.weekdays == before);
    CHECK_FALSE(set_days(planned, 0, before));
    CHECK_FALSE(set_days(planned, 8, before));
    const auto next = next_version(plan, monday + 7 * one_day, "Slower.");
    CHECK(next.version == plan.version + 1);
    CHECK(next.from == monday);
    CHECK(next.said->en == "Slower.");
}
