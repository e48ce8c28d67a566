// What is done to a plan on a wish.
#include "entering/typed.h"
#include "main/practice.h"
#include "plan/edits.h"
#include "store/private_file.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

namespace fs = std::filesystem;
using plan::Plan;
using screen::PlanPage;
using wording::tr;

namespace {

std::size_t number_in(const std::string& text) {
    return static_cast<std::size_t>(std::max(entering::whole_typed(text).value_or(0), 0));
}

std::optional<plan::Text> text_or_none(const std::string& text) {
    if (entering::trimmed(text).empty()) return std::nullopt;
    return plan::Text{text, text};
}

std::optional<units::Day> day_typed(const std::string& text) {
    return terminal::calendar_day_typed(entering::trimmed(text));
}

std::string no_day(const char* what, const std::string& text) {
    return terminal::no_day(what, text).message;
}

} // namespace

Practice::Way Practice::act(const screen::Wish& wish, units::HostTime now) {
    if (preview_) {
        if (wish.what == screen::Wish::What::stop || wish.id == "preview-end")
            preview_.reset();
        else
            preview_->act(wish);
        return Way::stay;
    }
    if (wish.what == screen::Wish::What::show_practice) return Way::stay;
    if (wish.id.starts_with("set:")) {
        const auto equals = wish.id.find('=');
        set(wish.id.substr(4, equals - 4), wish.id.substr(equals + 1));
        follow_label();
        return Way::stay;
    }
    said_.clear();
    trouble_.clear();
    flush();
    const auto colon = wish.id.find(':');
    const std::string what = wish.id.substr(0, colon);
    const std::string of = colon == std::string::npos ? std::string{} : wish.id.substr(colon + 1);
    if (what == "leave") return may_leave() ? Way::leave : Way::stay;
    told_leaving_ = false;
    if (what == "list") {
        come_in();
    } else if (what == "open") {
        refused_.clear();
        open_plan(of);
        look_for_recording();
    } else if (what == "new") {
        refused_.clear();
        typing_.boxes.clear();
        from_ = of;
        new_client_.clear();
        new_begins_ = units::text(today());
    } else if (what == "from-sheet") {
        typing_.boxes.clear();
        if (!order_) order_.emplace(*library_, author_, today());
        on_sheet_ = true;
    } else if (what == "make") {
        on_sheet_ ? make_from_sheet() : make();
    } else if (open_) {
        refused_.erase("");
        if (dictation_.act(what)) {
            if (dictation_.take_changed()) keep_recording();
        } else if (!press_plan(what, of) && open_->draft->plan() != nullptr &&
                   !press_part(what, of))
            press_hand_over(what);
        show_figure();
        follow_label();
    }
    static_cast<void>(now);
    return Way::stay;
}

// What stands in a box and was not left yet.
void Practice::flush() {
    const auto boxes = typing_.boxes;
    for (const auto& [id, box] : boxes)
        if (box.text != box.shown && box.text != box.sent) {
            typing_.boxes[id].sent = box.text;
            set(id, box.text);
        }
    follow_label();
}

void Practice::make() {
    refused_.clear();
    const plan::Template* const from = templates_ ? templates_->find(from_) : nullptr;
    if (from == nullptr) return;
    const auto begins = day_typed(new_begins_);
    if (entering::trimmed(author_).empty()) refused_["author"] = tr("A plan names who made it.");
    if (!begins) refused_["begins"] = no_day(tr("Its first day"), new_begins_);
    if (!refused_.empty()) return;
    const std::string name = free_name(from_);
    const std::string text =
        plan::made_from(*from, {name, author_, new_client_, today(), *begins}, *library_);
    if (const auto read = plan::read(text, name, *library_); !read) {
        const auto& wrong = read.error().front();
        refused_[wrong.key == "for" ? "client" : "author"] = screen::plan_refusal(wrong);
        return;
    }
    begin_plan(name, text, author_);
}

void Practice::make_from_sheet() {
    const std::string name = free_name("order_sheet");
    const auto order = order_->order(name);
    if (!order) return;
    const std::string text = plan::text_of(entering::plan_of(*order));
    if (const auto read = plan::read(text, name, *library_); !read) {
        const auto& wrong = read.error().front();
        const bool box = wrong.key == "for" || wrong.key == "author";
        return order_->refuse(!box                 ? ""
                              : wrong.key == "for" ? "client"
                                                   : "author",
                              screen::plan_refusal(wrong));
    }
    author_ = order->author;
    begin_plan(name, text, author_);
    order_.reset();
}

std::string Practice::free_name(const std::string& base) const {
    std::string name = base;
    for (int n = 2; texts_.count(name) + left_.count(name) > 0; ++n)
        name = base + "_" + std::to_string(n);
    return name;
}

void Practice::begin_plan(const std::string& name, const std::string& text,
                          const std::string& author) {
    texts_[name] = text;
    clients_.erase(name);
    open_plan(name);
    open_->kept.clear();
    const std::string of = file(name).string(); // where an older plan of that name lay
    for (const char* beside : {".client", ".typed"}) unkept_.erase(of + beside);
    errands_.push_back([of, kept = writing(folder() / "author", {author, false})]() -> Ending {
        std::error_code none;
        for (const char* beside : {".client", ".typed", ".voice"}) fs::remove(of + beside, none);
        return kept();
    });
}

void Practice::change(const std::string& box, const plan::Draft::Edit& edit) {
    refused_.erase(box);
    if (const auto wrong = open_->draft->change(edit)) refused_[box] = screen::plan_refusal(*wrong);
    show_figure();
}

void Practice::set(const std::string& box, const std::string& text) {
    if (on_sheet_) return order_->set(box, text);
    if (!open_) {
        refused_.erase(box);
        if (box == "author") author_ = text;
        if (box == "client") new_client_ = text;
        if (box == "begins") new_begins_ = text;
        return;
    }
    if (box.starts_with("line:")) return set_line(static_cast<int>(number_in(box.substr(5))), text);
    if (open_->draft->plan() == nullptr) return;
    screen::PlanHandOver& h = open_->hand_over;
    if (box == "voice-file") dictation_.take_file(text);
    if (box == "print-file") h.print_file = text;
    if (box == "sheet-file") h.sheet_file = text;
    if (box == "seal-file") h.seal_file = text;
    if (box == "secret") open_->secret = text;
    if (box == "secret-again") open_->secret_again = text;
    if (box == "rule-weeks") open_->rule.weeks = text;
    if (box == "rule-discomfort") open_->rule.discomfort = text;
    if (box == "rule-up-to") open_->rule.up_to = text;
    if (box.starts_with("stop-") || box.starts_with("look-")) return set_rule(box, text);
    set_plan(box, text);
    set_part(box, text);
}

void Practice::set_line(int line, const std::string& text) {
    LineLeft left = line_left(open_->draft->text(), line, text);
    open_->draft->type(std::move(left.text));
    if (left.moved) typing_.boxes.clear();
}

void Practice::set_plan(const std::string& box, const std::string& text) {
    if (box == "client" || box == "seal-for") change(box, [&](Plan& p) { p.client = text; });
    if (box == "title") change(box, [&](Plan& p) { p.title = {text, text}; });
    if (box == "author") change(box, [&](Plan& p) { p.author = text; });
    if (box == "said") change(box, [&](Plan& p) { p.said = text_or_none(text); });
    if (box == "changed") change(box, [&](Plan& p) { p.changed = text_or_none(text); });
    if (box == "begins" || (box == "until" && !text.empty())) {
        const auto day = day_typed(text);
        if (!day) {
            refused_[box] = no_day(box == "until" ? tr("Last day") : tr("Its first day"), text);
            return;
        }
        if (box == "begins") change(box, [&](Plan& p) { p.from = day; });
        if (box == "until") change(box, [&](Plan& p) { set_until(p, *day); });
    }
    const auto whole = entering::whole_typed(text);
    const bool weeks = box.starts_with("from-week:") || box.starts_with("until-week:");
    if (box == "weeks" || weeks) {
        if (!whole && !(weeks && text.empty()) && !(box == "weeks" && text.empty())) {
            refused_[box] = screen::no_number(text);
            return;
        }
        const std::size_t r = weeks ? number_in(box.substr(box.find(':') + 1)) : 0;
        if (box == "weeks" && whole) change(box, [&](Plan& p) { set_weeks(p, *whole); });
        if (box.starts_with("from-week:"))
            change(box, [&](Plan& p) { p.routines.at(r).from_week = whole; });
        if (box.starts_with("until-week:"))
            change(box, [&](Plan& p) { p.routines.at(r).until_week = whole; });
    }
}

void Practice::set_band(const std::string& box, const std::string& text) {
    const auto value = entering::number_typed(text);
    if (!value) {
        refused_[box] = screen::no_number(text);
        return;
    }
    change(box, [&](Plan& p) {
        plan::Planned& planned = p.routines.at(open_->routine);
        const auto part = plan::parts_of(planned).at(open_->exercise);
        if (!part.seconds_per_stroke) return;
        auto band = part.pace_band.value_or(routine::usual_pace_band(*part.seconds_per_stroke));
        (box == "band-from" ? band.low : band.high) = *value;
        plan::set_pace_band(planned, open_->exercise, band);
    });
}

void Practice::set_part(const std::string& box, const std::string& text) {
    if (box == "band-from" || box == "band-to") return set_band(box, text);
    using Set = void (*)(plan::Planned&, std::size_t, double);
    const std::pair<const char*, Set> all[] = {{"pace", plan::set_pace},
                                               {"work", plan::set_work},
                                               {"get-ready", plan::set_get_ready},
                                               {"rest", plan::set_rest},
                                               {"rest-after", plan::set_rest_after}};
    for (const auto& [name, set] : all) {
        if (box != name) continue;
        const auto value = entering::number_typed(text);
        if (!value) {
            refused_[box] = screen::no_number(text);
            return;
        }
        change(box, [&, set = set](Plan& p) {
            set(p.routines.at(open_->routine), open_->exercise, *value);
        });
    }
}

bool Practice::press_plan(const std::string& what, const std::string& of) {
    const std::size_t colon = std::min(of.find(':'), of.size());
    const std::size_t r = number_in(of.substr(0, colon));
    const std::string rest = colon < of.size() ? of.substr(colon + 1) : std::string{};
    if (what == "undo") open_->draft->undo();
    if (what == "redo") open_->draft->redo();
    if (what == "undo" || what == "redo") return true;
    if (what == "text") return show(PlanPage::text), true;
    if (what == "plan") return show(PlanPage::plan), true;
    if (open_->draft->plan() == nullptr) return true;
    if (what == "rules") return show(PlanPage::rules), true;
    if (what == "add" && of.empty()) {
        open_->begins_own = false;
        return show(PlanPage::add), true;
    }
    if (what == "exercises") {
        if (r != open_->routine) open_->exercise = 0;
        open_->routine = r;
        return show(PlanPage::exercises), true;
    }
    if (what == "preview" || what == "fast") {
        open_->routine = r;
        return play(what == "fast" ? 10.0 : 1.0), true;
    }
    if (what == "days")
        return change("",
                      [&](Plan& p) {
                          set_days_a_week(p.routines.at(r), static_cast<int>(number_in(rest)));
                      }),
               true;
    if (what == "weekday")
        return change("",
                      [&](Plan& p) {
                          toggle_weekday(p.routines.at(r), static_cast<int>(number_in(rest)));
                      }),
               true;
    if (what == "drop-routine") return change("", [&](Plan& p) { remove_routine(p, r); }), true;
    if (what == "own-routine") { // a routine has one exercise at least
        open_->begins_own = true;
        return show(PlanPage::add), true;
    }
    if (what == "add-routine") {
        for (const routine::Routine& one : library_->routines())
            if (one.id == of) change("", [&](Plan& p) { add_routine(p, one); });
        return true;
    }
    return false;
}

bool Practice::press_part(const std::string& what, const std::string& of) {
    const std::size_t r = open_->routine, n = number_in(of.substr(0, of.find(':')));
    std::size_t& e = open_->exercise;
    const auto edit = [&](auto set) { change("", [&](Plan& p) { set(p.routines.at(r)); }); };
    if (what == "part") {
        e = n;
        forget_part();
    } else if (what == "add") {
        add(of);
    } else if (what == "remove") {
        edit([&](auto& p) { remove_exercise(p, n); });
        forget_part();
    } else if (what == "up" || what == "down" || what == "move") {
        const std::size_t up = n == 0 ? 0 : n - 1;
        const std::size_t to = what == "up"     ? up
                               : what == "down" ? n + 1
                                                : number_in(of.substr(of.find(':') + 1));
        forget_part();
        edit([&](auto& p) {
            if (n < parts_of(p).size()) move_exercise(p, n, to);
        });
        e = to;
    } else if (what == "sets")
        edit([&](auto& p) { set_sets(p, e, static_cast<int>(n)); });
    else if (what == "effort")
        edit([&](auto& p) { set_effort(p, e, static_cast<routine::Effort>(n)); });
    else if (what == "variant")
        edit([&](auto& p) { set_variant(p, e, n); });
    else if (what == "sides") {
        using routine::Side;
        std::vector<Side> sides;
        if (of == "left") sides = {Side::left};
        if (of == "right") sides = {Side::right};
        edit([&](auto& p) { set_sides(p, e, sides); });
    } else if (what == "rule-routine") {
        open_->routine = n;
        open_->rule.exercise.clear();
    } else if (what == "rule-for")
        open_->rule.exercise = of;
    else if (what == "drop-rule") {
        const std::size_t rule = number_in(of.substr(of.find(':') + 1));
        const std::size_t which = number_in(of.substr(0, of.find(':')));
        change("", [&](Plan& p) {
            auto& all = p.routines.at(which).progress;
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(rule));
        });
    } else if (what == "add-rule")
        press_rule(of);
    else
        return false;
    return true;
}

void Practice::add(const std::string& exercise) {
    constexpr std::size_t last = 1000;
    for (const routine::Exercise& one : library_->exercises()) {
        if (one.id != exercise) continue;
        if (open_->begins_own)
            change("", [&](Plan& p) {
                add_own(p, {"Eigene Übungen", "Own exercises"},
                        {"Für dich zusammengestellt.", "Put together for you."}, one);
            });
        else
            change("", [&](Plan& p) { add_exercise(p.routines.at(open_->routine), one, last); });
    }
    const bool refused = refused_.count("") > 0;
    if (open_->begins_own && !refused) open_->routine = last;
    open_->exercise = last;
    show(open_->begins_own && refused ? PlanPage::plan : PlanPage::exercises);
}

} // namespace app
