#include "end_to_end/rehearsal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace end_to_end {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr double on_the_roller_n = 15.0;
constexpr auto longest = 600s; // for what takes 40 s on a computer with nothing else to do

std::string number(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// What a person does who follows a routine, in seconds: waits until it is time to get ready, lies
// down, does what is asked a little longer than asked, and leaves the roller. The player begins a
// set when the roller has been loaded for a second, so both stay together. Where only the force is
// known, the first set of each side begins with profile strokes.
class Follower {
  public:
    explicit Follower(bool only_force) : only_force_{only_force} {}
    void follow(const Json& step) {
        const double work_s = step["work_s"];
        const std::string exercise = step["exercise"];
        const bool rolls = step["seconds_per_stroke"].is_number();
        if (!rolls && !ends_with(exercise, "_hold")) { // not on the roller
            ready_s_ += step["get_ready_s"].get<double>() + work_s;
        } else {
            const double lies_s = std::max(ready_s_ + 3.0, now_s_ + 3.5);
            ask("away", lies_s - now_s_);
            const std::string pace = rolls ? " @" + number(step["seconds_per_stroke"]) : "";
            double before_s = 0.0;
            if (rolls && only_force_ && step["set"] == 1) {
                before_s = 8.0 * step["seconds_per_stroke"].get<double>() + 6.0;
                ask("profile", before_s, pace);
            }
            ask(rolls ? "roll" : "hold", work_s + 8.0, pace);
            ready_s_ = lies_s + 3.0 + before_s + work_s;
        }
        ready_s_ += step["rest_s"].get<double>();
    }
    std::string script() const { return text_ + "away"; }

  private:
    void ask(const std::string& what, double seconds, const std::string& pace = "") {
        text_ += what + ' ' + number(seconds) + pace + ", ";
        now_s_ += seconds;
    }
    bool only_force_;
    std::string text_;
    double now_s_ = 0.0, ready_s_ = 0.0; // ready: about when the player asks to get ready
};

// Of the middle half, a part of a value counting by its share: what the record's pace is.
std::optional<double> interquartile_mean(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto from = static_cast<double>(i);
        sum += values[i] * std::max(0.0, std::min(0.75 * n, from + 1.0) - std::max(0.25 * n, from));
    }
    return sum / (0.5 * n);
}

std::optional<double> number_or_nothing(const Json& value) {
    return value.is_number() ? std::optional{value.get<double>()} : std::nullopt;
}

} // namespace

Rehearsal::Rehearsal(const Cast& cast) : cast_(cast) {
    std::string name = (fs::temp_directory_path() / "rolltakt-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error(name);
    folder_ = name;
    board_words_ = {END_TO_END_BOARD, "--build",   cast.build, "--rate",          cast.rate,
                    "--person",       cast.person, "--seed",   cast.seed,         "--script-waits",
                    "--script",       script(),    "--speed",  number(cast.speed)};
    if (!cast.faults.empty()) board_words_.insert(board_words_.end(), {"--fault", cast.faults});
    auto words = board_words_;
    words.insert(words.end(), {"--pty", port(), "--truth", folder_ / "truth.json"});
    board_.emplace(std::move(words));
    board_->line(10s); // its port
    if (board_->line(10s) != "ready") throw std::runtime_error("no board: " + board_call());
}

Rehearsal::~Rehearsal() {
    board_.reset();
    std::error_code none;
    fs::remove_all(folder_, none);
}

std::string Rehearsal::board_call() const {
    std::string call;
    for (const auto& word : board_words_)
        call += word.find(' ') == std::string::npos ? word + ' ' : '"' + word + "\" ";
    return call;
}

std::string Rehearsal::said_by(const std::vector<std::string>& words) const {
    std::vector<std::string> call{END_TO_END_PLAYER};
    call.insert(call.end(), words.begin(), words.end());
    call.insert(call.end(), {"--data", folder_ / "data"});
    const auto ended = Child{call}.wait(60s);
    if (ended.exit_code != 0) throw std::runtime_error(words[0] + ": " + ended.output);
    return ended.output;
}

std::string Rehearsal::script() const {
    if (!cast_.script.empty()) return cast_.script;
    const Json shown = Json::parse(said_by({"routine", "show", cast_.routine, "--json"}));
    Follower person{cast_.build == "single"};
    for (const Json& step : shown["steps"]) person.follow(step);
    return person.script();
}

Json Rehearsal::play(const std::string& roller, const Child::Environment& environment) {
    Child player{{END_TO_END_PLAYER, "play", cast_.routine, "--roller", roller, "--headless",
                  "--json", "--data", folder_ / "data", "--speed", number(cast_.speed)},
                 environment};
    const auto ended = player.wait(longest);
    if (ended.exit_code != 0) throw std::runtime_error("play: " + ended.output);
    board_->end(SIGTERM);
    return Json::parse(ended.output);
}

Json Rehearsal::session() const { return Json::parse(said_by({"session", "last", "--json"})); }

Json Rehearsal::truth() const {
    std::ifstream in{folder_ / "truth.json"};
    return Json::parse(in);
}

double Rehearsal::offset_s(const Json& truth, double until_s) const {
    const auto forces = truth["force_n"].get<std::vector<double>>();
    const double every_s = truth["force_every_s"];
    std::vector<std::pair<double, double>> felt; // session seconds, newtons
    std::istringstream rows{said_by({"session", "last", "--csv"})};
    std::string row;
    std::getline(rows, row); // the heading
    while (std::getline(rows, row)) {
        const auto comma = row.find(',');
        if (const double at_s = std::stod(row); at_s < until_s)
            felt.emplace_back(at_s, std::stod(row.substr(comma + 1)));
    }
    const auto misfit = [&](double offset_s) {
        double sum = 0.0;
        for (const auto& [at_s, force_n] : felt) {
            const auto bin = static_cast<std::size_t>(std::max(0.0, (at_s + offset_s) / every_s));
            sum += std::pow(force_n - (bin < forces.size() ? forces[bin] : 0.0), 2);
        }
        return sum;
    };
    double best_s = truth["started_s"];
    double least = misfit(best_s);
    const double around_s = best_s;
    for (int i = -150; i <= 150; ++i) {
        const double offset_s = around_s + 0.01 * i;
        if (const double sum = misfit(offset_s); sum < least) {
            least = sum;
            best_s = offset_s;
        }
    }
    return best_s;
}

std::vector<Set> sets(const Json& session, const Json& truth, double offset_s) {
    const double every_s = truth["force_every_s"];
    std::vector<Set> all;
    for (const Json& step : session["steps"]) {
        const double from_s = step["start_s"].get<double>() + offset_s;
        const double to_s = step["end_s"].get<double>() + offset_s;
        Set set;
        set.name = step["exercise"].get<std::string>() + ' ' + step["side"].get<std::string>() +
                   ", set " + std::to_string(step["set"].get<int>());
        set.measured = step["measured"];
        set.rolled = !ends_with(step["exercise"], "_hold");
        set.strokes = static_cast<int>(step["strokes"].size());
        set.force_n = number_or_nothing(step["mean_force_n"]);
        set.pace_s = number_or_nothing(step["seconds_per_stroke"]);

        std::vector<double> lasted;
        for (const Json& stroke : truth["strokes"]) {
            const double start_s = stroke["start_s"], end_s = stroke["end_s"];
            if (start_s >= from_s && end_s <= to_s) lasted.push_back(end_s - start_s);
        }
        set.true_strokes = static_cast<int>(lasted.size());
        set.true_pace_s = interquartile_mean(std::move(lasted));

        double sum = 0.0;
        int count = 0;
        for (std::size_t i = 0; i < truth["force_n"].size(); ++i) {
            const double at_s = (static_cast<double>(i) + 0.5) * every_s;
            const double force_n = truth["force_n"][i];
            if (at_s < from_s || at_s >= to_s || force_n < on_the_roller_n) continue;
            sum += force_n;
            ++count;
        }
        if (count > 0) set.true_force_n = sum / count;
        all.push_back(std::move(set));
    }
    return all;
}

} // namespace end_to_end
