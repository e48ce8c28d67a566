#include "routine/telling.h"

#include <algorithm>

namespace routine {
namespace {

using units::Duration, units::duration_of;

// The lines that the program adds, as espeak-ng says them, in the slower language (German), with
// the tone and the pause of 0.15 s between parts, 0.25 s between lines.
constexpr Duration get_ready_line = duration_of(1.6); // tone, "Mach dich bereit."
// tone, "Pause. Komm von der Rolle und setz dich bequem hin. Danach:"
constexpr Duration rest_line = duration_of(5.0);
constexpr Duration switch_sides_line = duration_of(2.4); // tone, "Wechsle die Seite. Danach:"
constexpr Duration work_over_line = duration_of(1.1);    // "Geschafft.", where no pause says so
constexpr Duration side_named = duration_of(0.8);        // ", links"
constexpr Duration set_named = duration_of(1.75);        // "Satz 1 von 2."
constexpr Duration stop_rule_line = duration_of(4.0);    // once, before all else
constexpr Duration between_lines = duration_of(0.3);     // and until the next look

// From knowing where to go to lying, sitting or standing there, for somebody stiff; ours, measured
// nowhere. Another tool is fetched, the last one put away.
constexpr Duration to_another_position = duration_of(8.0);
constexpr Duration with_another_tool = duration_of(12.0);
constexpr Duration to_another_place = duration_of(12.0); // from floor to wall or chair

constexpr Language languages[] = {Language::de, Language::en};

Tool tool_of(const Routine& r, std::size_t step) {
    const Step& s = r.steps.at(step);
    const Exercise& e = r.exercises.at(s.exercise);
    return s.variant < e.variants.size() ? tool(e, s.variant) : e.tool;
}

// At full stops followed by a blank; texts have no abbreviations with one inside.
void add(std::vector<Told>& list, About about, std::string_view text) {
    for (std::size_t sentence = 1; !text.empty(); ++sentence) {
        const auto stop = text.find(". ");
        list.push_back({about, sentence, text.substr(0, stop == text.npos ? stop : stop + 1)});
        text.remove_prefix(stop == text.npos ? text.size() : stop + 2);
    }
}

void add_variant(std::vector<Told>& list, const Exercise& e, std::size_t variant,
                 Language language) {
    if (variant < e.variants.size() && !e.variants[variant].how.in(language).empty())
        list.push_back({About::variant, 1, e.variants[variant].how.in(language)});
}

// Who listens with closed eyes does not see that another one is needed. Nothing: it stays, or is
// the first one, which is named before.
void add_tool(std::vector<Told>& list, const Routine& r, std::size_t step, Language language) {
    static const Text with_roller{"Jetzt mit der Rolle.", "Now with the roller."},
        with_ball{"Jetzt mit dem Ball.", "Now with the ball."},
        without_roller{"Leg die Rolle weg.", "Put the roller aside."},
        without_ball{"Leg den Ball weg.", "Put the ball aside."};
    if (step == 0) return;
    const Tool was = tool_of(r, step - 1), is = tool_of(r, step);
    if (was == is) return;
    const Text& text = is == Tool::roller    ? with_roller
                       : is == Tool::ball    ? with_ball
                       : was == Tool::roller ? without_roller
                                             : without_ball;
    list.push_back({About::tool, 1, text.in(language)});
}

bool needed(const Told& one, bool known) {
    if (!known) return true;
    return one.about == About::caution ? one.sentence == 1 : one.about != About::path;
}

bool tells(const Routine& r, std::size_t step, const Told& one, Language language) {
    const auto all = how(r, step, language);
    const bool known = r.steps[step].known;
    return std::any_of(all.begin(), all.end(),
                       [&](const Told& t) { return needed(t, known) && t.text == one.text; });
}

// Steps of one exercise in one variant tell the same.
bool same_words(const Step& a, const Step& b) {
    return a.exercise == b.exercise && a.variant == b.variant;
}

// Where to look for what was told: every exercise and variant once, the last one first.
std::vector<std::size_t> told_by(const Routine& r, Steps before) {
    std::vector<std::size_t> some;
    for (auto i = before.rbegin(); i != before.rend(); ++i)
        if (std::none_of(some.begin(), some.end(),
                         [&](std::size_t j) { return same_words(r.steps.at(*i), r.steps[j]); }))
            some.push_back(*i);
    return some;
}

Duration title_time(const Routine& r, std::size_t step, Language language) {
    const Step& s = r.steps[step];
    Duration time = speaking_time(r.exercises.at(s.exercise).name.in(language), language);
    if (s.side != Side::none) time += side_named;
    if (s.sets > 1) time += set_named;
    return time;
}

bool has_words(const Routine& r, std::size_t step) {
    const Exercise& e = r.exercises.at(r.steps[step].exercise);
    return !e.name.de.empty() || !e.name.en.empty();
}

Duration naming_time(const Routine& r, std::size_t step, Language language) {
    const bool sides = step > 0 && r.steps[step - 1].switch_sides;
    return title_time(r, step, language) + (sides ? switch_sides_line : rest_line) + between_lines;
}

Duration opening_time(const Routine& r, Language language) {
    Duration time = stop_rule_line;
    for (const Text& text : opening(r))
        time += speaking_time(text.in(language), language) + between_lines;
    for (const Said& said : r.opening) { // of what is played the longer one counts
        const Duration lasts = duration_of(said.recording.lasts_s);
        time += std::max(Duration::zero(), lasts - speaking_time(said.text.in(language), language));
    }
    return time;
}

// From the beginning of get ready until it is known where to go, and until all was told.
struct Times {
    Duration where{}, all{};
};

Times times(const Routine& r, std::size_t step, const Call& call, Language language) {
    Duration before = get_ready_line, told_in_rest{};
    const Duration rest_left = call.rested - naming_time(r, step, language);
    if (call.rested > Duration::zero() && rest_left >= Duration::zero()) {
        told_in_rest = rest_left;
    } else {
        before += title_time(r, step, language);
        before += call.opens ? opening_time(r, language) : work_over_line;
    }
    Times found{before, before};
    Duration sentences{};
    for (const Told& one : told(r, step, language, call.told)) {
        sentences += between_lines + speaking_time(one.text, language);
        found.all = before + std::max(Duration::zero(), sentences - told_in_rest);
        if (one.about == About::set_up) found.where = found.all;
    }
    return found;
}

// From where the step before was done; to the first one from the screen.
Duration moving_time(const Routine& r, std::size_t step) {
    if (step == 0) return to_another_place;
    const Step &from = r.steps[step - 1], &to = r.steps[step];
    const Exercise &was = r.exercises.at(from.exercise), &is = r.exercises.at(to.exercise);
    Duration time{};
    if (position(was, from.variant) != position(is, to.variant)) time = to_another_position;
    if (place(was, from.variant) != place(is, to.variant)) time = to_another_place;
    const Tool needed = tool(is, to.variant);
    if (needed != Tool::none && needed != tool(was, from.variant)) time = with_another_tool;
    return time;
}

Duration naming_time(const Routine& r, std::size_t step) {
    Duration longest{};
    for (const Language language : languages)
        longest = std::max(longest, naming_time(r, step, language));
    return longest;
}

Duration whole_seconds(Duration d) { return std::chrono::ceil<std::chrono::seconds>(d); }

} // namespace

std::vector<Told> how(const Routine& r, std::size_t step, Language language) {
    std::vector<Told> list;
    if (step >= r.steps.size()) return list;
    const std::size_t variant = r.steps[step].variant;
    const Exercise& e = r.exercises.at(r.steps[step].exercise);
    const bool apart = stands_apart(e, variant);
    add_tool(list, r, step, language);
    const auto first = std::ssize(list);
    if (!apart) add(list, About::set_up, e.set_up.in(language));
    if (apart) add_variant(list, e, variant, language);
    add(list, About::path, e.path.in(language));
    const auto cautions = static_cast<std::ptrdiff_t>(list.size());
    add(list, About::caution, e.caution.in(language));
    if (!e.against.off_if.empty() && std::ssize(list) > cautions)
        std::rotate(list.begin() + first, list.begin() + cautions, list.begin() + cautions + 1);
    if (!apart) add_variant(list, e, variant, language);
    return list;
}

std::vector<Told> told(const Routine& r, std::size_t step, Language language, Steps before) {
    auto list = how(r, step, language);
    if (list.empty()) return list;
    const bool known = r.steps[step].known;
    const auto earlier = told_by(r, before);
    std::erase_if(list, [&](const Told& one) {
        if (one.about == About::tool) return false; // it may have been told of an earlier change
        if (!needed(one, known)) return true;
        const bool again = one.about == About::set_up || one.about == About::variant;
        const auto last = again ? std::min<std::size_t>(earlier.size(), 1) : earlier.size();
        return std::any_of(earlier.begin(), earlier.begin() + static_cast<std::ptrdiff_t>(last),
                           [&](std::size_t i) { return tells(r, i, one, language); });
    });
    return list;
}

Call as_planned(const Routine& r, std::size_t step) {
    Call call;
    for (std::size_t i = 0; i < step; ++i) call.told.push_back(i);
    if (step > 0) call.rested = r.steps.at(step - 1).rest;
    call.opens = step == 0;
    return call;
}

std::vector<Text> opening(const Routine& r) {
    std::vector<Text> texts;
    for (const Said& said : r.opening) texts.push_back(said.text);
    for (const Claim& claim : r.claims)
        if (claim.spoken) texts.push_back(claim.text);
    return texts;
}

// From all 253 sentences of the exercises in each language, spoken by espeak-ng 1.51 and cut at the
// ends as a clip is: seconds = 0.005 + 0.0595 letters + 0.20 commas (German), 0.14 + 0.0539 letters
// + 0.29 commas (English), standard deviation 0.2 s. 0.05 s and three percent on top.
Duration speaking_time(std::string_view text, Language language) {
    if (text.empty()) return {};
    const auto letters = static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80; // of UTF-8, each once
    }));
    const auto commas = static_cast<double>(std::count_if(
        text.begin(), text.end(), [](char c) { return c == ',' || c == ':' || c == ';'; }));
    const double usual = language == Language::de ? 0.005 + 0.0595 * letters + 0.20 * commas
                                                  : 0.14 + 0.0539 * letters + 0.29 * commas;
    return duration_of(0.05 + 1.03 * usual);
}

Duration telling_time(const Routine& r, std::size_t step, const Call& call) {
    if (step >= r.steps.size() || !has_words(r, step)) return {};
    Duration longest{};
    for (const Language language : languages)
        longest = std::max(longest, times(r, step, call, language).all);
    return longest;
}

Duration getting_ready(const Routine& r, std::size_t step, const Call& call) {
    Duration time = r.steps.at(step).get_ready;
    if (!has_words(r, step)) return time;
    for (const Language language : languages) {
        const auto [where, all] = times(r, step, call, language);
        time = std::max({time, whole_seconds(all + countdown_lasts), // nobody speaks over its tones
                         whole_seconds(where + moving_time(r, step))});
    }
    return time;
}

void take_as_known(Routine& r, std::span<const Way> ways) {
    for (Step& step : r.steps) {
        const Exercise& e = r.exercises.at(step.exercise);
        if (step.known || step.variant >= e.variants.size()) continue;
        const Way way{e.id, e.variants[step.variant].id};
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) continue;
        step.known = true;
        step.get_ready = step.ready_as_set.value_or(step.get_ready);
    }
}

void make_room(Routine& r) {
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
        Step& step = r.steps[i];
        if (step.rest > Duration::zero() && i + 1 < r.steps.size() && has_words(r, i + 1))
            step.rest = std::max(step.rest, whole_seconds(naming_time(r, i + 1)));
        if (!step.ready_as_set) step.ready_as_set = step.get_ready;
        step.get_ready = getting_ready(r, i, as_planned(r, i));
    }
}

} // namespace routine
