#include "plan/toml_writing.h"

#include "plan/toml_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace plan {
namespace {

using routine::Entry, routine::List, routine::Table, routine::Value;

const Table* table_in(const Value& value) { return std::get_if<Table>(&value.is); }
const List* tables_in(const Value& value) {
    const auto* list = std::get_if<List>(&value.is);
    return list != nullptr && !list->empty() && table_in(list->front()) != nullptr ? list : nullptr;
}
bool is_leaf(const Value& value) {
    return table_in(value) == nullptr && tables_in(value) == nullptr;
}
const Value* with_key(const Table& table, std::string_view key) {
    for (const Entry& e : table)
        if (e.key == key) return &e.value;
    return nullptr;
}

// --- values as they are written

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string literal(const Value& value);

std::string inline_table(const Table& table) {
    std::string out = "{ ";
    for (const Entry& e : table) {
        if (out.size() > 2) out += ", ";
        out += e.key;
        out += " = ";
        out += literal(e.value);
    }
    return out + " }";
}

std::string literal(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value.is)) return in_quotes(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&value.is)) return std::to_string(*whole);
    if (const auto* truth = std::get_if<bool>(&value.is)) return *truth ? "true" : "false";
    if (const auto* real = std::get_if<double>(&value.is)) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
        return {digits.data(), end};
    }
    if (const auto* list = std::get_if<List>(&value.is)) {
        std::string out;
        for (const Value& one : *list) {
            out += out.empty() ? "" : ", ";
            out += literal(one);
        }
        return "[" + out + "]";
    }
    if (const auto* table = table_in(value)) return inline_table(*table);
    return {};
}

// "title.de = ..", "title.en = ..": a text in two languages needs no header.
bool dotted(const Value& value) {
    const auto* table = table_in(value);
    return table != nullptr && with_key(*table, "de") != nullptr;
}

std::string key_lines(const std::string& before, const Table& table) {
    std::string out;
    for (const Entry& e : table) {
        if (dotted(e.value))
            out += key_lines(before + e.key + ".", *table_in(e.value));
        else if (is_leaf(e.value)) {
            out += before;
            out += e.key;
            out += " = " + literal(e.value) + "\n";
        }
    }
    return out;
}

std::string blocks_below(const std::string& name, const Table& table);

// A header, the table's own keys, and what is below it.
std::string block(const std::string& name, bool element, const Table& table) {
    return (element ? "\n[[" + name + "]]\n" : "\n[" + name + "]\n") + key_lines({}, table) +
           blocks_below(name, table);
}

std::string blocks_of(const std::string& name, const Value& value) {
    std::string out;
    if (const auto* list = tables_in(value))
        for (const Value& one : *list) out += block(name, true, *table_in(one));
    else if (const auto* table = table_in(value); table != nullptr && !dotted(value))
        out = block(name, false, *table);
    return out;
}

std::string blocks_below(const std::string& name, const Table& table) {
    std::string out;
    for (const Entry& e : table)
        out += blocks_of(name.empty() ? e.key : name + "." + e.key, e.value);
    return out;
}

// --- changing a text

// At the same place lines come first: below a block they would belong to it.
enum class EditKind { lines, block, instead };
struct Edit {
    Stretch where;
    std::string with;
    EditKind kind{};
};

Path operator+(Path path, const std::string& more) {
    path.push_back(more);
    return path;
}
std::string element(std::size_t i) { return "#" + std::to_string(i); }

// "routine.own" of routine, #1, own.
std::string header_name(const Path& path) {
    std::string name;
    for (const std::string& part : path)
        if (part[0] != '#') name += (name.empty() ? "" : ".") + part;
    return name;
}

std::string name_of(const Value& row) {
    const auto* table = table_in(row);
    for (const char* key : {"id", "exercise"})
        if (const Value* name = table != nullptr ? with_key(*table, key) : nullptr)
            return literal(*name);
    return {};
}

// For each of `after` the one of `before` it goes on from: the longest list of pairs in order.
std::vector<std::optional<std::size_t>> pairs(const List& before, const List& after) {
    const std::size_t n = before.size(), m = after.size();
    std::vector<std::vector<std::size_t>> longest(n + 1, std::vector<std::size_t>(m + 1, 0));
    const auto alike = [&](std::size_t i, std::size_t j) {
        return name_of(before[i]) == name_of(after[j]);
    };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            longest[i][j] = alike(i, j) ? longest[i + 1][j + 1] + 1
                                        : std::max(longest[i + 1][j], longest[i][j + 1]);
    std::vector<std::optional<std::size_t>> found(m);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (alike(i, j))
            found[j++] = i++;
        else if (longest[i + 1][j] >= longest[i][j + 1])
            ++i;
        else
            ++j;
    }
    return found;
}

class Editor {
  public:
    explicit Editor(std::string_view text) : text_{text} {
        if (!text_.empty() && text_.back() != '\n') text_ += '\n';
        lines_ = lines_of(text_);
    }

    void change(const Path& at, const Value& before, const Value& after) {
        now_[at] = &after;
        const auto *old_table = table_in(before), *new_table = table_in(after);
        const auto *old_rows = tables_in(before), *new_rows = tables_in(after);
        if (old_table != nullptr && new_table != nullptr) return table(at, *old_table, *new_table);
        if (old_rows != nullptr && new_rows != nullptr) return rows(at, *old_rows, *new_rows);
        if (literal(before) != literal(after)) set(at, after);
    }

    std::string take() {
        std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) {
            return std::tie(a.where.begin, a.kind) < std::tie(b.where.begin, b.kind);
        });
        std::string out;
        std::size_t at = 0;
        for (const Edit& edit : edits_) {
            if (edit.where.begin > at) out += text_.substr(at, edit.where.begin - at);
            out += in_its_line_ends(edit.with);
            at = std::max(at, edit.where.end);
        }
        return out + text_.substr(at);
    }

  private:
    void table(const Path& at, const Table& before, const Table& after) {
        for (const Entry& e : before)
            if (with_key(after, e.key) == nullptr) remove(at + e.key);
        std::optional<Path> beside; // the last one above it that is there
        for (const Entry& e : after) {
            if (const Value* old = with_key(before, e.key)) {
                change(at + e.key, *old, e.value);
                beside = at + e.key;
            } else {
                insert(at, e, beside);
            }
        }
    }

    void rows(const Path& at, const List& before, const List& after) {
        const auto from = pairs(before, after);
        std::set<std::size_t> kept;
        std::optional<std::size_t> last;
        for (std::size_t j = 0; j < after.size(); ++j) {
            if (from[j]) {
                kept.insert(*from[j]);
                last = from[j];
                change(at + element(*last), before[*last], after[j]);
            } else if (!rewrite_around(at))
                insert_row(at, last, *table_in(after[j]));
        }
        for (std::size_t i = 0; i < before.size(); ++i)
            if (kept.count(i) == 0) remove(at + element(i));
    }

    void insert_row(const Path& at, std::optional<std::size_t> after, const Table& row) {
        const std::string with = block(header_name(at), true, row);
        const auto where = after ? end_of(at + element(*after)) : begin_of(at + element(0));
        if (!where) return;
        put(*where, after ? with : with.substr(1) + "\n", EditKind::block);
    }

    void set(const Path& at, const Value& after) {
        for (const Statement& s : lines_.statements)
            if (!s.header && s.path == at) return replace(s, literal(after));
        rewrite_around(at);
    }

    void remove(const Path& at) {
        bool found = false;
        for (const Statement& s : lines_.statements)
            if (begins_with(s.path, at)) {
                found = true;
                take_out(s);
            }
        if (!found) rewrite_around(at);
    }

    void insert(const Path& at, const Entry& e, const std::optional<Path>& beside) {
        now_[at + e.key] = &e.value;
        if (rewrite_around(at)) return;
        const bool own_lines = is_leaf(e.value) || dotted(e.value);
        if (own_lines) return insert_lines(at, e, beside);
        put(at.empty() ? text_.size() : end_of(at).value_or(text_.size()),
            blocks_of(header_name(at + e.key), e.value), EditKind::block);
    }

    // Below the header of the table, or of the nearest one around it, then with dots in the key.
    void insert_lines(const Path& at, const Entry& e, const std::optional<Path>& beside) {
        Path around = at;
        std::string before;
        while (!around.empty() && header_of(around) == 0) {
            before = around.back() + "." + before;
            around.pop_back();
        }
        const std::size_t header = header_of(around);
        std::size_t where = header > 0 ? after_line(lines_.statements[header - 1].all.end) : 0;
        for (const Statement& s : lines_.statements)
            if (!s.header && s.below == header) where = after_line(s.all.end);
        for (const Statement& s : lines_.statements) // beside others of its table
            if (!s.header && s.below == header && begins_with(s.path, at) && at != around)
                where = after_line(s.all.end);
        for (const Statement& s : lines_.statements)
            if (!s.header && s.below == header && beside && begins_with(s.path, *beside))
                where = after_line(s.all.end);
        put(where, key_lines(before, Table{e}));
    }

    // Where a table, or a list of them, stands within one value: all of that is written anew.
    bool rewrite_around(const Path& at) {
        for (const Statement& s : lines_.statements) {
            if (s.header || !begins_with(at, s.path)) continue;
            const auto now = now_.find(s.path);
            if (now == now_.end()) return true;
            if (anew_.insert(s.path).second) replace(s, anew(s, *now->second));
            return true;
        }
        return false;
    }

    // A text that was the same in both languages stays one as long as it is.
    std::string anew(const Statement& s, const Value& value) const {
        const char first = text_[s.value.begin];
        const auto* both = table_in(value);
        if (both != nullptr && dotted(value) && (first == '"' || first == '\'')) {
            const Value *de = with_key(*both, "de"), *en = with_key(*both, "en");
            if (en != nullptr && literal(*de) == literal(*en)) return literal(*de);
        }
        return literal(value);
    }

    // --- places

    std::size_t header_of(const Path& at) const { // its index + 1; 0 = it has none
        for (std::size_t i = 0; i < lines_.statements.size(); ++i)
            if (lines_.statements[i].header && lines_.statements[i].path == at) return i + 1;
        return 0;
    }
    std::size_t line_begin(std::size_t at) const {
        const auto end = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
        return end == std::string::npos ? 0 : end + 1;
    }
    std::size_t after_line(std::size_t at) const {
        const auto end = text_.find('\n', at);
        return end == std::string::npos ? text_.size() : end + 1;
    }
    std::optional<std::size_t> end_of(const Path& at) const {
        std::optional<std::size_t> end;
        for (const Statement& s : lines_.statements)
            if (begins_with(s.path, at)) end = std::max(end.value_or(0), after_line(s.all.end));
        return end;
    }
    // With the comment lines right above it, which are about it.
    std::optional<std::size_t> begin_of(const Path& at) const {
        for (const Statement& s : lines_.statements) {
            if (!begins_with(s.path, at)) continue;
            std::size_t begin = line_begin(s.all.begin);
            while (begin > 0) {
                const std::size_t above = line_begin(begin - 1);
                const auto first = text_.find_first_not_of(" \t", above);
                if (first == std::string::npos || text_[first] != '#') break;
                begin = above;
            }
            return begin;
        }
        return std::nullopt;
    }

    // --- edits

    void put(std::size_t where, std::string with, EditKind kind = EditKind::lines) {
        edits_.push_back({{where, where}, std::move(with), kind});
    }
    std::string comments_in(const Stretch& stretch) const {
        std::string found;
        for (const Stretch& c : lines_.comments)
            if (stretch.begin <= c.begin && c.end <= stretch.end)
                found += text_.substr(c.begin, c.end - c.begin) + "\n";
        return found;
    }
    void replace(const Statement& s, std::string with) {
        if (auto inside = comments_in(s.value); !inside.empty())
            put(line_begin(s.all.begin), std::move(inside));
        edits_.push_back({s.value, std::move(with), EditKind::instead});
    }
    // What is said behind it stays as a line of its own.
    void take_out(const Statement& s) {
        Stretch gone = s.all;
        const std::string inside = s.header ? std::string{} : comments_in(s.value);
        const auto next = text_.find_first_not_of(" \t\r", gone.end);
        const bool comment = next != std::string::npos && text_[next] == '#';
        if (comment) {
            gone.end = next;
        } else {
            gone = {line_begin(gone.begin), after_line(gone.end)};
        }
        edits_.push_back({gone, inside, EditKind::instead});
    }
    std::string in_its_line_ends(const std::string& with) const {
        const auto first = text_.find('\n');
        if (first == std::string::npos || first == 0 || text_[first - 1] != '\r') return with;
        std::string out;
        for (const char c : with) {
            if (c == '\n') out += '\r';
            out += c;
        }
        return out;
    }

    std::string text_;
    Lines lines_;
    std::vector<Edit> edits_;
    std::map<Path, const Value*> now_; // what is to be there
    std::set<Path> anew_;
};

std::vector<std::string> comments_in(std::string_view text) {
    std::vector<std::string> found;
    for (const Stretch& c : lines_of(text).comments)
        found.emplace_back(text.substr(c.begin, c.end - c.begin));
    return found;
}

} // namespace

std::string written(const Value& table) {
    const auto* all = table_in(table);
    return all != nullptr ? key_lines({}, *all) + blocks_below({}, *all) : std::string{};
}

std::string edited(std::string_view text, const Value& before, const Value& after) {
    Editor editor{text};
    editor.change({}, before, after);
    return editor.take();
}

std::string comments_of(std::string_view text) {
    std::string all;
    for (const std::string& comment : comments_in(text)) all += comment + "\n";
    return all;
}

bool keeps_comments(std::string_view before, std::string_view after) {
    auto old_ones = comments_in(before), new_ones = comments_in(after);
    std::sort(old_ones.begin(), old_ones.end());
    std::sort(new_ones.begin(), new_ones.end());
    return std::includes(new_ones.begin(), new_ones.end(), old_ones.begin(), old_ones.end());
}

} // namespace plan
