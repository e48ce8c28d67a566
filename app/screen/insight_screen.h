// Differences in the person's log: the question that is open, what is missing, and what the days
// show of it, with what stands beside it; or the choice of a question. Nothing is called a
// difference here that insight does not call so.
#pragma once
#include "insight/log.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

// What is chosen for a new question, before it is asked.
struct InsightAsking {
    std::string outcome = "quality"; // its word
    bool magnesium = false;          // planned phases instead of drawn rolling days
    bool hidden = false;             // until the end
    bool operator==(const InsightAsking&) const = default;
};

struct InsightFacts {
    const insight::Question* question = nullptr; // that is open
    insight::Looked looked;
    int questions_before = 0;
    units::Day today{};
    InsightAsking asking;
    bool asked_drop = false; // "take it back?"
    std::string notice;      // what could not be done
};

struct InsightView {
    struct Choice {
        std::string id, label;
        bool on = false;
        bool operator==(const Choice&) const = default;
    };
    // A difference on the line; places are shares of its width, 0 .. 1.
    struct Mark {
        std::string label, value;
        double at = 0.0, low = 0.0, high = 0.0;
        bool own = false; // else a control, where none is to be expected
        bool operator==(const Mark&) const = default;
    };
    struct Chart {
        std::vector<Mark> marks;
        double zero = 0.5;
        std::string lower, higher; // what either side means
        bool operator==(const Chart&) const = default;
    };
    struct Also { // exploratory
        std::string name, verdict, sentence;
        std::vector<std::string> controls = {};
        bool operator==(const Also&) const = default;
    };
    enum class Tone { open, cannot_tell, difference };

    std::string notice;
    std::vector<std::string> question; // nothing: none is open
    std::string stage, today;
    std::string ahead; // drawn rolling days
    bool can_begin = false, asked_drop = false, over = false;

    Tone tone = Tone::open;
    std::string verdict, sentence, rate; // "Cannot tell yet"
    std::vector<std::string> missing, doubts;
    std::string may_be;
    std::optional<Chart> chart;
    std::vector<std::string> shuffled; // the controls that have no interval
    std::string filled;
    std::vector<std::string> beside;
    std::vector<Also> also;
    std::string looked_at;

    bool asks = false; // the choice of a question is shown
    std::vector<Choice> outcomes, designs;
    bool hidden = false;
    bool operator==(const InsightView&) const = default;
};

InsightView view_of(const InsightFacts&); // pure
Wish draw(Ui&, const InsightView&);

} // namespace screen
