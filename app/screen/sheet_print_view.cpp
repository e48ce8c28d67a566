#include "screen/product_form.h"
#include "screen/sheet_print_screen.h"
#include "wording/wording.h"

namespace screen {

using wording::tr;

FormView view_of(const SheetPrintFacts& f) {
    FormView v;
    v.page = "sheet-print";
    v.title = tr("A sheet to print");
    v.back = "leave";
    v.first = "pdf";
    if (!f.trouble.empty()) v.top.push_back(form_warning(f.trouble));
    if (!f.said.empty()) {
        v.top.push_back(form_text(f.said));
        v.top.back().kind = FormItem::Kind::done;
    }
    FormCard card;
    card.items = {
        form_text(tr("Two weeks on paper, to be filled in with a pen: the night, magnesium and "
                     "what you want to be asked. Later it is typed in here.")),
        form_buttons(
            {form_choice("from:today", tr("From today"), f.from == units::text(f.today)),
             form_choice("from:monday", tr("From next Monday"), f.from == units::text(f.monday))}),
        form_asked(f.refused, "from", tr("Its first day"), f.from, tr("as 2026-04-01"), 18.0f),
        form_buttons({form_choice("paper:a4", "A4", !f.letter),
                      form_choice("paper:letter", "Letter", f.letter)}),
        form_asked(f.refused, "file", tr("The file; its ending is added"), f.file, "", 26.0f),
        form_buttons({{"pdf", tr("Write the sheet (PDF)"), ButtonKind::primary, !f.writing}})};
    v.below = {card};
    return v;
}

} // namespace screen
