#include "report/client_record.h"

#include "paper/pages.h"
#include "report/table.h"
#include "wording/care.h"
#include "wording/review.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace report {
namespace {

using paper::Align, paper::Document, paper::Letters, paper::Pages, paper::Weight, paper::of_notes,
    paper::of_text, paper::of_title;
using wording::filled, wording::number, wording::tr, wording::trn;

constexpr const char* dash = "–";
constexpr Letters of_file{7.0}; // the text of a plan

std::string date(units::Day day) {
    return wording::date(std::chrono::sys_days{day.time_since_epoch()});
}

std::string or_dash(const std::optional<double>& value, int decimals) {
    return value ? number(*value, decimals) : dash;
}

std::string levels(const review::Session& s) {
    const auto level = [](const std::optional<int>& n) {
        return n ? std::to_string(*n) : std::string{dash};
    };
    if (s.left_out.discomfort) return wording::not_told();
    return s.before || s.after ? level(s.before) + " → " + level(s.after) : dash;
}

std::string signal(const review::Session& s) {
    if (s.left_out.measured) return wording::not_told();
    if (!s.measured) return tr("not measured");
    return s.usable ? tr("usable") : tr("not usable");
}

std::string name_of(const ClientRecord& r, const std::string& exercise) {
    const auto found = std::find_if(r.exercises.begin(), r.exercises.end(),
                                    [&](const auto& one) { return one.id == exercise; });
    return found == r.exercises.end() ? exercise : found->name.in(wording::language());
}

std::string pains(const ClientRecord& r, const review::Session& s) {
    if (s.left_out.pain) return wording::not_told();
    std::string all;
    for (const review::Pain& pain : s.pain) {
        if (!all.empty()) all += ", ";
        all += name_of(r, pain.exercise);
        if (pain.sharp) all.append(" ").append(tr("sharp"));
        if (pain.discomfort) all.append(" ").append(std::to_string(*pain.discomfort));
    }
    return all.empty() ? dash : all;
}

std::vector<std::string> row_of(const ClientRecord& r, const review::Session& s) {
    return {date(s.day),
            wording::title(r.routines, s.routine),
            s.stopped ? tr("stopped") : tr("done"),
            signal(s),
            number(std::round(s.seconds / 60.0), 0),
            levels(s),
            pains(r, s)};
}

// An exercise and side over all sessions, the measured steps of usable ones.
struct Work {
    int sessions = 0, asked_lighter = 0;
    double seconds = 0.0, pace_s = 0.0, paced_s = 0.0, force_ns = 0.0, forced_s = 0.0;
    double in_both_s = 0.0, told_s = 0.0;
    std::optional<double> set;
    std::string last; // session
};

void add(Work& work, const review::Session& session, const review::Step& step) {
    if (work.last != session.id) ++work.sessions;
    work.last = session.id;
    work.seconds += step.seconds;
    work.asked_lighter += step.asked_lighter;
    if (step.set_seconds_per_stroke) work.set = step.set_seconds_per_stroke;
    if (step.seconds_per_stroke) {
        work.pace_s += *step.seconds_per_stroke * step.seconds;
        work.paced_s += step.seconds;
    }
    if (step.mean_force_n) {
        work.force_ns += *step.mean_force_n * step.seconds;
        work.forced_s += step.seconds;
    }
    if (step.in_both_bands_percent) {
        work.in_both_s += *step.in_both_bands_percent * step.seconds;
        work.told_s += step.seconds;
    }
}

std::string mean(double sum, double time, int decimals) {
    return time > 0.0 ? number(sum / time, decimals) : dash;
}

// ", left"; empty where there are no sides.
std::string side_of(const std::string& word) {
    for (const auto side : {routine::Side::left, routine::Side::right, routine::Side::both})
        if (report::word(side) == word) return ", " + wording::name(side);
    return {};
}

std::vector<std::vector<std::string>> works(const ClientRecord& r) {
    std::map<std::pair<std::string, std::string>, Work> all; // by name and side
    for (const auto& session : r.sessions)
        for (const auto& step : session.steps)
            if (session.usable && step.measured && !step.skipped)
                add(all[{name_of(r, step.exercise), step.side}], session, step);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [key, work] : all) {
        rows.push_back({key.first + side_of(key.second), std::to_string(work.sessions),
                        number(work.seconds / 60.0, 1), mean(work.pace_s, work.paced_s, 1),
                        or_dash(work.set, 1), mean(work.in_both_s, work.told_s, 0),
                        mean(work.force_ns, work.forced_s, 0), std::to_string(work.asked_lighter)});
    }
    return rows;
}

std::string who(const ClientRecord& r) { return r.label.empty() ? r.id : r.label; }

std::string title(const ClientRecord& r) {
    const std::string mark = r.practice ? std::string{" ("} + tr("practice") + ")" : std::string{};
    return filled(tr("Record of {client}, closed on {day}"),
                  {{"client", who(r)}, {"day", date(r.closed)}}) +
           mark;
}

class Drawing {
  public:
    Drawing(Document& document, const ClientRecord& r, int of)
        : r_{r}, pages_{document, "Rolltakt · " + title(r), of} {}

    int draw() {
        first();
        notes();
        sessions();
        ended_early();
        exercises();
        plans();
        return pages_.close();
    }

  private:
    void first() {
        pages_.text(title(r_), of_title, 0.5);
        pages_.text(tr("Made by Rolltakt from what was sent and what came back. Documentation of "
                       "what was done and measured; no diagnosis."),
                    of_notes, Pages::gap);
        pages_.text(trn("{n} session was told.", "{n} sessions were told.", r_.sessions.size()),
                    of_text);
        if (r_.unreadable > 0)
            pages_.text(trn("{n} reply can no longer be read and is not in it.",
                            "{n} replies can no longer be read and are not in it.",
                            static_cast<unsigned long>(r_.unreadable)),
                        of_text);
        std::string list;
        for (const auto& plan : r_.plans) {
            if (!list.empty()) list += ", ";
            list += filled(tr("{plan}, version {n}"),
                           {{"plan", plan.name}, {"n", std::to_string(plan.version)}});
        }
        pages_.text(filled(tr("Plans that were sent: {list}."), {{"list", list}}), of_text);
    }

    void sessions() {
        if (r_.sessions.empty()) return;
        pages_.heading(tr("Sessions"), 30.0);
        std::vector<std::vector<std::string>> rows;
        for (const auto& one : r_.sessions) rows.push_back(row_of(r_, one));
        pages_.table({{tr("Day"), 2.2},
                      {tr("Routine"), 3.6},
                      {tr("Ended"), 2.5},
                      {tr("Signal"), 2.2},
                      {tr("Minutes"), 1.4, Align::right},
                      {tr("Discomfort"), 2.2},
                      {tr("Pain told while rolling"), 3.6}},
                     rows);
    }

    void notes() {
        if (r_.notes.empty()) return;
        pages_.heading(tr("Notes of the practice"), 10.0);
        for (const auto& note : r_.notes) {
            std::string before = date(note.on) + ": ";
            std::istringstream lines{note.text};
            for (std::string line; std::getline(lines, line); before.clear())
                pages_.text(before + line, of_text);
        }
    }

    void ended_early() {
        std::vector<std::vector<std::string>> rows;
        for (const auto& one : r_.sessions) {
            const auto why = care::ended_by_named(one.ended_by.value_or(""));
            if (why)
                rows.push_back(
                    {date(one.day), wording::title(r_.routines, one.routine), wording::name(*why)});
        }
        if (rows.empty()) return;
        pages_.heading(tr("Why sessions ended early"), 20.0);
        pages_.table({{tr("Day"), 2.2}, {tr("Routine"), 5.0}, {tr("Why"), 5.0}}, rows);
    }

    void exercises() {
        const auto rows = works(r_);
        if (rows.empty()) return;
        pages_.heading(tr("Figures by exercise and side"), 30.0);
        pages_.table({{tr("What was rolled"), 4.6},
                      {tr("Times"), 1.4, Align::right},
                      {tr("Minutes"), 1.6, Align::right},
                      {tr("s per stroke"), 1.8, Align::right},
                      {tr("set, s"), 1.6, Align::right},
                      {tr("in both bands, %"), 2.2, Align::right},
                      {tr("Force, N"), 1.6, Align::right},
                      {tr("asked lighter"), 1.9, Align::right}},
                     rows);
        pages_.go_down(0.8);
        pages_.text(tr("Means over the time of measured steps, of sessions with a usable signal; a "
                       "dash: cannot tell."),
                    of_notes);
    }

    void plans() {
        for (const auto& plan : r_.plans) {
            pages_.heading(filled(tr("{plan}, version {n}"),
                                  {{"plan", plan.name}, {"n", std::to_string(plan.version)}}),
                           10.0);
            std::istringstream lines{plan.text};
            for (std::string line; std::getline(lines, line);)
                pages_.text(line.empty() ? " " : line, of_file, 0.0);
        }
    }

    const ClientRecord& r_;
    Pages pages_;
};

} // namespace

std::vector<review::Session> once_each(std::span<const review::Reply> in_order) {
    std::map<std::string, review::Session> by_id;
    for (const auto& reply : in_order)
        for (const auto& session : reply.sessions) {
            const auto [known, first] = by_id.try_emplace(session.id, session);
            if (!first) known->second = review::joined(session, known->second);
        }
    std::vector<review::Session> all;
    for (auto& [id, session] : by_id) all.push_back(std::move(session));
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    return all;
}

tl::expected<Printed, paper::PaperError> print(const ClientRecord& r, paper::Size size) {
    int pages = 0;
    { // once for their number
        Document trial{size, paper::Turn::upright, title(r)};
        pages = Drawing{trial, r, 0}.draw();
    }
    Document document{size, paper::Turn::upright, title(r)};
    Drawing{document, r, pages}.draw();
    auto file = document.finish();
    if (!file) return tl::unexpected{file.error()};
    return Printed{*std::move(file), pages};
}

} // namespace report
