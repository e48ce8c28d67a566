#include "wording/claims.h"

#include "wording/wording.h"

namespace wording {

std::string name(claims::Verdict verdict) {
    using claims::Verdict;
    switch (verdict) {
    case Verdict::supported: return tr("Holds");
    case Verdict::partly: return tr("Partly right");
    case Verdict::unclear: return tr("Unclear");
    case Verdict::not_shown: return tr("Not shown");
    case Verdict::contradicted: return tr("Contradicted");
    case Verdict::unsafe: return tr("Please do not act on it");
    case Verdict::no_source: return tr("No source found");
    }
    return {};
}

std::string name(claims::Topic topic) {
    using claims::Topic;
    switch (topic) {
    case Topic::magnesium: return tr("Magnesium in the body");
    case Topic::amount: return tr("Amounts");
    case Topic::forms: return tr("Forms, oil, baths");
    case Topic::medicines: return tr("Medicines, iron");
    case Topic::vitamin_d: return tr("Vitamin D");
    case Topic::pregnancy: return tr("Pregnancy");
    case Topic::sleep: return tr("Sleep");
    case Topic::mood: return tr("Mood and stress");
    case Topic::legs: return tr("Legs at night");
    case Topic::heart: return tr("Heart and blood");
    case Topic::pain: return tr("Pain");
    case Topic::fascia: return tr("Fascia");
    case Topic::rolling: return tr("Rolling and release");
    case Topic::safety: return tr("Safety");
    }
    return {};
}

std::string quoted(const claims::Claim& claim) {
    return filled(tr("“{text}”"), {{"text", claim.says.in(language())}});
}

std::string known(const claims::Claim& claim) { return claim.known.in(language()); }

std::string label(const claims::Claim& claim) {
    if (!claim.evidence) return {};
    return filled(tr("Evidence: {evidence}."), {{"evidence", name(*claim.evidence)}});
}

std::string where_claims_are(claims::Topic topic) {
    return filled(tr("What articles say of it, and what is known: rolltakt claims {topic}"),
                  {{"topic", std::string{claims::word(topic)}}});
}

std::string no_topic(const std::string& typed) {
    std::string all;
    for (int i = 0; i < claims::topics; ++i) {
        if (i > 0) all += ", ";
        all += claims::word(static_cast<claims::Topic>(i));
    }
    return filled(tr("There is no topic “{typed}”; there are: {all}."),
                  {{"typed", typed}, {"all", all}});
}

std::string no_claim(const std::string& typed) {
    return filled(tr("There is no claim “{typed}”. “rolltakt claims” lists what there is."),
                  {{"typed", typed}});
}

} // namespace wording
