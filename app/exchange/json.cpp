#include "exchange/json.h"

#include "exchange/csv.h"
#include "exchange/times.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace exchange {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_text = std::size_t{64} << 20U;
constexpr std::size_t deepest = 24;
constexpr std::size_t most_values = 2000000; // each costs its memory, however few bytes it has
constexpr std::string_view mark = "\xEF\xBB\xBF";

tl::unexpected<Error> error(ErrorCode code, std::size_t row = 0) {
    return tl::unexpected{Error{code, row, {}}};
}

Result<std::string> whole(Input& in) {
    std::string text;
    std::array<char, 65536> piece{};
    while (true) {
        const auto more = in.read(piece);
        if (!more) return error(ErrorCode::unreadable);
        if (*more == 0) return text;
        if (text.size() + *more > longest_text) return error(ErrorCode::too_long);
        text.append(piece.data(), *more);
    }
}

// Counted before anything is built of it.
Result<void> measured(std::string_view text) {
    std::size_t depth = 0, values = 1, line = 1;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
            continue;
        }
        quoted = c == '"';
        if (c == '[' || c == '{') {
            if (++depth > deepest) return error(ErrorCode::too_deep, line);
        } else if ((c == ']' || c == '}') && depth > 0)
            --depth;
        else if (c == ',' && ++values > most_values)
            return error(ErrorCode::too_many, line);
    }
    if (quoted || depth > 0) return error(ErrorCode::cut_off, line);
    return {};
}

std::size_t line_at(std::string_view text, std::size_t byte) {
    const auto upto = std::min(byte, text.size());
    return 1 + static_cast<std::size_t>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(upto), '\n'));
}

void flatten(const Json& object, const std::string& before, int depth, JsonRow& row) {
    for (const auto& [name, value] : object.items()) {
        if (value.is_object() && depth < 3)
            flatten(value, before + name + ".", depth + 1, row);
        else if (value.is_string())
            row.members.emplace_back(before + name, value.get<std::string>());
        else if (!value.is_null() && !value.is_structured())
            row.members.emplace_back(before + name, value.dump());
    }
}

bool list_of_objects(const Json& value) {
    return value.is_array() && !value.empty() && value.front().is_object();
}

using Wanted = std::function<bool(std::string_view)>;

Result<std::vector<JsonRow>> rows_of(const Json& tree, const Wanted& wanted) {
    const Json* list = &tree;
    std::vector<JsonRow> rows;
    if (tree.is_object()) {
        JsonRow root{1, {}};
        flatten(tree, "", 0, root);
        if (std::any_of(root.members.begin(), root.members.end(),
                        [&](const auto& member) { return wanted(member.first); }))
            return std::vector{std::move(root)};
        const auto holds = [](const Json& v) { return list_of_objects(v); };
        if (std::count_if(tree.begin(), tree.end(), holds) == 1)
            list = &*std::find_if(tree.begin(), tree.end(), holds);
    }
    if (!list->is_array()) return error(ErrorCode::malformed, 1);
    for (const auto& object : *list) {
        rows.push_back({rows.size() + 1, {}});
        if (!object.is_object()) return error(ErrorCode::malformed, rows.size());
        flatten(object, "", 0, rows.back());
    }
    return rows;
}

} // namespace

Result<std::vector<JsonRow>> json_rows(Input& in, const Wanted& wanted) {
    const auto read = whole(in);
    if (!read) return tl::unexpected{read.error()};
    std::string_view text = *read;
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (!valid_utf8(text)) return error(ErrorCode::not_utf8);
    if (const auto right = measured(text); !right) return tl::unexpected{right.error()};
    try {
        return rows_of(Json::parse(text), wanted);
    } catch (const Json::parse_error& e) {
        return error(ErrorCode::malformed, line_at(text, e.byte));
    } catch (const Json::exception&) { // a number beyond every double
        return error(ErrorCode::malformed);
    }
}

bool looks_like_json(std::string_view head) {
    if (head.starts_with(mark)) head.remove_prefix(mark.size());
    const auto t = trimmed(head);
    return t.starts_with('{') || t.starts_with('[');
}

bool json_names(std::string_view head, std::string_view name) {
    const std::string quoted = '"' + std::string{name} + '"';
    for (auto at = head.find(quoted); at != std::string_view::npos;
         at = head.find(quoted, at + 1)) {
        const auto after = trimmed(head.substr(at + quoted.size(), 64));
        if (after.starts_with(':')) return true;
    }
    return false;
}

} // namespace exchange
