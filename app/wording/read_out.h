// What the pages around a session read out: the questions, the first steps, the safety questions.
// The ids are names of clips, as in a session. What is composed of today's answers has no id: a
// clip would say what somebody was told another day.
#pragma once
#include "care/check.h"
#include "sound/line.h"

#include <optional>
#include <string>
#include <vector>

namespace wording {

enum class FirstStep { language, sound, distance, body, safety, roller };
constexpr int first_steps = 6;
std::string title(FirstStep);
std::string text(FirstStep); // empty where the page says it all

struct FirstSession {     // what the last step leads to
    std::string sentence; // names it; empty: none
    bool starting = false, without_roller = false;
};
// What Enter does comes last: it may change while the page is there.
std::vector<sound::Part> read_out(FirstStep, const FirstSession& = {});

std::string about_screening();
std::vector<sound::Part> read_out_screening(); // whatever is ticked

// `before`: above it, as why it is asked again.
sound::Part read_out(const care::Question&, const std::optional<care::Answer>& given = {},
                     const std::vector<std::string>& before = {});

std::vector<sound::Part> all_read_out(); // that has an id

} // namespace wording
