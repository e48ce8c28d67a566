#include "main/report_desk.h"

#include "entering/typed.h"
#include "main/told.h"
#include "main/typed_path.h"
#include "terminal/exports.h"
#include "terminal/report.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace app {

namespace fs = std::filesystem;
using wording::tr;

namespace {

constexpr int usual_weeks = 12;

std::optional<units::Day> day_of(const std::string& text) {
    return terminal::calendar_day_typed(entering::trimmed(text));
}

std::string without_ending(std::string file) {
    for (const char* ending : {".pdf", ".csv", ".json"})
        if (file.ends_with(ending)) return file.substr(0, file.size() - std::string{ending}.size());
    return file;
}

} // namespace

ReportDesk::ReportDesk(const terminal::Surroundings& around, terminal::Common common)
    : around_{&around}, common_{std::move(common)} {
    common_.json = false;
    facts_.weeks = usual_weeks;
}

void ReportDesk::open(units::Day today) {
    today_ = today;
    facts_.said.clear();
    facts_.trouble.clear();
    facts_.refused.clear();
    typing.boxes.clear();
    if (facts_.weeks > 0) choose_weeks(facts_.weeks);
    if (!facts_.file.empty()) return;
    const fs::path data = common_.data.empty() ? around_->data : fs::path{common_.data};
    facts_.file = (data / ("report-" + units::text(today))).string();
}

// With the present one, from its Monday on.
void ReportDesk::choose_weeks(int weeks) {
    facts_.weeks = weeks;
    const auto since_monday = std::chrono::weekday{today_} - std::chrono::Monday;
    facts_.from = units::text(today_ - since_monday - std::chrono::days{7 * (weeks - 1)});
    facts_.until = units::text(today_);
    for (const char* box : {"from", "until"}) {
        facts_.refused.erase(box);
        typing.boxes.erase(box);
    }
}

void ReportDesk::set(const std::string& box, const std::string& text) {
    facts_.refused.erase(box);
    if (box == "from" || box == "until") facts_.weeks = 0;
    if (box == "from") facts_.from = text;
    if (box == "until") facts_.until = text;
    if (box == "name") facts_.name = text;
    if (box == "file") facts_.file = text;
}

void ReportDesk::flush() {
    const auto boxes = typing.boxes;
    for (const auto& [id, box] : boxes)
        if (box.text != box.shown) { // also what was sent while a file was being written
            typing.boxes[id].sent = box.text;
            set(id, box.text);
        }
}

ReportDesk::Way ReportDesk::act(const std::string& wish) {
    if (wish.starts_with("set:")) {
        const auto equals = std::min(wish.find('='), wish.size() - 1);
        set(wish.substr(4, equals - 4), wish.substr(equals + 1));
        return Way::stay;
    }
    flush();
    facts_.said.clear();
    facts_.trouble.clear();
    if (wish == "leave") return Way::leave;
    for (const int weeks : screen::report_weeks)
        if (wish == "weeks:" + std::to_string(weeks)) choose_weeks(weeks);
    if (wish == "paper:a4" || wish == "paper:letter") facts_.letter = wish == "paper:letter";
    if (wish == "numbers:neutral" || wish == "numbers:german")
        facts_.german = wish == "numbers:german";
    if (wish == "pdf" || wish == "steps" || wish == "planned" || wish == "json") write(wish);
    return Way::stay;
}

// Nothing: a box says why.
std::optional<ReportDesk::Days> ReportDesk::days() {
    const auto from = day_of(facts_.from), until = day_of(facts_.until);
    if (!from) facts_.refused["from"] = terminal::no_day(tr("Its first day"), facts_.from).message;
    if (!until)
        facts_.refused["until"] = terminal::no_day(tr("Its last day"), facts_.until).message;
    if (!from || !until) return std::nullopt;
    if (*until < *from)
        facts_.refused["until"] = tr("The last day lies before the first one. Change one of them.");
    else if (*until - *from > terminal::longest_report)
        facts_.refused["from"] = tr("A report is about fifteen years at most.");
    if (facts_.refused.count("from") + facts_.refused.count("until") > 0) return std::nullopt;
    return Days{*from, *until};
}

void ReportDesk::write(const std::string& what) {
    facts_.refused.clear();
    if (const auto name = entering::text_typed(tr("The name"), facts_.name); !name)
        facts_.refused["name"] = name.error();
    const std::string file = without_ending(path_of(facts_.file));
    if (file.empty()) facts_.refused["file"] = tr("The file to be written needs a name.");
    const auto days = this->days();
    if (!days || !facts_.refused.empty()) return;
    facts_.writing = true;
    const std::string from = units::text(days->from), until = units::text(days->until);
    errand_ = [this, what, file, from, until, facts = facts_]() -> Ending {
        std::ostringstream out, err;
        terminal::Desk desk{*around_, {out, err}, common_};
        const terminal::exports::Sessions table{what == "planned" ? file + "-planned.csv"
                                                                  : file + ".csv",
                                                false,
                                                {from, until},
                                                facts.german};
        const auto done = [&]() -> terminal::Outcome {
            if (what == "steps") return terminal::exports::sessions(desk, table);
            if (what == "planned") return terminal::exports::planned(desk, table);
            if (what == "json")
                return terminal::exports::json(desk, {file + ".json", false, {from, until}, false});
            terminal::ReportTyped typed{
                file + ".pdf", facts.letter ? "letter" : "a4", from, until, {}, false};
            if (!facts.name.empty()) typed.name = facts.name;
            return terminal::make_report(desk, typed);
        }();
        const std::string trouble = done ? std::string{} : told(done.error());
        const std::string said = done ? in_one_line(out.str() + err.str()) : std::string{};
        return [this, said, trouble] {
            facts_.writing = false;
            facts_.said = said;
            facts_.trouble = trouble;
        };
    };
}

std::optional<ReportDesk::Errand> ReportDesk::errand() {
    return std::exchange(errand_, std::nullopt);
}

screen::FormView ReportDesk::view() const { return screen::view_of(facts_); }

} // namespace app
