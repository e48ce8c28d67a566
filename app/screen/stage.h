// A screen without a window: an ImGui context of a given size with its letters and its input. The
// window puts pixels behind it (display.h); tests and benchmarks drive it as it is.
#pragma once
#include "screen/looking.h"
#include "screen/ui.h"

#include <memory>

struct ImGuiContext;
struct ImDrawData;

namespace screen {

struct Size {
    int width = 1280, height = 720; // pixels, at least 1
    bool operator==(const Size&) const = default;
};

// Letters grow with the window (20 px at 1280x720) and with the person's scale, 0.75 to 3.
float em_for(Size, double scale);

class Stage {
  public:
    Stage(Size, double scale, Baking = Baking::all);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // New size, scale or turn: the letters are baked anew. True = the font texture must be sent
    // again. Turned by a quarter, what is drawn is as wide as the window is high.
    bool resize(Size, double scale, Turn = Turn::none);
    // The letters that a stage made `of_pages` lacks. True = the texture must be sent again.
    bool complete_letters();
    void make_current(); // ImGui knows one context at a time
    void feed(Input);
    bool waiting() const { return !queue_.empty(); } // input is left for another frame

    bool holding() const; // a key or button is down: time must go on being counted

    // begin, draw one screen with the Ui, end.
    Ui& begin(double seconds_since_last);
    const ImDrawData& end();

    const Seen& seen() const { return ui_.seen(); }
    const std::string& focus() const { return ui_.focus(); } // id of the widget that has it
    Size size() const { return size_; }                      // of the window

  private:
    void hand_out_input();
    void bake();
    Size drawn() const; // size of what is drawn before it is turned

    ImGuiContext* context_;
    Ui ui_;
    InputQueue queue_;
    Size size_;
    double scale_ = 0.0;
    Baking baking_;
    Turn turn_ = Turn::none;
};

} // namespace screen
