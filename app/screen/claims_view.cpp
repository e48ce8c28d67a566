#include "screen/claims_screen.h"
#include "wording/claims.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

ClaimsView::Line line_of(const claims::Claim& claim, bool open) {
    ClaimsView::Line line;
    line.id = claim.id;
    line.says = wording::quoted(claim);
    line.shape = sign(claim.verdict).shape;
    line.colour = sign(claim.verdict).colour;
    line.verdict = wording::name(claim.verdict);
    line.open = open;
    if (!open) return line;
    line.known = wording::known(claim);
    line.label = wording::label(claim);
    line.sources = claim.sources;
    return line;
}

} // namespace

Sign sign(claims::Verdict verdict) {
    using claims::Verdict;
    switch (verdict) {
    case Verdict::supported: return {Shape::tick, theme::green};
    case Verdict::partly: return {Shape::half, theme::sky};
    case Verdict::unclear: return {Shape::dots, theme::yellow};
    case Verdict::not_shown: return {Shape::ring, theme::grey};
    case Verdict::contradicted: return {Shape::cross, theme::vermillion};
    case Verdict::unsafe: return {Shape::warning, theme::orange};
    case Verdict::no_source: return {Shape::dash, theme::quiet};
    }
    return {};
}

ClaimsView view_of(const claims::Library& library, const ClaimsAt& at) {
    ClaimsView v;
    if (!library.errors().empty()) v.notice = wording::sentence(library.errors().front());
    const auto& all = library.claims();
    std::optional<claims::Topic> shown;
    for (int i = 0; i < claims::topics; ++i) {
        const auto topic = static_cast<claims::Topic>(i);
        const bool any = std::any_of(all.begin(), all.end(), [topic](const claims::Claim& c) {
            return claims::is_about(c, topic);
        });
        if (!any) continue;
        if (!shown || topic == at.topic) shown = topic;
        v.topics.push_back({std::string{claims::word(topic)}, wording::name(topic), false});
    }
    if (!shown) return v;
    for (ClaimsView::Topic& topic : v.topics) topic.on = topic.id == claims::word(*shown);
    // Those that stand under it come first.
    for (const bool first : {true, false})
        for (const claims::Claim& claim : all)
            if (claims::is_about(claim, *shown) && (claim.topics[0] == *shown) == first)
                v.lines.push_back(line_of(claim, claim.id == at.open));
    return v;
}

} // namespace screen
