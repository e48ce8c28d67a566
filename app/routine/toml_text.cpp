// toml++ ends here, and so do its asserts: whatever it trips over becomes a syntax error.
#include "routine/sieve.h"
#include "routine/tree.h"

#include <stdexcept>

namespace {

struct Tripped : std::logic_error {
    Tripped() : std::logic_error{"toml++"} {}
};
[[noreturn]] void trip() { throw Tripped{}; }

} // namespace

// NDEBUG would take the asserts away in a release build, and what follows them is undefined then.
#undef NDEBUG
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
#define TOML_ASSERT(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) trip();                                                                  \
    } while (false)
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

namespace routine {
namespace {

Spot spot(const toml::source_region& region) {
    return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Value value_of(const toml::node& node);

List list_of(const toml::array& array) {
    List list;
    for (const auto& element : array) list.push_back(value_of(element));
    return list;
}

Table table_of(const toml::table& table) {
    Table entries;
    for (const auto& [key, node] : table)
        entries.push_back({std::string{key.str()}, spot(key.source()), value_of(node)});
    return entries;
}

Value value_of(const toml::node& node) {
    Value value{spot(node.source()), Other{}};
    if (const auto* text = node.as_string())
        value.is = text->get();
    else if (const auto* whole = node.as_integer())
        value.is = whole->get();
    else if (const auto* real = node.as_floating_point())
        value.is = real->get();
    else if (const auto* truth = node.as_boolean())
        value.is = truth->get();
    else if (const auto* array = node.as_array())
        value.is = list_of(*array);
    else if (const auto* table = node.as_table())
        value.is = table_of(*table);
    return value;
}

FileErrorCode code_of(const toml::parse_error& error) {
    const bool twice = error.description().find("redefine") != std::string_view::npos;
    return twice ? FileErrorCode::duplicate_key : FileErrorCode::syntax;
}

bool trips(std::string_view text) {
    try {
        static_cast<void>(toml::parse(text));
        return false;
    } catch (const Tripped&) {
        return true;
    } catch (const toml::parse_error&) {
        return false;
    }
}

// A tripped assert does not say where it was: the first line with which the text trips.
Spot trip_of(std::string_view text) {
    std::vector<std::size_t> ends;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ends.push_back(at + 1);
    if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
    const auto line = std::partition_point(
        ends.begin(), ends.end() - 1, [&](std::size_t end) { return !trips(text.substr(0, end)); });
    const std::size_t start = line == ends.begin() ? 0 : *(line - 1);
    const auto indent = text.substr(start, *line - start).find_first_not_of(" \t");
    return {static_cast<int>(line - ends.begin()) + 1,
            indent == std::string_view::npos ? 1 : static_cast<int>(indent) + 1};
}

} // namespace

void Errors::add(Spot at, FileErrorCode code, std::string key, std::string allowed) {
    constexpr std::size_t most = 50;
    if (list_.size() < most)
        list_.push_back({file_, at.line, at.column, code, std::move(key), std::move(allowed)});
}

void Errors::add(const std::vector<FileError>& errors) {
    list_.insert(list_.end(), errors.begin(), errors.end());
}

std::vector<FileError> Errors::sorted() const {
    auto sorted = list_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const FileError& a, const FileError& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return sorted;
}

Value parse(std::string_view text, Errors& errors) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const Value nothing{{1, 1}, Table{}};
    if (!passes(text, errors)) return nothing;
    try {
        return {{1, 1}, table_of(toml::parse(text))};
    } catch (const toml::parse_error& error) {
        errors.add(spot(error.source()), code_of(error));
    } catch (const Tripped&) {
        errors.add(trip_of(text), FileErrorCode::syntax);
    }
    return nothing;
}

} // namespace routine
