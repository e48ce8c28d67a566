// The first screen: begin at once, or pick up what was cut short.
#pragma once
#include "plan/due.h"
#include "screen/status.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "store/store.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace screen {

struct HomeView {
    struct Line {
        std::string id, title, facts; // "12 min, 4 exercises"
        bool operator==(const Line&) const = default;
    };
    Line first; // the routine played last, else the starter
    std::string about;
    std::vector<std::string> claims; // statements about effects, with their labels
    std::vector<Line> others, recent;
    std::string when, said; // of `first`, where a plan has it for today; else empty
    struct Plans {
        std::vector<std::string> news;  // changed since it was looked at
        std::vector<Line> today;        // further routines that are due
        std::vector<std::string> notes; // what is not, and why
        bool operator==(const Plans&) const = default;
    };
    std::optional<Plans> plans; // in use
    Status roller;
    bool roller_ready = false, offers_without = false, starting = false;
    bool without_first = false; // no roller is found: Enter plays without one
    struct Unfinished {
        std::string id, title, detail;
        bool operator==(const Unfinished&) const = default;
    };
    std::optional<Unfinished> unfinished;
    struct Morning {
        bool noted = false;
        std::string text, button;
        std::string gap, gap_button; // a day without its night, as a wish names it; else empty
        bool operator==(const Morning&) const = default;
    };
    std::optional<Morning> morning; // nothing: there is no file to note it in
    std::string notice;             // something is wrong with files; else empty
    std::string person;             // where several use this player; else empty
    bool operator==(const HomeView&) const = default;
};

struct HomeFacts {
    std::span<const routine::Routine> routines;
    std::span<const store::SessionLine> sessions; // the last one first
    const store::Unfinished* unfinished = nullptr;
    RollerFacts roller;
    std::optional<Status> amiss = {}; // with what a roller that is ready sends
    bool starting = false;            // Enter was pressed before the roller answered
    std::string notice;
    std::string person; // where several use this player
    struct Morning {
        bool noted = false;            // this one
        std::optional<units::Day> gap; // the latest day of a week that has no night
    };
    std::optional<Morning> morning = {};
    struct Plan {                         // in use
        const plan::Plan* plan = nullptr; // null: it cannot be read any more
        std::string unreadable = {};
        plan::Due due = {};
        std::vector<std::string> news = {}; // since it was looked at, as sentences
    };
    std::vector<Plan> plans = {};
};

HomeView view_of(const HomeFacts&); // pure
Wish draw(Ui&, const HomeView&);

// "12 min, 4 exercises"
std::string facts_of(const routine::Routine&);
std::string minutes(units::Duration); // "12 min", at least 1

} // namespace screen
