// Any bytes as a file of one format (FORMAT), and as a file whose format is to be told: an error,
// or values that the diary takes. Rows are never outside the file, and the same file twice says the
// same twice.
#include "exchange/format.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace exchange;

void demand(bool law) {
    if (!law) std::abort();
}

const Options& options() {
    static const Options some = [] {
        Options o;
        o.zone = "Europe/Berlin";
        o.stays = {{units::day("2026-04-01").value(), "America/New_York"},
                   {units::day("2026-05-01").value(), "Australia/Lord_Howe"}};
        o.language = "de";
        o.entered_at = units::wall_time("2026-11-20T08:00:00+01:00").value();
        o.magnesium = diary::Component{diary::Form::oxide, diary::Basis::compound, {}};
        return o;
    }();
    return some;
}

struct Law {
    units::WallTime at;
    void operator()(const diary::Night& n) const { demand(diary::times(n, at).has_value()); }
    void operator()(const diary::Nap& n) const { demand(diary::began(n, at).has_value()); }
    template <class Other> void operator()(const Other& o) const { demand(!diary::check(o, at)); }
};

void check(const Read& read, std::size_t most_rows) {
    for (const auto& r : read.records) {
        std::visit(Law{options().entered_at}, r.value);
        demand(r.row >= 1 && r.row <= most_rows);
        demand(r.hash.size() == 32 && !r.source.program.empty());
    }
    for (const auto& r : read.rejected) demand(r.row >= 1 && r.row <= most_rows);
    demand(read.rejected.size() == std::min(read.rejected_rows, most_rejected));
}

// Past the door: the reader of the format, whatever the beginning looks like.
void as_format(std::string_view bytes, std::size_t most_rows) {
    for (const auto& format : formats()) {
        if (format.name != FORMAT) continue;
        BytesInput in{bytes};
        PeekedInput peeked{in};
        Sink sink{options(), std::string{format.name}};
        const auto reader = format.reader();
        if (!reader->take(peeked, sink)) return;
        reader->finish(sink);
        check(sink.finish(), most_rows);
    }
}

void as_any(std::string_view bytes, std::size_t most_rows) {
    const auto once = read(bytes, options()), twice = read(bytes, options());
    demand(once.has_value() == twice.has_value());
    if (!once) return demand(once.error() == twice.error());
    check(*once, most_rows);
    demand(once->records.size() == twice->records.size());
    for (std::size_t i = 0; i < once->records.size(); ++i)
        demand(once->records[i].hash == twice->records[i].hash);
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{data, data + size};
    const bool zip = std::string_view{FORMAT} == "zip";
    // Lines end by either sign; what is packed has no bound worth naming.
    const auto ends = std::count_if(bytes.begin(), bytes.end(),
                                    [](char c) { return c == '\n' || c == '\r' || c == '{'; });
    const std::size_t most_rows = zip ? SIZE_MAX : static_cast<std::size_t>(ends) + 2;
    as_format(bytes, most_rows);
    as_any(bytes, bytes.starts_with("PK") ? SIZE_MAX : most_rows);
    return 0;
}
