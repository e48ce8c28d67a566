#include "mailbox/desk.h"
#include "mailbox/desks.h"
#include "mailbox/kept.h"
#include "mailbox/simulation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>

using namespace mailbox;
using desks::at, desks::chance, desks::client, desks::desk, desks::digest, desks::event,
    desks::plan, desks::practice;

namespace {

// The same in every run, unless RC_PARAMS says otherwise.
void holds(const char* law, const auto& property) {
    setenv("RC_PARAMS", "seed=20261127 max_success=300", 0);
    CHECK_MESSAGE(rc::check(law, property), law);
}

int any(int from, int to) { return *rc::gen::inRange(from, to + 1); }
std::uint64_t few() { return static_cast<std::uint64_t>(any(1, 4)); }

What anything() {
    switch (any(0, 12)) {
    case 0: return Closed{};
    case 1:
    case 2:
    case 3: return PlanSent{plan(few()), static_cast<std::uint32_t>(any(1, 3)), digest(few())};
    case 4:
    case 5:
        return ReplyArrived{digest(few()),
                            plan(few()),
                            1,
                            few(),
                            *units::day("2026-11-02"),
                            *units::day("2026-11-15")};
    case 6: return Seen{digest(few())};
    case 7:
    case 8: return Note{"instead", {}, Key{few(), desk(few()).id}};
    default: return Note{"said " + std::to_string(any(0, 9)), digest(few()), {}};
    }
}

std::vector<Event> any_events() {
    std::vector<Event> made;
    for (int n = any(0, 14); n > 0; --n) made.push_back(event(few(), few(), anything(), few()));
    return made;
}

Events set_of(const std::vector<Event>& list) {
    Events all;
    for (const auto& one : list) all.add(one);
    return all;
}
Events merged(Events one, const Events& other) {
    one.add(other);
    return one;
}
Course course_of(const std::vector<Event>& list) {
    const auto all = courses(set_of(list));
    REQUIRE(all.size() == 1);
    return all[0];
}
Taken taken(Desk& by, const File& file) { return take(by, practice(), file); }
File told(Desk& by, const What& what, std::uint64_t n, std::uint64_t of = 1) {
    return tell(by, practice(), client(of), what, at(), chance(n)).value();
}

} // namespace

TEST_CASE("events at random: merging knows no order and no twice") {
    holds("order", [] {
        auto list = any_events();
        const Events once = set_of(list);
        const auto more = any_events();
        const auto again = list;
        list.insert(list.end(), again.begin(), again.end()); // twice
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[static_cast<std::size_t>(any(0, static_cast<int>(i) - 1))]);
        RC_ASSERT(set_of(list) == once);
        RC_ASSERT(courses(set_of(list)) == courses(once));
        const Events a = once, b = set_of(more), c = set_of(any_events());
        RC_ASSERT(merged(a, b) == merged(b, a));
        RC_ASSERT(merged(merged(a, b), c) == merged(a, merged(b, c)));
        RC_ASSERT(merged(a, a) == a);
    });
}

TEST_CASE("events at random: none is lost but those of clients who were closed") {
    holds("nothing lost", [] {
        const auto list = any_events();
        const Events all = set_of(list);
        for (const auto& one : list) {
            const bool dropped =
                all.closed(one.client) && !std::holds_alternative<Closed>(one.what);
            RC_ASSERT(all.in_order().contains(one) != dropped);
        }
    });
}

TEST_CASE("event: as bytes and back, in one way only") {
    holds("one way", [] {
        const Event some = event(few(), few(), anything(), few());
        auto bytes = encoded(some);
        RC_ASSERT(mailbox::event(bytes) == some);
        bytes[static_cast<std::size_t>(any(0, static_cast<int>(bytes.size()) - 1))] =
            *rc::gen::arbitrary<std::uint8_t>();
        const auto read = mailbox::event(bytes);
        if (read) RC_ASSERT(encoded(*read) == bytes);
    });
    CHECK_FALSE(mailbox::event({}).has_value());
    CHECK_FALSE(mailbox::event(encoded(event(0, 1, Seen{}))).has_value());
    CHECK_FALSE(mailbox::event(encoded(event(1, 1, Note{std::string(16385, 'a'), {}, {}}))));
}

TEST_CASE("events: what is told later has a higher counter than all that was seen") {
    Events all;
    CHECK(all.next_counter() == 1);
    all.add(event(7, 2, Seen{digest(1)}));
    CHECK(all.next_counter() == 8);
    all.add(event(9, 2, Closed{}));
    all.add(event(12, 3, Seen{digest(1)})); // dropped, and counted all the same
    CHECK(all.in_order().size() == 1);
    CHECK(all.next_counter() == 13);
}

TEST_CASE("course: versions of a plan in their order; two of one number stand both, marked") {
    const auto course = course_of(
        {event(3, 1, PlanSent{plan(), 2, digest(2)}), event(1, 1, PlanSent{plan(), 1, digest(1)}),
         event(3, 2, PlanSent{plan(), 2, digest(3)}), event(4, 2, PlanSent{plan(), 2, digest(2)})});
    REQUIRE(course.plans.size() == 3);
    CHECK(course.plans[0].told.version == 1);
    CHECK_FALSE(course.plans[0].conflict);
    CHECK(course.plans[1].conflict);
    CHECK(course.plans[2].conflict);
    CHECK(course.plans[1].told.content != course.plans[2].told.content);
}

TEST_CASE("course: a reply that three desks saw arrive is there once") {
    const ReplyArrived reply{digest(1), plan(), 1, 4, {}, {}};
    auto course = course_of({event(5, 1, reply), event(4, 2, reply), event(9, 3, reply),
                             event(10, 1, Seen{digest(1)})});
    REQUIRE(course.replies.size() == 1);
    CHECK(course.replies[0].key == Key{4, desk(2).id});
    CHECK(course.seen.contains(digest(1)));
    ReplyArrived other = reply; // a client who was played back
    other.content = digest(2);
    course = course_of({event(5, 1, reply), event(6, 1, other)});
    REQUIRE(course.replies.size() == 2);
    CHECK(course.replies[0].conflict);
    CHECK(course.replies[1].conflict);
}

TEST_CASE("course: a note that was replaced stands no more; replaced twice, both stand") {
    const auto first = event(1, 1, Note{"slower", {}, {}});
    const auto by_one = event(2, 1, Note{"much slower", {}, first.key});
    const auto by_other = event(2, 2, Note{"as before", {}, first.key});
    auto course = course_of({first, by_one});
    REQUIRE(course.notes.size() == 1);
    CHECK(course.notes[0].told.text == "much slower");
    CHECK_FALSE(course.notes[0].conflict);
    course = course_of({first, by_one, by_other});
    REQUIRE(course.notes.size() == 2);
    CHECK(course.notes[0].conflict);
    CHECK(course.notes[1].conflict);
    CHECK(course_of({first, event(2, 1, Note{"", {}, first.key})}).notes.empty());
}

TEST_CASE("course: notes that claim to replace each other hide nothing") {
    const Key one{1, desk(1).id}, other{2, desk(1).id};
    const auto course =
        course_of({event(1, 1, Note{"a", {}, other}), event(2, 1, Note{"b", {}, one})});
    REQUIRE(course.notes.size() == 1);
    CHECK(course.notes[0].told.text == "b");
    CHECK(course_of({event(1, 1, Note{"a", {}, one})}).notes.size() == 1);
}

TEST_CASE("desk: what one tells the other takes, once") {
    Desk one = desk(1), other = desk(2);
    const auto file = told(one, Note{"slower", {}, {}}, 1);
    CHECK(taken(other, file).outcome == Outcome::fresh);
    CHECK(other.events == one.events);
    File copy = file;
    copy.name = "event (conflicted copy).rolltakt";
    CHECK(taken(other, copy).outcome == Outcome::nothing_new);
    CHECK(taken(one, file).outcome == Outcome::nothing_new);
}

TEST_CASE("desk: a reply comes once, whatever file it is in") {
    Desk one = desk(1);
    const auto reply = taken(one, desks::reply(1, 3, 10));
    REQUIRE(reply.reply.has_value());
    CHECK(reply.reply->about.counter == 3);
    CHECK(bundle::same(reply.reply->about.client, client(1)));
    const auto copy = taken(one, desks::reply(1, 3, 11));
    CHECK(copy.outcome == Outcome::nothing_new);
    CHECK(copy.content == reply.content);
    CHECK(taken(one, desks::reply(1, 4, 12)).outcome == Outcome::fresh);
}

TEST_CASE("desk: what is not whole yet is looked at again") {
    Desk one = desk(1);
    const auto file = desks::reply(1, 3, 10);
    File piece = file;
    piece.bytes.resize(1000);
    CHECK(taken(one, piece).outcome == Outcome::not_whole);
    piece.bytes.resize(file.bytes.size()); // room was made, the rest comes later
    const auto refused = taken(one, piece);
    CHECK(refused.outcome == Outcome::refused);
    CHECK(refused.refusal == bundle::Refusal::damaged);
    CHECK(one.read.empty());
    CHECK(taken(one, file).outcome == Outcome::fresh);
}

TEST_CASE("desk: a client can seal to the practice but not speak as a desk") {
    Desk one = desk(1);
    const auto forged = encoded(event(5, 2, Closed{}));
    const auto other = bundle::KeyPair::fresh(chance(77));
    for (const auto& proof : {bundle::vouched(other, forged), Digest{}}) {
        const auto bytes = bundle::seal_to(
            practice().open(), bundle::Kind::event,
            {bundle::part("event", forged), bundle::part("proof", proof.bytes)}, chance(1));
        CHECK(taken(one, {"x.rolltakt", bytes.value()}).refusal == bundle::Refusal::damaged);
    }
    CHECK(one.events.in_order().empty());
}

TEST_CASE("desk: of another practice nothing opens") {
    Desk one = desk(1);
    const auto other = bundle::KeyPair::fresh(chance(77));
    const auto file = tell(one, other, client(1), Seen{}, at(), chance(1));
    Desk two = desk(2);
    CHECK(taken(two, *file).refusal == bundle::Refusal::other_key_or_damaged);
}

TEST_CASE("desk: a plan on its way out is not opened, nor is it looked at twice") {
    Desk one = desk(1);
    const auto bytes = bundle::seal_to(bundle::KeyPair::fresh(chance(5)).open(), bundle::Kind::plan,
                                       {}, chance(1));
    CHECK(taken(one, {"plan.rolltakt", bytes.value()}).outcome == Outcome::for_client);
    CHECK(one.read.contains("plan.rolltakt"));
}

TEST_CASE("desk: of a client who was closed nothing stays, nor comes back") {
    Desk one = desk(1), other = desk(2);
    const auto note = told(one, Note{"slower", {}, {}}, 1);
    const auto elsewhere = told(one, Note{"faster", {}, {}}, 2, 2);
    const auto reply = desks::reply(1, 1, 3);
    taken(one, reply);
    const auto closed = told(one, Closed{}, 4);
    CHECK(to_remove(one).size() == 2);
    CHECK(one.events.in_order().size() == 2); // the other client's, and that it was closed
    for (const auto* file : {&reply, &elsewhere, &closed, &note}) taken(other, *file);
    CHECK(other.events == one.events);
    CHECK(to_remove(other).size() == 2);
    CHECK(taken(other, desks::reply(1, 2, 9)).outcome == Outcome::nothing_new);
    CHECK(to_remove(other).size() == 3);
}

TEST_CASE("desk: a note that is too long is not told") {
    Desk one = desk(1);
    const Note note{std::string(longest_note + 1, 'a'), {}, {}};
    CHECK_FALSE(tell(one, practice(), client(1), note, at(), chance(1)).has_value());
    CHECK(one.events.in_order().empty());
}

TEST_CASE("names: say nothing of anybody, and no two are alike") {
    auto once = chance(1), again = chance(2);
    const auto one = event_name({12, desk(1).id}, once),
               other = event_name({12, desk(1).id}, again);
    CHECK(one.starts_with("event-" + bundle::text(desk(1).id) + "-12-"));
    CHECK(one != other);
    CHECK(one.find(bundle::text(client(1))) == std::string::npos);
    CHECK(file_name(bundle::Kind::plan, once).size() == 46);
    CHECK(named(one) == Named::ours);
}

TEST_CASE("names: unfinished files of other programs are passed over, foreign ones told") {
    for (const char* name :
         {".syncthing.reply-1.rolltakt.tmp", ".reply.rolltakt.~1a2b", "reply.rolltakt~",
          "reply.rolltakt.tmp", "reply.rolltakt.part", "reply.rolltakt.part-1", "~$x.rolltakt",
          ".stfolder", ".DS_Store", "reply.rolltakt.crdownload"})
        CHECK(named(name) == Named::passing);
    for (const char* name :
         {"reply (1).rolltakt", "plan.sync-conflict-20261127-081500-ABCDEFG.rolltakt",
          "event-1 (conflicted copy 2026-11-27 081500).rolltakt", "x.rolltakt"})
        CHECK(named(name) == Named::ours);
    for (const char* name : {"letter.pdf", "rolltakt", "reply.rolltakt.zip", "", "part-1"})
        CHECK(named(name) == Named::foreign);
}

TEST_CASE("simulation: three desks end alike and nothing is lost") {
    const auto tally = simulation::run(30, 1);
    CAPTURE(tally.first_trouble);
    CHECK(tally.runs == 30);
    CHECK(tally.different == 0);
    CHECK(tally.lost == 0);
    CHECK(
        (tally.in_pieces > 100 && tally.twice > 100 && tally.played_back > 0 && tally.closed > 0));
}

TEST_CASE("along: what lies beside an event comes with it, and only once") {
    Desk one = desk(1), other = desk(2);
    const auto sent = add(one, client(1), PlanSent{plan(), 1, digest(1)}, at());
    REQUIRE(sent.has_value());
    const bundle::Parts along{bundle::part("plan", "# text")};
    const auto file = file_of(one, practice(), *sent, along, chance(1));
    REQUIRE(file.has_value());
    const Taken came = taken(other, *file);
    CHECK(came.event == *sent);
    CHECK(came.along == along);
    const Taken again = taken(other, {"copy.rolltakt", file->bytes});
    CHECK(again.outcome == Outcome::nothing_new);
    CHECK_FALSE(again.event.has_value());
}

TEST_CASE("desk: an event that is put off comes again") {
    Desk one = desk(1), other = desk(2);
    const auto file = told(one, PlanSent{plan(), 1, digest(1)}, 1);
    const Taken came = taken(other, file);
    REQUIRE(came.event.has_value());
    put_off(other, file.name, *came.event);
    CHECK(other.read.empty());
    CHECK(other.events.next_counter() == 2); // what is told next is told later all the same
    CHECK(taken(other, file).event == came.event);
    CHECK(other.events == one.events);
}

TEST_CASE("kept: there and back; cut anywhere it is nothing") {
    Kept some;
    some.folder = "/srv/mailbox";
    some.desk = desk(1);
    told(some.desk, Note{"slower", {}, {}}, 1);
    some.there.insert({1, some.desk.id});
    told(some.desk, Seen{digest(1)}, 2, 2);
    told(some.desk, Closed{}, 3, 2);
    some.refused = {digest(7)};
    const auto bytes = encoded(some);
    const auto read = kept(bytes);
    REQUIRE(read.has_value());
    CHECK(read->folder == some.folder);
    CHECK(read->desk.id == some.desk.id);
    CHECK(read->desk.events == some.desk.events);
    CHECK(read->desk.events.next_counter() == 4);
    CHECK(read->desk.read == some.desk.read);
    CHECK(read->there == some.there);
    CHECK(read->refused == some.refused);
    for (std::size_t n = 0; n < bytes.size(); ++n)
        CHECK_FALSE(kept(std::span{bytes}.first(n)).has_value());
}

TEST_CASE("kept: what an older player wrote is read, and a newer one is told from damage") {
    Kept some;
    some.folder = "/srv/mailbox";
    some.desk = desk(1);
    told(some.desk, Note{"slower", {}, {}}, 1);
    auto bytes = encoded(some);
    bytes.pop_back(); // how many were refused: none
    CHECK_FALSE(kept(bytes).has_value());
    bytes.front() = 1;
    REQUIRE(kept(bytes).has_value());
    CHECK(kept(bytes)->desk.events == some.desk.events);
    CHECK_FALSE(of_newer_player(bytes));
    bytes.front() = 3;
    CHECK_FALSE(kept(bytes).has_value());
    CHECK(of_newer_player(bytes));
}

TEST_CASE("kept: another folder is read anew, and hears everything") {
    Kept some;
    name_folder(some, "/one");
    some.desk.read["event-1.rolltakt"] = std::nullopt;
    some.desk.read["reply-1.rolltakt"] = client(1);
    some.desk.read["plan-1.rolltakt"] = client(1);
    some.desk.read["plan-2.rolltakt"] = std::nullopt; // of another desk
    some.there.insert({1, {}});
    name_folder(some, "/one");
    CHECK(some.there.size() == 1);
    name_folder(some, "/two");
    CHECK(some.there.empty());
    CHECK(some.desk.read.size() == 1);
    name_folder(some, "");
    name_folder(some, "/one");
    some.desk.events.add(event(2, 1, Closed{}));
    CHECK(to_remove(some.desk) == std::vector<std::string>{"plan-1.rolltakt"});
}
