// Differences in a log, in words: what was asked, what is missing, how far two kinds of days lie
// apart and how sure that is. Nothing here speaks of a cause, and nobody is told when to take
// anything (evidence sheet 8.4, 9).
#pragma once
#include "insight/log.h"

#include <optional>
#include <string>
#include <vector>

namespace wording {

// --- names and values

std::string name(const insight::Outcome&); // "Quality of sleep"
std::string differences_title();           // "Differences in your log"
// Which days: "nights after drawn rolling days", "evenings in phases without magnesium".
std::string days_of(const insight::Question&, bool with);
// Of a difference: "0.6 points", "25 min", "4.2 % points"; without a sign.
std::string amount(const insight::Outcome&, double);
std::string apart(double, int decimals); // "+0.6", "−0.3", "0.0"
// "-0.3 to +1.5 points"
std::string range(const insight::Outcome&, const insight::Interval&);

// --- the question

std::string asked(const insight::Question&);      // what is compared, in one sentence
std::string also_asked(const insight::Question&); // "Looked at as well: .."; empty without
std::string planned(const insight::Question&);    // how long, and from when a difference is called
std::string minimum(const insight::Question&);    // what is needed before anything is shown
std::string stage(const insight::Question&, const insight::Progress&, units::Day today);
std::string today(const insight::Progress&); // whether it is a drawn rolling day; or empty
std::string sentence(const insight::Missing&, const insight::Question&); // "4 more nights .."
std::string baseline_missing(const insight::Question&, int days);        // "4 more nights"
// Empty unless too few phases were planned for a difference ever to be called.
std::string few_phases(const insight::Question&);

std::string weekday_date(units::Day); // "Fri, 20 Nov 2026"

// --- the answer

std::string verdict(insight::Verdict); // "Cannot tell yet"
std::string hidden_until_end(const insight::Question&);
// "In your log .. lay 0.6 points higher .. than .."; of a finding with an estimate.
std::string sentence(const insight::Finding&, const insight::Outcome&, const insight::Question&);
std::string rate(const insight::RateRatio&, const insight::Question&);
std::string filled_days(const insight::Finding&, const insight::Question&);
std::string sentence(insight::Doubt);
std::string may_be(); // chance, expectation, other things: said with every difference shown
// Negative controls, one line each.
std::vector<std::string> lines(const insight::Controls&, const insight::Outcome&);
std::string beside_title();
std::string line(const insight::Beside&); // "Stress: 4.1 and 4.3", with a mark where uneven
std::string looked_at(int outcomes, int questions_before);

// --- what cannot be done

std::string sentence(insight::QuestionError);
std::string sentence(insight::BeginError);
std::string sentence(insight::ExtendError);

// --- pairs

std::string pairing_rule(); // in one line

} // namespace wording
