// care: the person's safety, to see and to answer; comfort marks.
#include "terminal/check_in.h"
#include "terminal/checks.h"
#include "terminal/commands.h"
#include "terminal/composing.h"

#include "care/contacts.h"
#include "terminal/document.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <algorithm>
#include <memory>

namespace terminal {

using wording::filled, wording::tr;

namespace {

struct CareOptions {
    bool none = false;
    std::vector<std::string> applies, cleared; // WORD[:REGION..]; WORD:WHO:DAY[:NOTE]
    std::vector<std::string> sore;             // REGION:LEVEL
    std::vector<std::string> bruised;
    std::string session; // empty: the last one
    std::optional<int> discomfort;
    std::string ended_by;
    std::string exercise, variant;
};

Failure trouble(Desk& desk, store::StoreError error) { return failure(error, desk.file()); }
Failure unusable(const std::string& what) {
    return {"unknown_value", filled(tr("“{what}” cannot be used here."), {{"what", what}})};
}
Failure unusable(const std::string& what, const std::string& names) {
    return {"unknown_value", filled(tr("“{what}” cannot be used here; there are: {names}."),
                                    {{"what", what}, {"names", names}})};
}

template <class Word> std::string words_of(int count, Word word) {
    std::string list;
    for (int i = 0; i < count; ++i) list.append(i > 0 ? ", " : "").append(word(i));
    return list;
}
std::string rolled_words() {
    std::string list;
    for (int i = 0; i < routine::regions; ++i)
        if (const auto region = static_cast<routine::Region>(i); !routine::never_rolled(region))
            list.append(list.empty() ? "" : ", ").append(routine::word(region));
    return list;
}
std::string condition_words() {
    return words_of(routine::conditions,
                    [](int i) { return routine::word(static_cast<routine::Condition>(i)); });
}
std::string statement_words() {
    return words_of(care::stops, [](int i) { return care::word(static_cast<care::Stop>(i)); }) +
           ", " + condition_words();
}

std::vector<std::string> parts(const std::string& text, std::size_t most) {
    std::vector<std::string> found;
    std::size_t from = 0;
    while (found.size() + 1 < most) {
        const auto colon = text.find(':', from);
        if (colon == std::string::npos) break;
        found.push_back(text.substr(from, colon - from));
        from = colon + 1;
    }
    found.push_back(text.substr(from));
    return found;
}

// --- to see

Json json_of(const care::Screening& s) {
    Json stops = Json::array(), conditions = Json::array();
    for (const care::Stop stop : s.stops) stops.push_back(care::word(stop));
    for (const care::Ticked& ticked : s.conditions) {
        Json near = Json::array();
        for (const auto region : ticked.near) near.push_back(routine::word(region));
        const Json cleared = ticked.cleared ? Json{{"by", ticked.cleared->by},
                                                   {"on", ticked.cleared->on},
                                                   {"note", ticked.cleared->note}}
                                            : Json(nullptr);
        conditions.push_back({{"condition", routine::word(ticked.condition)},
                              {"near", std::move(near)},
                              {"cleared", cleared}});
    }
    return {{"taken", units::iso8601(s.taken)},
            {"stops", std::move(stops)},
            {"conditions", std::move(conditions)}};
}

// A heading with its lines below it, and an empty line before it; nothing where there are none.
void say_block(Desk& desk, const std::string& heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    desk.say("");
    desk.say(heading);
    for (const std::string& line : lines) desk.say("  " + line);
}

// "One; another." as lines of their own.
std::vector<std::string> parted(const std::string& signs) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < signs.size();) {
        const auto end = std::min(signs.find("; ", from), signs.size());
        lines.push_back("- " + signs.substr(from, end - from));
        from = end + 2;
    }
    return lines;
}

void say_screening(Desk& desk, const std::optional<care::Screening>& screening,
                   units::WallTime now) {
    if (!screening)
        return desk.say(tr("The safety questions are not answered yet: rolltakt care screening"));
    desk.say(filled(tr("Safety questions answered on {when}."),
                    {{"when", wording::date_time(screening->taken)}}));
    if (care::due(screening, now) != care::Due::no)
        desk.say(tr("That is more than 90 days ago: rolltakt care screening"));
    say_block(desk, tr("What applies"), wording::applies(*screening));
}

Outcome show(Desk& desk) {
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    care::History history;
    std::string country = desk.around().country; // of the place, till a file tells it
    Json earlier = Json::array();
    const units::WallTime now = desk.around().wall_now();
    if (store) {
        auto read = store->care_history(now);
        if (!read) return tl::unexpected{trouble(desk, read.error())};
        history = std::move(*read);
        if (const auto settings = store->settings()) country = settings->country;
        if (const auto all = store->screenings())
            for (const auto& one : *all) earlier.push_back(json_of(one));
    }
    const auto library = desk.library();
    say_screening(desk, history.screening, now);
    Json regions = Json::array(), marks = Json::array();
    std::vector<std::string> spared, felt;
    for (const auto region : care::spared(history.reports)) {
        regions.push_back(routine::word(region));
        spared.push_back(
            filled(tr("Spared until it is gone: {region}."), {{"region", wording::name(region)}}));
    }
    for (const care::Mark& mark : history.marks) {
        felt.push_back(wording::mark(mark, library.exercises()));
        marks.push_back({{"exercise", mark.exercise},
                         {"variant", mark.variant},
                         {"tool", mark.tool == routine::Tool::ball ? "ball" : "roller"},
                         {"force_n", mark.force.value},
                         {"reached", mark.reached}});
    }
    say_block(desk, tr("Sore or bruised"), spared);
    say_block(desk, tr("Comfort marks"), felt);
    for (const wording::Flag& flag : wording::red_flags(country))
        say_block(desk, flag.when + ':', parted(flag.signs));
    const care::Contacts whom = care::contacts(country);
    desk.answer({{"screening_due", care::due(history.screening, now) != care::Due::no},
                 {"screenings", std::move(earlier)},
                 {"spared", std::move(regions)},
                 {"marks", std::move(marks)},
                 {"country", country.empty() ? Json(nullptr) : Json(country)},
                 {"emergency", whom.emergency},
                 {"doctor_on_call", whom.doctor.empty() ? Json(nullptr) : Json(whom.doctor)}});
    return 0;
}

// --- to answer

tl::expected<void, Failure> add_applying(care::Screening& screening, const std::string& text) {
    auto words = parts(text, 64);
    if (const auto stop = care::stop_named(words.front())) {
        if (words.size() > 1) return tl::unexpected{unusable(text)};
        care::tick(screening, *stop);
        return {};
    }
    const auto condition = care::condition_named(words.front());
    if (!condition) return tl::unexpected{unusable(words.front(), statement_words())};
    care::Ticked& ticked = care::tick(screening, *condition);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!care::asked_where(*condition)) return tl::unexpected{unusable(text)};
        const auto region = routine::region_named(words[i]);
        if (!region) return tl::unexpected{unusable(words[i], region_words())};
        if (std::find(ticked.near.begin(), ticked.near.end(), *region) == ticked.near.end())
            ticked.near.push_back(*region);
    }
    return {};
}

tl::expected<void, Failure> add_clearance(care::Screening& screening, const std::string& text) {
    auto words = parts(text, 4);
    words.resize(4);
    const auto condition = care::condition_named(words[0]);
    if (!condition) return tl::unexpected{unusable(words[0], condition_words())};
    const auto clearance = wording::clearance(words[1], words[2], words[3]);
    care::Ticked* const ticked = care::ticked(screening, *condition);
    if (ticked == nullptr) return tl::unexpected{unusable(text)};
    if (!care::acceptable(clearance, screening.taken))
        return tl::unexpected{
            Failure{"unknown_value", unusable(text).message + ' ' +
                                         wording::not_acceptable(screening.taken, words[2])}};
    ticked->cleared = clearance;
    return {};
}

// What can be answered is listed, for the answer by options.
Outcome nobody_to_ask(Desk& desk) {
    say_statements(desk, Named::by_word);
    return tl::unexpected{
        Failure{"nobody_to_ask",
                tr("Nobody is there to ask: say --applies WORD for each statement that applies, or "
                   "--none; rolltakt care screening lists their words, and --applies "
                   "skin_disease:calf says where.")}};
}

Outcome screening(Desk& desk, const CareOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    if (!options.none && options.applies.empty()) {
        if (desk.json() || !desk.around().typed) return nobody_to_ask(desk);
        const auto asked = screen(desk, *store);
        if (!asked) return tl::unexpected{asked.error()};
        return show(desk);
    }
    care::Screening screening{desk.around().wall_now(), {}, {}};
    for (const std::string& text : options.applies)
        if (const auto added = add_applying(screening, text); !added)
            return tl::unexpected{added.error()};
    for (const std::string& text : options.cleared)
        if (const auto added = add_clearance(screening, text); !added)
            return tl::unexpected{added.error()};
    if (const auto kept = store->keep(screening); !kept)
        return tl::unexpected{trouble(desk, kept.error())};
    return show(desk);
}

// What was told of the last days, in one sentence.
std::string receipt(const std::vector<care::Report>& reports) {
    std::string list;
    for (const care::Report& report : reports) {
        const std::string how =
            report.bruised ? std::string{tr("bruised")}
                           : filled(tr("{n} of 10"), {{"n", std::to_string(*report.soreness)}});
        list += (list.empty() ? "" : "; ") + wording::name(report.region) + ": " + how;
    }
    return filled(tr("Noted of the last days: {what}."), {{"what", list}});
}

tl::expected<std::vector<care::Report>, Failure> reports(const CareOptions& options,
                                                         units::WallTime now) {
    std::vector<care::Report> found;
    const auto add = [&](const std::string& text, bool sore) -> std::optional<Failure> {
        const auto words = parts(text, 2);
        const auto region = routine::region_named(words[0]);
        if (!region || routine::never_rolled(*region)) return unusable(words[0], rolled_words());
        const care::Question question{care::Question::Kind::sore, region};
        const auto answer = care::answer_of(question, words.size() > 1 ? words[1] : "b");
        if ((words.size() > 1) != sore || !answer || answer->kind == care::Answer::Kind::skip)
            return unusable(text, sore ? words[0] + ":0 .. 10" : words[0]);
        const bool bruised = answer->kind == care::Answer::Kind::bruised;
        found.push_back(
            {now, *region, bruised ? std::nullopt : std::optional{answer->number}, bruised});
        return std::nullopt;
    };
    for (const std::string& text : options.sore)
        if (auto wrong = add(text, true)) return tl::unexpected{std::move(*wrong)};
    for (const std::string& text : options.bruised)
        if (auto wrong = add(text, false)) return tl::unexpected{std::move(*wrong)};
    return found;
}

// Of the session that was named, or of the one that is asked about; else of the last one.
std::vector<care::Told> told(const CareOptions& options, const std::vector<care::Report>& reports,
                             const care::Morning& asked) {
    std::vector<care::Told> all;
    for (const care::Report& report : reports) {
        std::string session = options.session.empty() ? "last" : options.session;
        for (const auto& place : asked.places)
            if (options.session.empty() && place.region == report.region) session = place.session;
        all.push_back({session, report});
    }
    return all;
}

Outcome show_asked(Desk& desk, const care::Morning& asked) {
    if (asked.places.empty())
        desk.say(tr("Nothing is asked about the last days."));
    else
        desk.say(wording::ask({care::Question::Kind::sore_anywhere, {}}));
    Json places = Json::array();
    for (const auto& place : asked.places) {
        desk.say(filled(tr("{region}, of session {id}"),
                        {{"region", wording::name(place.region)}, {"id", place.session}}));
        places.push_back({{"region", routine::word(place.region)}, {"session", place.session}});
    }
    desk.answer({{"asked", std::move(places)}});
    return 0;
}

Outcome morning(Desk& desk, const CareOptions& options) {
    const bool tells = options.none || !options.sore.empty() || !options.bruised.empty();
    auto store = tells ? desk.open() : desk.open_to_read();
    if (!store && !tells && store.error().code == "not_found") return show_asked(desk, {});
    if (!store) return tl::unexpected{store.error()};
    const units::WallTime now = desk.around().wall_now();
    const auto history = store->care_history(now);
    if (!history) return tl::unexpected{trouble(desk, history.error())};
    const auto asked =
        care::morning(*history, desk.library().exercises(), now).value_or(care::Morning{});
    if (!tells) return show_asked(desk, asked);
    auto reported = reports(options, now);
    if (!reported) return tl::unexpected{reported.error()};
    if (!options.session.empty()) // also where nothing is told of it
        if (const auto id = store->id_of(options.session); !id)
            return tl::unexpected{failure(id.error(), options.session)};
    if (options.none)
        for (const auto& place : asked.places) reported->push_back({now, place.region, 0, false});
    const auto kept = store->keep(told(options, *reported, asked));
    if (!kept && kept.error() == store::StoreError::not_found)
        return tl::unexpected{
            failure(kept.error(), options.session.empty() ? "last" : options.session)};
    if (!kept) return tl::unexpected{trouble(desk, kept.error())};
    desk.say(reported->empty() ? tr("Nothing is asked about the last days.") : receipt(*reported));
    return show(desk);
}

Outcome after(Desk& desk, const CareOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const std::string session = options.session.empty() ? "last" : options.session;
    const auto id = store->id_of(session);
    if (!id) return tl::unexpected{failure(id.error(), session)};
    const auto by = care::ended_by_named(options.ended_by);
    if (options.discomfort)
        if (const auto kept = store->keep_after_soon(*id, options.discomfort).get(); !kept)
            return tl::unexpected{trouble(desk, kept.error())};
    if (by)
        if (const auto kept = store->keep_soon(*id, *by).get(); !kept)
            return tl::unexpected{trouble(desk, kept.error())};
    desk.say(tr("Noted."));
    const auto said = store->answers(*id);
    if (!said) return tl::unexpected{trouble(desk, said.error())};
    desk.answer({{"session", *id},
                 {"discomfort_after", said->after ? Json(*said->after) : Json(nullptr)},
                 {"ended_by", said->ended_by ? Json(care::word(*said->ended_by)) : Json(nullptr)}});
    return 0;
}

Outcome forget_mark(Desk& desk, const CareOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto marks = store->marks();
    if (!marks) return tl::unexpected{trouble(desk, marks.error())};
    bool any = false;
    for (const care::Mark& mark : *marks) {
        if (mark.exercise != options.exercise) continue;
        if (!options.variant.empty() && mark.variant != options.variant) continue;
        if (const auto gone = store->forget(mark); !gone)
            return tl::unexpected{trouble(desk, gone.error())};
        any = true;
    }
    if (!any)
        return tl::unexpected{
            Failure{"not_found", filled(tr("There is no comfort mark for {exercise}."),
                                        {{"exercise", options.exercise}})}};
    return show(desk);
}

} // namespace

void add_care_command(CLI::App& app, Command& chosen) {
    const auto options = std::make_shared<CareOptions>();
    const auto does = [options, &chosen](Outcome (*what)(Desk&, const CareOptions&)) {
        return [options, &chosen, what] {
            chosen = [options, what](Desk& desk) { return what(desk, *options); };
        };
    };
    CLI::App* command = app.add_subcommand(
        "care", tr("your safety: what was answered, spared regions, comfort marks"));

    CLI::App* asking =
        command->add_subcommand("screening", tr("answers the safety questions anew"));
    auto* none = asking->add_flag("--none", options->none, tr("nothing of it applies"));
    asking
        ->add_option("--applies", options->applies,
                     tr("a statement that applies, with regions: skin_disease:calf"))
        ->excludes(none);
    asking->add_option("--cleared", options->cleared, tr("condition:who:day:note"));
    asking->callback(does(screening));

    CLI::App* telling = command->add_subcommand(
        "morning", tr("how it feels on a later day; without more, what is asked"));
    telling->add_option("--session", options->session,
                        tr("which one; the one that is asked about otherwise"));
    auto* nothing = telling->add_flag("--none", options->none, tr("neither sore nor bruised"));
    telling->add_option("--sore", options->sore, tr("region:0 .. 10"))->excludes(nothing);
    telling->add_option("--bruised", options->bruised, tr("region"))->excludes(nothing);
    telling->callback(does(morning));

    CLI::App* later = command->add_subcommand(
        "after", tr("discomfort after a session, and why it ended before its time"));
    later->add_option("ID", options->session, tr("which one; the last one otherwise"));
    later->add_option("--discomfort", options->discomfort, "0 .. 10")
        ->check(whole(0, care::strongest));
    later->add_option("--ended-by", options->ended_by, "pain, time, interruption, roller, other")
        ->check(CLI::IsMember({"pain", "time", "interruption", "roller", "other"}));
    later->callback([options, &chosen] {
        if (!options->discomfort && options->ended_by.empty())
            throw CLI::RequiredError("--discomfort | --ended-by");
        chosen = [options](Desk& desk) { return after(desk, *options); };
    });

    CLI::App* forgetting =
        command->add_subcommand("forget-mark", tr("a comfort mark, to be found anew"));
    forgetting->add_option(tr("EXERCISE"), options->exercise, tr("an exercise's name"))->required();
    forgetting->add_option("--variant", options->variant, tr("only of this variant"));
    forgetting->callback(does(forget_mark));

    command->callback([command, &chosen] {
        if (command->get_subcommands().empty()) chosen = show;
    });
}

} // namespace terminal
