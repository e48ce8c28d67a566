#include "plan/toml_lines.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace plan {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_{text} {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    }

    Lines take() {
        for (skip_blank(); at_ < text_.size(); skip_blank()) {
            const std::size_t before = at_;
            if (text_[at_] == '[')
                header();
            else
                key_and_value();
            if (at_ == before) ++at_; // no such thing in a text that was read
        }
        return std::move(lines_);
    }

  private:
    bool is(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    void comment() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        std::size_t end = at_;
        if (end > begin && text_[end - 1] == '\r') --end;
        lines_.comments.push_back({begin, end});
    }

    void skip_blank() {
        while (at_ < text_.size()) {
            if (text_[at_] == '#')
                comment();
            else if (blank(text_[at_]))
                ++at_;
            else
                return;
        }
    }

    void skip_spaces() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }

    // In quotation marks of one kind; \" does not end a basic one.
    void quoted(std::string_view mark) {
        at_ += mark.size();
        while (at_ < text_.size() && !is(mark)) at_ += mark[0] == '"' && text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_ + mark.size(), text_.size());
        // Of """" and """"" at the end of a long text, one or two belong to it.
        if (mark.size() == 3)
            while (at_ < text_.size() && text_[at_] == mark[0]) ++at_;
    }

    bool text_here() {
        for (const std::string_view mark : {"\"\"\"", "'''", "\"", "'"})
            if (is(mark)) {
                quoted(mark);
                return true;
            }
        return false;
    }

    // One or more keys with dots between them.
    Path keys() {
        Path path;
        while (at_ < text_.size()) {
            skip_spaces();
            const std::size_t begin = at_;
            if (text_here())
                path.emplace_back(text_.substr(begin + 1, at_ - begin - 2));
            else {
                while (at_ < text_.size() &&
                       (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_' ||
                        text_[at_] == '-'))
                    ++at_;
                path.emplace_back(text_.substr(begin, at_ - begin));
            }
            skip_spaces();
            if (at_ >= text_.size() || text_[at_] != '.') break;
            ++at_;
        }
        return path;
    }

    // Where it is in lists of tables that were begun above: below their last element.
    Path placed(const Path& keys, bool new_element) {
        Path path;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            path.push_back(keys[i]);
            const bool last = i + 1 == keys.size();
            const auto list = elements_.find(path);
            if (last && new_element)
                path.push_back("#" + std::to_string(elements_[path]++));
            else if (list != elements_.end())
                path.push_back("#" + std::to_string(list->second - 1));
        }
        return path;
    }

    void header() {
        Statement statement;
        statement.header = true;
        statement.all.begin = at_;
        const bool element = is("[[");
        at_ += element ? 2 : 1;
        above_ = placed(keys(), element);
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] == ']') ++at_;
        statement.all.end = at_;
        statement.path = above_;
        lines_.statements.push_back(statement);
        header_ = lines_.statements.size();
    }

    void value() {
        int open = 0;
        while (at_ < text_.size()) {
            if (text_here()) {
                if (open == 0) return;
                continue;
            }
            const char c = text_[at_];
            if (open == 0 && (c == '\n' || c == '#' || c == '\r')) return;
            if (c == '#') {
                comment();
                continue;
            }
            if (c == '[' || c == '{') ++open;
            if (c == ']' || c == '}') --open;
            ++at_;
            if (open == 0 && (c == ']' || c == '}')) return;
        }
    }

    void key_and_value() {
        Statement statement;
        statement.below = header_;
        statement.all.begin = at_;
        statement.path = above_;
        for (std::string& key : keys()) statement.path.push_back(std::move(key));
        if (at_ < text_.size() && text_[at_] == '=') ++at_;
        skip_spaces();
        statement.value.begin = at_;
        value();
        while (at_ > statement.value.begin && blank(text_[at_ - 1])) --at_;
        statement.value.end = statement.all.end = at_;
        lines_.statements.push_back(std::move(statement));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Lines lines_;
    Path above_;
    std::size_t header_ = 0;
    std::map<Path, int> elements_;
};

} // namespace

bool begins_with(const Path& path, const Path& beginning) {
    return path.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), path.begin());
}

Lines lines_of(std::string_view text) { return Scanner{text}.take(); }

} // namespace plan
