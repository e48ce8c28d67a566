// analyse: the chain of a live session over a file.
#include "terminal/checks.h"
#include "terminal/commands.h"

#include "terminal/analysis_file.h"
#include "terminal/document.h"
#include "wording/wording.h"

#include "measure/chain.h"
#include "measure/quality.h"
#include "measure/statistics.h"

#include <algorithm>
#include <memory>

namespace terminal {

using wording::filled, wording::tr;

namespace {

struct AnalyseOptions {
    std::string file, profile;
    std::optional<double> target_s, window_s;
};

std::string_view code(RowError::Code error) {
    using enum RowError::Code;
    switch (error) {
    case cannot_read: return "cannot_read";
    case no_head: return "no_head";
    case missing_column: return "missing_column";
    case column_twice: return "column_twice";
    case not_a_number: return "not_a_number";
    case out_of_range: return "out_of_range";
    case too_few_fields: return "too_few_fields";
    case too_many_fields: return "too_many_fields";
    case time_not_rising: return "time_not_rising";
    case too_long: return "too_long";
    case too_large: return "too_large";
    case empty: return "empty";
    }
    return "cannot_read";
}

std::string sentence(const RowError& error) {
    using enum RowError::Code;
    switch (error.code) {
    case cannot_read: return tr("{file} cannot be read.");
    case no_head: return tr("{file} is empty; its first line names the columns t_s and force_n.");
    case column_twice:
        return tr("{file}, line {line}: {what} is there twice; leave the column that is meant.");
    case missing_column:
        return tr("{file}, line {line}: the column {what} is missing. Columns are parted "
                  "by commas, decimals by points.");
    case not_a_number:
        return tr("{file}, line {line}, field {column}: \"{what}\" is not a number.");
    case out_of_range:
        return tr("{file}, line {line}, field {column}: {what} is more than any roller can be "
                  "under; forces are in newtons, positions in metres, angles in radians.");
    case too_few_fields: return tr("{file}, line {line}: there is no value for {what}.");
    case too_many_fields:
        return tr("{file}, line {line}: there are more values than columns; numbers have a decimal "
                  "point here.");
    case too_long:
        return tr("{file}, line {line}: the times reach further than a week; t_s counts seconds.");
    case time_not_rising: return tr("{file}, line {line}: the times do not rise.");
    case too_large: return tr("{file} is too large.");
    case empty: return tr("{file} holds no row.");
    }
    return {};
}

Failure failure(const RowError& error, const std::string& file) {
    Failure why;
    why.code = code(error.code);
    why.message = filled(sentence(error), {{"file", file},
                                           {"line", std::to_string(error.line)},
                                           {"column", std::to_string(error.column)},
                                           {"what", error.what}});
    why.file = file;
    if (error.line > 0) why.line = error.line;
    if (error.column > 0) why.column = error.column;
    return why;
}

// As of a roller with one cell of unknown range. Rows may be uneven in time, so their rate is the
// usual one; and how noisy they are does not make them unusable, since nobody says what they
// measure.
measure::Quality quality(const std::vector<measure::Moment>& moments) {
    constexpr auto hole = units::duration_of(0.5);
    measure::QualityMeter meter{1, {}};
    std::vector<double> intervals;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        meter.sample(0, moments[i].at, moments[i].force.value);
        if (i == 0) continue;
        const auto interval = moments[i].at - moments[i - 1].at;
        if (interval > hole) meter.gap({moments[i - 1].at, moments[i].at, 0});
        intervals.push_back(units::seconds(interval));
    }
    measure::Quality found = meter.quality();
    if (!found.drift_n_per_min) found.noise_n.reset(); // never empty: what moves may be meant
    found.noise_free_bits.reset();
    found.rate_hz.reset();
    found.usable = false;
    if (intervals.empty()) return found;
    found.rate_hz = 1.0 / measure::median(intervals);
    found.usable = *found.rate_hz >= 5.0; // slower rows cannot show a stroke's turning point
    return found;
}

// In how many seconds the pace could be told, and its middle.
std::string pace_line(const measure::Findings& found) {
    std::vector<double> told;
    for (const measure::Pace& pace : found.pace)
        if (pace.seconds_per_stroke) told.push_back(*pace.seconds_per_stroke);
    if (told.empty()) return tr("No pace can be told.");
    return filled(
        tr("Pace told in {told} of {all} seconds, half of them above {pace} s per stroke."),
        {{"told", std::to_string(told.size())},
         {"all", std::to_string(found.pace.size())},
         {"pace", wording::number(measure::median(told), 2)}});
}

Outcome analyse(Desk& desk, const AnalyseOptions& options) {
    const auto file = read_analysis_file(options.file);
    if (!file) return tl::unexpected{failure(file.error(), options.file)};
    measure::Chain chain{file->best_source, options.window_s};
    measure::Expectation expected;
    expected.seconds_per_stroke = options.target_s;
    if (!options.profile.empty())
        expected.peaks_per_there_and_back = options.profile == "two-peaks" ? 2 : 1;
    expected.best_source = file->best_source;
    chain.expect(expected);
    for (const measure::Moment& moment : file->moments) chain.push(moment);
    const measure::Findings found = chain.findings();
    desk.answer(document(found, quality(file->moments)));
    desk.say(wording::trn("{n} stroke", "{n} strokes", found.strokes.size()) + ", " +
             wording::trn("{n} hold", "{n} holds", found.holds.size()) + ", " +
             wording::trn("once in contact.", "{n} times in contact.", found.contact.size()));
    desk.say(pace_line(found));
    for (const measure::Stroke& stroke : found.strokes)
        desk.say(wording::number(units::seconds(stroke.start), 2) + " – " +
                 wording::number(units::seconds(stroke.end), 2) + " s  " +
                 wording::number(stroke.mean_force.value, 0) + " N");
    return 0;
}

} // namespace

void add_analyse_command(CLI::App& app, Command& chosen) {
    const auto options = std::make_shared<AnalyseOptions>();
    CLI::App* command = app.add_subcommand("analyse", tr("strokes, holds and pace of a file"));
    command
        ->add_option(tr("FILE"), options->file,
                     tr("columns t_s,force_n; further: position_m, angle_rad, or a bed's cells "
                        "front_left_n, "
                        "front_right_n, rear_left_n, rear_right_n"))
        ->required();
    command->add_option("--target", options->target_s, tr("the set pace, seconds per stroke"))
        ->transform(between(0.2, 60.0));
    command->add_option("--profile", options->profile, tr("peaks of force per there-and-back"))
        ->check(CLI::IsMember({"one-peak", "two-peaks"}));
    command->add_option("--window", options->window_s, tr("pace as the mean of so many seconds"))
        ->transform(between(0.5, 3600.0));
    command->callback(
        [options, &chosen] { chosen = [options](Desk& desk) { return analyse(desk, *options); }; });
}

} // namespace terminal
