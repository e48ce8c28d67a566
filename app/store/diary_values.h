// The values of a diary as sealed blobs. Exact, like encoding.h.
#pragma once
#include "insight/question.h"
#include "store/diary.h"
#include "store/encoding.h"

#include <optional>

namespace store {

Bytes encode(const DiaryEntry&); // its value; an entry that was taken back has none
Bytes encode(const DiarySettings&);
// Puts the value into an entry of the right kind. False = damaged or of a newer player.
bool decode(std::span<const std::uint8_t>, DiaryEntry&);
Decoded<DiarySettings> decode_diary_settings(std::span<const std::uint8_t>);

Bytes encode(const insight::Question&);
Decoded<insight::Question> decode_question(std::span<const std::uint8_t>);

std::string kind_of(const DiaryEntry&);                      // "night"
std::optional<DiaryEntry> entry_of_kind(const std::string&); // an empty one
units::Day day_of(const DiaryEntry&);                        // of a value that is there

} // namespace store
