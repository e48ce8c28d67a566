// Screens driven without a window: the same stage the window uses, frames counted by hand.
#pragma once
#include "places.h"
#include "screen/example.h"
#include "screen/stage.h"
#include "screen/wish.h"
#include "wording/wording.h"

#include <functional>
#include <stdexcept>
#include <string>

namespace tests {

inline void speak(routine::Language language) {
    wording::begin(places::build("/share/locale"), language);
}

struct Window {
    screen::Stage stage;
    std::function<screen::Wish(screen::Ui&)> draw;
    double frame_s = 1.0 / 60.0;

    Window(screen::Size size, double scale, std::function<screen::Wish(screen::Ui&)> screen)
        : stage{size, scale}, draw{std::move(screen)} {
        frame();
        frame();
    }
    screen::Wish frame() {
        screen::Wish wish = draw(stage.begin(frame_s));
        stage.end();
        return wish;
    }
    // Until all input is used up, and two frames more; the first wish that was made.
    screen::Wish settle() {
        screen::Wish first;
        int after = 0;
        while (stage.waiting() || after++ < 2) {
            const screen::Wish wish = frame();
            if (!first) first = wish;
        }
        return first;
    }
    screen::Wish tap(screen::Key key) {
        stage.feed({.kind = screen::Input::Kind::key_down, .key = key});
        stage.feed({.kind = screen::Input::Kind::key_up, .key = key});
        return settle();
    }
    screen::Rect place_of(const std::string& id) const {
        for (const screen::WidgetSeen& widget : stage.seen().widgets)
            if (widget.id == id) return widget.at;
        for (const screen::WidgetSeen& spot : stage.seen().spots)
            if (spot.id == id) return spot.at;
        throw std::runtime_error{"no widget " + id};
    }
    bool has(const std::string& id) const {
        for (const screen::WidgetSeen& widget : stage.seen().widgets)
            if (widget.id == id) return true;
        return false;
    }
    void press(screen::Input::Kind kind, const std::string& id) {
        const screen::Rect at = place_of(id);
        stage.feed({.kind = kind, .x = at.x + at.w / 2, .y = at.y + at.h / 2});
    }
    screen::Wish click(const std::string& id) {
        press(screen::Input::Kind::move, id);
        press(screen::Input::Kind::button_down, id);
        press(screen::Input::Kind::button_up, id);
        return settle();
    }
    screen::Wish type(const std::string& text) {
        stage.feed({.kind = screen::Input::Kind::text, .text = text});
        return settle();
    }
};

} // namespace tests
