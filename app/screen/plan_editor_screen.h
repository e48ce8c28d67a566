// The editor of one plan: what it is, its exercises, its rules, its way to the client, its text.
#pragma once
#include "plan/draft.h"
#include "screen/form.h"
#include "screen/recording.h"

#include <optional>
#include <span>

namespace screen {

enum class PlanPage { plan, exercises, add, rules, hand_over, text };

struct PlanRule {              // that is to be added
    std::string exercise = {}; // "" = all of the routine
    std::string weeks = "2", discomfort = "3", up_to = {}, by = "0.5";
};

struct PlanHandOver {
    bool client_answers = false; // sealed to their key: no passphrase
    bool mailbox = false;        // one is named
    bool letter = false;         // paper
    bool replace = false;        // an older file is written anew
    std::string print_file, sheet_file, seal_file;
};

struct PlanTyped { // a line of the text that is not left yet, and what is wrong with it
    int line = 1;
    std::vector<routine::FileError> errors = {};
};

struct PlanEditorFacts {
    const plan::Plan* plan = nullptr; // nothing: its text has mistakes
    std::string_view text = {};
    std::vector<routine::FileError> errors = {};
    std::optional<PlanTyped> typed = {};
    bool can_undo = false, can_redo = false;
    std::span<const routine::Exercise> exercises = {}; // of the catalogue
    std::span<const routine::Routine> routines = {};
    PlanPage page = PlanPage::plan;
    std::size_t routine = 0, exercise = 0; // that are open
    bool begins_own = false;               // what is added begins a routine of the plan's own
    std::optional<figure::Drawing> figure = {};
    PlanRule rule = {};
    PlanHandOver hand_over = {};
    RecordingFacts recording = {};
    std::map<std::string, std::string> refused = {}; // by the box
    std::string said = {}, trouble = {};
    bool under_way = false; // something goes on that takes a while
    std::string waits = {}; // since when nothing comes of it
};

PlanEditorFacts facts_of(const plan::Draft&, const routine::Library&); // which outlive them
FormView view_of(const PlanEditorFacts&);                              // pure

// Why a value cannot be so, in words.
std::string plan_refusal(const routine::FileError&);
std::string no_number(const std::string& typed);
std::string plain_number(double); // as it is typed: "6", "6.5"

} // namespace screen
