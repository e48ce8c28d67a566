// Each test is a timeline: lines with their lengths, and what was begun when.
#include "sound/schedule.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

using namespace std::chrono_literals;
using sound::Line, sound::Priority, sound::Schedule, sound::Span;
using units::Duration, units::session_time, units::SessionTime;

namespace {

struct Talk {
    Schedule schedule;
    std::map<std::string, Duration> lengths;
    std::string said;
    double now = 0.0;

    void add(const std::string& id, Priority priority, Duration length,
             Duration stale_after = 10s) {
        lengths[id] = length;
        schedule.add(
            {id, {{id, id}}, priority, session_time(now), session_time(now) + stale_after});
    }
    void until(double end) {
        for (; now < end - 1e-9; now += 0.01) look();
        look();
    }
    void look() {
        const auto line = schedule.next(session_time(now), [this](const Line& l) {
            const auto found = lengths.find(l.id);
            return found == lengths.end() ? std::nullopt : std::optional{found->second};
        });
        if (line) said += std::to_string(std::lround(now * 100)) + ' ' + line->id + ", ";
    }
};

} // namespace

TEST_CASE("schedule: a free voice speaks at once") {
    Talk t;
    t.add("go", Priority::step, 1s);
    t.until(3);
    CHECK(t.said == "0 go, ");
}

TEST_CASE("schedule: nothing cuts off what is being said, not even safety; then the higher comes") {
    Talk t;
    t.add("slower", Priority::coaching, 2s);
    t.until(0.5);
    t.add("next", Priority::step, 1s);
    t.add("lost", Priority::sensor, 1s);
    t.add("stop", Priority::safety, 1s);
    t.add("half", Priority::countdown, 1s);
    t.until(12);
    CHECK(t.said == "0 slower, 225 stop, 350 lost, 475 next, 600 half, ");
}

TEST_CASE("schedule: whoever waited too long is dropped") {
    Talk t;
    t.add("long", Priority::step, 5s);
    t.until(1);
    t.add("half", Priority::countdown, 1s, 3s);
    t.add("ready", Priority::step, 1s, 10s);
    t.until(10);
    CHECK(t.said == "0 long, 525 ready, ");
}

TEST_CASE("schedule: in a pause what waits goes on waiting, and is not stale for it") {
    Talk t;
    t.add("long", Priority::step, 2s);
    t.until(1);
    t.add("how", Priority::telling, 1s, 3s);
    t.add("half", Priority::countdown, 1s, 3s);
    t.schedule.hold(session_time(t.now));
    t.add("paused", Priority::step, 1s);
    t.add("slower", Priority::coaching, 1s); // would only help
    t.schedule.hold(session_time(t.now));    // again: nothing new
    t.add("stop", Priority::safety, 1s);
    t.until(60);
    CHECK(t.said == "0 long, 225 stop, 350 paused, ");
    t.schedule.let_go(session_time(t.now));
    t.schedule.let_go(session_time(t.now));
    t.until(70);
    CHECK(t.said.ends_with("6000 half, 6125 how, 6250 slower, "));
}

TEST_CASE("schedule: what is left or forgotten in a pause does not come after it") {
    Talk t;
    t.add("how", Priority::telling, 1s);
    t.schedule.hold(session_time(0));
    t.schedule.forget(Priority::telling);
    t.lengths["old"] = 1s;
    t.schedule.add(
        {"old", {{"old", "old"}}, Priority::telling, session_time(0), session_time(9), 0, 3});
    t.schedule.stand_at(3);
    t.schedule.let_go(session_time(5));
    t.until(9);
    CHECK(t.said.empty());
}

TEST_CASE("schedule: what would run into the countdown waits, what fits goes before it") {
    Talk t;
    t.schedule.keep_clear({Span{session_time(4), session_time(7.5)}});
    t.add("long", Priority::step, 5s);
    t.add("short", Priority::countdown, 2s);
    t.until(20);
    CHECK(t.said == "0 short, 750 long, ");
}

TEST_CASE("schedule: lines of one priority keep their order, although a later one would fit") {
    Talk t;
    t.schedule.keep_clear({Span{session_time(4), session_time(7.5)}});
    t.add("first sentence", Priority::step, 5s);
    t.until(0.1);
    t.add("second sentence", Priority::step, 1s, 60s);
    t.until(20);
    CHECK(t.said == "750 first sentence, 1275 second sentence, ");
}

TEST_CASE("schedule: a line that is not ready yet is waited for; one that never will is not") {
    Talk t;
    t.schedule.add({"late", {{"late", ""}}, Priority::step, session_time(0), session_time(10)});
    t.add("half", Priority::countdown, 1s);
    t.until(1);
    CHECK(t.said == "");
    t.lengths["late"] = 1s;
    t.until(5);
    CHECK(t.said == "100 late, 225 half, ");
    Talk mute;
    mute.add("never", Priority::safety, 0s);
    mute.add("half", Priority::countdown, 1s);
    mute.until(5);
    CHECK(mute.said == "0 half, ");
}

TEST_CASE("schedule: a lower line does not begin just before a higher one is due") {
    Talk t;
    t.lengths["go"] = 1s;
    t.schedule.add({"go", {{"go", ""}}, Priority::step, session_time(0.5), session_time(9)});
    t.add("slower", Priority::coaching, 3s);
    t.until(10);
    CHECK(t.said == "50 go, 175 slower, ");
}

TEST_CASE("schedule: coaching is not repeated, neither while it waits nor soon after") {
    Talk t;
    t.add("slower", Priority::coaching, 1s);
    t.until(0.5);
    t.add("slower", Priority::coaching, 1s);
    t.until(5);
    t.add("slower", Priority::coaching, 1s);
    t.add("lighter", Priority::coaching, 1s);
    t.until(16.5);
    t.add("slower", Priority::coaching, 1s);
    t.add("slower", Priority::coaching, 1s);
    t.until(30);
    CHECK(t.said == "0 slower, 500 lighter, 1650 slower, ");
}

TEST_CASE("schedule: a line that belongs to what is over is no longer said") {
    Talk t;
    t.add("talk", Priority::step, 3s);
    t.until(1);
    t.lengths["set up"] = 1s, t.lengths["go"] = 1s;
    t.schedule.add(
        {"set up", {{"set up", ""}}, Priority::step, session_time(1), session_time(60), 0, 1});
    t.schedule.add({"go", {{"go", ""}}, Priority::step, session_time(1), session_time(60), 1, 2});
    t.schedule.stand_at(1);
    t.until(10);
    CHECK(t.said == "0 talk, 325 go, ");
}

// Whatever is due whenever, with countdowns that come up and are called off.
TEST_CASE("schedule: random sequences of cues keep the rules") {
    std::mt19937 random{11};
    const auto up_to = [&random](double most) {
        return most * static_cast<double>(random() % 10001) / 10000.0;
    };
    for (int round = 0; round < 400; ++round) {
        Schedule schedule;
        std::map<std::string, Duration> lengths;
        struct Said {
            Line line;
            SessionTime from, to;
            std::vector<Span> countdowns;
        };
        std::vector<Said> said;
        std::vector<Span> countdowns;
        int number = 0;
        for (double now = 0.0; now < 60.0; now += 0.02) {
            if (random() % 60 == 0) {
                const auto priority = static_cast<Priority>(random() % 5);
                Line line;
                line.id = priority == Priority::coaching
                              ? std::to_string(random() % 2).append(" coaching")
                              : std::to_string(number++).append(" line");
                line.parts = {{line.id, line.id}};
                line.priority = priority;
                line.due = session_time(now);
                line.stale = session_time(now + up_to(15.0));
                if (random() % 10 != 0) lengths.emplace(line.id, units::duration_of(up_to(6.0)));
                schedule.add(std::move(line));
            }
            if (random() % 200 == 0) {
                countdowns.clear();
                const double at = now + up_to(12.0);
                if (random() % 3 != 0) countdowns = {{session_time(at), session_time(at + 3.5)}};
                schedule.keep_clear(countdowns);
            }
            const auto waiting = schedule.waiting();
            const auto line = schedule.next(session_time(now), [&](const Line& l) {
                const auto found = lengths.find(l.id);
                return found == lengths.end() ? std::optional<Duration>{Duration{}}
                                              : std::optional{found->second};
            });
            if (!line) continue;
            const SessionTime from = session_time(now);
            said.push_back({*line, from, from + lengths.at(line->id), countdowns});
            CHECK(schedule.free_at() == said.back().to);
            // None of a higher priority could have spoken instead.
            for (const Line& other : waiting) {
                if (other.priority <= line->priority || other.stale < from) continue;
                const auto found = lengths.find(other.id);
                if (found == lengths.end() || found->second <= Duration::zero()) continue;
                bool clear = true;
                for (const Span& c : countdowns)
                    clear &= from >= c.to || from + found->second + 250ms <= c.from;
                // It may wait only for one of its own priority that was due before.
                bool behind = false;
                for (const Line& first : waiting)
                    behind |= first.priority == other.priority && first.due <= other.due &&
                              first.id != other.id;
                CHECK((!clear || behind));
            }
        }
        std::map<std::string, SessionTime> coached;
        for (std::size_t i = 0; i < said.size(); ++i) {
            const Said& s = said[i];
            if (i > 0) CHECK(s.from >= said[i - 1].to + 250ms); // never two at once
            CHECK(s.from <= s.line.stale);
            CHECK(s.from >= s.line.due);
            for (const Span& c : s.countdowns) CHECK((s.to <= c.from || s.from >= c.to));
            if (s.line.priority != Priority::coaching) continue;
            if (const auto last = coached.find(s.line.id); last != coached.end())
                CHECK(s.line.due >= last->second + 15s);
            coached[s.line.id] = s.to;
        }
    }
}
