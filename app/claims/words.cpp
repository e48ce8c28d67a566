#include "claims/words.h"

#include <algorithm>

namespace claims {
namespace {

const routine::Words all_topics = {
    {"magnesium", 0}, {"amount", 1},  {"forms", 2},    {"medicines", 3}, {"vitamin_d", 4},
    {"pregnancy", 5}, {"sleep", 6},   {"mood", 7},     {"legs", 8},      {"heart", 9},
    {"pain", 10},     {"fascia", 11}, {"rolling", 12}, {"safety", 13}};
const routine::Words all_verdicts = {{"supported", 0}, {"partly", 1},       {"unclear", 2},
                                     {"not_shown", 3}, {"contradicted", 4}, {"unsafe", 5},
                                     {"no_source", 6}};

std::string_view word_in(routine::Words words, int value) {
    for (const routine::Word& word : words)
        if (word.value == value) return word.text;
    return {};
}

} // namespace

routine::Words topic_words() { return all_topics; }
routine::Words verdict_words() { return all_verdicts; }

std::string_view word(Topic topic) { return word_in(all_topics, static_cast<int>(topic)); }
std::string_view word(Verdict verdict) { return word_in(all_verdicts, static_cast<int>(verdict)); }

std::optional<Topic> topic_named(std::string_view word) {
    for (const routine::Word& one : all_topics)
        if (one.text == word) return static_cast<Topic>(one.value);
    return std::nullopt;
}

bool is_about(const Claim& claim, Topic topic) {
    return std::find(claim.topics.begin(), claim.topics.end(), topic) != claim.topics.end();
}

} // namespace claims
