#include "screen/recording.h"

#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {

using wording::filled, wording::tr;

namespace {

std::string seconds(double s) {
    return filled(tr("{n} s"), {{"n", std::to_string(std::max(1L, std::lround(s)))}});
}

} // namespace

std::vector<FormItem> recording_items(const RecordingFacts& f, bool keeps) {
    std::vector<FormItem> items;
    if (f.since_s) {
        items.push_back(
            form_line(tr("The microphone is on: speak now."),
                      filled(tr("{n} s of 30"), {{"n", std::to_string(std::lround(*f.since_s))}}),
                      {{"voice-stop", tr("That was it")}}));
        return items;
    }
    if (f.lasts_s > 0.0) {
        std::vector<FormButton> buttons{{"voice-play", tr("Hear it")}};
        if (keeps)
            buttons.push_back({"voice-keep", tr("Also for the next version"),
                               f.keeps ? ButtonKind::chosen : ButtonKind::normal});
        buttons.push_back({"voice-remove", tr("Take out"), ButtonKind::quiet});
        items.push_back(form_line(tr("Your recording"), seconds(f.lasts_s), {}));
        items.push_back(form_buttons(buttons));
        items.push_back(form_quiet(tr("It goes along with this version and is played to the "
                                      "client once, before the routine.")));
    } else {
        items.push_back(
            form_box("voice-file", tr("Or say it: a WAV file of at most 30 s"), {}, {}, 26.0f));
        if (f.microphone) items.push_back(form_buttons({{"voice-record", tr("Record it")}}));
    }
    if (!f.refused.empty()) {
        items.push_back(form_text(f.refused));
        items.back().kind = FormItem::Kind::warning;
    }
    return items;
}

std::string draw_recording(Column& c, const std::vector<FormItem>& items, std::string& file) {
    using Kind = FormItem::Kind;
    std::string pressed;
    const auto press = [&pressed](const std::string& id) {
        if (!id.empty()) pressed = id;
    };
    for (const FormItem& item : items) {
        std::vector<Choice> choices;
        for (const FormButton& b : item.buttons)
            choices.push_back({b.id, b.label, b.kind, b.enabled});
        if (item.kind == Kind::line) press(c.line(item.title, item.facts, choices));
        if (item.kind == Kind::buttons) press(c.choose(choices));
        if (item.kind == Kind::quiet) c.quiet(item.title);
        if (item.kind == Kind::warning) c.status(Shape::warning, theme::orange, item.title, {});
        if (item.kind == Kind::box) {
            c.quiet(item.title);
            c.gap(0.3f);
            if (c.field(item.id, file, {}, item.ems) && !file.empty()) press(item.id + ":" + file);
        }
        c.gap(0.4f);
    }
    return pressed;
}

} // namespace screen
