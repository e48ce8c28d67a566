#include "screen/roller_screen.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using wording::filled;
using wording::number;
using wording::tr;

constexpr double stale_after_s = 0.35; // four periods of the slow converter
constexpr double silent_after_s = 1.0;

std::string newtons(std::optional<double> n, int decimals) {
    if (!n) return "–";
    const double shown = std::abs(*n) < 0.05 ? 0.0 : *n; // no "-0"
    return filled(tr("{force} N"), {{"force", number(shown, decimals)}});
}

std::string or_dash(std::optional<double> value, int decimals) {
    return value ? number(*value, decimals) : "–";
}

std::vector<RollerView::Cell> cells_of(const RollerReadings& r, bool fresh) {
    std::vector<RollerView::Cell> cells;
    for (std::size_t i = 0; i < r.roller.cells; ++i) {
        const auto force = fresh ? r.cell_n.at(i) : std::nullopt;
        const double capacity = std::max(r.roller.cell.at(i).capacity.value, 1.0);
        const double share = force ? std::clamp(*force / capacity, 0.0, 1.0) : 0.0;
        cells.push_back({cell_name(r.roller, i), newtons(force, 1), static_cast<float>(share),
                         force.has_value()});
    }
    return cells;
}

Status status_of(measure::Trouble trouble, std::string headline, std::string detail) {
    switch (measure::severity(trouble)) {
    case measure::Severity::fine:
        return {Shape::tick, theme::green, std::move(headline), std::move(detail)};
    case measure::Severity::hint:
        return {Shape::warning, theme::orange, std::move(headline), std::move(detail)};
    case measure::Severity::unusable: break;
    }
    return {Shape::cross, theme::vermillion, std::move(headline), std::move(detail)};
}

std::string headline_of(const std::string& cell, measure::Trouble trouble) {
    return filled(tr("Cell {cell}: {trouble}"),
                  {{"cell", cell}, {"trouble", wording::name(trouble)}});
}

// The worst of a cell gives the headline; what to do follows for each.
Status result_of(const measure::CellReport& cell, const std::string& name) {
    measure::Trouble worst = measure::Trouble::none;
    std::string detail;
    for (const measure::Trouble trouble : cell.troubles) {
        if (measure::severity(trouble) > measure::severity(worst)) worst = trouble;
        if (!detail.empty()) detail += ' ';
        detail += wording::sentence(trouble);
    }
    if (cell.troubles.empty())
        detail = filled(tr("{rate} samples per second, noise {noise} N, pressed with {force} N"),
                        {{"rate", or_dash(cell.rate_hz, 1)},
                         {"noise", or_dash(cell.noise_n, 2)},
                         {"force", or_dash(cell.pressed_n, 0)}});
    return status_of(worst, headline_of(name, worst), std::move(detail));
}

void add_test(RollerView& v, const measure::SelfTestReport& report, const measure::Roller& roller) {
    for (const measure::Verdict& verdict : report.verdicts)
        if (!verdict.cell)
            v.results.push_back(status_of(verdict.trouble, wording::name(verdict.trouble),
                                          wording::sentence(verdict.trouble)));
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        v.results.push_back(result_of(report.cells[i], cell_name(roller, i)));
}

void add_kept(RollerView& v, const RollerReadings& r) {
    const auto not_kept = [&v](const char* why) {
        v.results.push_back({Shape::cross, theme::vermillion, tr("Not calibrated"), why});
    };
    switch (r.keeps) {
    case RollerKeeps::no:
    case RollerKeeps::under_way: break;
    case RollerKeeps::refused:
        not_kept(tr("The roller did not store it; plug it in again and repeat this."));
        break;
    case RollerKeeps::unanswered:
        not_kept(tr("The roller did not answer; plug it in again and repeat this."));
        break;
    case RollerKeeps::saved:
        v.results.push_back({Shape::tick, theme::green, tr("Calibrated"),
                             tr("The roller keeps it. A new zero is taken before each session.")});
        break;
    }
    if (!r.not_kept_here.empty())
        v.results.push_back({Shape::warning, theme::orange,
                             tr("This computer does not keep the calibration"), r.not_kept_here});
}

void add_results(RollerView& v, const RollerReadings& r) {
    if (r.tested) add_test(v, *r.tested, r.roller);
    if (r.tare_error)
        v.results.push_back(
            {Shape::warning, theme::orange, tr("No zero taken"), wording::sentence(*r.tare_error)});
    if (r.calibration_error)
        v.results.push_back({Shape::warning, theme::orange, tr("Not calibrated"),
                             wording::sentence(*r.calibration_error)});
    if (r.fit && r.keeps != RollerKeeps::saved)
        v.results.push_back(
            {Shape::tick, theme::green, tr("The spots fit together"),
             filled(tr("The worst spot is off by {percent}; up to 2 % is good."),
                    {{"percent", number(r.fit->worst_spot_error * 100.0, 1) + " %"}})});
    add_kept(v, r);
}

std::string load_prompt(const RollerReadings& r) {
    const std::string kg = r.load ? number(r.load->value, 1) : "–";
    const std::initializer_list<wording::Fill> facts{
        {"kg", kg}, {"spot", std::to_string(r.spot + 1)}, {"spots", std::to_string(r.spots)}};
    return r.task == RollerTask::calibrate_mass
               ? filled(tr("Spot {spot} of {spots}: put the {kg} kg on a fresh place of the plate, "
                           "let it come to rest, then take the spot."),
                        facts)
               : filled(tr("Spot {spot} of {spots}: stand still on a fresh place of the plate with "
                           "all of your {kg} kg, then take the spot."),
                        facts);
}

std::string test_prompt(measure::SelfTestRun::Part part) {
    using Part = measure::SelfTestRun::Part;
    if (part == Part::change || part == Part::pressed)
        return tr("Now lie on it, or lean on its middle with both hands, until this is over.");
    return tr("Leave it alone: nothing on it, hands off.");
}

void add_task(RollerView& v, const RollerReadings& r) {
    const bool saved = r.keeps == RollerKeeps::saved;
    v.task = r.task;
    if (r.measuring) v.progress = r.progress;
    switch (r.task) {
    case RollerTask::none: break;
    case RollerTask::self_test:
        if (r.measuring) v.prompt = test_prompt(r.part);
        break;
    case RollerTask::tare:
        if (r.measuring) v.prompt = tr("Nothing may lie on it. Hands off for a second.");
        break;
    case RollerTask::calibrate_mass:
    case RollerTask::calibrate_standing:
        v.asks_mass = !r.load && r.task == RollerTask::calibrate_mass;
        if (v.asks_mass)
            v.prompt = tr("How heavy is it? At least 5 kg, better 10 kg or more; a bathroom scale "
                          "tells. Then step back: the zero is taken first.");
        else if (r.measuring)
            v.prompt =
                r.tared ? tr("Hold still …") : tr("Nothing may lie on it. Hands off for a second.");
        else if (!r.fit && !saved && r.tared)
            v.prompt = load_prompt(r);
        v.can_take_spot = !v.asks_mass && !r.measuring && r.tared && !r.fit && !saved;
        v.can_accept = r.fit.has_value() && !saved && r.keeps != RollerKeeps::under_way;
        break;
    }
}

} // namespace

std::string cell_name(const measure::Roller& roller, std::size_t cell) {
    const std::string plain = filled(tr("cell {n}"), {{"n", std::to_string(cell + 1)}});
    if (roller.build == protocol::Build::single || cell >= roller.cells) return plain;
    const double x = roller.cell.at(cell).x.value, y = roller.cell.at(cell).y.value;
    if (roller.build == protocol::Build::cradle)
        return x < 0 ? tr("left") : x > 0 ? tr("right") : plain.c_str();
    if (x == 0.0 || y == 0.0) return plain;
    if (y > 0) return x < 0 ? tr("front left") : tr("front right");
    return x < 0 ? tr("rear left") : tr("rear right");
}

// What is to be seen of the cells right now; then what the last test said.
std::optional<Status> amiss(const RollerReadings& r) {
    using measure::Severity, measure::Trouble;
    std::optional<Status> first;
    for (std::size_t i = 0; i < r.roller.cells; ++i) {
        const Trouble trouble = r.trouble.at(i);
        if (trouble == Trouble::none) continue;
        std::string headline = headline_of(cell_name(r.roller, i), trouble);
        if (first)
            first->detail.append(" ").append(headline).append(".");
        else
            first = status_of(trouble, std::move(headline), wording::sentence(trouble));
    }
    if (first) return first;
    if (r.age_s && *r.age_s > silent_after_s)
        return Status{Shape::warning, theme::orange, tr("The roller has fallen silent"),
                      tr("Check its cable, or plug it in again.")};
    if (r.tested && r.tested->worst == Severity::unusable)
        return Status{Shape::cross, theme::vermillion, tr("The roller is not in order"),
                      tr("The test found what is wrong; what to do stands with each result.")};
    return std::nullopt;
}

RollerView view_of(const RollerReadings& r) {
    RollerView v;
    v.status = status_of(r.facts);
    if (r.facts.stage == RollerFacts::Stage::ready)
        if (auto wrong = amiss(r)) v.status = *std::move(wrong);
    v.live = r.age_s.has_value();
    v.stale = r.age_s && *r.age_s > stale_after_s;
    v.force = v.stale ? "–" : newtons(r.force_n, 0);
    v.rate = r.rate_hz ? filled(tr("{rate} samples per second"), {{"rate", number(*r.rate_hz, 1)}})
                       : std::string{tr("no samples yet")};
    if (r.age_s)
        v.age = v.stale
                    ? filled(tr("last sample {seconds} s ago"), {{"seconds", number(*r.age_s, 1)}})
                    : std::string{tr("up to date")};
    v.cells = cells_of(r, !v.stale);
    v.can_work = v.live && !v.stale;
    v.can_stand = v.can_work && r.roller.build == protocol::Build::bed && r.body_mass.has_value();
    if (v.can_work && r.roller.build == protocol::Build::bed && !r.body_mass)
        v.hint =
            tr("With your body mass in the settings you can also calibrate by standing on it.");
    add_task(v, r);
    add_results(v, r);
    return v;
}

} // namespace screen
