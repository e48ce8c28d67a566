#include "session/note.h"

#include "routine/utf8.h"

#include <algorithm>

namespace session {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

tl::expected<Note, NoteError> note_of(std::string_view text, std::string_view tags) {
    Note note{std::string{trimmed(text)}, {}};
    const auto characters = routine::characters(note.text);
    if (!characters || !routine::characters(tags)) return tl::unexpected{NoteError::not_text};
    if (*characters > longest_note) return tl::unexpected{NoteError::note_too_long};
    while (!tags.empty()) {
        const auto comma = std::min(tags.find(','), tags.size());
        const auto tag = trimmed(tags.substr(0, comma));
        tags.remove_prefix(std::min(comma + 1, tags.size()));
        if (*routine::characters(tag) > longest_tag) return tl::unexpected{NoteError::tag_too_long};
        if (tag.empty() || std::count(note.tags.begin(), note.tags.end(), tag) > 0) continue;
        note.tags.emplace_back(tag);
    }
    if (note.tags.size() > most_tags) return tl::unexpected{NoteError::too_many_tags};
    return note;
}

std::string joined(const std::vector<std::string>& tags) {
    std::string all;
    for (const std::string& tag : tags) all += (all.empty() ? "" : ", ") + tag;
    return all;
}

} // namespace session
