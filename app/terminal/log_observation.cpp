// log symptom, log factor: answers about a day, and the signs they lead to.
#include "diary/morning.h"
#include "terminal/log_entry.h"

#include "wording/claims.h"
#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using diary::Observation;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::chrono::days a_week{7};

std::string known_items(bool factor) {
    std::string all;
    for (const auto& row : diary::item_table())
        if ((row.group == diary::Group::factor) == factor)
            all.append(all.empty() ? "" : " ").append(row.word);
    return all;
}

Result<diary::Item> item_of(const ObservationTyped& typed) {
    const std::string word = typed.item.value_or("");
    if (word.empty())
        return tl::unexpected{Failure{"usage", filled(tr("Say which one it is: {all}."),
                                                      {{"all", known_items(typed.factor)}})}};
    const auto item = diary::item_named(underscored(word));
    if (!item) return tl::unexpected{unusable(tr("ITEM"), word, known_items(typed.factor))};
    if ((diary::row(*item).group == diary::Group::factor) == typed.factor) return *item;
    return tl::unexpected{Failure{
        "usage", filled(tr("“{item}” belongs to rolltakt log {command}."),
                        {{"item", word}, {"command", typed.factor ? "symptom" : "factor"}})}};
}

// A number, or one of the words of its scale.
Result<double> value_of(diary::Item item, const Typed& typed) {
    const auto words = wording::steps(item);
    const bool yes_no = diary::row(item).scale == diary::Scale::yes_no;
    if (!typed && yes_no) return 1.0;
    if (typed) {
        if (const auto number = number_typed(*typed)) return *number;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (lower(words[i]) == lower(*typed)) return static_cast<double>(i);
        if (yes_no && *typed == "no") return 0.0;
        if (yes_no && *typed == "yes") return 1.0;
    }
    std::string allowed =
        filled(tr("0 to {n}"), {{"n", wording::number(diary::row(item).highest, 0)}});
    for (std::size_t i = 0; i < words.size(); ++i)
        allowed += (i == 0 ? " (" : ", ") + std::to_string(i) + ' ' + words[i];
    if (!words.empty()) allowed += ')';
    if (!typed)
        return tl::unexpected{
            Failure{"usage", filled(tr("“{item}” needs a value: {allowed}."),
                                    {{"item", wording::name(item)}, {"allowed", allowed}})}};
    return tl::unexpected{unusable(tr("VALUE"), *typed, allowed)};
}

struct Parts {
    Observation& to;
    std::optional<Failure> wrong = {};

    template <class Value, class Named>
    void word(std::optional<Value>& part, const Typed& typed, const char* option, int count,
              Named named) {
        if (!typed || wrong) return;
        part = named(underscored(*typed));
        if (part) return;
        std::string all;
        for (int i = 0; i < count; ++i)
            all.append(i > 0 ? " " : "").append(diary::word(static_cast<Value>(i)));
        wrong = unusable(option, *typed, all);
    }
    void whole(std::optional<int>& part, const Typed& typed, const char* option) {
        if (!typed || wrong) return;
        part = whole_typed(*typed);
        if (!part) wrong = unusable(option, *typed, tr("a whole number is written as 25"));
    }
    void yes_no(std::optional<bool>& part, const Typed& typed, const char* option) {
        if (!typed || wrong) return;
        const std::string word = lower(*typed);
        if (word == "yes" || word == "ja") part = true;
        if (word == "no" || word == "nein") part = false;
        if (!part) wrong = unusable(option, *typed, tr("yes or no"));
    }
    void clock(const Typed& typed) {
        if (!typed || wrong) return;
        const auto at = clock_typed(*typed);
        if (at && !at->offset)
            to.time = at->at;
        else
            wrong = unusable("--time", *typed, tr("a time is written as 22:45"));
    }
    void text(std::string& part, const Typed& typed, const char* option) {
        if (wrong) return;
        auto told = plain_text(option, typed, part);
        if (told)
            part = *std::move(told);
        else
            wrong = told.error();
    }
};

// An item of the morning is about the night to the calendar's day.
units::Day usual_day(diary::Item item, const Here& here) {
    return diary::row(item).asked == diary::Asked::morning ? here.today() : units::day_at(here.now);
}

Result<Observation> observation_of(const ObservationTyped& typed,
                                   const std::optional<Observation>& before, const Here& here) {
    const auto item = before && !typed.item ? Result<diary::Item>{before->item} : item_of(typed);
    if (!item) return tl::unexpected{item.error()};
    const bool same = before && before->item == *item;
    Observation o = same ? *before : Observation{};
    o.item = *item;
    const auto day = day_of(typed.day, before ? before->day : usual_day(*item, here));
    if (!day) return tl::unexpected{day.error()};
    o.day = *day;
    if (typed.value || !same) {
        const auto value = value_of(*item, typed.value);
        if (!value) return tl::unexpected{value.error()};
        o.value = *value;
    }
    const auto where = zone(typed.zone, same ? Typed{before->zone} : Typed{}, here);
    if (!where) return tl::unexpected{where.error()};
    o.zone = *where;
    Parts parts{o};
    parts.clock(typed.time);
    if (typed.region) o.region = underscored(*typed.region);
    parts.word(o.side, typed.side, "--side", diary::sides, diary::side_named);
    parts.word(o.muscle, typed.muscle, "--muscle", diary::muscles, diary::muscle_named);
    parts.word(o.occasion, typed.occasion, "--occasion", diary::occasions, diary::occasion_named);
    parts.whole(o.worst, typed.worst, "--worst");
    parts.whole(o.minutes, typed.minutes, "--minutes");
    parts.yes_no(o.relieved, typed.relieved, "--relieved");
    o.sudden |= typed.sudden;
    parts.text(o.name, typed.name, "--name");
    parts.text(o.note, typed.note, "--note");
    if (parts.wrong) return tl::unexpected{*parts.wrong};
    return o;
}

std::string_view code(diary::ObservationError error) {
    switch (error) {
    case diary::ObservationError::out_of_range: return "out_of_range";
    case diary::ObservationError::not_a_step: return "not_a_step";
    case diary::ObservationError::missing: return "missing";
    case diary::ObservationError::not_taken: return "not_taken";
    case diary::ObservationError::unknown: return "unknown";
    case diary::ObservationError::no_such_zone: return "no_such_zone";
    case diary::ObservationError::in_future: return "in_future";
    case diary::ObservationError::too_long: return "too_long";
    }
    return "out_of_range";
}

std::string called(const diary::ObservationFault& fault) {
    switch (fault.field) {
    case diary::ObservationField::day: return "--day";
    case diary::ObservationField::value: return "VALUE";
    case diary::ObservationField::zone: return "--zone";
    case diary::ObservationField::part: return "--" + std::string{diary::word(*fault.part)};
    case diary::ObservationField::note: return "--note";
    }
    return {};
}

Failure refused(const diary::ObservationFault& fault, diary::Item item) {
    Failure made{std::string{code(fault.error)}, wording::sentence(fault, item, called(fault))};
    if (fault.error != diary::ObservationError::unknown) return made;
    made.message += ' ' + std::string{tr("There are:")};
    for (const auto word : diary::body_regions()) made.message += ' ' + std::string{word};
    return made;
}

bool same_place(const Observation& a, const Observation& b) {
    return a.item == b.item && a.day == b.day && a.region == b.region && a.side == b.side &&
           a.muscle == b.muscle && a.time == b.time && a.name == b.name;
}

// What articles say much of.
std::optional<claims::Topic> topic_of(diary::Item item) {
    switch (item) {
    case diary::Item::cramps:
    case diary::Item::leg_unrest: return claims::Topic::legs;
    case diary::Item::tension:
    case diary::Item::headache: return claims::Topic::pain;
    default: return std::nullopt;
    }
}

std::string_view word(diary::Urgency urgency) {
    switch (urgency) {
    case diary::Urgency::now: return "now";
    case diary::Urgency::today: return "today";
    case diary::Urgency::soon: return "soon";
    case diary::Urgency::professional_first: return "professional_first";
    }
    return "";
}

} // namespace

Outcome observation(Desk& desk, const ObservationTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.observations, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto made = observation_of(typed, *held ? (*held)->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    if (const auto fault = diary::check(*made, book->here.now))
        return tl::unexpected{refused(*fault, made->item)};
    if (const auto read = look(desk, *book, made->day, made->day); !read)
        return tl::unexpected{read.error()};
    if (const auto there = doubled(book->diary.observations, *held,
                                   [&](const auto& o) { return same_place(o, *made); }))
        return tl::unexpected{*there};
    const auto ids = keep(desk, {entry(*held, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    if (const auto read = look(desk, *book, made->day - a_week, made->day); !read)
        return tl::unexpected{read.error()};
    desk.say(wording::date(made->day) + ": " + line(*made));
    Json signs = Json::array();
    for (const auto flag : diary::signs(*made, values(book->diary.observations))) {
        const std::string message = wording::sentence(flag, book->country);
        desk.say(message);
        signs.push_back({{"code", diary::word(flag)},
                         {"urgency", word(diary::urgency(flag))},
                         {"message", message}});
    }
    if (made->item == diary::Item::antibiotic && made->value > 0.0)
        desk.say(wording::antibiotic_hinders() + " rolltakt log intake medicine --name NAME");
    if (const auto topic = topic_of(made->item); topic && made->value > 0.0)
        desk.say(wording::where_claims_are(*topic));
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()},
                 {"item", diary::word(made->item)},
                 {"value", made->value},
                 {"red_flags", std::move(signs)}});
    return 0;
}

} // namespace terminal::log
