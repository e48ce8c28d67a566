// What the commands of log share: the person's diary before anything is written, writing, and what
// is said beside an entry.
#include "terminal/log.h"

#include "store/cautions.h"
#include "wording/claims.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::log {

using wording::filled, wording::tr;

namespace {

Failure trouble(Desk& desk, store::StoreError error) { return failure(error, desk.file()); }

} // namespace

void warn_of(Desk& desk, const std::vector<store::LostEntry>& lost) {
    for (const auto& one : lost)
        desk.warn(
            filled(tr("An entry of {day} can no longer be read ({id}). All others are whole; a "
                      "backup may still hold it."),
                   {{"day", wording::date(one.day)}, {"id", one.id}}));
}

tl::expected<void, Failure> say_due(Desk& desk, Book& book) {
    if (desk.json()) return {};
    const units::Day today = units::day_at(book.here.now);
    if (const auto read = look(desk, book, first_day, today); !read) return read;
    const auto course =
        diary::course(diary::current(book.diary.nights), diary::current(book.diary.observations),
                      diary::current(book.diary.answers));
    if (diary::global_question_due(course, today))
        desk.say(tr("The question of every four weeks is due: how is it altogether, compared with "
                    "the beginning? rolltakt log global STEP keeps the answer."));
    return {};
}

Failure no_entry(const std::string& id) {
    return {"not_found", filled(tr("The diary has no such entry: “{id}”. rolltakt log show lists "
                                   "what there is."),
                                {{"id", id.substr(0, 100)}})};
}

Failure there_already(const std::string& id) {
    return {"there_already", filled(tr("That is in the diary already. To change it, say the same "
                                       "with --correct {id}."),
                                    {{"id", id}})};
}

tl::expected<void, Failure> look(Desk& desk, Book& book, units::Day from, units::Day to) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return {};
    if (!store) return tl::unexpected{store.error()};
    auto diary = store->diary(from, to);
    if (!diary) return tl::unexpected{trouble(desk, diary.error())};
    book.diary = *std::move(diary);
    return {};
}

tl::expected<Book, Failure> look(Desk& desk, Days days) {
    Book book;
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    if (store) {
        const auto settings = store->settings();
        if (!settings) return tl::unexpected{trouble(desk, settings.error())};
        const auto own = store->diary_settings();
        if (!own) return tl::unexpected{trouble(desk, own.error())};
        book.country = settings->country;
        const auto screenings = store->screenings();
        if (!screenings) return tl::unexpected{trouble(desk, screenings.error())};
        book.own_cautions = own->cautions;
        book.cautions = store::heeded(
            own->cautions, screenings->empty() ? std::nullopt : std::optional{screenings->back()});
        book.plan = own->plan;
        book.choice = own->choice;
        book.ranking = own->ranking;
        book.reminders = own->reminders;
        book.here = here(desk.around(), *settings);
    } else
        book.here = here(desk.around(), {});
    if (days == Days::all)
        if (const auto read = look(desk, book, first_day, last_day); !read)
            return tl::unexpected{read.error()};
    return book;
}

tl::expected<std::string, Failure> zone(const Typed& typed, const Typed& before, const Here& here) {
    if (!typed) return before.value_or(here.zone);
    if (typed->size() <= 64 && units::known_zone(*typed)) return *typed;
    return tl::unexpected{Failure{
        "no_such_zone",
        wording::sentence(diary::NapFault{diary::NapField::zone, diary::NightError::no_such_zone},
                          "--zone")}};
}

tl::expected<std::vector<std::string>, Failure> keep(Desk& desk,
                                                     const std::vector<store::DiaryEntry>& all) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    auto ids = store->keep(all);
    if (!ids) return tl::unexpected{trouble(desk, ids.error())};
    return *std::move(ids);
}

bool Beside::said(const Notice& one) const {
    return std::any_of(notices.begin(), notices.end(), [&](const Notice& was) {
        const bool grew = one.amount <= 0.0 || one.amount > was.amount;
        return was.code == one.code && (was.message == one.message || !grew);
    });
}

void Beside::say(Desk& desk, const Beside& before) const {
    for (const auto& one : notices)
        if (!before.said(one)) desk.say(one.message);
    const bool news = std::any_of(notices.begin(), notices.end(),
                                  [&](const Notice& one) { return !before.said(one); });
    if (more && news) desk.say(wording::where_claims_are(*more));
}

Json Beside::document() const {
    Json list = Json::array();
    for (const auto& one : notices) list.push_back({{"code", one.code}, {"message", one.message}});
    return list;
}

void add_limits(Beside& beside, const diary::DayTotal& total, const diary::Person& person) {
    for (const auto& notice : diary::notices(total, person))
        beside.notices.push_back({std::string{diary::word(notice.code)},
                                  wording::sentence(notice, person.country),
                                  notice.limit.value > 0.0 ? notice.value.value : 0.0});
}

Beside beside_doses(const Book& book, units::Day day) {
    const auto doses = values(book.diary.doses);
    Beside beside;
    add_limits(beside, diary::day_total(doses, day), book.person());
    if (!beside.notices.empty()) beside.more = claims::Topic::amount;
    for (const auto& one : diary::collisions(doses, values(book.diary.intakes), day))
        beside.notices.push_back({"spacing", wording::sentence(one)});
    if (!beside.notices.empty() && !beside.more) beside.more = claims::Topic::medicines;
    return beside;
}

Beside beside_intakes(const Book& book, units::Day day, diary::Kind kind) {
    const auto intakes = values(book.diary.intakes);
    Beside beside;
    for (const auto& one : diary::collisions(values(book.diary.doses), intakes, day))
        if (one.kind == kind) beside.notices.push_back({"spacing", wording::sentence(one)});
    for (const auto& note : diary::iron_notes(intakes, day))
        if (kind == diary::Kind::iron || (kind == note.kind && note.hours_apart))
            beside.notices.push_back(
                {"iron_" + std::string{diary::word(note.kind)}, wording::sentence(note)});
    const double zinc = diary::zinc_mg(intakes, day);
    if (kind == diary::Kind::zinc && diary::disturbs_magnesium(zinc))
        beside.notices.push_back({"zinc_disturbs", wording::zinc_disturbs(zinc), zinc});
    if (!beside.notices.empty()) beside.more = claims::Topic::medicines;
    return beside;
}

Outcome take_back(Desk& desk, const std::string& id) {
    auto book = look(desk, Days::all);
    if (!book) return tl::unexpected{book.error()};
    std::vector<store::DiaryEntry> found;
    std::optional<Failure> several;
    const auto search = [&](const auto& list) {
        const auto one = holding(list, id);
        if (one)
            found.emplace_back(diary::taken_back(*one, book->here.now));
        else if (one.error().code == "ambiguous")
            several = one.error();
    };
    const store::Diary& all = book->diary;
    search(all.doses);
    search(all.nights);
    search(all.naps);
    search(all.intakes);
    search(all.observations);
    search(all.laboratory);
    search(all.answers);
    if (several || found.size() > 1)
        return tl::unexpected{failure(store::StoreError::ambiguous, id)};
    if (found.empty()) return tl::unexpected{no_entry(id)};
    const auto ids = keep(desk, found);
    if (!ids) return tl::unexpected{ids.error()};
    desk.say(tr("Taken back. rolltakt log show --all still tells that it was there."));
    desk.answer({{"id", ids->front()}, {"taken_back", true}});
    return 0;
}

Outcome person(Desk& desk, const PersonTyped& typed) {
    auto asked = look(desk);
    if (!asked) return tl::unexpected{asked.error()};
    std::vector<diary::Caution> has = asked->own_cautions;
    const auto named = [](const std::string& option,
                          const std::string& word) -> tl::expected<diary::Caution, Failure> {
        if (const auto caution = diary::caution_named(word)) return *caution;
        std::string all;
        for (int i = 0; i < diary::cautions; ++i)
            all.append(i > 0 ? ", " : "").append(diary::word(static_cast<diary::Caution>(i)));
        return tl::unexpected{unusable(option, word, all)};
    };
    for (const auto& word : typed.has) {
        const auto caution = named("--has", word);
        if (!caution) return tl::unexpected{caution.error()};
        std::erase(has, *caution);
        has.push_back(*caution);
    }
    for (const auto& word : typed.has_not) {
        const auto caution = named("--has-not", word);
        if (!caution) return tl::unexpected{caution.error()};
        std::erase(has, *caution);
    }
    std::string own_zone = asked->here.zone;
    if (typed.zone && *typed.zone != "-") {
        const auto told = zone(typed.zone, {}, asked->here);
        if (!told) return tl::unexpected{told.error()};
        own_zone = *told;
    } else if (typed.zone)
        own_zone = desk.around().zone;
    if (typed.zone || !typed.has.empty() || !typed.has_not.empty()) {
        auto store = desk.open();
        if (!store) return tl::unexpected{store.error()};
        auto own = store->diary_settings();
        if (!own) return tl::unexpected{trouble(desk, own.error())};
        own->cautions = has;
        if (const auto saved = store->save(*own); !saved)
            return tl::unexpected{trouble(desk, saved.error())};
        auto settings = store->settings();
        if (!settings) return tl::unexpected{trouble(desk, settings.error())};
        if (typed.zone) settings->zone = *typed.zone == "-" ? "" : own_zone;
        if (const auto saved = store->save(*settings); !saved)
            return tl::unexpected{trouble(desk, saved.error())};
    }
    const auto own = [&](diary::Caution one) {
        const auto& all = asked->own_cautions;
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const auto one : asked->cautions) // told in the safety questions
        if (!own(one) && std::find(has.begin(), has.end(), one) == has.end()) has.push_back(one);
    Json words = Json::array();
    for (const auto caution : has) {
        words.push_back(diary::word(caution));
        desk.say(filled(tr("Heeded beside magnesium: {caution}."),
                        {{"caution", wording::name(caution)}}));
    }
    if (has.empty()) desk.say(tr("Nothing is told that is to be heeded beside magnesium."));
    desk.say(filled(tr("Time zone: {zone}."), {{"zone", own_zone}}));
    desk.answer({{"cautions", std::move(words)}, {"zone", own_zone}});
    return 0;
}

} // namespace terminal::log
