#include "session/note.h"

#include "routine/utf8.h"

#include <algorithm>
#include <optional>

namespace session {

namespace {

// C0, DEL and C1 (of Latin 1), line and paragraph separator, and the marks that turn the direction
// of what follows (Unicode 15, UAX 9: embeddings, overrides, isolates).
bool is_control(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
    if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
    if (character.size() != 3 || byte(0) != 0xE2) return false;
    return (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
           (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

// Its characters; nothing where it cannot be shown as it is.
std::optional<std::size_t> length(std::string_view text) {
    std::size_t characters = 0;
    while (!text.empty()) {
        const auto bytes = routine::utf8_length(text);
        if (!bytes || is_control(text.substr(0, *bytes))) return std::nullopt;
        text.remove_prefix(*bytes);
        ++characters;
    }
    return characters;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

tl::expected<Note, NoteError> note_of(std::string_view text, std::string_view tags) {
    Note note{std::string{trimmed(text)}, {}};
    const auto characters = length(note.text);
    if (!characters || !length(tags)) return tl::unexpected{NoteError::not_text};
    if (*characters > longest_note) return tl::unexpected{NoteError::note_too_long};
    while (!tags.empty()) {
        const auto comma = std::min(tags.find(','), tags.size());
        const auto tag = trimmed(tags.substr(0, comma));
        tags.remove_prefix(std::min(comma + 1, tags.size()));
        if (*length(tag) > longest_tag) return tl::unexpected{NoteError::tag_too_long};
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
