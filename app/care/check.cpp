#include "care/check.h"

#include <charconv>
#include <utility>

namespace care {
namespace {

using Kind = Question::Kind;

bool takes_yes(Kind kind) { return kind == Kind::sore_anywhere || kind == Kind::painkiller; }
bool takes_number(Kind kind) { return !takes_yes(kind) && kind != Kind::ended_by; }

std::optional<Answer> word_of(std::string_view typed) {
    using enum Answer::Kind;
    if (typed.empty() || typed == "-") return Answer{skip, 0, {}};
    for (const std::string_view word : {"y", "j", "yes", "ja"})
        if (typed == word) return Answer{yes, 0, {}};
    for (const std::string_view word : {"n", "no", "nein"})
        if (typed == word) return Answer{no, 0, {}};
    if (typed == "b") return Answer{bruised, 0, {}};
    if (typed == "s") return Answer{sharp, 0, {}};
    if (typed == "x") return Answer{number, strongest, {}};
    if (const auto by = ended_by_named(typed)) return Answer{ended_by, 0, *by};
    int value = 0;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (fault != std::errc{} || end != typed.data() + typed.size()) return std::nullopt;
    return Answer{number, value, {}};
}

void tell(Check& check, const Report& report) {
    for (const Morning::Place& place : check.morning->places)
        if (place.region == report.region) check.told.push_back({place.session, report});
}

void sore(Check& check, routine::Region region, const Answer& answer, units::WallTime now) {
    const bool untold = answer.kind == Answer::Kind::skip; // sore, but not how much
    const bool bruised = answer.kind == Answer::Kind::bruised;
    const bool numberless = bruised || untold;
    tell(check, {now, region, numberless ? std::nullopt : std::optional{answer.number}, bruised});
}

void remember(Check& check, const Question& question, const Answer& answer) {
    std::erase_if(check.given, [&](const auto& one) { return one.question == question; });
    check.given.push_back({question, answer});
}

void take(Check& check, const Question& question, const Answer& answer, units::WallTime now) {
    const bool skipped = answer.kind == Answer::Kind::skip;
    const auto number = skipped ? std::nullopt : std::optional{answer.number};
    switch (question.kind) {
    case Kind::sore_anywhere:
        if (answer.kind == Answer::Kind::no)
            for (const auto& place : check.morning->places)
                tell(check, {now, place.region, 0, false});
        if (answer.kind == Answer::Kind::yes) {
            std::vector<Question> each;
            for (const auto& place : check.morning->places)
                each.push_back({Kind::sore, place.region});
            check.left.insert(check.left.begin(), each.begin(), each.end());
        }
        break;
    case Kind::sore: sore(check, *question.region, answer, now); break;
    case Kind::discomfort: check.before.discomfort = number; break;
    case Kind::painkiller:
        if (!skipped) check.before.painkiller = answer.kind == Answer::Kind::yes;
        break;
    case Kind::after: check.after = number; break;
    case Kind::ended_by:
        if (!skipped) check.ended_by = answer.ended_by;
        break;
    case Kind::pain: break; // during a session, alone
    }
}

} // namespace

bool fits(const Question& question, const Answer& answer) {
    switch (answer.kind) {
    case Answer::Kind::number:
        return takes_number(question.kind) && answer.number >= 0 && answer.number <= strongest;
    case Answer::Kind::yes:
    case Answer::Kind::no: return takes_yes(question.kind);
    case Answer::Kind::bruised: return question.kind == Kind::sore;
    case Answer::Kind::sharp: return question.kind == Kind::pain;
    case Answer::Kind::ended_by: return question.kind == Kind::ended_by;
    case Answer::Kind::skip: return true;
    }
    return false;
}

std::optional<Answer> answer_of(const Question& question, std::string_view typed) {
    auto answer = word_of(typed);
    if (answer && question.kind == Kind::ended_by && answer->kind == Answer::Kind::number &&
        answer->number >= 1 && answer->number <= ended_by_kinds)
        answer = Answer{Answer::Kind::ended_by, 0, static_cast<EndedBy>(answer->number - 1)};
    if (!answer || !fits(question, *answer)) return std::nullopt;
    return answer;
}

std::string word(const Answer& answer) {
    switch (answer.kind) {
    case Answer::Kind::number: return std::to_string(answer.number);
    case Answer::Kind::yes: return "y";
    case Answer::Kind::no: return "n";
    case Answer::Kind::bruised: return "b";
    case Answer::Kind::sharp: return "s";
    case Answer::Kind::ended_by: return std::string{word(answer.ended_by)};
    case Answer::Kind::skip: break;
    }
    return {};
}

Check check(const std::optional<Morning>& morning, const Before& known) {
    Check check;
    check.before = known;
    check.morning = morning;
    if (morning) check.left.push_back({Kind::sore_anywhere, {}});
    if (!known.discomfort) check.left.push_back({Kind::discomfort, {}});
    if (!known.painkiller) check.left.push_back({Kind::painkiller, {}});
    return check;
}

Check check_morning(const Morning& morning) {
    Check check;
    check.morning = morning;
    check.left.push_back({Kind::sore_anywhere, {}});
    return check;
}

Check check_after(bool ended_early) {
    Check check;
    check.left.push_back({Kind::after, {}});
    if (ended_early) check.left.push_back({Kind::ended_by, {}});
    return check;
}

Check answered(Check check, const Answer& answer, units::WallTime now) {
    if (check.done() || !fits(check.left.front(), answer)) return check;
    auto earlier = std::move(check.earlier);
    check.earlier.clear();
    earlier.push_back(check);
    check.earlier = std::move(earlier);
    const Question question = check.left.front();
    check.left.erase(check.left.begin());
    remember(check, question, answer);
    take(check, question, answer, now);
    return check;
}

Check gone_back(Check check) {
    if (check.earlier.empty()) return check;
    Check before = std::move(check.earlier.back());
    check.earlier.pop_back();
    before.earlier = std::move(check.earlier);
    before.given = std::move(check.given);
    return before;
}

Check as_given(Check check, units::WallTime now) {
    while (const auto answer = given(check)) check = answered(std::move(check), *answer, now);
    return check;
}

std::optional<Answer> given(const Check& check) {
    if (check.done()) return std::nullopt;
    for (const Check::Given& one : check.given)
        if (one.question == check.left.front()) return one.answer;
    return std::nullopt;
}

} // namespace care
