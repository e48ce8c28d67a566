// What a person does when nobody asks: "away 6, roll 45 @3, hold 30, rest 10, repeat".
// Words: away ready roll profile hold rest. A number = seconds; none = for ever (last piece only). "@3" = 3
// s per stroke. "repeat" at the end starts over.
#pragma once
#include "person/person.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace person {

struct Piece {
    Asked asked{};
    std::optional<double> lasts_s; // nothing = for ever
    double seconds_per_stroke = 0.0;
};
struct Script {
    std::vector<Piece> pieces;
    bool repeats = false;
};

struct ScriptError {
    enum class Code { empty, unknown_word, not_a_number, not_last } code{};
    std::string piece;
};
tl::expected<Script, ScriptError> script(std::string_view text);

// Asks a person piece by piece.
class Prompter {
  public:
    explicit Prompter(Script script) : script_(std::move(script)) {}
    void prompt(Person&, double until_s); // everything due until then
    void begin(double at_s) { due_s_ = at_s; } // before the first prompt; else at 0

  private:
    Script script_;
    std::size_t next_ = 0;
    double due_s_ = 0.0;
};

} // namespace person
