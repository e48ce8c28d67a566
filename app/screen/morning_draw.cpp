#include "screen/column.h"
#include "screen/morning_screen.h"
#include "screen/region_map.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>

namespace screen {
namespace {

using What = Wish::What;
using Kind = MorningField::Kind;
using wording::tr;

constexpr std::array field_keys{
    Key::plus, Key::minus, Key::right, Key::left,  Key::space, Key::x,    Key::y,
    Key::j,    Key::n,     Key::del,   Key::zero,  Key::one,   Key::two,  Key::three,
    Key::four, Key::five,  Key::six,   Key::seven, Key::eight, Key::nine, Key::backspace};

class Fields {
  public:
    Fields(Ui& ui, MorningTyping& typing) : ui_{&ui}, typing_{&typing} {
        if (ui.focus() != typing.in_hand) typing.in_hand.clear();
    }

    void draw(Column& c, const std::vector<MorningField>& fields) {
        for (const MorningField& f : fields) draw(c, f);
    }
    // Enter in one of them, which is what the button below them does.
    bool entered() const { return entered_; }

  private:
    void draw(Column& c, const MorningField& f) {
        const float em = ui_->em(), box = std::min(box_width(f), c.width());
        const float beside = f.beside.empty() ? 0.0f : ui_->width_of(f.beside, small()) + em;
        const float room = c.width() - box - beside - em;
        const bool one_line =
            f.kind != Kind::text && room > 6.0f * em && ui_->width_of(f.name, {}) <= room;
        if (!one_line) {
            c.words(f.name, {});
            c.gap(0.2f);
        }
        const Rect row = c.take(height);
        const float x = one_line ? row.right() - box : row.x;
        if (one_line) ui_->fitted({row.x, row.y, room, row.h}, f.name, {.valign = 0.5f});
        draw_beside(row, f, one_line ? x - beside : x + box + em, beside, c.width() - box - em);
        const Rect at{x, row.y, box, row.h};
        if (f.kind == Kind::text)
            draw_text(f, at);
        else
            draw_box(f, at);
        if (!f.refused.empty()) {
            c.gap(0.2f);
            c.status(Shape::warning, theme::orange, f.refused, {});
        }
        c.gap(0.3f);
        if (f.map) region_map(*ui_, c, f, *typing_);
    }

    Letters small() const { return {.px = 0.85f * ui_->em(), .ink = theme::quiet}; }

    // Wide enough for what it can say.
    float box_width(const MorningField& f) const {
        const float em = ui_->em();
        if (f.kind == Kind::text) return 14.0f * em;
        const float words = ui_->width_of(f.value, {.weight = Weight::bold});
        return std::max(9.0f * em, words + 2 * (height * em + 0.4f * em));
    }

    void draw_beside(Rect row, const MorningField& f, float x, float width, float most) {
        if (f.beside.empty()) return;
        Letters letters = small();
        letters.valign = 0.5f;
        ui_->fitted({x, row.y, std::min(width, most), row.h}, f.beside, letters);
    }

    void draw_text(const MorningField& f, Rect at) {
        std::string buffer = f.now;
        entered_ |= ui_->field(f.id, at, buffer, {});
        if (buffer != f.now) typing_->told[f.id] = buffer;
    }

    void draw_box(const MorningField& f, Rect at) {
        const float em = ui_->em(), side = at.h;
        const Rect less{at.x, at.y, side, at.h}, more{at.right() - side, at.y, side, at.h};
        const Rect middle = at.inset(side, 0.0f);
        ui_->fill(at, theme::raised, 0.4f * em);
        sign(less, f.kind == Kind::choice ? "←" : "−");
        sign(more, f.kind == Kind::choice ? "→" : "+");
        ui_->fitted(middle, f.value.empty() ? "–" : f.value,
                    {.weight = Weight::bold, .align = 0.5f, .valign = 0.5f});
        const bool focused = ui_->drawing(f.id, at);
        Key key = Key::none;
        if (clicked("less:" + f.id, less, f)) key = Key::minus;
        if (clicked("more:" + f.id, more, f)) key = Key::plus;
        clicked("at:" + f.id, middle, f);
        if (key != Key::none) press(*typing_, f, key);
        if (!focused || ui_->typing()) return;
        for (const Key one : field_keys)
            if (ui_->pressed(one)) press(*typing_, f, one);
        entered_ |= ui_->pressed(Key::enter) || ui_->pressed(Key::go);
    }

    void sign(Rect at, const char* text) {
        ui_->fitted(at, text, {.weight = Weight::bold, .align = 0.5f, .valign = 0.5f});
    }

    bool clicked(const std::string& id, Rect at, const MorningField& f) {
        if (ui_->touch(id, at) != Ui::Touch::clicked) return false;
        ui_->focus_on(f.id);
        return true;
    }

    static constexpr float height = 2.0f; // ems
    Ui* ui_;
    MorningTyping* typing_;
    bool entered_ = false;
};

// Before the fields: who leaves the last of them comes to magnesium.
void night_card(Ui& ui, Column& column, const MorningView& v, Fields& fields,
                MorningTyping& typing) {
    column.card([&](Column& c) {
        std::vector<Choice> choices;
        if (v.can_tell_places)
            choices.push_back({"elsewhere", tr("Slept elsewhere"), ButtonKind::quiet});
        else
            choices.push_back({"not-elsewhere", tr("Not elsewhere"), ButtonKind::quiet});
        const auto chosen = c.line(tr("The night"), {}, choices);
        if (chosen == "elsewhere") {
            tell_places(typing);
            ui.focus_on(std::string{diary::word(diary::NightField::zone)});
        } else if (chosen == "not-elsewhere") {
            take_back_places(typing, v);
            ui.focus_on("elsewhere");
        }
        c.gap(0.5f);
        fields.draw(c, v.night);
        c.gap(0.2f);
        c.quiet(v.follows.empty() ? tr("What follows from it is told once the times are there.")
                                  : v.follows);
    });
}

// True: all that is planned was taken so.
bool planned_part(Column& c, const MorningView& v, Fields& fields) {
    if (!v.planned_title.empty()) {
        c.gap(0.5f);
        c.words(v.planned_title, {.weight = Weight::bold});
        c.gap(0.3f);
        fields.draw(c, v.planned);
    }
    for (const std::string& line : v.later) {
        c.quiet(line);
        c.gap(0.3f);
    }
    if (!v.can_take_as_planned) return false;
    c.gap(0.3f);
    return !c.choose({{"as-planned", tr("Taken as planned (P)")}}).empty();
}

// The plan or what articles say of it, where it is asked for.
Wish magnesium_card(Ui& ui, Column& column, const MorningView& v, Fields& fields,
                    MorningTyping& typing) {
    Wish wish;
    column.card([&](Column& c) {
        c.heading(v.magnesium);
        fields.draw(c, v.doses);
        const bool key = !ui.typing() && ui.pressed(Key::p);
        if (planned_part(c, v, fields) || key) take_as_planned(typing, v);
        if (!v.total.empty()) c.text(v.total);
        for (const auto& notice : v.notices) {
            c.gap(0.3f);
            if (notice.weight >= diary::Weight::warning)
                c.status(Shape::warning, theme::orange, notice.text, {});
            else
                c.quiet(notice.text);
        }
        c.gap(0.3f);
        const auto chosen = c.choose({{"dose-plan", tr("My plan for magnesium"), ButtonKind::quiet},
                                      {"claims", tr("What the articles say"), ButtonKind::quiet}});
        if (chosen == "dose-plan") wish.what = What::show_doses;
        if (chosen == "claims") wish = {What::show_claims, "magnesium", 0.0};
    });
    return wish;
}

// True: something else is to be asked.
bool asked_card(Column& column, const MorningView& v, Fields& fields) {
    bool other = false;
    column.card([&](Column& c) {
        c.heading(tr("What you want to be asked"));
        fields.draw(c, v.asked);
        other = !c.choose({{"asking", tr("Choose what is asked"), ButtonKind::quiet}}).empty();
    });
    return other;
}

void signs_card(Column& column, const std::vector<std::string>& signs) {
    if (signs.empty()) return;
    column.card([&](Column& c) {
        for (const std::string& text : signs) {
            c.status(Shape::warning, theme::orange, text, {});
            c.gap(0.4f);
        }
    });
}

Wish draw_kept(Column& column, const MorningView& v) {
    column.text(tr("It is kept. Please read this:"));
    column.gap(0.6f);
    signs_card(column, v.signs);
    const bool home = !column.choose({{"home", tr("To the start"), ButtonKind::primary}}).empty();
    return {home ? What::show_home : What::none, {}, 0.0};
}

// Back, and from day to day.
struct Ways {
    bool back = false, before = false, after = false, day = false, sheet = false, import = false;
};
Ways ways(Ui& ui, Column& column, const MorningView& v) {
    const std::string back = std::string{"←  "} + tr("Back");
    std::vector<Choice> choices{{"back", back, ButtonKind::quiet}};
    if (!v.kept) {
        choices.push_back({"day-before", tr("Day before"), ButtonKind::quiet});
        choices.push_back({"day-after", tr("Day after"), ButtonKind::quiet, !v.day_after.empty()});
        choices.push_back({"day", tr("The day (T)"), ButtonKind::quiet});
        choices.push_back({"sheet", tr("The paper sheet (F)"), ButtonKind::quiet});
        choices.push_back({"import", tr("Bring files in (B)"), ButtonKind::quiet});
    }
    const std::string chosen = column.choose(choices);
    column.gap(0.6f);
    return {chosen == "back" || column.escaped(),
            !v.kept && (chosen == "day-before" || ui.pressed(Key::page_up)),
            !v.day_after.empty() && (chosen == "day-after" || ui.pressed(Key::page_down)),
            !v.kept && (chosen == "day" || (!ui.typing() && ui.pressed(Key::t))),
            !v.kept && (chosen == "sheet" || (!ui.typing() && ui.pressed(Key::f))),
            !v.kept && (chosen == "import" || (!ui.typing() && ui.pressed(Key::b)))};
}

} // namespace

Wish draw(Ui& ui, const MorningView& v, MorningTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page(v.kept ? "morning-kept" : "morning");
    const float em = ui.em(), width = std::min(page.w - 2.4f * em, 62.0f * em);
    Column column{ui, page.x + (page.w - width) / 2, page.y + 1.0f * em, width};
    ui.focus_first(v.kept ? "home" : "quality");
    const Ways asked = ways(ui, column, v);
    column.title(v.when);
    if (v.kept)
        wish = draw_kept(column, v);
    else {
        Fields fields{ui, typing};
        if (!v.trouble.empty()) {
            column.status(Shape::warning, theme::orange, v.trouble, {});
            column.gap(0.6f);
        }
        if (v.noted)
            column.status(Shape::tick, theme::green, v.state, {});
        else
            column.quiet(v.state);
        if (!v.starting.empty()) column.quiet(v.starting);
        column.gap(0.6f);
        two_columns(
            ui, column, 0.5f, [&](Column& c) { night_card(ui, c, v, fields, typing); },
            [&](Column& c) {
                wish = magnesium_card(ui, c, v, fields, typing);
                if (asked_card(c, v, fields)) wish.what = What::show_asking;
                signs_card(c, v.signs);
            });
        const bool keep =
            !column.choose({{"keep", tr("Keep all (Enter)"), ButtonKind::primary}}).empty();
        if (keep || fields.entered()) wish.what = What::keep_morning;
    }
    if (asked.back) wish = {What::show_home, {}, 0.0};
    if (asked.before) wish = {What::show_morning, v.day_before, 0.0};
    if (asked.after) wish = {What::show_morning, v.day_after, 0.0};
    if (asked.day) wish = {What::show_day, v.day, 0.0};
    if (asked.sheet) wish = {What::show_sheet, {}, 0.0};
    if (asked.import) wish = {What::show_import, {}, 0.0};
    column.gap(1.0f);
    ui.end_page(column.bottom(), v.kept);
    return wish;
}

} // namespace screen
