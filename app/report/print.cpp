#include "report/print.h"

#include "insight/exposure.h"
#include "paper/pages.h"
#include "report/plot.h"
#include "report/words.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace report {
namespace {

using paper::Align, paper::Column, paper::Document, paper::Letters, paper::Pages, paper::Place,
    paper::Weight, paper::of_heading, paper::of_notes, paper::of_text, paper::of_title;
using wording::filled, wording::number, wording::tr, wording::trn;

// Millimetres.
constexpr double margin = Pages::margin, gap = Pages::gap;
constexpr double weeks_height = 34.0, minutes_height = 26.0, course_height = 36.0;

constexpr Letters of_name{9.0, Weight::bold};

constexpr const char* dash = "–";

std::string rounded(const std::optional<double>& value, const char* unit = "") {
    return value ? number(std::round(*value), 0) + unit : dash;
}

std::string band(const std::optional<measure::Range>& range, int decimals) {
    if (!range) return dash;
    return number(range->low, decimals) + dash + number(range->high, decimals);
}

std::string side_of(const Work& work, const Series& series) {
    if (series.side == routine::Side::none) return work.name;
    return work.name + ", " + wording::name(series.side);
}

std::string began(const Stretch& s) {
    const std::string day =
        wording::date(std::chrono::sys_days{s.points.front().day.time_since_epoch()});
    return filled(tr("from {day}: {why}"), {{"day", day}, {"why", why(s.why)}});
}

std::vector<std::string> row_of(const Work& work, const Series& series, const Stretch& s) {
    const Figures& f = s.figures;
    const bool anew = &s != &series.stretches.front();
    return {anew ? began(s) : side_of(work, series),
            std::to_string(f.sessions),
            std::to_string(f.strokes),
            f.seconds_per_stroke ? (f.estimated ? "≈ " : "") + number(*f.seconds_per_stroke, 1)
                                 : std::string{dash},
            band(f.pace_band, 1),
            rounded(f.in_pace_band_percent),
            rounded(f.pace_told_percent),
            rounded(f.force_n),
            rounded(f.percent_of_weight),
            band(f.force_band, 0),
            rounded(f.in_force_band_percent),
            std::to_string(f.lighter),
            f.discomfort_before || f.discomfort_after
                ? rounded(f.discomfort_before) + " → " + rounded(f.discomfort_after)
                : dash};
}

std::string quality(Kind kind) {
    switch (kind) {
    case Kind::measured: return tr("usable");
    case Kind::not_measured: return tr("not measured");
    case Kind::bad_signal: return tr("not usable");
    }
    return {};
}

std::vector<std::string> row_of(const Row& r) {
    const auto level = [](const std::optional<int>& n) {
        return n ? std::to_string(*n) : std::string{dash};
    };
    return {r.when,
            r.routine,
            wording::name(r.completion),
            quality(r.kind),
            number(std::round(r.rolled_min), 0),
            r.before || r.after ? level(r.before) + " → " + level(r.after) : dash,
            r.kind == Kind::measured ? std::to_string(r.lighter) : dash};
}

std::string foot_of(const Report& r) {
    std::string foot = "Rolltakt · ";
    if (!r.name.empty()) foot.append(r.name).append(" · ");
    foot += title(r);
    if (r.practice) foot.append(" · ").append(tr("practice"));
    return foot;
}

// Draws page after page; `of` pages are said to be there.
class Drawing {
  public:
    Drawing(Document& document, const Report& report, int of)
        : d_{document}, r_{report}, pages_{document, foot_of(report), of}, wide_{pages_.width()} {}

    int draw() {
        first_page();
        appendix();
        return pages_.close();
    }

  private:
    void text(const std::string& words, Letters letters, double after = 0.8) {
        pages_.text(words, letters, after);
    }
    void heading(const std::string& words, double with) { pages_.heading(words, with); }
    void table(std::vector<Column> columns, const std::vector<std::vector<std::string>>& rows) {
        pages_.table(std::move(columns), rows);
    }

    // --- the first page

    void first_page() {
        const std::string mark =
            r_.practice ? std::string{" ("} + tr("practice") + ")" : std::string{};
        text(title(r_) + mark, of_title, 0.5);
        if (!r_.name.empty()) text(r_.name, of_heading, 0.5);
        text(
            tr("Made by Rolltakt from its recordings. Documentation of what was done and measured; "
               "no diagnosis."),
            of_notes, gap);
        for (const auto& one : in_short(r_)) text(one, of_text);
        for (const auto& one : left_out(r_)) text(one, of_text);
        for (const auto& one : r_.also) text(one, of_text);
        pages_.go_down(gap);
        weeks();
        works_here();
    }

    void weeks() {
        Bars sessions{tr("Sessions a week"), {}, {}}, minutes{tr("Minutes rolled a week"), {}, {}};
        bool others = false;
        for (const Week& week : r_.weeks) {
            sessions.parts.push_back({static_cast<double>(week.measured),
                                      static_cast<double>(week.not_measured),
                                      static_cast<double>(week.bad_signal)});
            minutes.parts.push_back({week.rolled_min, 0.0, 0.0});
            others = others || week.not_measured > 0 || week.bad_signal > 0;
        }
        std::string below;
        if (!r_.has_plan()) {
            sessions.aim =
                measure::Range{double{insight::fewest_a_week}, double{insight::most_a_week}};
            below = tr("The grey band: two to three sessions, as meant.");
        }
        if (others)
            below.append(below.empty() ? "" : " ")
                .append(tr("Bars: dark measured, grey not measured, white with a signal that was "
                           "not usable."));
        if (!below.empty()) text(below, of_notes, gap);
        report::draw(d_, {margin, pages_.y(), wide_, weeks_height}, sessions, r_.weeks);
        pages_.go_down(weeks_height + gap);
        report::draw(d_, {margin, pages_.y(), wide_, minutes_height}, minutes, r_.weeks);
        pages_.go_down(minutes_height);
    }

    void legend() {
        text(tr("A point is a session: black left or both sides, white right. Grey: the band that "
                "was set. Dashed across: another roller, tool or calibration; the series begins "
                "anew."),
             of_notes, gap);
    }

    void works_here() {
        if (r_.works.empty()) return;
        heading(tr("Pace and force, session by session"), course_height + 16.0);
        legend();
        for (; drawn_ < r_.works.size() && pages_.room(course_height + 5.0); ++drawn_)
            work(r_.works[drawn_]);
    }

    void work(const Work& w) {
        pages_.need(course_height + 5.0);
        text(filled(trn("{name}, {n} session", "{name}, {n} sessions",
                        static_cast<unsigned long>(w.sessions())),
                    {{"name", w.name}}),
             of_name, 0.3);
        const double half = (wide_ - gap) / 2.0;
        const Course pace{tr("Seconds per stroke"),
                          [](const Point& p) { return p.seconds_per_stroke; },
                          [](const Point& p) { return p.pace_band; }};
        const Course force{tr("Force, N"), [](const Point& p) { return p.force_n; },
                           [](const Point& p) { return p.force_band; }};
        const double height = course_height - 1.0;
        report::draw(d_, {margin, pages_.y(), half, height}, pace, w, r_.from, r_.to);
        report::draw(d_, {margin + half + gap, pages_.y(), half, height}, force, w, r_.from, r_.to);
        pages_.go_down(course_height);
    }

    // --- the appendix

    void appendix() {
        pages_.turn();
        text(tr("Appendix"), of_title, 0.5);
        figures();
        differences();
        not_measured();
        plans();
        other_works();
        sessions();
        notes();
    }

    void figures() {
        if (r_.works.empty()) return;
        heading(tr("Figures by exercise, side and variant"), 30.0);
        std::vector<std::vector<std::string>> rows;
        for (const Work& w : r_.works)
            for (const Series& series : w.sides)
                for (const Stretch& s : series.stretches)
                    rows.push_back(report::row_of(w, series, s));
        table({{tr("What was rolled"), 4.6},
               {tr("Times"), 1.35, Align::right},
               {tr("Strokes"), 1.6, Align::right},
               {tr("s per stroke"), 1.3, Align::right},
               {tr("set, s"), 1.9, Align::right},
               {tr("in band, %"), 1.75, Align::right},
               {tr("told, %"), 1.8, Align::right},
               {tr("Force, N"), 1.35, Align::right},
               {tr("of weight, %"), 1.9, Align::right},
               {tr("set, N"), 1.9, Align::right},
               {tr("in band, %"), 1.75, Align::right},
               {tr("asked lighter"), 1.75, Align::right},
               {tr("before → after"), 1.8, Align::right}},
              rows);
        pages_.go_down(0.8);
        text(
            r_.weight_known
                ? tr("told: of the time, how much the pace could be told for. Discomfort: before → "
                     "after, medians of the sessions.")
                : tr("told: of the time, how much the pace could be told for. Discomfort: before → "
                     "after, medians of the sessions. The body weight is not known."),
            of_notes);
    }

    void differences() {
        std::vector<std::string> lines;
        for (const Work& w : r_.works)
            if (w.difference) lines.push_back(line(w, *w.difference));
        if (lines.empty()) return;
        heading(tr("Right less left"), 10.0);
        for (const auto& one : lines) text(one, of_text);
    }

    void not_measured() {
        if (r_.not_measured.empty()) return;
        heading(tr("Done, not measured"), 10.0);
        std::string all;
        for (const auto& one : r_.not_measured) all += (all.empty() ? "" : "; ") + line(one);
        text(all + ".", of_text);
    }

    void plans() {
        if (r_.adherence.plans.empty()) return;
        const auto date = [](units::Day day) {
            return wording::date(std::chrono::sys_days{day.time_since_epoch()});
        };
        heading(tr("Days by the plans"), 16.0);
        std::vector<std::vector<std::string>> rows;
        for (const PlannedDays& one : r_.adherence.plans)
            rows.push_back({one.title, std::to_string(one.version), date(one.from), date(one.until),
                            std::to_string(one.done), std::to_string(one.planned)});
        table({{tr("Plan"), 5.0},
               {tr("Version"), 1.6, Align::right},
               {tr("in use from"), 2.8},
               {tr("in use until"), 2.8},
               {tr("days done"), 2.0, Align::right},
               {tr("days planned"), 2.2, Align::right}},
              rows);
    }

    void other_works() {
        if (drawn_ >= r_.works.size()) return;
        heading(tr("Pace and force of the other exercises"), course_height + 16.0);
        legend();
        for (; drawn_ < r_.works.size(); ++drawn_) work(r_.works[drawn_]);
    }

    void sessions() {
        if (r_.rows.empty()) return;
        heading(tr("Sessions"), 30.0);
        std::vector<std::vector<std::string>> rows;
        for (const Row& row : r_.rows) rows.push_back(report::row_of(row));
        table({{tr("Begun"), 3.0},
               {tr("Routine"), 4.0},
               {tr("Ended"), 2.3},
               {tr("Signal"), 2.3},
               {tr("Minutes"), 1.4, Align::right},
               {tr("Discomfort"), 2.0, Align::right},
               {tr("asked lighter"), 1.8, Align::right}},
              rows);
    }

    void notes() {
        heading(tr("How it was counted"), 20.0);
        for (const auto& one : method()) text(one, of_notes, 1.2);
    }

    Document& d_;
    const Report& r_;
    Pages pages_;
    double wide_;
    std::size_t drawn_ = 0; // works whose course is on paper
};

} // namespace

tl::expected<Printed, paper::PaperError> print(const Report& r, paper::Size size) {
    int pages = 0;
    { // once for their number
        Document trial{size, paper::Turn::upright, title(r)};
        pages = Drawing{trial, r, 0}.draw();
    }
    Document document{size, paper::Turn::upright,
                      r.practice ? title(r) + " (" + tr("practice") + ")" : title(r)};
    Drawing{document, r, pages}.draw();
    auto file = document.finish();
    if (!file) return tl::unexpected{file.error()};
    return Printed{*std::move(file), pages};
}

} // namespace report
