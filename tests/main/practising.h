// The plan editor's pages of a program behind the window, and the files that come of them.
#pragma once
#include "bundle/bundle.h"
#include "main/computer.h"
#include "routine/disk.h"

#include <doctest/doctest.h>

namespace tests {

inline const screen::FormView* page(const app::Desktop& desktop) {
    return shown<screen::FormView>(desktop);
}

struct Practising {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();

    explicit Practising(std::function<std::unique_ptr<sound::Microphone>()> microphone = {}) {
        computer.around.microphone = std::move(microphone);
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_practice);
    }
    void press(const std::string& id) {
        computer.wish(desktop, What::practice, id);
        computer.advance(desktop);
    }
    void type(const std::string& box, const std::string& text) { press("set:" + box + "=" + text); }
    std::string refused(const std::string& box) const {
        REQUIRE(page(desktop));
        const auto* item = item_of(*page(desktop), box);
        return item == nullptr ? "no such box" : item->refused;
    }
    void make() {
        press("new:calves_standing");
        type("author", "Praxis am Markt");
        type("client", "K-017");
        press("make");
    }
    fs::path file(const char* ending = "") const {
        return computer.folder.path / "plans" / (std::string{"calves_standing.toml"} + ending);
    }
    std::string text(const char* ending = "") const {
        return routine::text_of(file(ending)).value_or("");
    }
    std::string said() const { // on top
        REQUIRE(page(desktop));
        std::string all;
        for (const auto& item : page(desktop)->top) all += item.title + '\n';
        return all;
    }
    // To the end: a passphrase takes the computer a while.
    void seal(const std::string& name) {
        type("seal-file", (computer.folder.path / name).string());
        type("secret", "vier warme Wadenwickel");
        type("secret-again", "vier warme Wadenwickel");
        press("seal");
        const auto until = std::chrono::steady_clock::now() + 60s;
        while (!offers(*page(desktop), "seal") && std::chrono::steady_clock::now() < until)
            computer.advance(desktop);
        REQUIRE(offers(*page(desktop), "seal"));
        for (int i = 0; i < 2; ++i) computer.advance(desktop); // what is noted of it
    }
    std::string sealed(const std::string& name) const { // the plan in it
        std::ifstream in{computer.folder.path / name, std::ios::binary};
        const bundle::Bytes bytes{std::istreambuf_iterator<char>{in}, {}};
        const auto opened = bundle::open_with_passphrase(bytes, "vier warme Wadenwickel");
        REQUIRE(opened);
        const bundle::Part* plan = bundle::only(opened->parts, "plan");
        REQUIRE(plan != nullptr);
        return std::string{bundle::text_of(*plan)};
    }
    std::size_t clients() const {
        std::size_t n = 0;
        for (const auto& one : fs::directory_iterator(computer.folder.path / "clients"))
            if (one.is_directory()) ++n;
        return n;
    }
};

} // namespace tests
