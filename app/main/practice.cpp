// The list, opening and keeping; what is altered in a plan is in practice_acts.cpp.
#include "main/practice.h"

#include "bundle/secret.h"
#include "plan/due.h"
#include "plan/edits.h"
#include "routine/disk.h"
#include "routine/telling.h"
#include "store/private_file.h"
#include "terminal/here.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

namespace fs = std::filesystem;
using wording::filled, wording::tr;
using namespace std::chrono_literals;

namespace {

constexpr units::Duration hangs_after = 3s;

constexpr const char* typed = ".typed";       // a text with mistakes, beside the plan
constexpr const char* sent_to = ".client";    // whom a plan went to
constexpr const char* author_file = "author"; // remembered
constexpr std::chrono::seconds try_again{5};

std::string line_in(const fs::path& file) {
    const auto text = store::read_private(file);
    if (!text || !*text) return {};
    return (*text)->substr(0, (*text)->find('\n'));
}

struct There { // at the desk
    std::vector<screen::PlanRow> rows;
    std::map<std::string, std::string> texts, clients;
    std::set<std::string> left;
    std::string author;
    plan::Templates templates;
};

screen::PlanRow row_of(const std::string& name, const std::string& text,
                       const routine::Library& library) {
    screen::PlanRow row{name, std::nullopt, std::nullopt, 0, false};
    const auto plan = plan::read(text, name, library);
    if (plan)
        row.plan = *plan;
    else {
        row.error = plan.error().front();
        row.errors = plan.error().size();
    }
    return row;
}

// Somebody made the text right elsewhere since.
bool older(const fs::path& one, const fs::path& other) {
    std::error_code none;
    const auto at = fs::last_write_time(one, none);
    return !none && at < fs::last_write_time(other, none) && !none;
}

There read(const fs::path& folder, const routine::Library& library) {
    There there;
    there.author = line_in(folder / author_file);
    std::error_code none;
    std::vector<fs::path> files;
    for (fs::directory_iterator it{folder, none}, end; !none && it != end; it.increment(none)) {
        std::error_code unknown;
        const fs::path& file = it->path();
        if (file.extension() == ".toml" && it->is_regular_file(unknown)) files.push_back(file);
        if (file.extension() == typed || file.extension() == sent_to ||
            file.extension() == terminal::sealed::recording_beside({}).extension())
            there.left.insert(file.stem().stem().string());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const std::string name = file.stem().string();
        const auto text = routine::text_of(file);
        screen::PlanRow row = row_of(name, text.value_or(""), library);
        there.texts[name] = text.value_or("");
        const fs::path beside = file.string() + typed;
        if (const auto waits = store::read_private(beside);
            waits && *waits && !older(beside, file)) {
            there.texts[name] = **waits;
            row.unfinished = true;
        }
        there.clients[name] = line_in(file.string() + sent_to);
        there.rows.push_back(std::move(row));
    }
    return there;
}

} // namespace

Practice::Practice(const terminal::Surroundings& around, terminal::Common common,
                   const routine::Library& library, Probe probe)
    : around_{&around}, common_{std::move(common)}, library_{&library}, probe_{std::move(probe)},
      dictation_{around.microphone} {
    common_.json = false;
}

fs::path Practice::folder() const {
    return (common_.data.empty() ? around_->data : fs::path{common_.data}) / "plans";
}
fs::path Practice::file(const std::string& name) const { return folder() / (name + ".toml"); }
// From four to four, as a client's sessions are counted: a plan of tonight holds tonight.
units::Day Practice::today() const { return units::day_at(terminal::here(*around_, {}).now); }

Practice::Errand Practice::open() {
    return [this, from = folder(), folders = around_->exercises]() -> Ending {
        There there = read(from, *library_);
        there.templates = plan::templates(folders, *library_);
        return [this, there = std::move(there)] {
            const std::string mine = open_ ? open_->kept : std::string{};
            rows_ = there.rows;
            texts_ = there.texts;
            clients_ = there.clients;
            left_ = there.left;
            templates_ = there.templates;
            if (from_.empty() && !on_sheet_) author_ = there.author;
            for (const auto& [path, what] : unkept_) lay_over(path, what);
            if (open_) texts_[open_->name] = mine; // it was opened before this came back
        };
    };
}

void Practice::come_in() {
    flush();
    close();
    told_leaving_ = false;
    preview_.reset();
    from_.clear();
    on_sheet_ = false; // what is typed of it stays
    refused_.clear();
    said_.clear();
    trouble_.clear();
    typing_.boxes.clear();
    errands_.push_back(open());
}

void Practice::close() {
    if (!open_) return;
    if (open_->kept != open_->draft->text()) errands_.push_back(keeping());
    forget_secrets();
    if (auto work = dictation_.work()) errands_.push_back(making(*std::move(work), open_->name));
    open_.reset();
    figure_.reset();
    dictation_.open({});
}

// The last good text under the plan's name, one with mistakes beside it.
Practice::Errand Practice::keeping() {
    open_->kept = open_->draft->text();
    texts_[open_->name] = open_->kept;
    const fs::path path = file(open_->name), beside = path.string() + typed;
    if (open_->draft->plan() == nullptr) {
        if (const auto good = unkept_.find(path); good != unkept_.end()) good->second.alone = false;
        return writing(beside, {open_->kept, false});
    }
    unkept_.erase(beside);
    return writing(path, {open_->kept, true});
}

Practice::Errand Practice::writing(const fs::path& path, Unkept what) {
    unkept_.erase(path);
    return [this, path, what = std::move(what)]() -> Ending {
        std::error_code none;
        fs::create_directories(path.parent_path(), none);
        fs::permissions(path.parent_path(), fs::perms::owner_all, none);
        if (what.alone && fs::is_regular_file(path, none) && !routine::text_of(path))
            (void)store::set_aside(path); // nobody could read it
        const auto kept = store::write_private(path, what.text, store::Existing::replace);
        if (what.alone && kept) fs::remove(path.string() + typed, none);
        return [this, kept, path, what] {
            if (kept && unkept_.empty()) not_kept_.clear();
            if (kept) return;
            unkept_.emplace(path, what);
            not_kept_ = wording::sentence(kept.error(), path.string()) + ' ' +
                        tr("It is tried again every few seconds.");
        };
    };
}

// What the disk did not take holds all the same.
void Practice::lay_over(const fs::path& path, const Unkept& what) {
    const bool beside = path.extension() == typed;
    if (!beside && path.extension() != ".toml") return;
    const std::string name = beside ? path.stem().stem().string() : path.stem().string();
    auto row = std::find_if(rows_.begin(), rows_.end(),
                            [&](const screen::PlanRow& one) { return one.name == name; });
    if (row == rows_.end()) row = rows_.insert(rows_.end(), row_of(name, what.text, *library_));
    const bool waits = beside || (row->unfinished && !what.alone);
    if (!beside) *row = row_of(name, what.text, *library_);
    row->unfinished = waits;
    if (beside || !waits) texts_[name] = what.text;
}

bool Practice::may_leave() {
    if (not_kept_.empty() || told_leaving_) return true;
    told_leaving_ = true;
    trouble_ = tr("Not everything is written yet. Back once more leaves without it.");
    return false;
}

std::optional<Practice::Errand> Practice::errand() {
    if (open_)
        if (auto work = dictation_.work()) return making(*std::move(work), open_->name);
    if (!errands_.empty()) {
        Errand next = std::move(errands_.front());
        errands_.erase(errands_.begin());
        return next;
    }
    if (open_ && open_->kept != open_->draft->text()) return keeping();
    if (!trying_) return std::nullopt;
    const auto next = unkept_.upper_bound(*trying_);
    if (next == unkept_.end()) {
        trying_.reset();
        return std::nullopt;
    }
    trying_ = next->first;
    return writing(*trying_, next->second);
}

void Practice::check_typed() {
    const bool text = open_ && !on_sheet_ &&
                      (open_->page == screen::PlanPage::text || open_->draft->plan() == nullptr);
    if (!text) return typed_.forget();
    typed_.check(open_->draft->text(), typing_, *library_);
}

void Practice::advance(units::HostTime now) {
    check_typed();
    if (!unkept_.empty() && !again_) again_ = now + try_again;
    if (again_ && now >= *again_) {
        again_.reset();
        trying_.emplace(); // which comes before all files
    }
    if (aside_ && aside_->over()) {
        const Sealed done = *aside_->take();
        aside_.reset();
        hear(done);
    }
    dictation_.advance();
    if (!preview_) return;
    preview_->advance(now);
    if (preview_->over()) preview_.reset();
}

void Practice::wait(std::chrono::milliseconds time) {
    if (aside_ && !given_up_) given_up_ = !aside_->over_within(time);
}

screen::FormView Practice::view(units::HostTime now) const {
    if (on_sheet_) return screen::view_of(order_->facts());
    if (!open_) {
        screen::PracticeFacts facts;
        facts.plans = rows_;
        facts.templates = templates_ ? &*templates_ : nullptr;
        facts.from = from_;
        facts.author = author_;
        facts.client = new_client_;
        facts.begins = new_begins_;
        facts.refused = refused_;
        facts.said = said_;
        facts.trouble = trouble_.empty() ? not_kept_ : trouble_;
        return screen::view_of(facts);
    }
    auto facts = screen::facts_of(*open_->draft, *library_);
    facts.page = open_->page;
    facts.typed = typed_.found();
    facts.routine = open_->routine;
    facts.exercise = open_->exercise;
    facts.begins_own = open_->begins_own;
    facts.figure = figure_;
    facts.rule = open_->rule;
    facts.hand_over = open_->hand_over;
    facts.recording = dictation_.facts();
    facts.refused = refused_;
    facts.said = said_;
    facts.trouble = trouble_.empty() ? not_kept_ : trouble_;
    facts.under_way = sealing_;
    if (aside_ && now - aside_->since() >= hangs_after)
        facts.waits = filled(tr("The shared folder has not answered since {time}; the plan goes "
                                "out when it does."),
                             {{"time", aside_since_}});
    return screen::view_of(facts);
}

void Practice::open_plan(const std::string& name) {
    Open opened;
    opened.name = name;
    opened.draft = std::make_unique<plan::Draft>(texts_[name], *library_);
    opened.kept = texts_[name];
    if (const auto* plan = opened.draft->plan()) opened.label = plan->client;
    opened.client = clients_[name];
    const std::string base = (folder() / name).string();
    opened.hand_over.print_file = base + ".pdf";
    opened.hand_over.seal_file = base + ".rtplan";
    opened.hand_over.sheet_file = (folder() / "order-sheet.pdf").string();
    close();
    open_ = std::move(opened);
    from_.clear();
    on_sheet_ = false;
    show(screen::PlanPage::plan);
}

void Practice::show(screen::PlanPage page) {
    if (page != screen::PlanPage::plan) dictation_.leave(); // nobody sees there that it is on
    open_->page = page;
    forget_secrets();
    forget_part();
    show_figure();
}

void Practice::forget_secrets() {
    bundle::wipe(open_->secret);
    bundle::wipe(open_->secret_again);
    for (const char* id : {"secret", "secret-again"})
        if (const auto box = typing_.boxes.find(id); box != typing_.boxes.end()) {
            for (std::string* one : {&box->second.text, &box->second.shown, &box->second.sent})
                bundle::wipe(*one);
            typing_.boxes.erase(box);
        }
}

void Practice::forget_part() {
    for (const char* box :
         {"pace", "band-from", "band-to", "work", "get-ready", "rest", "rest-after"})
        refused_.erase(box);
    typing_.boxes.clear();
}

void Practice::show_figure() {
    figure_.reset();
    const plan::Plan* const plan = open_ ? open_->draft->plan() : nullptr;
    if (plan == nullptr) return;
    open_->routine = std::min(open_->routine, plan->routines.size() - 1);
    const auto& planned = plan->routines[open_->routine];
    const auto parts = plan::parts_of(planned);
    open_->exercise = std::min(open_->exercise, parts.size() - 1);
    if (open_->page != screen::PlanPage::exercises) return;
    const auto& part = parts[open_->exercise];
    const auto shown = routine::done_as(planned.routine.exercises.at(part.exercise), part.variant);
    if (shown.figure)
        figure_ = figure::Motion{shown}.at(0.5, part.sides.empty() ? routine::Side::none
                                                                   : part.sides.front());
}

void Practice::play(double speed) {
    const plan::Plan* const plan = open_->draft->plan();
    if (plan == nullptr) return;
    dictation_.leave();
    const auto now = around_->host_now();
    preview_ =
        std::make_unique<PlanPreview>(plan::as_planned(plan->routines.at(open_->routine)),
                                      library_->exercises(), speed, around_->wall_now(), now);
}

} // namespace app
