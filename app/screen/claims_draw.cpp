#include "screen/claims_screen.h"
#include "screen/column.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

void topics_row(Column& column, const ClaimsView& v, Wish& wish) {
    std::vector<Choice> choices;
    for (const ClaimsView::Topic& topic : v.topics)
        choices.push_back(
            {"topic:" + topic.id, topic.name, topic.on ? ButtonKind::chosen : ButtonKind::quiet});
    const std::string chosen = column.choose(choices);
    if (!chosen.empty()) wish = {What::show_claims, chosen.substr(6), 0.0};
}

// Left and Right: the topic beside.
void steer(const Ui& ui, const ClaimsView& v, Wish& wish) {
    const int step = (ui.pressed(Key::right) ? 1 : 0) - (ui.pressed(Key::left) ? 1 : 0);
    const auto count = static_cast<int>(v.topics.size());
    if (step == 0 || count == 0) return;
    int on = 0;
    for (int i = 0; i < count; ++i)
        if (v.topics[static_cast<std::size_t>(i)].on) on = i;
    const int to = (on + step + count) % count;
    wish = {What::show_claims, v.topics[static_cast<std::size_t>(to)].id, 0.0};
}

void what_is_known(Column& c, const ClaimsView::Line& line) {
    c.gap(0.7f);
    c.text(line.known);
    c.gap(0.5f);
    c.quiet(line.label);
    for (const std::string& source : line.sources) {
        c.gap(0.3f);
        c.quiet(source);
    }
}

void claim_card(Column& column, const ClaimsView::Line& line, Wish& wish) {
    column.card([&](Column& c) {
        c.status(line.shape, line.colour, line.verdict, {});
        c.gap(0.4f);
        const std::string id = "claim:" + line.id;
        const char* label = line.open ? tr("Close") : tr("What is known");
        if (!c.line(line.says, {}, {{id, label}}).empty())
            wish = {line.open ? What::close_claim : What::open_claim, line.id, 0.0};
        if (line.open) what_is_known(c, line);
    });
}

} // namespace

Wish draw(Ui& ui, const ClaimsView& v) {
    Wish wish;
    const Rect page = ui.begin_page("claims");
    ui.own_sideways();
    if (!v.lines.empty()) ui.focus_first("claim:" + v.lines.front().id);
    PageTop top = page_top(ui, page, tr("What the articles say"));
    Column& column = top.column;
    bool any_open = false;
    for (const ClaimsView::Line& line : v.lines) any_open = any_open || line.open;
    if (!v.notice.empty()) {
        column.card([&](Column& c) {
            c.status(Shape::warning, theme::orange, tr("Please look at this"), v.notice);
        });
    }
    column.quiet(tr("Sentences that popular articles repeat, in our own words, and what is known "
                    "of them. General information: for anything that concerns you, ask a doctor "
                    "or pharmacist."));
    column.gap(0.8f);
    topics_row(column, v, wish);
    column.gap(0.9f);
    for (const ClaimsView::Line& line : v.lines) claim_card(column, line, wish);
    steer(ui, v, wish);
    if (top.back)
        wish.what = any_open && ui.pressed(Key::escape) ? What::close_claim : What::close_claims;
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
