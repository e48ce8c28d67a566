#include "exchange/own_csv.h"

#include "diary/entry.h"
#include "exchange/own_tables.h"

#include <algorithm>
#include <charconv>

namespace exchange {
namespace {

using units::WallTime;
using Cells = std::vector<std::string>;

// What a person wrote: no spreadsheet may take it for a formula.
std::string told(std::string_view text) {
    if (text.empty() || harmless(text.front())) return std::string{text};
    std::string all{'\''};
    return all += text;
}

template <class Word> std::string named(const std::optional<Word>& value) {
    return value ? std::string{diary::word(*value)} : std::string{};
}

std::string text_of(const std::optional<WallTime>& t) { return t ? units::iso8601(*t) : ""; }

// The cells of a value in the order of its table; nothing where the checks do not pass.
struct Writing {
    WallTime now{};
    bool decimal_comma = false;

    std::string text(double value) const {
        std::array<char, 64> out{};
        const auto [end, fault] = std::to_chars(out.data(), out.data() + out.size(), value);
        std::string all = fault == std::errc{} ? std::string{out.data(), end} : std::string{};
        if (decimal_comma) std::replace(all.begin(), all.end(), '.', ',');
        return all;
    }
    template <class Number> std::string text(const std::optional<Number>& value) const {
        return value ? text(static_cast<double>(*value)) : std::string{};
    }

    std::string components(const diary::Product& product) const {
        std::string all;
        for (const auto& part : product.components) {
            if (!all.empty()) all += " + ";
            all += part.form ? std::string{diary::word(*part.form)} : "unknown";
            all += part.basis == diary::Basis::elemental ? " elemental " : " compound ";
            all += text(part.amount.value);
        }
        return all;
    }

    Cells operator()(const diary::Night& n) const {
        const auto t = diary::times(n, now);
        if (!t) return {};
        return {units::text(n.wake_date),
                n.zone,
                n.waking_zone,
                text_of(t->into_bed),
                text_of(t->tried_to_sleep),
                text(n.latency_min),
                text(n.awakenings),
                text(n.awake_min),
                text_of(t->final_wake),
                text_of(t->out_of_bed),
                text(n.measured_asleep_min),
                text(n.quality),
                told(n.note)};
    }
    Cells operator()(const diary::Nap& n) const {
        const auto begin = diary::began(n, now);
        if (!begin) return {};
        return {units::iso8601(*begin), n.zone, std::to_string(n.asleep_min)};
    }
    Cells operator()(const diary::Dose& d) const {
        if (diary::check(d, now)) return {};
        return {units::iso8601(d.taken),
                d.zone,
                told(d.product.name),
                std::string{diary::word(d.product.route)},
                text(d.pieces),
                components(d.product),
                d.product.label ? text(d.product.label->value) : std::string{},
                told(d.note)};
    }
    Cells operator()(const diary::Intake& i) const {
        if (diary::check(i, now)) return {};
        return {units::iso8601(i.taken),
                i.zone,
                std::string{diary::word(i.kind)},
                told(i.name),
                i.amount ? text(i.amount->value) : std::string{},
                i.amount ? std::string{unit_words.at(static_cast<std::size_t>(i.amount->unit))}
                         : std::string{},
                told(i.note)};
    }
    Cells operator()(const diary::Observation& o) const {
        if (diary::check(o, now)) return {};
        return {units::text(o.day),
                std::string{diary::word(o.item)},
                text(o.value),
                std::string{diary::row(o.item).unit},
                text_of(diary::moment(o)),
                o.time ? o.zone : std::string{},
                o.region,
                named(o.side),
                named(o.muscle),
                named(o.occasion),
                text(o.worst),
                text(o.minutes),
                o.relieved ? std::string{*o.relieved ? "1" : "0"} : std::string{},
                o.sudden ? "1" : "",
                told(o.name),
                told(o.note)};
    }
    Cells operator()(const diary::LabNote& n) const {
        if (diary::check(n, now)) return {};
        return {units::text(n.day), told(n.what), text(n.value), told(n.unit), told(n.note)};
    }
    Cells operator()(const diary::GlobalAnswer& a) const {
        if (diary::check(a, now)) return {};
        return {units::text(a.day), std::to_string(a.step)};
    }
};

// As the alternatives of a value stand behind that of all kinds.
std::size_t table_of(const Value& value) { return value.index() + 1; }
static_assert(std::variant_size_v<Value> + 1 == own_tables_count);

std::string quoted(std::string_view cell, char separator) {
    const bool edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    const std::string_view marks = separator == ',' ? ",;\t\"\r\n" : ";\t\"\r\n";
    if (!edge && cell.find_first_of(marks) == std::string_view::npos) return std::string{cell};
    std::string all = "\"";
    for (const char c : cell) {
        if (c == '"') all += '"';
        all += c;
    }
    return all + '"';
}

void add_line(std::string& file, std::span<const std::string> cells, char separator) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) file += separator;
        file += quoted(cells[i], separator);
    }
    file += '\n';
}

std::size_t place_of(std::string_view field) {
    const auto& columns = own_tables().at(all_kinds).columns;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.field == field; });
    return static_cast<std::size_t>(found - columns.begin());
}

} // namespace

std::string csv_of(std::span<const Written> all, WallTime now, const CsvForm& form,
                   std::string_view person) {
    std::string file = form.mark ? "\xEF\xBB\xBF" : "";
    Cells header;
    for (const auto& column : own_tables().at(all_kinds).columns) header.emplace_back(column.field);
    add_line(file, header, form.separator);
    Cells line(header.size());
    for (const auto& [value, told_by, id] : all) {
        const auto own = std::visit(Writing{now, form.decimal_comma}, value);
        if (own.empty()) continue;
        line.assign(header.size(), {});
        const std::size_t table = table_of(value);
        line.at(place_of("entry")) = entry_words.at(table);
        line.at(place_of("told_by")) = told(told_by);
        line.at(place_of("person")) = told(person);
        line.at(place_of("check")) = own_check(value, now, id).value_or("");
        for (std::size_t i = 0; i < own.size(); ++i)
            line.at(place_of(own_tables().at(table).columns.at(i).field)) = own[i];
        add_line(file, line, form.separator);
    }
    line.assign(header.size(), {});
    line.at(place_of("entry")) = end_word;
    add_line(file, line, form.separator);
    return file;
}

std::optional<std::string> own_hash(const Value& value, WallTime now, std::size_t occurrence) {
    const auto own = std::visit(Writing{now}, value);
    if (own.empty()) return std::nullopt;
    Fingerprint print{diary::own_table};
    print.add(entry_words.at(table_of(value)));
    for (const auto& cell : own) print.add(cell);
    if (occurrence > 1) print.add(std::to_string(occurrence));
    return print.text();
}

std::optional<std::string> own_check(const Value& value, WallTime now, std::string_view id) {
    auto hash = own_hash(value, now);
    if (!hash) return hash;
    hash->insert(0, 1, 'r');
    if (!id.empty()) hash->append("-").append(id);
    return hash;
}

std::string said_in(std::string_view check) {
    return std::string{check.substr(0, check.find('-'))};
}

} // namespace exchange
