// Sleep as Android: before each record its own header, whose later names repeat; then the values,
// then perhaps a row of sounds. From, To and Sched are local and say the same as the Id (begin, in
// ms since 1970) and Hours, which hold on nights when clocks change too.
#include "exchange/csv.h"
#include "exchange/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace exchange {
namespace {

constexpr std::array<std::string_view, 15> fixed{
    "Id",        "Tz",    "From",  "To",     "Sched",     "Hours",     "Rating", "Comment",
    "Framerate", "Snore", "Noise", "Cycles", "DeepSleep", "LenAdjust", "Geo"};
constexpr std::size_t id = 0, tz = 1, hours = 5, comment = 7, adjust = 13;

bool is_header(const std::vector<std::string>& cells) {
    return cells.size() >= fixed.size() && std::equal(fixed.begin(), fixed.end(), cells.begin());
}

bool is_noise(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.begin() + 3,
                       [](const std::string& cell) { return cell.empty(); });
}

std::vector<std::string> tags_of(std::string_view text) {
    std::vector<std::string> tags;
    for (auto at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
        const auto end = text.find_first_of(" ,\"\n", at + 1);
        const auto tag = text.substr(at, end == std::string_view::npos ? end : end - at);
        if (tag.size() > 1) tags.push_back(lower(tag));
    }
    return tags;
}

// " \\n " stands for a new line.
std::string plain(std::string_view text) {
    constexpr std::string_view line_end = " \\n ";
    std::string all;
    for (auto at = text.find(line_end); at != std::string_view::npos; at = text.find(line_end)) {
        all += text.substr(0, at);
        all += '\n';
        text.remove_prefix(at + line_end.size());
    }
    return all += text;
}

class SleepAsAndroid : public Reader {
    Result<void> take(PeekedInput& in, Sink& sink) override {
        CsvReader rows{in, ','};
        bool headed = false;
        while (true) {
            const auto next = rows.next();
            if (!next) return tl::unexpected{next.error()};
            if (!*next) return {};
            const auto& [line, cells] = **next;
            if (is_header(cells)) {
                headed = true;
            } else if (cells.size() < fixed.size()) {
                sink.reject(line, Reason::cell_count);
            } else if (!is_noise(cells)) {
                if (!headed) return tl::unexpected{Error{ErrorCode::malformed, line, {}}};
                headed = false;
                record(line, cells, sink);
            }
        }
    }

    void finish(Sink& sink) override {
        for (const std::size_t i : {id, tz, hours, comment, adjust}) sink.mapped(fixed.at(i));
        for (const auto& name : fixed) sink.left_out(name);
    }

    static void record(std::size_t line, const std::vector<std::string>& cells, Sink& sink) {
        const auto begin = epoch_ms(cells[id]);
        if (!begin) return sink.reject(line, Reason::bad_time, "Id");
        const auto took = number(cells[hours]);
        if (!took || *took <= 0.0 || *took > 24.0)
            return sink.reject(line, Reason::bad_number, "Hours");
        const Utc end{*begin + std::chrono::milliseconds{std::llround(*took * 3.6e6)}};
        const auto from = from_zone(*begin, cells[tz]), to = from_zone(end, cells[tz]);
        if (!from || !to) return sink.reject(line, Reason::no_such_zone, cells[tz]);
        Sleep s;
        s.source.program = "sleep-as-android";
        s.row = line;
        s.begin = *from;
        s.end = *to;
        s.in_bed = true;
        // Minutes awake as a negative number; "-1.0" says that the times were typed in.
        const auto less = number(cells[adjust]);
        if (!less || *less > 0.0) return sink.reject(line, Reason::bad_number, "LenAdjust");
        if (cells[adjust] != "-1.0") s.asleep_min = *took * 60.0 + *less;
        s.note = plain(cells[comment]);
        s.hash = Fingerprint{"sleep-as-android"}
                     .add(cells[id])
                     .add(cells[hours])
                     .add(cells[adjust])
                     .add(cells[comment])
                     .text();
        for (const auto& tag : tags_of(s.note))
            if (tag.starts_with("#magnesium")) // taken, but not how much
                sink.reject(line, Reason::amount_unclear, tag);
            else
                sink.left_out(tag);
        sink.sleep(std::move(s));
    }
};

} // namespace

constinit const Format sleep_as_android{
    "sleep-as-android", [](const Head& head) { return is_header(head.first); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<SleepAsAndroid>(); }};

} // namespace exchange
