// The report behind the window: which days it is about, and the files that are made of them, by
// what the command line makes them with. Files are written by errands of the window.
#pragma once
#include "screen/report_screen.h"
#include "terminal/desk.h"
#include "units/local_time.h"

#include <functional>
#include <optional>

namespace app {

class ReportDesk {
  public:
    using Ending = std::function<void()>;
    using Errand = std::function<Ending()>;

    ReportDesk(const terminal::Surroundings&, terminal::Common);

    void open(units::Day today); // its page
    enum class Way { stay, leave };
    Way act(const std::string& wish);
    std::optional<Errand> errand(); // what was asked for last

    screen::FormView view() const;
    screen::FormTyping typing;

  private:
    struct Days {
        units::Day from{}, until{};
    };

    void set(const std::string& box, const std::string& text);
    void flush(); // what stands in a box and was not left
    void choose_weeks(int);
    std::optional<Days> days();
    void write(const std::string& what);

    const terminal::Surroundings* around_;
    terminal::Common common_;
    units::Day today_{};
    screen::ReportFacts facts_;
    std::optional<Errand> errand_;
};

} // namespace app
