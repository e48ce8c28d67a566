// log asked: which few the morning page asks beside the night.
#include "terminal/log_day.h"
#include "terminal/log_entry.h"

#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

Result<diary::Choice> choice_of(const std::vector<std::string>& typed) {
    diary::Choice choice;
    for (const auto& word : typed) {
        const auto item = diary::item_named(underscored(word));
        if (!item) {
            std::string all;
            for (const auto& row : diary::item_table())
                all.append(all.empty() ? "" : ", ").append(row.word);
            return tl::unexpected{unusable(tr("ITEM"), word, all)};
        }
        choice.push_back(*item);
    }
    const auto error = diary::check(choice);
    if (!error) return choice;
    if (*error == diary::ChoiceError::repeated)
        return tl::unexpected{
            Failure{"usage", tr("Each is asked once: leave the second one out.")}};
    return tl::unexpected{
        Failure{"usage", filled(tr("At most {n} are asked, so that a morning stays short: leave "
                                   "some out."),
                                {{"n", std::to_string(diary::most_chosen)}})}};
}

Result<void> save(Desk& desk, const diary::Choice& choice) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    auto own = store->diary_settings();
    if (!own) return tl::unexpected{failure(own.error(), desk.file())};
    own->choice = choice;
    if (const auto saved = store->save(*own); !saved)
        return tl::unexpected{failure(saved.error(), desk.file())};
    return {};
}

Result<diary::Choice> before(Desk& desk) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return diary::Choice{};
    if (!store) return tl::unexpected{store.error()};
    auto own = store->diary_settings();
    if (!own) return tl::unexpected{failure(own.error(), desk.file())};
    return own->choice;
}

} // namespace

Outcome asked(Desk& desk, const AskedTyped& typed) {
    if (typed.none && !typed.items.empty())
        return tl::unexpected{
            Failure{"usage", tr("Either --none or what is to be asked, not both.")}};
    const bool changes = typed.none || !typed.items.empty();
    const auto choice = changes ? choice_of(typed.items) : before(desk);
    if (!choice) return tl::unexpected{choice.error()};
    if (changes)
        if (const auto saved = save(desk, *choice); !saved) return tl::unexpected{saved.error()};
    if (choice->empty()) desk.say(tr("Nothing is asked beside the night."));
    Json words = Json::array();
    for (const auto item : *choice) {
        desk.say(wording::name(item));
        words.push_back(diary::word(item));
    }
    desk.answer({{"asked", std::move(words)}});
    return 0;
}

} // namespace terminal::log
