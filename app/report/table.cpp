#include "report/table.h"

#include "exchange/own_tables.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace report {

std::string_view word(protocol::Build build) {
    switch (build) {
    case protocol::Build::bed: return "bed";
    case protocol::Build::cradle: return "cradle";
    case protocol::Build::single: return "single";
    case protocol::Build::unknown: break;
    }
    return "";
}

std::string_view word(session::RollerKind kind) {
    using enum session::RollerKind;
    switch (kind) {
    case port: return "port";
    case sim: return "sim";
    case replay: return "replay";
    case none: return "none";
    }
    return "none";
}

std::string_view word(session::Completion completion) {
    using enum session::Completion;
    switch (completion) {
    case done: return "done";
    case stopped: return "stopped";
    case unfinished: return "unfinished";
    }
    return "unfinished";
}

std::string_view word(routine::Side side) {
    using enum routine::Side;
    switch (side) {
    case none: return "none";
    case left: return "left";
    case right: return "right";
    case both: return "both";
    }
    return "none";
}

std::string_view word(routine::Tool tool) {
    using enum routine::Tool;
    switch (tool) {
    case none: return "none";
    case roller: return "roller";
    case ball: return "ball";
    }
    return "none";
}

namespace {

constexpr std::array session_heads{
    "person",     "session", "started", "routine",           "roller",           "build",
    "duration_s", "state",   "usable",  "discomfort_before", "discomfort_after", "note"};
constexpr std::array step_heads{"exercise",
                                "side",
                                "variant",
                                "tool",
                                "set",
                                "start_s",
                                "end_s",
                                "measured",
                                "skipped",
                                "ended_off_roller",
                                "strokes",
                                "seconds_per_stroke",
                                "pace_estimated",
                                "pace_band_low_s",
                                "pace_band_high_s",
                                "in_pace_band_percent",
                                "pace_told_percent",
                                "mean_force_n",
                                "force_band_low_n",
                                "force_band_high_n",
                                "in_force_band_percent",
                                "in_both_bands_percent",
                                "asked_lighter",
                                "right_percent"};

class Writing { // row after row
  public:
    explicit Writing(const exchange::CsvForm& form) : form_{form} {
        if (form.mark) out_ = "\xEF\xBB\xBF";
    }

    void word(std::string_view text) { // of ours
        if (!first_) out_ += form_.separator;
        first_ = false;
        const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos ||
                            text.find(form_.separator) != std::string_view::npos;
        if (!quoted) {
            out_ += text;
            return;
        }
        out_ += '"';
        for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
        out_ += '"';
    }
    void text(std::string_view text) { // from elsewhere: no spreadsheet may take it for a formula
        if (text.empty() || exchange::harmless(text.front())) return word(text);
        std::string guarded{'\''};
        word(guarded += text);
    }
    void number(const std::optional<double>& value) {
        std::array<char, 32> digits{};
        char* end = digits.data();
        if (value) end = std::to_chars(end, end + digits.size(), *value).ptr;
        if (form_.decimal_comma) std::replace(digits.data(), end, '.', ',');
        word({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    void whole(const std::optional<int>& value) {
        number(value ? std::optional<double>{*value} : std::nullopt);
    }
    void yes(bool value) { word(value ? "1" : "0"); }
    void end_row() {
        out_ += '\n';
        first_ = true;
    }
    std::string whole_text() { return std::move(out_); }

  private:
    exchange::CsvForm form_;
    std::string out_;
    bool first_ = true;
};

void write(Writing& w, const Session& s, std::string_view person) {
    w.text(person);
    w.word(s.line.id);
    w.word(units::iso8601(s.line.started));
    w.text(s.line.routine);
    w.word(word(s.line.roller));
    w.word(word(s.build));
    w.number(units::seconds(s.line.duration));
    w.word(word(s.line.completion));
    w.yes(s.line.usable);
    w.whole(s.answers.before.discomfort);
    w.whole(s.answers.after);
    w.text(s.line.note.text);
}

void write(Writing& w, const std::optional<measure::Range>& range) {
    w.number(range ? std::optional{range->low} : std::nullopt);
    w.number(range ? std::optional{range->high} : std::nullopt);
}

void write(Writing& w, const store::StepSummary& s) {
    w.text(s.exercise);
    w.word(word(s.side));
    w.text(s.variant);
    w.word(word(s.tool));
    w.whole(s.set);
    w.number(units::seconds(s.start));
    w.number(units::seconds(s.end));
    w.yes(s.measured);
    w.yes(s.skipped);
    w.yes(s.ended_off_roller);
    w.number(static_cast<double>(s.strokes));
    w.number(s.seconds_per_stroke);
    w.yes(s.pace_estimated);
    write(w, s.pace_band);
    w.number(s.in_pace_band_percent);
    w.number(s.control.pace_told_percent);
    w.number(s.mean_force ? std::optional{s.mean_force->value} : std::nullopt);
    write(w, s.force_band);
    w.number(s.in_force_band_percent);
    w.number(s.control.in_both_bands_percent);
    w.whole(s.asked_lighter);
    w.number(s.balance ? std::optional{s.balance->right_percent} : std::nullopt);
}

} // namespace

std::string csv_of(std::span<const Session> sessions, const exchange::CsvForm& form,
                   std::string_view person) {
    Writing w{form};
    for (const char* head : session_heads) w.word(head);
    for (const char* head : step_heads) w.word(head);
    w.end_row();
    for (const Session& s : sessions) {
        for (const store::StepSummary& step : s.steps) {
            write(w, s, person);
            write(w, step);
            w.end_row();
        }
        if (!s.steps.empty()) continue;
        write(w, s, person);
        for (std::size_t i = 0; i < step_heads.size(); ++i) w.word("");
        w.end_row();
    }
    return w.whole_text();
}

std::string csv_of(const Adherence& all, const exchange::CsvForm& form, std::string_view person) {
    Writing w{form};
    for (const char* head :
         {"person", "plan", "title", "version", "from", "until", "planned_days", "done_days"})
        w.word(head);
    w.end_row();
    for (const PlannedDays& one : all.plans) {
        w.text(person);
        w.text(one.plan);
        w.text(one.title);
        w.whole(one.version);
        w.word(units::text(one.from));
        w.word(units::text(one.until));
        w.whole(one.planned);
        w.whole(one.done);
        w.end_row();
    }
    return w.whole_text();
}

} // namespace report
