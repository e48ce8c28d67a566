#include "screen/asking_screen.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using wording::filled, wording::tr;

bool holds(const diary::Choice& choice, diary::Item item) {
    return std::find(choice.begin(), choice.end(), item) != choice.end();
}

std::string state_of(const diary::Choice& choice) {
    const std::string most = std::to_string(diary::most_chosen);
    if (choice.empty())
        return filled(tr("Nothing is asked beside the night. Choose up to {most}."),
                      {{"most", most}});
    if (choice.size() >= diary::most_chosen)
        return filled(tr("{n} are asked; more than that is no longer ten seconds."),
                      {{"n", std::to_string(choice.size())}});
    return filled(tr("Asked: {n} of at most {most}."),
                  {{"n", std::to_string(choice.size())}, {"most", most}});
}

} // namespace

AskingView view_of(const diary::Choice& choice, units::Day of_page) {
    AskingView v;
    v.day = units::text(of_page);
    v.state = state_of(choice);
    for (const auto& row : diary::item_table()) {
        if (row.group == diary::Group::tolerance) continue; // asked by itself
        const bool on = holds(choice, row.item);
        auto& list = row.group == diary::Group::symptom ? v.symptoms : v.factors;
        list.push_back({std::string{row.word}, wording::name(row.item), on,
                        on || choice.size() < diary::most_chosen});
    }
    return v;
}

diary::Choice toggled(diary::Choice choice, diary::Item item) {
    if (holds(choice, item))
        std::erase(choice, item);
    else if (choice.size() < diary::most_chosen)
        choice.push_back(item);
    return choice;
}

} // namespace screen
