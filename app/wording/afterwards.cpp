// After a session: what is like the last time, why something is not compared, and notes. More force
// is neither better nor worse.
#include "wording/wording.h"

namespace wording {
namespace {

using session::NotCompared, session::Than;

std::string of_this_session(NotCompared why) {
    switch (why) {
    case NotCompared::left_early: return tr("Not compared: left early.");
    case NotCompared::simulated: return tr("Not compared: this session is simulated or replayed.");
    case NotCompared::not_measured: return tr("Not compared: not measured.");
    case NotCompared::bad_signal:
        return tr("Not compared: the signal of this session was too poor.");
    default: return {};
    }
}

std::string of_the_last_time(NotCompared why) {
    switch (why) {
    case NotCompared::first_time: return tr("Nothing to compare with yet.");
    case NotCompared::simulated:
        return tr("Not compared: the last time was simulated or replayed.");
    case NotCompared::not_measured: return tr("Not compared: the last time was not measured.");
    case NotCompared::bad_signal:
        return tr("Not compared: the signal of the last time was too poor.");
    case NotCompared::other_build:
        return tr("Not compared: the last time the roller was of another build.");
    case NotCompared::other_roller: return tr("Not compared: the last time on another roller.");
    case NotCompared::other_tool: return tr("Not compared: the last time with another tool.");
    case NotCompared::other_calibration:
        return tr("Not compared: the last time the roller was calibrated differently.");
    default: return {};
    }
}

std::string pace(Than than) {
    switch (than) {
    case Than::less: return tr("faster");
    case Than::about_the_same: return {};
    case Than::more: return tr("slower");
    }
    return {};
}

} // namespace

std::string not_compared(const session::Comparison& made) {
    return made.this_session ? of_this_session(made.why) : of_the_last_time(made.why);
}

std::string none_compared(std::span<const session::Comparison> all) {
    const session::Comparison* first = nullptr;
    for (const session::Comparison& made : all) {
        if (made.last) return {};
        const bool of_the_step = made.this_session && (made.why == NotCompared::left_early ||
                                                       made.why == NotCompared::not_measured);
        if (of_the_step) continue;
        if (first != nullptr &&
            (first->why != made.why || first->this_session != made.this_session))
            return {};
        first = &made;
    }
    return first != nullptr ? not_compared(*first) : "";
}

std::string changes(const session::Comparison& made) {
    std::string words = made.seconds_per_stroke ? pace(*made.seconds_per_stroke) : "";
    if (!made.variation || *made.variation == Than::about_the_same) return words;
    if (!words.empty()) words += ", ";
    return words + (*made.variation == Than::less ? tr("steadier") : tr("less steady"));
}

std::string line(const session::Note& note) {
    if (note.tags.empty()) return note.text;
    return '[' + session::joined(note.tags) + ']' + (note.text.empty() ? "" : " " + note.text);
}

std::string sentence(session::NoteError error) {
    using session::NoteError;
    switch (error) {
    case NoteError::not_text:
        return tr("A note and its tags are one line of text, without control characters.");
    case NoteError::note_too_long:
        return filled(tr("The note is too long; it may have {n} characters."),
                      {{"n", std::to_string(session::longest_note)}});
    case NoteError::tag_too_long:
        return filled(tr("A tag is too long; it may have {n} characters."),
                      {{"n", std::to_string(session::longest_tag)}});
    case NoteError::too_many_tags:
        return filled(tr("There are too many tags; {n} are allowed."),
                      {{"n", std::to_string(session::most_tags)}});
    }
    return {};
}

} // namespace wording
