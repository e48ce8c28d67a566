#include "exchange/own_csv.h"

#include "exchange/own_tables.h"

#include <charconv>

namespace exchange {
namespace {

using units::WallTime;

std::string text_of(double value) {
    std::array<char, 64> out{};
    const auto [end, fault] = std::to_chars(out.data(), out.data() + out.size(), value);
    return fault == std::errc{} ? std::string{out.data(), end} : std::string{};
}

template <class Number> std::string text_of(const std::optional<Number>& value) {
    return value ? text_of(static_cast<double>(*value)) : std::string{};
}

std::string text_of(const std::optional<WallTime>& t) { return t ? units::iso8601(*t) : ""; }

// What a person wrote: no spreadsheet may take it for a formula.
std::string told(std::string_view text) {
    if (text.empty() || harmless(text.front())) return std::string{text};
    std::string all{'\''};
    return all += text;
}

std::string quoted(std::string_view cell) {
    const bool edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!edge && cell.find_first_of(",;\t\"\r\n") == std::string_view::npos)
        return std::string{cell};
    std::string all = "\"";
    for (const char c : cell) {
        if (c == '"') all += '"';
        all += c;
    }
    return all + '"';
}

void add_line(std::string& file, std::span<const std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) file += ',';
        file += quoted(cells[i]);
    }
    file += '\n';
}

std::string header_of(OwnTable which) {
    std::string file;
    std::vector<std::string> names;
    for (const auto& column : own_tables().at(which).columns) names.emplace_back(column.field);
    add_line(file, names);
    return file;
}

std::string components_text(const diary::Product& product) {
    std::string all;
    for (const auto& part : product.components) {
        if (!all.empty()) all += " + ";
        all += part.form ? std::string{diary::word(*part.form)} : "unknown";
        all += part.basis == diary::Basis::elemental ? " elemental " : " compound ";
        all += text_of(part.amount.value);
    }
    return all;
}

std::string time_of(const diary::Observation& o) {
    const auto at = diary::moment(o);
    return at ? units::iso8601(*at) : "";
}

} // namespace

std::string csv_of(std::span<const diary::Night> all, WallTime now) {
    std::string file = header_of(nights);
    for (const auto& n : all) {
        const auto t = diary::times(n, now);
        if (!t) continue;
        const std::array<std::string, 13> cells{units::text(n.wake_date),
                                                n.zone,
                                                n.waking_zone,
                                                text_of(t->into_bed),
                                                text_of(t->tried_to_sleep),
                                                text_of(n.latency_min),
                                                text_of(n.awakenings),
                                                text_of(n.awake_min),
                                                text_of(t->final_wake),
                                                text_of(t->out_of_bed),
                                                text_of(n.measured_asleep_min),
                                                text_of(n.quality),
                                                told(n.note)};
        add_line(file, cells);
    }
    return file;
}

std::string csv_of(std::span<const diary::Nap> all, WallTime now) {
    std::string file = header_of(naps);
    for (const auto& n : all) {
        const auto begin = diary::began(n, now);
        if (!begin) continue;
        const std::array<std::string, 3> cells{units::iso8601(*begin), n.zone,
                                               std::to_string(n.asleep_min)};
        add_line(file, cells);
    }
    return file;
}

std::string csv_of(std::span<const diary::Dose> all) {
    std::string file = header_of(doses);
    for (const auto& d : all) {
        const std::array<std::string, 8> cells{units::iso8601(d.taken),
                                               d.zone,
                                               told(d.product.name),
                                               std::string{diary::word(d.product.route)},
                                               text_of(d.pieces),
                                               components_text(d.product),
                                               d.product.label ? text_of(d.product.label->value)
                                                               : std::string{},
                                               told(d.note)};
        add_line(file, cells);
    }
    return file;
}

std::string csv_of(std::span<const diary::Intake> all) {
    std::string file = header_of(intakes);
    for (const auto& i : all) {
        const std::array<std::string, 7> cells{
            units::iso8601(i.taken),
            i.zone,
            std::string{diary::word(i.kind)},
            told(i.name),
            i.amount ? text_of(i.amount->value) : std::string{},
            i.amount ? std::string{unit_words.at(static_cast<std::size_t>(i.amount->unit))}
                     : std::string{},
            told(i.note)};
        add_line(file, cells);
    }
    return file;
}

std::string csv_of(std::span<const diary::Observation> all) {
    std::string file = header_of(observations);
    const auto named = [](const auto& value) {
        return value ? std::string{diary::word(*value)} : std::string{};
    };
    for (const auto& o : all) {
        const std::array<std::string, 16> cells{units::text(o.day),
                                                std::string{diary::word(o.item)},
                                                text_of(o.value),
                                                std::string{diary::row(o.item).unit},
                                                time_of(o),
                                                o.time ? o.zone : std::string{},
                                                o.region,
                                                named(o.side),
                                                named(o.muscle),
                                                named(o.occasion),
                                                text_of(o.worst),
                                                text_of(o.minutes),
                                                o.relieved ? std::string{*o.relieved ? "1" : "0"}
                                                           : std::string{},
                                                o.sudden ? "1" : "",
                                                told(o.name),
                                                told(o.note)};
        add_line(file, cells);
    }
    return file;
}

} // namespace exchange
