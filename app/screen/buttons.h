// What pedals, remotes and game controllers send, and what the person taught the player that it
// means. Values; where they come from is display.h's business.
#pragma once
#include "screen/input.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace screen {

struct Button {
    enum class Of : std::uint8_t { keyboard, controller, pad } of{}; // pad: no known controller
    int code = 0;     // the place of the key, whatever is printed on it; the button's number
    std::string name; // to be shown
    bool same_as(const Button& other) const { return of == other.of && code == other.code; }
    bool operator==(const Button&) const = default;
};

enum class Act : std::uint8_t { go_on, next, back, again }; // again: say that again
constexpr std::size_t acts = 4;

class Buttons {
  public:
    // A button means one thing: what it meant before is forgotten.
    void teach(Act, const Button&);
    void forget();
    const std::optional<Button>& of(Act act) const { return of_.at(static_cast<std::size_t>(act)); }
    std::optional<Key> meaning(const Button&) const; // as if this key had been pressed
    bool operator==(const Buttons&) const = default;

    // One line each, "next keyboard 6 C"; lines that are none of these are passed over.
    std::string text() const;
    static Buttons from(std::string_view text);

  private:
    std::array<std::optional<Button>, acts> of_;
};

} // namespace screen
