#include "screen/report_screen.h"

#include "wording/wording.h"

namespace screen {
namespace {

using wording::tr, wording::trn;

FormButton choice(std::string id, std::string label, bool on) {
    return {std::move(id), std::move(label), on ? ButtonKind::chosen : ButtonKind::normal};
}

FormItem told(FormItem::Kind kind, std::string text) {
    FormItem item = form_text(std::move(text));
    item.kind = kind;
    return item;
}

FormItem asked(const ReportFacts& f, const char* id, const char* title, const std::string& value,
               const char* unit, float ems) {
    FormItem item = form_box(id, title, value, unit, ems);
    if (const auto wrong = f.refused.find(id); wrong != f.refused.end())
        item.refused = wrong->second;
    return item;
}

FormCard about(const ReportFacts& f) {
    FormCard card;
    card.heading = tr("What it is about");
    std::vector<FormButton> weeks;
    for (const int n : report_weeks)
        weeks.push_back(choice(
            "weeks:" + std::to_string(n),
            trn("Last {n} week", "Last {n} weeks", static_cast<unsigned long>(n)), f.weeks == n));
    card.items = {
        form_buttons(weeks),
        asked(f, "from", tr("Its first day"), f.from, tr("as 2026-04-01"), 14.0f),
        asked(f, "until", tr("Its last day"), f.until, tr("as 2026-04-01"), 14.0f),
        asked(f, "name", tr("A name to stand on it; it can stay empty"), f.name, "", 20.0f)};
    return card;
}

FormCard files(const ReportFacts& f) {
    FormCard card;
    card.heading = tr("Files");
    card.items = {
        asked(f, "file", tr("The file; its ending is added"), f.file, "", 26.0f),
        form_buttons(
            {choice("paper:a4", "A4", !f.letter), choice("paper:letter", "Letter", f.letter)}),
        form_buttons({{"pdf", tr("Write the report (PDF)"), ButtonKind::primary, !f.writing}}),
        form_quiet(tr("Tables for other programs: a row for each step, and the days that plans "
                      "meant. In the JSON file the diary of these days stands, too.")),
        form_buttons({choice("numbers:neutral", tr("Commas, 1.5"), !f.german),
                      choice("numbers:german", tr("Semicolons, 1,5"), f.german)}),
        form_buttons({{"steps", tr("Steps (CSV)"), ButtonKind::normal, !f.writing},
                      {"planned", tr("Planned days (CSV)"), ButtonKind::normal, !f.writing},
                      {"json", tr("All of it (JSON)"), ButtonKind::normal, !f.writing}})};
    return card;
}

} // namespace

FormView view_of(const ReportFacts& f) {
    FormView v;
    v.page = "report";
    v.title = tr("Report");
    v.back = "leave";
    v.first = "weeks:" + std::to_string(f.weeks > 0 ? f.weeks : report_weeks[0]);
    if (!f.trouble.empty()) v.top.push_back(told(FormItem::Kind::warning, f.trouble));
    if (!f.said.empty()) v.top.push_back(told(FormItem::Kind::done, f.said));
    v.left = {about(f)};
    v.right = {files(f)};
    return v;
}

} // namespace screen
