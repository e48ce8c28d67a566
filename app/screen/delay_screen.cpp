#include "screen/delay_screen.h"

#include "screen/column.h"
#include "sound/settings.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::tr;

constexpr double near_line = 0.04;                 // of the beat: 60 ms
constexpr float most_way = 4.0f, least_way = 1.5f; // in letters

void draw_way(Ui& ui, Rect at, const DelayView& v) {
    const float middle = at.x + at.w / 2, thin = 0.004f * ui.screen().h;
    ui.fill({at.x, at.y + at.h / 2 - thin, at.w, 2 * thin}, theme::quiet);
    ui.fill({middle - 1.5f * thin, at.y, 3 * thin, at.h}, theme::ink);
    if (!v.mark) return;
    const float size = v.on_line ? 0.9f * at.h : 0.55f * at.h;
    const float x = at.x + size / 2 + *v.mark * (at.w - size);
    ui.fill({x - size / 2, at.y + (at.h - size) / 2, size, size},
            v.on_line ? theme::yellow : theme::sky, size / 2);
}

} // namespace

DelayView delay_view_of(units::Duration delay, std::optional<double> phase,
                        const std::string& trouble) {
    DelayView v;
    v.delay = filled(tr("{ms} ms"), {{"ms", std::to_string(delay.count() / 1000)}});
    if (phase) {
        v.mark = static_cast<float>(std::fmod(*phase + 0.5, 1.0));
        v.on_line = *phase < near_line || *phase > 1.0 - near_line;
    }
    v.can_more = delay < sound::most_delay;
    v.can_less = delay > units::Duration{};
    if (delay > sound::live_up_to)
        v.consequence = tr("So late the soft tone stays silent: it would tell what is over.");
    v.trouble = trouble;
    return v;
}

Wish draw(Ui& ui, const DelayView& v) {
    Wish wish;
    const Rect page = ui.begin_page("delay");
    ui.own_sideways();
    PageTop top = page_top(ui, page, tr("Delay of the loudspeaker"));
    Column& c = top.column;
    const std::string about =
        tr("Loudspeakers by radio and televisions play late. Listen to the tone and look at the "
           "mark: bring them together on the line, once for this loudspeaker.");
    const std::vector<Choice> choices{
        {"less", tr("← Tone comes too early"), ButtonKind::normal, v.can_less},
        {"more", tr("Tone comes too late →"), ButtonKind::normal, v.can_more},
        {"together", tr("They are together"), ButtonKind::normal}};
    // The mark is looked at while the buttons are pressed: in large letters both come first.
    const float em = ui.em(), room = ui.screen().h - (c.bottom() - page.y) - c.height_of(choices);
    const float spare = room / em - 3.6f; // in letters, without the gaps and the delay
    const bool above = ui.height_of(c.width(), about, {}) / em + 0.8f + most_way < spare;
    if (above) {
        c.text(about);
        c.gap(0.8f);
    }
    draw_way(ui, c.take(above ? most_way : std::clamp(spare, least_way, most_way)), v);
    c.gap(0.8f);
    c.heading(v.delay);
    c.gap(0.5f);
    const std::string chosen = c.choose(choices);
    if (chosen == "less" || (ui.pressed(Key::left) && v.can_less)) wish.what = What::delay_less;
    if (chosen == "more" || (ui.pressed(Key::right) && v.can_more)) wish.what = What::delay_more;
    if (chosen == "together" || top.back) wish.what = What::show_settings;
    c.gap(0.8f);
    if (!above) {
        c.text(about);
        c.gap(0.8f);
    }
    if (!v.consequence.empty()) c.quiet(v.consequence);
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
