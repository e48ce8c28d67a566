// A window with OpenGL 3 behind it, or none: SDL's video ends here. Turns SDL's events into Inputs
// and puts ImGui's draw lists on the screen.
#pragma once
#include "screen/buttons.h"
#include "screen/stage.h"

#include <tl/expected.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace screen {

enum class DisplayKind {
    window,
    picture, // no window and no display: software OpenGL off the screen
};

struct DisplayError {
    std::string detail; // SDL's own words, for whoever reports the fault
};

struct Happened {      // while waiting
    bool any = false;  // something that calls for a new frame
    bool quit = false; // window closed, SIGTERM, SIGINT, logout
    bool resized = false;
    bool shown = true;                  // false: minimised, nothing needs drawing
    bool full_screen = false;           // F11: on, or off again
    std::optional<Button> taught{};     // while one is to be learned
    std::vector<std::string> dropped{}; // files onto the window, all of one drop
};

class Display {
  public:
    // Wakes the video system, which may start programs of its own (D-Bus): by whoever has other
    // threads before they begin, for what is forked beside them can wait for ever.
    static void wake();
    static tl::expected<Display, DisplayError> open(Size, DisplayKind);
    Display(Display&&) noexcept;
    Display& operator=(Display&&) noexcept;
    ~Display();

    void attach(Stage&);       // once; the stage must outlive the display
    void send_letters(Stage&); // after Stage::resize said so
    Size size() const;         // of the drawable, pixels
    Happened wait(Stage&, std::chrono::milliseconds at_most); // hands input to the stage
    void show(const ImDrawData&);
    std::vector<std::uint8_t>
    pixels(const ImDrawData&);  // of the last frame: RGB, from the top left
    void full_screen(bool);     // without a change of what the screen shows otherwise
    void keep_awake(bool);      // no screen saver; only while a session runs
    void mean(const Buttons&);  // what taught ones mean, at any time; they outlive the display
    void learn(bool);           // the next button of any kind is handed out, and does nothing
    bool vertical_sync() const; // false: whoever draws must limit the rate

  private:
    struct Open;
    explicit Display(std::unique_ptr<Open>);
    std::unique_ptr<Open> open_;
};

} // namespace screen
