// What a practice keeps on paper of a client whose file it closes: what was sent, and what came
// back of each session. Documentation: nothing here judges.
#pragma once
#include "report/print.h"
#include "review/clients.h"
#include "routine/routine.h"

#include <span>
#include <string>
#include <vector>

namespace report {

struct ClientRecord {
    struct Note { // of the practice's own
        units::Day on{};
        std::string text;
    };
    std::string label; // whom the author calls them; empty = the id
    std::string id;
    bool practice = false;                        // of the practising person
    units::Day closed{};                          // the day of the record
    std::vector<review::SentPlan> plans;          // as they were sent
    std::vector<review::Session> sessions;        // each once, by day
    std::vector<Note> notes;                      // the first one first
    int unreadable = 0;                           // replies that are damaged and not in it
    std::span<const routine::Exercise> exercises; // for their names
    std::span<const routine::Routine> routines;
};

// What several replies tell is there once, as the last one tells it; by day.
std::vector<review::Session> once_each(std::span<const review::Reply> in_order);

tl::expected<Printed, paper::PaperError> print(const ClientRecord&, paper::Size);

} // namespace report
