#include "screen/column.h"
#include "screen/import_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

Wish asked(std::string what) { return {What::import, std::move(what), 0.0}; }

// A file is named where there is none to be looked at.
void ask_card(Column& column, ImportTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.text(tr("Drop an exported file onto this window, or type where it lies. Nothing is kept "
                  "before you have seen what comes."));
        c.gap(0.5f);
        const bool entered = c.field("path", typing.path, {}, 30.0f);
        c.gap(0.4f);
        const bool chosen =
            !c.choose({{"look", tr("Look into it"), ButtonKind::normal, !typing.path.empty()}})
                 .empty();
        if ((entered || chosen) && !typing.path.empty()) wish = asked("read:" + typing.path);
    });
}

void file_card(Column& column, const ImportView::File& file) {
    column.card([&](Column& c) {
        c.heading(file.source);
        c.quiet(file.name);
        c.gap(0.4f);
        for (const auto& line : file.told) {
            c.text(line);
            c.gap(0.2f);
        }
        if (file.refused.empty()) return;
        c.gap(0.3f);
        c.status(Shape::warning, theme::orange, file.refused, {});
        for (const auto& row : file.rows) {
            c.gap(0.2f);
            c.quiet(row);
        }
        if (!file.more.empty()) c.quiet(file.more);
    });
}

void notes_card(Column& column, const ImportView& v) {
    column.card([&](Column& c) {
        for (const auto& note : v.notes) {
            c.text(note);
            c.gap(0.3f);
        }
        for (const auto& line : v.columns) {
            c.quiet(line);
            c.gap(0.3f);
        }
    });
}

// What a file leaves open, and what was said to it.
void open_matter(Column& column, const char* matter, const Choice& choice, Wish& wish) {
    column.text(matter);
    column.gap(0.4f);
    if (!column.choose({choice}).empty()) wish = asked(choice.id);
    column.gap(0.6f);
}

// Magnesium itself, or a compound: which one is asked once it is one.
void open_amounts(Column& column, const ImportView& v, ImportTyping& typing, Wish& wish) {
    if (!v.said_magnesium.empty())
        open_matter(column, v.said_magnesium.c_str(), {"unclear", tr("Leave them out again")},
                    wish);
    if (!v.may_be_elemental) return;
    column.text(tr("Of some amounts nothing tells whether they are magnesium or a compound."));
    column.gap(0.4f);
    const auto chosen = column.choose(
        {{"elemental", tr("They are magnesium")}, {"forms", tr("They are a compound")}});
    if (chosen == "elemental") wish = asked(chosen);
    if (chosen == "forms") typing.forms = !typing.forms;
    if (typing.forms) {
        column.gap(0.4f);
        column.quiet(tr("Which compound? It stands on the pack."));
        column.gap(0.4f);
        std::vector<Choice> forms;
        for (const auto& form : v.forms) forms.push_back({form.id, form.name});
        const auto form = column.choose(forms);
        if (!form.empty()) {
            typing.forms = false;
            wish = asked(form);
        }
    }
    column.gap(0.6f);
}

void stays(Column& column, const ImportView& v, ImportTyping& typing, Wish& wish) {
    if (!v.asks_stays) return;
    for (const auto& stay : v.stays)
        open_matter(column, stay.text.c_str(), {stay.id, tr("Leave it out")}, wish);
    column.text(tr("If you were elsewhere then, say from which day on and in which time zone; "
                   "the way back is one of these, too."));
    column.gap(0.4f);
    const bool day = column.field("stay-day", typing.stay_day, tr("as 2026-04-01"), 20.0f);
    column.gap(0.3f);
    const bool zone = column.field("stay-zone", typing.stay_zone, tr("as America/New_York"), 20.0f);
    column.gap(0.4f);
    const bool both = !typing.stay_day.empty() && !typing.stay_zone.empty();
    const bool chosen =
        !column.choose({{"stay", tr("Read it so"), ButtonKind::normal, both}}).empty();
    if ((day || zone || chosen) && both)
        wish = asked("stay:" + typing.stay_day + '=' + typing.stay_zone);
    if (!v.stay_refused.empty()) column.status(Shape::warning, theme::orange, v.stay_refused, {});
    column.gap(0.6f);
}

void open_matters(Column& column, const ImportView& v, ImportTyping& typing, Wish& wish) {
    open_amounts(column, v, typing, wish);
    if (v.may_be_supplements)
        open_matter(column, tr("Magnesium that may be from food is kept apart and is no dose."),
                    {"supplements", tr("All of it is from supplements")}, wish);
    if (v.said_supplements)
        open_matter(column, tr("Magnesium that may be from food counts as doses."),
                    {"supplements", tr("Keep it apart again")}, wish);
    stays(column, v, typing, wish);
}

void preview(Ui& ui, Column& column, const ImportView& v, ImportTyping& typing, Wish& wish) {
    two_columns(
        ui, column, 0.5f,
        [&](Column& c) {
            for (const auto& file : v.files) file_card(c, file);
        },
        [&](Column& c) { notes_card(c, v); });
    open_matters(column, v, typing, wish);
    if (!v.brings) column.quiet(tr("Nothing new: the diary stays as it was."));
    column.gap(0.4f);
    std::vector<Choice> choices;
    if (v.brings) choices.push_back({"take", tr("Take it (Enter)"), ButtonKind::primary});
    choices.push_back({"leave", tr("Leave it")});
    const auto chosen = column.choose(choices);
    if (!chosen.empty()) wish = asked(chosen);
}

void earlier_card(Column& column, const ImportView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Brought in before"));
        bool first = true;
        for (const auto& one : v.earlier) {
            if (!first) c.gap(0.6f);
            first = false;
            std::vector<Choice> choices;
            if (!one.undone) choices.push_back({"undo:" + one.id, tr("Take it back")});
            const auto chosen = c.line(one.title, one.facts, choices);
            if (!chosen.empty()) wish = asked(chosen);
        }
        if (v.more.empty()) return;
        c.gap(0.6f);
        c.quiet(v.more);
    });
}

void sources_card(Column& column, const ImportView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Which source counts"));
        c.quiet(tr("Where several tell of a night, the first of them counts; nights are never "
                   "averaged."));
        for (const auto& one : v.sources) {
            c.gap(0.6f);
            std::vector<Choice> choices;
            if (!one.id.empty()) choices.push_back({one.id, tr("One up")});
            const auto chosen = c.line(one.title, one.facts, choices);
            if (!chosen.empty()) wish = asked(chosen);
        }
    });
}

void told(Column& column, const ImportView& v) {
    if (!v.trouble.empty()) column.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.said.empty()) column.status(Shape::tick, theme::green, v.said, {});
    if (!v.trouble.empty() || !v.said.empty()) column.gap(0.6f);
}

} // namespace

Wish draw(Ui& ui, const ImportView& v, ImportTyping& typing) {
    Wish wish;
    const bool shown = !v.files.empty();
    const Rect page = ui.begin_page(shown ? "import-shown" : "import");
    ui.focus_first(shown ? (v.brings ? "take" : "leave") : "path");
    PageTop top = page_top(ui, page, tr("Data of other programs"));
    Column& c = top.column;
    told(c, v);
    if (!v.reading.empty()) {
        c.text(v.reading);
        c.gap(0.5f);
        if (!c.choose({{"stop", tr("Stop reading")}}).empty()) wish = asked("leave");
    } else if (shown) {
        preview(ui, c, v, typing, wish);
    } else {
        ask_card(c, typing, wish);
        if (!v.earlier.empty()) earlier_card(c, v, wish);
        if (!v.sources.empty()) sources_card(c, v, wish);
    }
    if (top.back)
        wish = shown || !v.reading.empty() ? asked("leave") : Wish{What::show_morning, {}, 0.0};
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
