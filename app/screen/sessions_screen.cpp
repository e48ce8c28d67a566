#include "screen/sessions_screen.h"

#include "routine/utf8.h"
#include "screen/column.h"
#include "screen/home_screen.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

std::string name_of(session::Completion c) {
    switch (c) {
    case session::Completion::done: return tr("done");
    case session::Completion::stopped: return tr("stopped");
    case session::Completion::unfinished: return tr("unfinished");
    }
    return {};
}

std::string name_of(session::RollerKind kind) {
    switch (kind) {
    case session::RollerKind::port: return tr("measured");
    case session::RollerKind::sim: return tr("simulated");
    case session::RollerKind::replay: return tr("recording");
    case session::RollerKind::none: return tr("without sensor");
    }
    return {};
}

// As much of a note as a line of the list shows.
std::string beginning_of(const std::string& note) {
    constexpr std::size_t most = 100; // characters
    std::string_view rest = note;
    for (std::size_t n = 0; n < most && !rest.empty(); ++n)
        rest.remove_prefix(routine::utf8_length(rest).value_or(rest.size()));
    return note.substr(0, note.size() - rest.size()) + (rest.empty() ? "" : " …");
}

void draw_line(Column& c, const SessionsView::Line& line, Wish& wish) {
    const std::string facts =
        line.when + "  ·  " + line.lasted + "  ·  " + line.state + "  ·  " + line.roller;
    std::vector<Choice> choices;
    if (!line.asked)
        choices = {{"open:" + line.id, tr("Look at it")},
                   {"delete:" + line.id, tr("Delete"), ButtonKind::quiet}};
    std::string chosen = c.line(line.title, facts, choices);
    if (!line.note.empty()) c.quiet(line.note);
    if (line.asked) {
        c.gap(0.5f);
        c.status(Shape::warning, theme::vermillion, tr("Delete this session for good?"),
                 tr("Its measurements are overwritten; nothing can bring them back."));
        c.gap(0.7f);
        chosen = c.choose({{"keep:" + line.id, tr("Keep it")},
                           {"remove:" + line.id, tr("Delete for good"), ButtonKind::danger}});
    }
    if (chosen.starts_with("open:")) wish = {What::show_record, line.id, 0.0};
    if (chosen.starts_with("delete:")) wish = {What::ask_delete, line.id, 0.0};
    if (chosen.starts_with("keep:")) wish = {What::keep, line.id, 0.0};
    if (chosen.starts_with("remove:")) wish = {What::remove, line.id, 0.0};
}

void draw_list(Column& column, const std::vector<SessionsView::Line>& lines, Wish& wish) {
    column.card([&](Column& c) {
        bool first = true;
        for (const SessionsView::Line& line : lines) {
            if (!first) c.gap(0.9f);
            first = false;
            draw_line(c, line, wish);
        }
    });
}

} // namespace

SessionsView view_of(std::span<const store::SessionLine> lines,
                     std::span<const routine::Routine> routines, const std::string& asked_id,
                     std::size_t most) {
    SessionsView v;
    const std::size_t shown = std::min(lines.size(), most);
    for (const store::SessionLine& line : lines.first(shown))
        v.lines.push_back({line.id, wording::title(routines, line.routine),
                           wording::date_time(line.started), minutes(line.duration),
                           name_of(line.completion), name_of(line.roller),
                           beginning_of(wording::line(line.note)), line.id == asked_id});
    v.more = lines.size() - shown;
    return v;
}

Wish draw(Ui& ui, const SessionsView& v) {
    Wish wish;
    const Rect page = ui.begin_page("sessions");
    for (const SessionsView::Line& line : v.lines) // nothing is deleted by one Enter too many
        if (line.asked) ui.focus_first("keep:" + line.id);
    PageTop top = page_top(ui, page, tr("Sessions"));
    if (v.lines.empty()) top.column.text(tr("None yet. After the first one it stands here."));
    if (!v.lines.empty()) {
        if (!top.column.choose({{"history", tr("As charts")}}).empty())
            wish.what = What::show_history;
        top.column.gap(0.6f);
        draw_list(top.column, v.lines, wish);
    }
    if (v.more > 0)
        top.column.quiet(
            wording::trn("{n} older session is kept", "{n} older sessions are kept", v.more));
    if (top.back) wish.what = What::show_home;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
