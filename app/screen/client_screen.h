// One client of the review: plan against done, weeks, sessions, notes; the answer that goes out;
// and the end of the record.
#pragma once
#include "mailbox/course.h"
#include "plan/changes.h"
#include "review/done.h"
#include "screen/chart.h"
#include "screen/recording.h"
#include "screen/review_screen.h"

#include <map>

namespace screen {

enum class ClientPart { steps, weeks, sessions, notes };

struct ClientRead { // of the desk's files
    review::Client client;
    review::Row row;
    std::optional<plan::Plan> plan;        // that is to be answered; nothing: cannot be read
    std::vector<review::Session> sessions; // each once, by day
    std::vector<review::RoutineDone> done; // of `plan`
    struct Earlier {
        plan::Plan plan;
        std::vector<review::RoutineDone> done;
    };
    std::vector<Earlier> earlier; // versions that what is looked at answers, where it is not `plan`
    std::vector<review::WeekDone> weeks;
    std::vector<mailbox::Entry<mailbox::Note>> notes;
    struct Seen {
        units::WallTime at{};
        review::Day from{}, until{};
    };
    std::vector<Seen> seen; // the latest first
    // Of two plans of one version: what the other one has otherwise; and whether it can be read.
    std::vector<std::vector<plan::Change>> conflicts;
    int unreadable_conflicts = 0;
};

struct ClientFacts {
    const ClientRead* read = nullptr;
    ClientPart part = ClientPart::steps;
    std::span<const routine::Exercise> exercises = {};
    std::span<const routine::Routine> routines = {};
    std::string said = {}, trouble = {};
};

struct ClientTyping {
    std::string note, file; // of an export
};

struct ClientView {
    struct Tab {
        std::string id, label;
        bool on = false;
        bool operator==(const Tab&) const = default;
    };
    struct Step {
        std::string name, done, pace, bands, force, why;
        bool operator==(const Step&) const = default;
    };
    struct Routine {
        std::string title, facts;
        std::vector<Step> steps;
        bool operator==(const Routine&) const = default;
    };
    struct Session {
        std::string title, facts, told;
        std::vector<Chart> steps = {}; // pace and bands, of the latest ones
        std::string trace = {};        // the button to force and pace over time, or empty
        bool operator==(const Session&) const = default;
    };
    struct Note {
        std::string id, when, text;
        bool operator==(const Note&) const = default;
    };
    std::string id, name;
    std::vector<std::string> facts, conflict;
    std::vector<Tab> parts;
    ClientPart part{};
    std::vector<Routine> routines;
    std::vector<Chart> charts;
    std::vector<std::string> weeks; // the same as text
    std::vector<Session> sessions;
    std::vector<Note> notes;
    std::vector<std::string> seen;
    std::string missing; // of the part
    bool can_answer = false, fresh = false;
    std::string said, trouble;
    bool operator==(const ClientView&) const = default;
};

// Of each step: the pace beside the set one, and the shares in the bands. None where nothing of
// that was told.
std::vector<Chart> charts_of(const review::Session&);
// As the client's page names them.
std::string session_title(const ClientFacts&, const review::Session&);
std::string step_name(const ClientFacts&, const review::Step&);
std::string take_back(const mailbox::Key&); // a note: its button, and what is wished then
ClientView view_of(const ClientFacts&);     // pure
Wish draw(Ui&, const ClientView&, ClientTyping&);

// --- the answer

struct AnswerFacts {
    std::string client; // what they are called
    const plan::Plan *holds = nullptr, *next = nullptr;
    bool weekdays_go = false; // some were fixed and are not any more
    bool mailbox = false, needs_passphrase = false;
    bool sending = false;
    // The desk's own text of that plan is another one than was sent.
    bool own_differs = false;
    int own_version = 0;
    std::string waits = {}, trouble = {};
    RecordingFacts recording = {};
};

struct AnswerTyping {
    std::string said, file, passphrase, voice;
};

struct AnswerView {
    struct Exercise {
        std::string id, name, sets, pace; // id: "0:calf"
        bool more = false, fewer = false, slower = false, faster = false;
        bool operator==(const Exercise&) const = default;
    };
    struct Routine {
        std::string id, title, days;
        bool more = false, fewer = false;
        std::vector<Exercise> exercises;
        bool operator==(const Routine&) const = default;
    };
    std::string title;
    std::vector<Routine> routines;
    std::vector<std::string> changes, notes;
    bool mailbox = false, needs_passphrase = false, sending = false, asks_own = false;
    std::string own;                 // the question
    std::vector<FormItem> recording; // of the sentence
    std::string waits, trouble;
    bool operator==(const AnswerView&) const = default;
};

AnswerView view_of(const AnswerFacts&); // pure
Wish draw(Ui&, const AnswerView&, AnswerTyping&);

// --- the end

struct CloseTyping {
    std::string file;
};

struct CloseView {
    std::string title;
    bool asked = false;             // once; the second press does it
    std::vector<std::string> plans; // of this desk that go, too
    std::string waits, trouble;
    bool writing = false;
    bool operator==(const CloseView&) const = default;
};

Wish draw(Ui&, const CloseView&, CloseTyping&);

} // namespace screen
