// Force and pace over the steps of a reply: made of samples, there and back, and what is refused.
#include "review/clients.h"
#include "review/mail.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <unistd.h>

using namespace review;
using history::Quantity, history::Sample;
namespace fs = std::filesystem;

namespace {

constexpr units::Day first{std::chrono::year{2026} / 11 / 2};

Step a_step(double seconds, bool measured = true) {
    Step step;
    step.exercise = "calf";
    step.side = "left";
    step.seconds = seconds;
    step.measured = measured;
    return step;
}

// Of three steps the second one was not measured.
Reply a_reply() {
    Reply reply;
    reply.from = first;
    reply.until = first + std::chrono::days{13};
    Session s;
    s.id = "0f8fad5b";
    s.day = first + std::chrono::days{1};
    s.routine = "calves";
    s.measured = s.usable = true;
    s.seconds = 70.0;
    s.steps = {a_step(3.2), a_step(30.0, false), a_step(2.0)};
    reply.sessions.push_back(s);
    StepTrace trace;
    trace.force_band = Band{80.0, 140.5};
    trace.pace_band = Band{3.2, 4.8};
    trace.points = {{ForceTold{90, 101, 117}, {}},
                    {ForceTold{0, 4, 9}, 3.87},
                    {{}, 4.1},
                    {ForceTold{120, 120, 120}, 4.0}};
    StepTrace last;
    last.points = {{ForceTold{1, 2, 3}, {}}, {{}, {}}};
    reply.traces = {{s.id, {trace, {}, last}}};
    return reply;
}

std::string with(std::string text, const std::string& part, const std::string& other) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), other);
}

ReplyError refused(const std::string& text, const Reply& of = a_reply()) {
    const auto read = traces_of(text, of);
    CAPTURE(text);
    REQUIRE_FALSE(read);
    return read.error();
}

Sample force(int ms, double newtons) {
    return history::sample(Quantity::force, units::session_time(ms / 1000.0), newtons);
}
Sample pace(int ms, double seconds) {
    return history::sample(Quantity::pace, units::session_time(ms / 1000.0), seconds);
}

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-review-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }

GotReply got(std::uint64_t counter) {
    GotReply one;
    one.content = bundle::new_id<bundle::Digest>(chance(100 + counter));
    one.counter = counter;
    one.from = a_reply().from, one.until = a_reply().until;
    return one;
}

struct Kept {
    Folder folder;
    store::Result<Clients> clients = Clients::open(folder.path);
    Client client;
    Kept() {
        REQUIRE(clients);
        client.id = new_client_id(chance(1));
        client.known_as = bundle::new_id<bundle::ClientId>(chance(2));
        client.plans.push_back({bundle::new_id<bundle::PlanId>(chance(3)), "k17", 1, "# text\n"});
        REQUIRE(clients->keep(client));
    }
    void take(std::uint64_t counter, const Reply& reply) {
        const auto key = bundle::KeyPair::fresh(chance(counter)).open();
        REQUIRE(clients->take(client, got(counter), reply, key).value());
    }
    fs::path file(std::uint64_t counter) const {
        return folder.path / client.id / ("traces-" + bundle::text(got(counter).content) + ".json");
    }
    fs::path reply_file(std::uint64_t counter) const {
        return folder.path / client.id / ("reply-" + bundle::text(got(counter).content) + ".json");
    }
    store::Result<Traces> traces(std::uint64_t counter) const {
        return clients->traces(client, got(counter), clients->reply(client, got(counter)).value());
    }
};

} // namespace

TEST_CASE("traces: there and back the same, and the reply's own text knows nothing of them") {
    const auto reply = a_reply();
    const auto read = traces_of(text_of(reply.traces), reply);
    REQUIRE(read);
    CHECK(*read == reply.traces);
    const auto bare = reply_of(text_of(reply));
    REQUIRE(bare);
    CHECK(bare->traces.empty());
    CHECK(bare->sessions == reply.sessions);
    CHECK(text_of(reply).find("trace") == std::string::npos);
}

TEST_CASE("traces: of each second the least, the mean and the greatest, and the last pace told") {
    const std::vector<Sample> forces{force(900, 500.0),  force(1000, 100.0), force(1400, 130.0),
                                     force(1999, 40.0),  force(2000, -3.0),  force(4100, 60.0),
                                     force(4199, 62.08), force(4200, 900.0)};
    const std::vector<Sample> paces{pace(999, 9.0), pace(1500, 3.0), pace(1900, 3.456),
                                    pace(2500, 0.0)};
    const auto points = points_of(forces, paces, 1000, 3.2, 1);
    REQUIRE(points.size() == 4); // the last one is of a fifth of a second
    CHECK(points[0].force == ForceTold{40, 90, 130});
    CHECK(points[0].seconds_per_stroke == 3.46);
    CHECK(points[1].force == ForceTold{0, 0, 0}); // nobody presses upwards
    CHECK_FALSE(points[1].seconds_per_stroke);
    CHECK_FALSE(points[2].force); // a gap
    CHECK(points[3].force == ForceTold{60, 61, 62});
    CHECK(points_of(forces, paces, 1000, 3.2, 2).size() == 2);
    CHECK(points_of(forces, paces, 5000, 60.0, 1).empty()); // nothing lies in it
    CHECK(points_of({}, {}, 0, 0.0, 1).empty());
}

TEST_CASE("traces: a point is a second unless they were too many") {
    CHECK(seconds_a_point(156 * 900.0, 156 * 12) == 1); // a year
    CHECK(seconds_a_point(0.0, 0) == 1);
    CHECK(seconds_a_point(most_points * 1.5, 5000) == 2);
    const double each_s = 500.5, steps = 4000.0;
    const int every_s = seconds_a_point(each_s * steps, 4000);
    CHECK(std::ceil(each_s / every_s) * steps <= most_points);
}

TEST_CASE("traces: a year of three sessions a week is read, and so is as much as there may be") {
    auto reply = a_reply();
    const auto session = reply.sessions.front();
    reply.sessions.clear();
    reply.traces.clear();
    StepTrace trace;
    const TracePoint point{ForceTold{1000, 1100, 1200}, 13.87};
    trace.points.assign(75, point);
    for (int i = 0; i < 156; ++i) {
        auto& one = reply.sessions.emplace_back(session);
        one.id = std::to_string(i);
        one.steps.assign(12, a_step(75.0));
        reply.traces.push_back({one.id, std::vector<StepTrace>(12, trace)});
    }
    auto text = text_of(reply.traces);
    CHECK(text.size() < 4'000'000);
    CHECK(traces_of(text, reply));
    trace.points.assign(most_points / (156 * 12) + 1, point);
    for (auto& one : reply.sessions) one.steps.assign(12, a_step(1000.0));
    for (auto& one : reply.traces) one.steps.assign(12, trace);
    text = text_of(reply.traces);
    CHECK(text.size() <= longest_traces);
    CHECK(refused(text, reply) == ReplyError::wrong); // one in each step more
    reply.traces.resize(155);
    CHECK(traces_of(text_of(reply.traces), reply));
}

TEST_CASE("traces: anything else is refused as a whole") {
    const auto good = text_of(a_reply().traces);
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_FALSE(traces_of(good.substr(0, size), a_reply()));
    for (const auto& [part, other] : std::initializer_list<std::pair<const char*, const char*>>{
             {"[90,0,null,120]", "[90,0,null,121]"}, // the least above the mean
             {"[117,9,null,120]", "[100,9,null,120]"},
             {"[90,0,null,120]", "[90,0,null]"},
             {"[90,0,null,120]", "[90,0,null,120,1]"},
             {"[90,0,null,120]", "[90,0,3,120]"}, // one of three
             {"[90,0,null,120]", "[90,-1,null,120]"},
             {"[90,0,null,120]", "[90,0.5,null,120]"},
             {"[90,0,null,120]", "[90,NaN,null,120]"},
             {"[90,0,null,120]", "null"},
             {"117", "117000"},
             {"117", "18446744073709551615"},
             {"3.87", "-3.87"},
             {"3.87", "0"},
             {"3.87", "1e999"},
             {"3.87", "NaN"},
             {"3.87", "4000"},
             {"3.87", "\"3.87\""},
             {"[80.0,140.5]", "[140.5,80.0]"},
             {"[80.0,140.5]", "[80.0]"},
             {"[80.0,140.5]", "[-80.0,140.5]"},
             {"\"every_s\":1", "\"every_s\":0"},
             {"\"every_s\":1", "\"every_s\":2"}, // the last one lies after the step's end
             {"\"least_n\"", "\"least\""},
             {",null,{", ",{},{"},
             {"0f8fad5b", "0f8fad5c"}, // of no session
             {"rolltakt-traces-1", "rolltakt-traces"}})
        CHECK(refused(with(good, part, other)) == ReplyError::wrong);
    CHECK(refused(with(good, "rolltakt-traces-1", "rolltakt-traces-2")) == ReplyError::newer);
    CHECK(refused("null") == ReplyError::wrong);
    CHECK(refused(std::string(100000, '[')) == ReplyError::wrong);
    CHECK(refused(std::string(longest_traces + 1, ' ')) == ReplyError::wrong);

    auto other = a_reply();
    other.traces[0].steps[1] = other.traces[0].steps[0]; // of what was not measured
    CHECK(refused(text_of(other.traces)) == ReplyError::wrong);
    other = a_reply();
    other.traces[0].steps.pop_back();
    CHECK(refused(text_of(other.traces)) == ReplyError::wrong);
    other = a_reply();
    other.traces.push_back(other.traces[0]); // twice
    CHECK(refused(text_of(other.traces)) == ReplyError::wrong);
    other = a_reply();
    other.traces[0].steps[2].points.resize(4); // after its end
    CHECK(refused(text_of(other.traces)) == ReplyError::wrong);
}

TEST_CASE("traces: what the client left out goes along in no text, and is believed from none") {
    for (const LeftOut& left : {LeftOut{true, false, false}, LeftOut{false, false, false, true}}) {
        auto reply = a_reply();
        const auto text = text_of(reply.traces);
        leave_out(reply, left);
        CHECK(reply.traces.empty());
        CHECK(refused(text, reply) == ReplyError::wrong);
        const auto read = reply_of(text_of(reply));
        REQUIRE(read);
        CHECK(read->left_out == left);
        CHECK(read->sessions.at(0).left_out == left);
    }
    // Earlier players know three words and refuse a fourth.
    auto reply = a_reply();
    leave_out(reply, {false, false, true, true});
    CHECK(text_of(reply).find("\"left_out\":[\"pain\"]") != std::string::npos);
    CHECK_FALSE(
        reply_of(with(text_of(reply), "\"traces_left_out\":true", "\"traces_left_out\":1")));
}

TEST_CASE("traces: of one session in two replies they are told if either of them tells") {
    const auto session = a_reply().sessions.at(0);
    const auto with_left = [&](const LeftOut& left) {
        Reply reply = a_reply();
        leave_out(reply, left);
        return reply.sessions.at(0);
    };
    const LeftOut none{false, false, false, true}, bare{true, false, false};
    CHECK(joined(with_left(none), session).left_out == LeftOut{});
    CHECK(joined(session, with_left(none)).left_out == LeftOut{});
    CHECK(joined(with_left(bare), with_left(none)).left_out == none);
    CHECK(tells_more(session, with_left(none)));
    CHECK_FALSE(tells_more(with_left(none), session));
    CHECK_FALSE(tells_more(with_left(bare), with_left(none)));
}

TEST_CASE("traces: kept beside the reply they came with, and the latest that tells is found") {
    Kept kept;
    auto bare = a_reply();
    bare.traces.clear();
    const auto whole = a_reply();
    auto later = a_reply();
    later.traces[0].steps[0].points[0].force = ForceTold{1, 1, 1};
    kept.take(1, whole);
    kept.take(2, later);
    kept.take(3, bare);
    CHECK(fs::exists(kept.file(1)));
    CHECK_FALSE(fs::exists(kept.file(3)));
    CHECK(fs::status(kept.file(1)).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(kept.clients->reply(kept.client, got(1)).value() == bare); // rows do without them
    CHECK(kept.traces(1).value() == whole.traces);
    CHECK(kept.traces(3).value().empty());
    const auto& session = whole.sessions.at(0);
    const auto found = [&] { return told_over_time(*kept.clients, kept.client, session); };
    REQUIRE(found());
    CHECK(found().value() == later.traces[0]);
    std::ofstream{kept.file(2)} << "{";
    CHECK(kept.traces(2).error() == store::StoreError::damaged);
    REQUIRE_FALSE(found()); // an older one may tell something else
    CHECK(found().error() == store::StoreError::damaged);
    fs::remove(kept.file(2));
    REQUIRE(found());
    CHECK(found().value() == whole.traces[0]); // the one before it
    auto other = a_reply();                    // of the same days, without this session
    other.sessions[0].id = other.traces[0].id = "1a2b3c4d";
    kept.take(4, other);
    std::ofstream{kept.file(4)} << "{";
    REQUIRE(found());
    CHECK(found().value() == whole.traces[0]);
    fs::remove(kept.file(1));
    REQUIRE(found());
    CHECK_FALSE(found().value());
    std::ofstream{kept.reply_file(4)} << "{"; // whether it had it nobody can tell
    REQUIRE_FALSE(found());
    CHECK(found().error() == store::StoreError::damaged);
    REQUIRE(kept.clients->remove(kept.client.id));
    CHECK_FALSE(fs::exists(kept.folder.path / kept.client.id));
}

TEST_CASE("traces: a sealed reply is taken with them, or as a whole not at all") {
    const auto reply = a_reply();
    const bundle::ReplyAbout about{bundle::new_id<bundle::ClientId>(chance(2)),
                                   bundle::new_id<bundle::PlanId>(chance(3)),
                                   1,
                                   1,
                                   reply.from,
                                   reply.until,
                                   bundle::KeyPair::fresh(chance(4)).open()};
    const auto told = bundle::part("reply", text_of(reply));
    const auto traces = [](const std::string& text) { return bundle::part("traces", text); };
    const auto text = text_of(reply.traces);
    REQUIRE(reply_in(about, {told, traces(text)}));
    CHECK(reply_in(about, {told, traces(text)}).value() == reply);
    CHECK(reply_in(about, {told}).value().traces.empty()); // of an earlier player
    for (const auto& parts :
         {bundle::Parts{told, traces(with(text, "3.87", "-3.87"))}, bundle::Parts{told, traces("")},
          bundle::Parts{told, traces(text), traces(text)}})
        CHECK(reply_in(about, parts).error() == bundle::Refusal::damaged);
    CHECK(reply_in(about, {told, traces(with(text, "traces-1", "traces-2"))}).error() ==
          bundle::Refusal::newer);
}
