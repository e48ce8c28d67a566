// The review behind the window, by its wishes.
#pragma once
#include "main/practice_of_clients.h"
#include "screen/screens.h"

namespace tests::reviewing {

// Until nothing is on its way, to the folder either.
inline void settle(Computer& computer, app::Desktop& desktop) {
    for (int i = 0; i < 20; ++i) {
        computer.advance(desktop);
        desktop.wait_for_disk(computer.now);
        computer.now += 5ms;
    }
}

inline void wish(Computer& computer, app::Desktop& desktop, const std::string& id) {
    computer.wish(desktop, What::review, id);
    settle(computer, desktop);
}

inline void open(Computer& computer, app::Desktop& desktop) {
    computer.wish(desktop, What::show_review);
    settle(computer, desktop);
}

inline const screen::ReviewView& list(const app::Desktop& desktop) {
    const auto* view = shown<screen::ReviewView>(desktop);
    REQUIRE(view != nullptr);
    return *view;
}

inline const screen::ClientView& client(const app::Desktop& desktop) {
    const auto* view = shown<screen::ClientView>(desktop);
    REQUIRE(view != nullptr);
    return *view;
}

inline std::string name(int n) { return "K-" + std::to_string(100 + n); }

inline std::string all_of(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all.append(line).append("\n");
    return all;
}

} // namespace tests::reviewing
