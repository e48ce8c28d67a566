#include "claims/library.h"

#include "claims/words.h"
#include "routine/disk.h"
#include "routine/words.h"

#include <algorithm>
#include <iterator>

namespace claims {
namespace {

using routine::Errors, routine::Fields, routine::FileErrorCode, routine::Value;

void read_topics(Claim& claim, Fields& fields) {
    if (fields.need("topics") == nullptr) return;
    for (const int word : fields.words("topics", topic_words()))
        claim.topics.push_back(static_cast<Topic>(word));
    if (claim.topics.empty()) fields.wrong("topics", FileErrorCode::empty);
}

// Who has no source says so, and who says so has none.
void read_sources(Claim& claim, Fields& fields) {
    if (fields.need("verdict") != nullptr)
        claim.verdict = static_cast<Verdict>(fields.word("verdict", verdict_words()).value_or(0));
    if (const auto word = fields.word("evidence", routine::evidence_words()))
        claim.evidence = static_cast<routine::Evidence>(*word);
    claim.sources = fields.lines("sources");
    if (claim.sources.empty() && claim.verdict != Verdict::no_source)
        fields.wrong("sources", FileErrorCode::empty);
    if (!claim.sources.empty() && claim.verdict == Verdict::no_source)
        fields.wrong("sources", FileErrorCode::out_of_range, "[]");
}

Claim claim_of(const Value& table, Errors& errors) {
    Fields fields{table, errors, "claim"};
    Claim claim;
    claim.id = fields.id("id");
    if (!claim.id.empty() && !routine::plain(claim.id))
        fields.wrong("id", FileErrorCode::out_of_range, "a .. z, 0 .. 9, _");
    read_topics(claim, fields);
    claim.says = fields.text("says");
    claim.known = fields.text("known");
    read_sources(claim, fields);
    fields.refuse_unknown();
    return claim;
}

const Claim* with_id(const std::vector<Claim>& claims, std::string_view id) {
    const auto found =
        std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.id == id; });
    return found == claims.end() ? nullptr : &*found;
}

} // namespace

std::vector<Claim> claims_of(const Value& file, const std::vector<Claim>& known, Errors& errors) {
    Fields fields{file, errors};
    const routine::List* tables = fields.tables("claim");
    fields.refuse_unknown();
    std::vector<Claim> found;
    if (tables == nullptr) return found;
    for (const Value& table : *tables) {
        Claim claim = claim_of(table, errors);
        const bool taken =
            with_id(known, claim.id) != nullptr || with_id(found, claim.id) != nullptr;
        if (taken && !claim.id.empty())
            errors.add(table.at, FileErrorCode::duplicate_key, claim.id);
        found.push_back(std::move(claim));
    }
    return found;
}

Library Library::read(const std::filesystem::path& folder) {
    Library library;
    for (const auto& path : routine::toml_files_below(folder)) {
        Errors errors{path.string()};
        std::vector<Claim> found;
        const auto text = routine::text_of(path);
        if (!text) errors.add({}, FileErrorCode::cannot_read);
        const Value file = text ? routine::parse(*text, errors) : Value{};
        if (!errors.any()) found = claims_of(file, library.claims_, errors);
        if (!errors.any())
            library.claims_.insert(library.claims_.end(), std::make_move_iterator(found.begin()),
                                   std::make_move_iterator(found.end()));
        const auto wrong = errors.sorted();
        library.errors_.insert(library.errors_.end(), wrong.begin(), wrong.end());
    }
    return library;
}

const Claim* Library::find(std::string_view id) const { return with_id(claims_, id); }

} // namespace claims
