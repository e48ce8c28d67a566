#include "main/sheet_desk.h"

#include "entering/typed.h"
#include "main/told.h"
#include "main/typed_path.h"
#include "terminal/log.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <sstream>
#include <utility>

namespace app {

namespace fs = std::filesystem;
using wording::tr;

namespace {

constexpr std::string_view ending = ".pdf";

units::Day monday_after(units::Day today) {
    const auto since_monday = std::chrono::weekday{today} - std::chrono::Monday;
    return today + std::chrono::days{7} - since_monday;
}

} // namespace

SheetDesk::SheetDesk(const terminal::Surroundings& around, terminal::Common common)
    : around_{&around}, common_{std::move(common)} {
    common_.json = false;
}

void SheetDesk::open(units::Day today) {
    flush(); // it may have been left in the middle of a box
    facts_.said.clear();
    facts_.trouble.clear();
    facts_.refused.clear();
    if (facts_.today == today) return;
    facts_.today = today;
    facts_.monday = monday_after(today);
    begin_on(today);
}

void SheetDesk::begin_on(units::Day day) {
    facts_.from = units::text(day);
    facts_.refused.erase("from");
    if (named_) return;
    const fs::path data = common_.data.empty() ? around_->data : fs::path{common_.data};
    facts_.file = (data / ("sheet-" + facts_.from)).string();
}

void SheetDesk::set(const std::string& box, const std::string& text) {
    facts_.refused.erase(box);
    if (box == "file") {
        facts_.file = text;
        named_ = !entering::trimmed(text).empty();
    }
    if (box != "from") return;
    if (const auto day = terminal::calendar_day_typed(entering::trimmed(text)))
        begin_on(*day);
    else
        facts_.from = text;
}

void SheetDesk::flush() {
    const auto boxes = std::exchange(typing.boxes, {});
    for (const auto& [id, box] : boxes)
        if (box.begun && box.text != box.shown) set(id, box.text);
}

SheetDesk::Way SheetDesk::act(const std::string& wish) {
    if (wish.starts_with("set:")) {
        const auto equals = wish.find('=');
        if (equals != std::string::npos) set(wish.substr(4, equals - 4), wish.substr(equals + 1));
        return Way::stay;
    }
    flush();
    facts_.said.clear();
    facts_.trouble.clear();
    if (wish == "leave") return Way::leave;
    if (wish == "from:today") begin_on(facts_.today);
    if (wish == "from:monday") begin_on(facts_.monday);
    if (wish == "paper:a4" || wish == "paper:letter") facts_.letter = wish == "paper:letter";
    if (wish == "pdf") write();
    return Way::stay;
}

void SheetDesk::write() {
    facts_.refused.clear();
    std::string file = path_of(facts_.file);
    if (file.empty()) facts_.refused["file"] = tr("The file to be written needs a name.");
    if (!terminal::calendar_day_typed(facts_.from))
        facts_.refused["from"] = terminal::no_day(tr("Its first day"), facts_.from).message;
    if (!facts_.refused.empty()) return;
    if (!file.ends_with(ending)) file += ending;
    facts_.writing = true;
    errand_ = [this, file, from = facts_.from, letter = facts_.letter]() -> Ending {
        std::ostringstream out, err;
        terminal::Desk desk{*around_, {out, err}, common_};
        const auto done = terminal::log::sheet(desk, {file, letter ? "letter" : "a4", from, false});
        const std::string trouble = done ? std::string{} : told(done.error());
        const std::string said = done ? in_one_line(out.str() + err.str()) : std::string{};
        return [this, said, trouble] {
            facts_.writing = false;
            facts_.said = said;
            facts_.trouble = trouble;
        };
    };
}

std::optional<SheetDesk::Errand> SheetDesk::errand() {
    return std::exchange(errand_, std::nullopt);
}

screen::FormView SheetDesk::view() const { return screen::view_of(facts_); }

} // namespace app
