#include "routine/sieve.h"

#include "routine/utf8.h"

namespace routine {
namespace {

// Knows just enough of TOML to tell texts and comments from the rest.
class Sieve {
  public:
    Sieve(std::string_view text, Errors& errors) : rest_{text}, errors_{errors} {}

    bool run() {
        while (good_ && !rest_.empty()) step();
        return good_;
    }

  private:
    enum class Inside { nothing, comment, basic, literal, long_basic, long_literal };

    void refuse(FileErrorCode code, std::string key = {}, std::string allowed = {}) {
        good_ = false;
        errors_.add(at_, code, std::move(key), std::move(allowed));
    }

    void take(std::size_t bytes) { // one character, or several ASCII ones
        at_.column +=
            static_cast<unsigned char>(rest_.front()) < 0x80 ? static_cast<int>(bytes) : 1;
        rest_.remove_prefix(bytes);
    }

    void step() {
        const auto length = utf8_length(rest_);
        if (!length) return refuse(FileErrorCode::not_utf8);
        const char c = rest_.front();
        if (*length == 1 && is_control(c)) return refuse(FileErrorCode::control_character);
        if (*length > 1 && inside_ == Inside::nothing)
            return refuse(FileErrorCode::needs_quotes, std::string{rest_.substr(0, *length)});
        if (*length > 1) return take(*length);
        if (c == '\n') return next_line();
        if (inside_ == Inside::nothing)
            plain(c);
        else
            text_or_comment(c);
    }

    static bool is_control(char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
               c == 0x7F;
    }

    void next_line() {
        rest_.remove_prefix(1);
        at_ = {at_.line + 1, 1};
        dots_ = 0;
        if (inside_ != Inside::long_basic && inside_ != Inside::long_literal)
            inside_ = Inside::nothing;
    }

    void plain(char c) {
        if (c == '.' && ++dots_ > most_dots) return refuse(FileErrorCode::too_deep);
        if ((c == '[' || c == '{') && ++open_ > deepest) return refuse(FileErrorCode::too_deep);
        if ((c == ']' || c == '}') && open_ > 0) --open_;
        if (c == '#') inside_ = Inside::comment;
        if (c == '"') return begin_text("\"\"\"", Inside::basic, Inside::long_basic);
        if (c == '\'') return begin_text("'''", Inside::literal, Inside::long_literal);
        take(1);
    }

    void begin_text(std::string_view three, Inside one_line, Inside many_lines) {
        const bool many = rest_.starts_with(three);
        inside_ = many ? many_lines : one_line;
        take(many ? 3 : 1);
    }

    void text_or_comment(char c) {
        const bool escapes = inside_ == Inside::basic || inside_ == Inside::long_basic;
        if (escapes && c == '\\' && rest_.size() > 1 && rest_[1] > ' ' && rest_[1] < 0x7F)
            return take(2);
        if ((inside_ == Inside::basic && c == '"') || (inside_ == Inside::literal && c == '\''))
            inside_ = Inside::nothing;
        else if (inside_ == Inside::long_basic && rest_.starts_with("\"\"\""))
            return end_long('"');
        else if (inside_ == Inside::long_literal && rest_.starts_with("'''"))
            return end_long('\'');
        take(1);
    }

    void end_long(char quote) { // up to two more quotes belong to the text
        for (int i = 0; i < 5 && !rest_.empty() && rest_.front() == quote; ++i) take(1);
        inside_ = Inside::nothing;
    }

    std::string_view rest_;
    Errors& errors_;
    Spot at_{1, 1};
    Inside inside_ = Inside::nothing;
    int dots_ = 0, open_ = 0;
    bool good_ = true;
};

} // namespace

bool passes(std::string_view text, Errors& errors) {
    if (text.size() > largest_file) {
        errors.add({}, FileErrorCode::too_large, {}, std::to_string(largest_file));
        return false;
    }
    return Sieve{text, errors}.run();
}

} // namespace routine
