// What the person wrote about a session: a note and tags. Both are private, and go nowhere but into
// the file and onto the screen.
#pragma once
#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace session {

constexpr std::size_t longest_note = 1000, longest_tag = 30; // characters
constexpr std::size_t most_tags = 12;

struct Note {
    std::string text;              // one line; "" = none
    std::vector<std::string> tags; // each another one
    bool operator==(const Note&) const = default;
};

enum class NoteError {
    not_text, // no UTF-8, or a control character: line breaks, and whatever turns the direction
    note_too_long,
    tag_too_long,
    too_many_tags
};

// As it is typed: tags parted by commas. Blanks around them, empty ones and repetitions go.
tl::expected<Note, NoteError> note_of(std::string_view text, std::string_view tags);
std::string joined(const std::vector<std::string>& tags); // "calf, evening", as it can be typed

} // namespace session
