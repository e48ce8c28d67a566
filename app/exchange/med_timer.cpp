// MedTimer's events: columns in fixed order whose names are in the language of the telephone; only
// "(ISO 8601)" at the end of the last two stays, and versions differ in how many come before them.
// Dosages are free text. What is no magnesium is an intake of another medicine, its class proposed
// by its name.
#include "exchange/amount.h"
#include "exchange/csv.h"
#include "exchange/format.h"

namespace exchange {
namespace {

constexpr std::size_t fewest = 6, name = 1, dosage = 2; // the moment of taking is the last one

bool is_header(const std::vector<std::string>& cells) {
    constexpr std::string_view iso = "(ISO 8601)";
    return cells.size() >= fewest && trimmed(cells.back()).ends_with(iso) &&
           trimmed(cells[cells.size() - 2]).ends_with(iso);
}

class MedTimer : public Reader {
    Result<void> take(PeekedInput& in, Sink& sink) override {
        CsvReader rows{in, separator_of(in.head())};
        const auto header = rows.next();
        if (!header) return tl::unexpected{header.error()};
        if (!*header || !is_header((*header)->cells))
            return tl::unexpected{Error{ErrorCode::unknown_format, 0, {}}};
        const auto columns = (*header)->cells.size();
        for (std::size_t i = 0; i < columns; ++i) {
            const auto& title = (*header)->cells[i];
            const bool used = i == name || i == dosage || i + 1 == columns;
            used ? sink.mapped(title) : sink.left_out(title);
        }
        while (true) {
            const auto next = rows.next();
            if (!next) return tl::unexpected{next.error()};
            if (!*next) return {};
            if ((*next)->cells.size() != columns)
                sink.reject((*next)->line, Reason::cell_count);
            else
                event((*next)->line, (*next)->cells, sink);
        }
    }

    static void event(std::size_t line, const std::vector<std::string>& cells, Sink& sink) {
        const auto& taken = cells.back();
        if (trimmed(taken).empty()) return sink.reject(line, Reason::not_taken, cells[name]);
        const auto shown = stamp(taken);
        if (!shown) return sink.reject(line, Reason::bad_time, taken);
        const auto at = moment(*shown, sink.options());
        if (!at) return sink.reject(line, at.error(), taken);
        Record r;
        r.source.program = "med-timer";
        r.known = at->known;
        r.row = line;
        r.hash = Fingerprint{"med-timer"}.add(taken).add(cells[name]).add(cells[dosage]).text();
        if (names_magnesium(cells[name])) {
            const auto part = component_of(cells[dosage], sink.options());
            if (!part) return sink.reject(line, part.error(), cells[dosage]);
            diary::Dose dose;
            dose.taken = at->at;
            dose.zone = at->zone;
            dose.product.name = cells[name];
            dose.product.components = {*part};
            r.value = std::move(dose);
        } else {
            diary::Intake intake;
            intake.taken = at->at;
            intake.zone = at->zone;
            intake.name = cells[name];
            intake.note = cells[dosage];
            intake.kind = diary::class_of(cells[name]).value_or(diary::Kind::other_medicine);
            r.value = std::move(intake);
        }
        sink.value(std::move(r));
    }
};

} // namespace

constinit const Format med_timer{
    "med-timer", [](const Head& head) { return is_header(head.first); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<MedTimer>(); }};

} // namespace exchange
