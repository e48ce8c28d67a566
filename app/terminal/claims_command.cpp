// claims [TOPIC], claims show ID: what popular articles say, and what is known of it.
#include "terminal/commands.h"

#include "claims/library.h"
#include "terminal/document.h"
#include "wording/claims.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <utility>

namespace terminal {

using wording::tr;

namespace {

Json document(const claims::Claim& claim) {
    Json topics = Json::array();
    for (const claims::Topic topic : claim.topics) topics.push_back(claims::word(topic));
    return {{"id", claim.id},
            {"topics", std::move(topics)},
            {"claim", claim.says.in(wording::language())},
            {"verdict", claims::word(claim.verdict)},
            {"evidence", claim.evidence ? Json(word(*claim.evidence)) : Json(nullptr)},
            {"known", wording::known(claim)},
            {"sources", claim.sources}};
}

claims::Library library_of(Desk& desk) {
    auto library = claims::Library::read(desk.around().claims);
    for (const routine::FileError& error : library.errors()) desk.warn(wording::sentence(error));
    return library;
}

void say_line(Desk& desk, const claims::Claim& claim) {
    desk.say("  " + claim.id + "  " + wording::name(claim.verdict) + ": " + wording::quoted(claim));
}

// Each claim once, under its first topic; of one topic all that are about it.
Outcome list(Desk& desk, const std::string& typed) {
    const auto asked = claims::topic_named(typed);
    if (!typed.empty() && !asked)
        return tl::unexpected{Failure{"not_found", wording::no_topic(typed)}};
    const auto library = library_of(desk);
    Json all = Json::array();
    for (int i = 0; i < claims::topics; ++i) {
        const auto topic = static_cast<claims::Topic>(i);
        if (asked && topic != *asked) continue;
        bool first = true;
        for (const claims::Claim& claim : library.claims()) {
            const bool here = asked ? claims::is_about(claim, topic) : claim.topics[0] == topic;
            if (!here) continue;
            if (std::exchange(first, false))
                desk.say(wording::name(topic) + " (" + std::string{claims::word(topic)} + ")");
            say_line(desk, claim);
            all.push_back(document(claim));
        }
    }
    desk.say(tr("What is known of one: rolltakt claims show ID"));
    desk.answer({{"claims", std::move(all)}});
    return 0;
}

Outcome show(Desk& desk, const std::string& id) {
    const auto library = library_of(desk);
    const claims::Claim* claim = library.find(id);
    if (claim == nullptr) return tl::unexpected{Failure{"not_found", wording::no_claim(id)}};
    desk.say(wording::quoted(*claim));
    desk.say(wording::name(claim->verdict) + ".");
    desk.say(wording::known(*claim));
    if (const auto label = wording::label(*claim); !label.empty()) desk.say(label);
    for (const std::string& source : claim->sources) desk.say("    " + source);
    desk.answer({{"claims", Json::array({document(*claim)})}});
    return 0;
}

} // namespace

void add_claims_command(CLI::App& app, Command& chosen) {
    CLI::App* claims =
        app.add_subcommand("claims", tr("what popular articles say, and what is known of it"));
    const auto topic = std::make_shared<std::string>();
    claims->add_option(tr("TOPIC"), *topic,
                       tr("only what is about it: magnesium, sleep, rolling, .."));
    const auto id = std::make_shared<std::string>();
    CLI::App* showing = claims->add_subcommand("show", tr("one of them, with its sources"));
    showing->add_option("ID", *id, tr("as the list names it"))->required();
    claims->callback([topic, id, showing, &chosen] {
        const bool one = showing->parsed();
        chosen = [topic, id, one](Desk& desk) {
            return one ? show(desk, *id) : list(desk, *topic);
        };
    });
}

} // namespace terminal
