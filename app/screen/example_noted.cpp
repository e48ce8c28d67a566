#include "screen/example_noted.h"

#include "screen/noted_screen.h"

namespace screen {
namespace {

units::WallTime now() { return units::wall_time("2026-11-25T21:10:00+01:00").value(); }
units::Day day(int of_november) { return units::Day{std::chrono::year{2026} / 11 / of_november}; }

NapFacts naps() {
    NapFacts f;
    f.day = day(25);
    f.form.day = units::text(f.day);
    const auto nap = [](int hours, int minutes, int asleep_min) {
        const diary::NightClock begin{std::chrono::hours{hours} + std::chrono::minutes{minutes},
                                      {}};
        return diary::Nap{day(25), "Europe/Berlin", begin, asleep_min};
    };
    f.noted = {diary::entered("nap-0", nap(17, 40, 20), now()),
               diary::entered("nap-1", nap(13, 10, 75), now())};
    return f;
}

NapFacts refused() {
    NapFacts f = naps();
    f.form.begin = "13:30";
    f.form.until = "14:30";
    store::Diary noted;
    noted.naps = f.noted;
    if (const auto read = entering::read(f.form, f.day, {&noted, {}, "Europe/Berlin", now()});
        !read)
        f.refused = read.error();
    return f;
}

LabFacts laboratory() {
    LabFacts f;
    f.day = day(25);
    f.form.day = units::text(f.day);
    f.noted = {diary::entered("lab-0", diary::LabNote{"ferritin", 38.0, "µg/l", day(2), {}}, now()),
               diary::entered(
                   "lab-1", diary::LabNote{"transferrin_saturation", 24.5, "%", day(2), {}}, now()),
               diary::entered("lab-2", diary::LabNote{"ferritin", 31.0, "µg/l", day(1), "fasting"},
                              now())};
    return f;
}

LabFacts corrected() {
    LabFacts f = laboratory();
    f.corrects = "lab-1";
    f.form = entering::as_typed(*f.noted[1].value);
    f.form.unit.clear();
    store::Diary noted;
    noted.laboratory = f.noted;
    if (const auto read = entering::read(f.form, day(2), {&noted, f.corrects, "UTC", now()}); !read)
        f.refused = read.error();
    return f;
}

template <class Facts> Example shown(std::string_view name, Facts (*facts)()) {
    return {name, [facts](Ui& ui) {
                FormTyping typing;
                draw(ui, view_of(facts()), typing);
            }};
}

} // namespace

std::vector<Example> noted_examples() {
    return {shown("naps", naps), shown("naps-refused", refused), shown("laboratory", laboratory),
            shown("laboratory-correct", corrected)};
}

} // namespace screen
