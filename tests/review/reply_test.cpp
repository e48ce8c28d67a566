#include "review/reply.h"

#include <doctest/doctest.h>

using namespace review;

namespace {

constexpr units::Day first{std::chrono::year{2026} / 11 / 2};

Reply a_reply() {
    Reply reply;
    reply.from = first;
    reply.until = first + std::chrono::days{13};
    Session s;
    s.id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    s.day = first + std::chrono::days{1};
    s.routine = "calves";
    s.measured = s.usable = true;
    s.seconds = 612.5;
    s.before = 4;
    s.ended_by = "time";
    s.pain.push_back({"calf", 6, false});
    Step step;
    step.exercise = "calf";
    step.side = "left";
    step.seconds = 60.0;
    step.measured = true;
    step.strokes = 15;
    step.seconds_per_stroke = 3.75;
    step.over_mark = 2;
    s.steps.push_back(step);
    reply.sessions.push_back(s);
    return reply;
}

std::string with(std::string text, const std::string& part, const std::string& other) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), other);
}

ReplyError refused(const std::string& text) {
    const auto read = reply_of(text);
    CAPTURE(text);
    REQUIRE_FALSE(read);
    return read.error();
}

} // namespace

TEST_CASE("reply: there and back the same") {
    const auto read = reply_of(text_of(a_reply()));
    REQUIRE(read);
    CHECK(*read == a_reply());
}

TEST_CASE("reply: an earlier player tells nothing of the comfort mark") {
    auto reply = a_reply();
    const auto read = reply_of(with(text_of(reply), ",\"over_mark\":2", ""));
    REQUIRE(read);
    reply.sessions[0].steps[0].over_mark.reset();
    CHECK(*read == reply);
    CHECK(*reply_of(text_of(reply)) == reply); // nor where there was none
    CHECK(refused(with(text_of(a_reply()), "\"over_mark\":2", "\"over_mark\":-2")) ==
          ReplyError::wrong);
}

TEST_CASE("reply: no hour, no name, no note has a place in it") {
    const auto text = text_of(a_reply());
    for (const char* word : {"name", "note", "started", "person", "T1", "serial"})
        CHECK(text.find(word) == std::string::npos);
}

TEST_CASE("reply: anything else is refused as a whole") {
    const auto good = text_of(a_reply());
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_FALSE(reply_of(good.substr(0, size)));
    for (const auto& [part, other] : std::initializer_list<std::pair<const char*, const char*>>{
             {"612.5", "-1"},
             {"612.5", "1e999"},
             {"612.5", "\"612\""},
             {"\"strokes\":15", "\"strokes\":-15"},
             {"\"strokes\":15", "\"strokes\":1.5"},
             {"\"strokes\":15", "\"strokes\":18446744073709551615"},
             {"\"discomfort_before\":4", "\"discomfort_before\":11"},
             {"\"calves\"", "\"cal\\u001bves\""},
             {"2026-11-03", "2026-11-31"},
             {"2026-11-03", "2026-12-03"}, // not within the days of the reply
             {"\"steps\":[", "\"stops\":["},
             {"\"practice\":false", "\"practice\":null"},
             {"\"pain\":[", "\"pain\":[[[[[[[[[["},
             {"rolltakt-reply-1", "rolltakt"}})
        CHECK(refused(with(good, part, other)) == ReplyError::wrong);
    CHECK(refused(std::string(100000, '[')) == ReplyError::wrong);
    CHECK(refused("null") == ReplyError::wrong);
}

TEST_CASE("reply: of a later player it is called newer") {
    CHECK(refused(with(text_of(a_reply()), "rolltakt-reply-1", "rolltakt-reply-2")) ==
          ReplyError::newer);
}

TEST_CASE("reply: what the client left out is absent, and named") {
    auto reply = a_reply();
    reply.sessions.at(0).usable = true;
    review::leave_out(reply, {true, true, true});
    CHECK_FALSE(reply.sessions.at(0).usable); // nor how good the signal was
    const auto text = text_of(reply);
    const auto read = reply_of(text);
    REQUIRE(read);
    CHECK(*read == reply);
    CHECK(read->left_out == review::LeftOut{true, true, true});
    for (const auto& session : read->sessions) {
        CHECK_FALSE(session.before);
        CHECK_FALSE(session.after);
        CHECK(session.pain.empty());
        CHECK_FALSE(session.measured);
        for (const auto& step : session.steps) CHECK_FALSE(step.mean_force_n);
    }
    CHECK(text_of(a_reply()).find("left_out") == std::string::npos); // as earlier players wrote it
    CHECK(refused(with(text, "\"pain\"]", "\"pains\"]")) == ReplyError::wrong);
}

TEST_CASE("reply: of each session stands what its reply leaves out, and no more is believed") {
    auto reply = a_reply();
    review::leave_out(reply, {false, true, false});
    const auto text = text_of(reply);
    const auto read = reply_of(text);
    REQUIRE(read);
    CHECK(read->sessions.at(0).left_out == review::LeftOut{false, true, false});
    const auto other =
        reply_of(with(text, "\"discomfort_before\":null", "\"discomfort_before\":4"));
    REQUIRE(other);
    CHECK_FALSE(other->sessions.at(0).before);
    const auto whole = reply_of(text_of(a_reply()));
    REQUIRE(whole);
    for (const auto& session : whole->sessions) CHECK(session.left_out == review::LeftOut{});
}

TEST_CASE("reply: of one session in two replies holds what either of them tells") {
    auto earlier = a_reply(), later = a_reply();
    later.sessions[0].before = 6;
    later.sessions[0].seconds = 700.0;
    review::leave_out(earlier, {false, true, false});
    review::leave_out(later, {true, false, true});
    const auto all = review::joined(later.sessions[0], earlier.sessions[0]);
    CHECK(all.left_out == review::LeftOut{});
    CHECK(all.before == 6);
    CHECK(all.seconds == 700.0);
    CHECK(all.measured);
    CHECK(all.usable);
    CHECK(all.steps == a_reply().sessions[0].steps);
    CHECK(all.pain == a_reply().sessions[0].pain);
    CHECK(all.ended_by == "time");
    review::leave_out(earlier, {true, true, true});
    CHECK(review::joined(later.sessions[0], earlier.sessions[0]).left_out ==
          review::LeftOut{true, false, true});
}

TEST_CASE("reply: what can be left out has a word each") {
    review::LeftOut left;
    CHECK(review::add(left, "pain"));
    CHECK(review::add(left, "measured"));
    CHECK_FALSE(review::add(left, "force"));
    CHECK(left == review::LeftOut{true, false, true});
    CHECK(review::words(left) == std::vector<std::string_view>{"measured", "pain"});
    CHECK(review::tells_traces({}));
    CHECK(review::add(left, "traces"));
    CHECK(left.traces);
    CHECK_FALSE(review::tells_traces({false, false, false, true}));
    CHECK_FALSE(review::tells_traces({true, false, false}));
}
