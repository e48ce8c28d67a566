// After a session: what is like the last time, and the person's note.
#pragma once
#include "terminal/desk.h"
#include "terminal/document.h"

namespace terminal {

Json document(const std::vector<session::Comparison>&, const session::Record&); // a list

// Of a step, under its line; nothing where the line itself says why.
void say_comparison(Desk&, const session::StepRecord&, const session::Comparison&);

struct NoteOptions {
    std::string id;
    std::optional<std::string> text, tags; // what is not told stays
};
Outcome keep_note(Desk&, const NoteOptions&);

} // namespace terminal
