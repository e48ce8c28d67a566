// Values as the documents of the command line's contract: unrounded numbers, null for unknown.
#pragma once
#include "session/record.h"
#include "store/store.h"
#include "terminal/failure.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace terminal {

using Json = nlohmann::ordered_json;

// The contract's words.
std::string_view word(session::RollerKind);
std::string_view word(session::Completion);
std::string_view word(routine::Side);
std::string_view word(measure::PaceSource);
Json word_or_null(protocol::Build); // unknown = null

Json document(const session::Record&, const care::Answers&,
              std::optional<units::Metres> body_height, const session::Note&, Json compared);
Json document(const std::vector<store::SessionLine>&);
Json document(const Failure&);
Json document(const measure::Quality&);
Json document(const measure::Findings&, const measure::Quality&); // of an analysis
Json document(const routine::FileResult&);

// In words: a part of a session that can no longer be read.
std::string damage(const std::string& id, const measure::Gap&);

template <class T> Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace terminal
