#include "exchange/table.h"

#include "exchange/csv.h"
#include "exchange/json.h"

#include <algorithm>

namespace exchange {
namespace {

const Column* column_named(const Table& table, std::string_view name) {
    const auto plain = lower(trimmed(name));
    for (const auto& column : table.columns) {
        if (column.names.empty() && plain == lower(column.field)) return &column;
        for (const auto& theirs : column.names)
            if (plain == lower(theirs)) return &column;
    }
    return nullptr;
}

bool complete(const Table& table, const std::vector<std::string>& header) {
    const auto there = [&](const Column& column) {
        return std::any_of(header.begin(), header.end(), [&](const std::string& name) {
            return column_named(table, name) == &column;
        });
    };
    return std::all_of(table.columns.begin(), table.columns.end(),
                       [&](const Column& c) { return !c.needed || there(c); });
}

bool complete(const Table& table, std::string_view head) {
    const auto there = [&](const Column& c) {
        if (c.names.empty()) return json_names(head, c.field);
        return std::any_of(c.names.begin(), c.names.end(),
                           [&](std::string_view name) { return json_names(head, name); });
    };
    return std::all_of(table.columns.begin(), table.columns.end(),
                       [&](const Column& c) { return !c.needed || there(c); });
}

// The line is its first cell, or all of it.
bool begins_with_line(const Head& head, std::string_view line) {
    return !head.first.empty() && trimmed(head.first.front()) == line;
}

// Which column each cell belongs to; a name that comes twice counts once.
std::vector<const Column*> columns_of(const Table& table, const std::vector<std::string>& header,
                                      Sink& sink) {
    std::vector<const Column*> columns;
    for (const auto& name : header) {
        const Column* found = column_named(table, name);
        if (std::find(columns.begin(), columns.end(), found) != columns.end()) found = nullptr;
        columns.push_back(found);
        found != nullptr ? sink.mapped(trimmed(name)) : sink.left_out(trimmed(name));
    }
    return columns;
}

bool empty_beyond(const std::vector<std::string>& cells, std::size_t count) {
    return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(count), cells.end(),
                       [](const std::string& cell) { return trimmed(cell).empty(); });
}

} // namespace

std::string_view Row::operator[](std::string_view field) const {
    return trimmed(as_written(field));
}

std::string_view Row::as_written(std::string_view field) const {
    for (const auto& [name, text] : cells_)
        if (name == field) return text;
    return {};
}

void Row::put(std::string_view field, std::string_view text) { cells_.emplace_back(field, text); }

std::optional<std::size_t> table_of(const Head& head, std::span<const Table> tables) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const Table& table = tables[i];
        const bool line = !table.line_before.empty();
        if (head.json) {
            if (!line && complete(table, head.bytes)) return i;
        } else if ((!line || begins_with_line(head, table.line_before)) &&
                   complete(table, line ? head.second : head.first))
            return i;
    }
    return std::nullopt;
}

Result<void> TableReader::take(PeekedInput& in, Sink& sink) {
    const Head head{in.head()};
    const auto table = table_of(head, tables());
    if (!table) return tl::unexpected{Error{ErrorCode::unknown_format, 0, {}}};
    return head.json ? json(in, *table, sink) : csv(in, *table, sink);
}

Result<void> TableReader::csv(PeekedInput& in, std::size_t table, Sink& sink) {
    const Table& t = tables()[table];
    const auto head = in.head();
    const auto first = t.line_before.empty() ? 0 : head.find('\n');
    CsvReader reader{in, separator_of(head.substr(std::min(first, head.size())))};
    if (!t.line_before.empty())
        if (const auto before = reader.next(); !before) return tl::unexpected{before.error()};
    const auto header = reader.next();
    if (!header) return tl::unexpected{header.error()};
    if (!*header) return {};
    const auto columns = columns_of(t, (*header)->cells, sink);
    while (true) {
        const auto next = reader.next();
        if (!next) return tl::unexpected{next.error()};
        if (!*next) return {};
        const auto& cells = (*next)->cells;
        if (t.sections && cells.size() == 1) return sink.left_out(cells[0]), Result<void>{};
        if (empty_beyond(cells, 0)) continue;
        if (cells.size() < columns.size() || !empty_beyond(cells, columns.size())) {
            sink.reject((*next)->line, Reason::cell_count);
            continue;
        }
        Row r;
        r.number = (*next)->line;
        r.table = table;
        r.file = sink.file();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i] != nullptr) r.put(columns[i]->field, cells[i]);
        row(r, sink);
    }
}

Result<void> TableReader::json(PeekedInput& in, std::size_t table, Sink& sink) {
    const Table& t = tables()[table];
    const auto rows = json_rows(in, [&](std::string_view name) {
        const Column* column = column_named(t, name);
        return column != nullptr && column->needed;
    });
    if (!rows) return tl::unexpected{rows.error()};
    for (const auto& object : *rows) {
        Row r;
        r.number = object.element;
        r.table = table;
        r.file = sink.file();
        for (const auto& [name, text] : object.members) {
            const Column* column = column_named(t, name);
            if (column == nullptr) {
                sink.left_out(name);
                continue;
            }
            sink.mapped(name);
            if (r[column->field].empty()) r.put(column->field, text);
        }
        row(r, sink);
    }
    return {};
}

} // namespace exchange
