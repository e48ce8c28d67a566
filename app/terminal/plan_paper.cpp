// plan print, order-sheet, from-sheet; routine print: plans on paper, and back from it.
#include "terminal/plans.h"

#include "entering/order.h"
#include "handout/handout.h"
#include "handout/order_sheet.h"
#include "routine/fields.h"
#include "routine/utf8.h"
#include "store/private_file.h"
#include "terminal/check_in.h"
#include "terminal/document.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/printing.h"
#include "terminal/typed.h"
#include "wording/wording.h"

namespace terminal::plans {

using entering::OrderDays, entering::OrderRow;
using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

Result<paper::Printed> written(Desk& desk,
                               const tl::expected<paper::Printed, paper::PaperError>& printed,
                               const std::string& file, bool replace) {
    if (!printed) return tl::unexpected{failure(printed.error())};
    if (const auto done = exports::write(file, replace, printed->pdf); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(trn("{n} page is written: {file}", "{n} pages are written: {file}",
                        static_cast<unsigned long>(printed->pages)),
                    {{"file", file}}));
    return *printed;
}

Outcome printed_as(Desk& desk, const Print& typed, paper::Size size,
                   const handout::Handout& handout, Json answer) {
    const auto printed = written(desk, handout::print(handout, size), typed.file, typed.replace);
    if (!printed) return tl::unexpected{printed.error()};
    answer["file"] = typed.file;
    answer["paper"] = typed.paper;
    answer["pages"] = printed->pages;
    desk.answer(answer);
    return 0;
}

// --- what was ticked

constexpr int most_asked = 60; // rows; a sheet has half as many

// Why a plan cannot have this for its author, or for whom it is; empty = it can.
std::string unfit(const std::string& line) {
    const auto count = routine::characters(line);
    if (!count) return tr("Something in it cannot be shown: type it in other letters.");
    if (*count <= plan::longest_line) return {};
    return filled(tr("This has {n} characters; a plan has room for {most} of them there."),
                  {{"n", std::to_string(*count)}, {"most", std::to_string(plan::longest_line)}});
}

class Typing {
  public:
    Typing(Desk& desk, const FromSheet& typed, const routine::Library& library)
        : desk_{desk}, typed_{typed}, library_{library}, asks_{typed.rows.empty() && !desk.json()} {
    }

    Result<entering::Order> order() {
        const auto where = here(desk_);
        if (!where) return tl::unexpected{where.error()};
        order_.made = order_.begins = where->today();
        if (const auto wrong = read_day("--begins", typed_.begins, order_.begins))
            return tl::unexpected{*wrong};
        order_.id = typed_.id.value_or(std::filesystem::path{typed_.file}.stem().string());
        order_.client = typed_.client.value_or("");
        if (const auto wrong = wrong_so_far()) return tl::unexpected{*wrong};
        for (const auto step : {&Typing::author, &Typing::weeks, &Typing::days, &Typing::rows})
            if (const auto done = (this->*step)(); !done) return tl::unexpected{done.error()};
        return std::move(order_);
    }

  private:
    using Done = Result<void>;

    // Before anything is asked.
    std::optional<Failure> wrong_so_far() const {
        if (!routine::plain(order_.id) || order_.id.size() > plan::longest_line)
            return Failure{"usage", filled(tr("“{id}” cannot be a plan's name: it has at most "
                                              "{most} of a to z, 0 to 9, _ and -. Give it another "
                                              "one with --id."),
                                           {{"id", printable(order_.id)},
                                            {"most", std::to_string(plan::longest_line)}})};
        if (const std::string why = unfit(order_.client); !why.empty())
            return Failure{"usage", "--for: " + why};
        if (typed_.author)
            if (const std::string why = unfit(*typed_.author); !why.empty())
                return Failure{"usage", "--author: " + why};
        return std::nullopt;
    }

    static tl::unexpected<Failure> nobody() {
        return tl::unexpected{Failure{
            "not_answered", tr("Nothing is written: nobody typed the sheet to its end. Rows can be "
                               "told with --row, too, with --author, --weeks and --days.")}};
    }
    static tl::unexpected<Failure> missing(const char* option) {
        return tl::unexpected{
            Failure{"usage",
                    filled(tr("{option} is needed where nobody is asked."), {{"option", option}})}};
    }
    // Asked until `takes` says nothing against it.
    template <class Takes>
    Done told(const char* option, const std::optional<std::string>& given, const char* question,
              Takes takes) {
        if (given) {
            const std::string wrong = takes(*given);
            if (wrong.empty()) return {};
            return tl::unexpected{Failure{"usage", std::string{option} + ": " + wrong}};
        }
        if (!asks_) return missing(option);
        for (;;) {
            const auto line = ask(desk_, question);
            if (!line) return nobody();
            const std::string wrong = takes(*line);
            if (wrong.empty()) return {};
            desk_.say(wrong);
        }
    }

    Done author() {
        return told("--author", typed_.author, tr("Who makes the plan?"),
                    [this](const std::string& line) {
                        order_.author = line;
                        const bool blank = line.find_first_not_of(' ') == line.npos;
                        return blank ? std::string{tr("A plan names who made it.")} : unfit(line);
                    });
    }
    Done weeks() {
        return told(
            "--weeks", typed_.weeks, tr("How many weeks?"), [this](const std::string& line) {
                const auto weeks = whole_typed(line);
                if (!weeks || *weeks < 1 || *weeks > plan::most_weeks)
                    return filled(tr("“{typed}” are no weeks: type a number from 1 to {most}."),
                                  {{"typed", line}, {"most", std::to_string(plan::most_weeks)}});
                order_.weeks = *weeks;
                return std::string{};
            });
    }
    // Rows may have their own instead.
    Done days() {
        if (!typed_.days && !asks_) return {};
        return told("--days", typed_.days,
                    tr("On which days (3, or mo we fr; Enter: each row has its own)?"),
                    [this](const std::string& line) {
                        if (line.empty()) return std::string{};
                        const auto days = entering::days_typed(line);
                        if (days) usual_ = *days;
                        return days ? std::string{} : days.error();
                    });
    }

    Done rows() {
        if (!asks_) return rows_told();
        desk_.say(tr("Type a row in one line, in the order in which the exercises are done: 2 2x10 "
                     "6s b. < takes the last one back, Enter alone ends the sheet."));
        while (order_.rows.size() < most_asked) {
            const auto line = ask(desk_, tr("Row:"));
            if (!line) return nobody();
            if (line->empty() && !order_.rows.empty()) break;
            if (*line == "<") {
                take_back();
                continue;
            }
            if (const auto row = read(*line))
                add(*row);
            else
                desk_.say(row.error());
        }
        if (order_.rows.size() >= most_asked)
            desk_.say(filled(tr("These are {n} rows, as many as are asked for: the sheet ends "
                                "here."),
                             {{"n", std::to_string(most_asked)}}));
        return {};
    }
    void add(const OrderRow& row) {
        order_.rows.push_back(row);
        desk_.say("  " + entering::line(row, library_.exercises()));
    }
    void take_back() {
        if (order_.rows.empty()) return desk_.say(tr("No row is there to be taken back."));
        order_.rows.pop_back();
    }
    Done rows_told() {
        if (typed_.rows.empty()) return nobody();
        for (const std::string& one : typed_.rows) {
            const auto row = read(one);
            if (!row) return tl::unexpected{Failure{"usage", row.error()}};
            add(*row);
        }
        return {};
    }
    tl::expected<OrderRow, std::string> read(const std::string& line) const {
        auto row = entering::order_row_typed(line, library_.exercises(), usual_, order_.rows);
        if (!row) return row;
        const std::string why = entering::too_much(order_, *row, library_);
        if (!why.empty()) return tl::unexpected{why};
        return row;
    }

    Desk& desk_;
    const FromSheet& typed_;
    const routine::Library& library_;
    bool asks_;
    OrderDays usual_;
    entering::Order order_;
};

// Before anything is asked: nobody types a sheet for a file that is not written. Tried, not asked:
// rights, mounts and shares each have a say.
Result<void> may_be_written(const FromSheet& typed) {
    namespace fs = std::filesystem;
    std::error_code none;
    const fs::path file{typed.file};
    const auto there = fs::symlink_status(file, none);
    const bool replaced = typed.replace && fs::is_regular_file(there);
    if (typed.file.empty() || (fs::exists(there) && !replaced))
        return exports::write(typed.file, false, {}); // says why not
    std::string hidden{"."};
    hidden.append(file.filename().string()).append(".trial");
    const fs::path trial = file.parent_path() / hidden;
    const auto written = store::write_private(trial, "", store::Existing::keep);
    if (!written) return tl::unexpected{failure(written.error(), typed.file)};
    if (*written) fs::remove(trial, none);
    return {};
}

} // namespace

Outcome print(Desk& desk, const Print& typed) {
    const auto size = paper_typed(typed.paper);
    if (!size) return tl::unexpected{size.error()};
    const auto plan = plan_named(desk, typed.name);
    if (!plan) return tl::unexpected{plan.error()};
    std::optional<units::Day> from;
    if (typed.from) {
        units::Day day{};
        if (const auto wrong = read_day("--from", typed.from, day)) return tl::unexpected{*wrong};
        if (!plan->is_template && day > plan::days_of(*plan).last)
            return tl::unexpected{
                Failure{"usage", filled(tr("--from: the plan ends on {day}, before that."),
                                        {{"day", units::text(plan::days_of(*plan).last)}})}};
        from = day;
    }
    return printed_as(desk, typed, *size, handout::handout_of(*plan, from), {{"plan", plan->id}});
}

Outcome print_routine(Desk& desk, const Print& typed) {
    const auto size = paper_typed(typed.paper);
    if (!size) return tl::unexpected{size.error()};
    const auto routine = desk.library().routine(typed.name);
    if (!routine) return tl::unexpected{failure(routine.error().front())};
    return printed_as(desk, typed, *size, handout::handout_of(*routine),
                      {{"routine", routine->id}});
}

Outcome order_sheet(Desk& desk, const OrderSheet& typed) {
    const auto size = paper_typed(typed.paper);
    if (!size) return tl::unexpected{size.error()};
    const auto sheet = handout::order_sheet(desk.library().exercises());
    const auto printed = written(desk, handout::print(sheet, *size), typed.file, typed.replace);
    if (!printed) return tl::unexpected{printed.error()};
    desk.answer({{"file", typed.file},
                 {"paper", typed.paper},
                 {"exercises", sheet.rows.size()},
                 {"pages", printed->pages}});
    return 0;
}

Outcome from_sheet(Desk& desk, const FromSheet& typed) {
    if (const auto may = may_be_written(typed); !may) return tl::unexpected{may.error()};
    const auto library = desk.library();
    const auto order = Typing{desk, typed, library}.order();
    if (!order) return tl::unexpected{order.error()};
    const plan::Plan made = entering::plan_of(*order);
    const std::string text = plan::text_of(made);
    const auto read = plan::read(text, typed.file, library);
    if (!read) return tl::unexpected{failure_of(desk, read.error())};
    if (const auto done = exports::write(typed.file, typed.replace, text); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(tr("{file} is written. “rolltakt plan check” looks whether it is right after "
                       "every change."),
                    {{"file", typed.file}}));
    desk.answer({{"file", typed.file},
                 {"plan", read->id},
                 {"version", read->version},
                 {"exercises", order->rows.size()},
                 {"routines", read->routines.size()}});
    return 0;
}

} // namespace terminal::plans
