#include "session/note.h"

#include <doctest/doctest.h>

using session::note_of, session::NoteError;

namespace {

std::string times(std::size_t n, const std::string& text) {
    std::string all;
    while (n-- > 0) all += text;
    return all;
}

NoteError error_of(const std::string& text, const std::string& tags) {
    const auto note = note_of(text, tags);
    REQUIRE_FALSE(note.has_value());
    return note.error();
}

} // namespace

TEST_CASE("note: blanks around it and around tags go, and what is told twice") {
    const auto note =
        note_of("  Schlief gut, „ganz ruhig“.  ", " Wade ,abends,, Wade,  ,nach Lauf");
    REQUIRE(note);
    CHECK(note->text == "Schlief gut, „ganz ruhig“.");
    CHECK(note->tags == std::vector<std::string>{"Wade", "abends", "nach Lauf"});
    CHECK(session::joined(note->tags) == "Wade, abends, nach Lauf");
    CHECK(note_of(note->text, session::joined(note->tags)) == note); // as it can be typed again
}

TEST_CASE("note: nothing is a note, too") {
    CHECK(note_of("", "") == session::Note{});
    CHECK(note_of("   ", " , ,") == session::Note{});
    CHECK(session::joined({}).empty());
}

TEST_CASE("note: as long as it may be, in characters, and not one more") {
    CHECK(note_of(times(1000, "ü"), times(30, "ß")));
    CHECK(error_of(times(1001, "ü"), "") == NoteError::note_too_long);
    CHECK(error_of("", times(31, "ß")) == NoteError::tag_too_long);
    CHECK(note_of("", "1,2,3,4,5,6,7,8,9,10,11,12,12"));
    CHECK(error_of("", "1,2,3,4,5,6,7,8,9,10,11,12,13") == NoteError::too_many_tags);
}

TEST_CASE("note: what cannot be shown as it is, is refused in the note and in the tags") {
    const std::string nul(1, '\0');
    for (const std::string& odd :
         {std::string{"\n"}, std::string{"\t"}, std::string{"\x1b[31m"}, std::string{"\x7f"}, nul,
          std::string{"\xC2\x85"}, std::string{"\xE2\x80\xA8"}, std::string{"\xE2\x80\xAE"},
          std::string{"\xE2\x81\xA6"}, std::string{"\xFF"}, std::string{"\xC3"},
          std::string{"\xED\xA0\x80"}}) {
        CHECK(error_of("a" + odd + "b", "") == NoteError::not_text);
        CHECK(error_of("", "a, b" + odd) == NoteError::not_text);
    }
    // Neighbours of what is refused.
    CHECK(note_of("a\xC2\xA0z \xE2\x80\xA6 \xE2\x80\xAF \xE2\x81\xAA \xF0\x9F\x99\x82", ""));
}
