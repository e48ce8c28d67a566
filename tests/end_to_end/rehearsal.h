// A routine played by the real program on the simulated board, with a person who follows it; and
// what the program made of it, set by set, beside what really happened.
#pragma once
#include "end_to_end/child.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace end_to_end {

using Json = nlohmann::json;

struct Cast {
    std::string build = "bed";
    std::string rate = "80";
    std::string person = "calm";
    std::string seed = "1";
    std::string faults{};            // words of the contract, with commas
    std::string script{};            // what the person does; else what the routine asks for
    std::string routine = "starter"; // or a file
    double speed = 8.0;
};

class Rehearsal {
  public:
    explicit Rehearsal(const Cast&);
    ~Rehearsal();
    Rehearsal(const Rehearsal&) = delete;
    Rehearsal& operator=(const Rehearsal&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::string port() const { return folder_ / "port"; } // the board's pseudo-terminal
    std::string board_call() const;                       // to see the same again

    // Plays it to the end. `roller`: what --roller names.
    Json play(const std::string& roller, const Child::Environment& = {});

    Json session() const; // the last one
    Json truth() const;
    // Board seconds of session second 0, found by laying the force of the session up to there over
    // the truth.
    double offset_s(const Json& truth, double until_s = 1e9) const;

  private:
    std::string said_by(const std::vector<std::string>& words) const;
    std::string script() const;

    Cast cast_;
    std::filesystem::path folder_;
    std::vector<std::string> board_words_;
    std::optional<Child> board_;
};

// One set: as recorded, and as it was.
struct Set {
    std::string name;
    bool measured = false, rolled = false; // rolled: it has a set pace
    int strokes = 0, true_strokes = 0;
    std::optional<double> force_n, true_force_n, pace_s, true_pace_s;
};
std::vector<Set> sets(const Json& session, const Json& truth, double offset_s);

} // namespace end_to_end
