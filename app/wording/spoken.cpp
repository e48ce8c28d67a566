// What is said aloud: the cues in parts, each with an id for the clip that may replace it.
#include "wording/around.h"
#include "wording/wording.h"

#include "routine/telling.h"

namespace wording {
namespace {

using guide::CueKind;
using sound::Part;

const char* word(routine::Side side) {
    switch (side) {
    case routine::Side::none: return "";
    case routine::Side::left: return ".left";
    case routine::Side::right: return ".right";
    case routine::Side::both: return ".both";
    }
    return "";
}

const char* word(measure::TareError error) {
    using measure::TareError;
    switch (error) {
    case TareError::too_few_samples: return "too_few_samples";
    case TareError::unsteady: return "unsteady";
    case TareError::loaded: return "loaded";
    case TareError::saturated: return "saturated";
    case TareError::cell_missing: return "cell_missing";
    }
    return "";
}

// "Calf, left." and "Set 1 of 2."
void add_title(std::vector<Part>& parts, const routine::Routine& r, std::size_t index) {
    if (index >= r.steps.size()) return;
    const routine::Step& step = r.steps[index];
    const routine::Exercise& exercise = r.exercises.at(step.exercise);
    std::string title = exercise.name.in(language());
    if (step.side != routine::Side::none) title += ", " + name(step.side);
    parts.push_back({"step." + exercise.id + word(step.side), title + "."});
    if (step.sets < 2) return;
    const std::string set = std::to_string(step.set), sets = std::to_string(step.sets);
    parts.push_back({"set." + set + ".of." + sets,
                     filled(tr("Set {set} of {sets}"), {{"set", set}, {"sets", sets}}) + "."});
}

const char* word(routine::About about) {
    using routine::About;
    switch (about) {
    case About::tool: return "tool";
    case About::set_up: return "set_up";
    case About::variant: return "variant";
    case About::path: return "path";
    case About::caution: return "caution";
    }
    return "";
}

std::string tool_id(const routine::Routine& r, std::size_t step) {
    const auto tool = [&](std::size_t i) {
        return routine::tool(r.exercises.at(r.steps[i].exercise), r.steps[i].variant);
    };
    switch (tool(step)) {
    case routine::Tool::roller: return "tool.roller";
    case routine::Tool::ball: return "tool.ball";
    case routine::Tool::none: break;
    }
    return tool(step - 1) == routine::Tool::roller ? "tool_away.roller" : "tool_away.ball";
}

// "set_up.calf.1", "variant.calf.lighter"
std::string id_of(const routine::Told& one, const routine::Routine& r, std::size_t step) {
    if (one.about == routine::About::tool) return tool_id(r, step);
    const routine::Exercise& exercise = r.exercises.at(r.steps[step].exercise);
    const std::string id = word(one.about) + ("." + exercise.id) + ".";
    return one.about == routine::About::variant
               ? id + exercise.variants.at(r.steps[step].variant).id
               : id + std::to_string(one.sentence);
}

std::vector<std::vector<Part>> lines_of(const std::vector<routine::Told>& told,
                                        const routine::Routine& r, std::size_t step) {
    std::vector<std::vector<Part>> lines;
    for (const routine::Told& one : told)
        lines.push_back({{id_of(one, r, step), std::string{one.text}}});
    return lines;
}

} // namespace

std::vector<Part> spoken(CueKind kind, const routine::Routine& r, std::size_t index) {
    if (index >= r.steps.size()) return {};
    const routine::Step& step = r.steps[index];
    const routine::Exercise& exercise = r.exercises.at(step.exercise);
    const auto whole = [&](const char* id) { return std::vector<Part>{{id, cue(kind, r, index)}}; };
    switch (kind) {
    case CueKind::get_ready: {
        std::vector<Part> parts{{"get_ready", tr("Get ready.")}};
        add_title(parts, r, index);
        return parts;
    }
    case CueKind::switch_sides: {
        std::vector<Part> parts{{"switch_sides", tr("Switch sides.")}, {"next", tr("Next:")}};
        add_title(parts, r, index + 1);
        return parts;
    }
    case CueKind::rest: {
        std::vector<Part> parts{{"rest", tr("Rest.")}};
        for (Part& part : set_over(r, index)) parts.push_back(std::move(part));
        parts.push_back({"next", tr("Next:")});
        add_title(parts, r, index + 1);
        return parts;
    }
    case CueKind::go: return go(r, index);
    case CueKind::lighter: return lighter(exercise, step.variant);
    case CueKind::half_time: return whole("half_time");
    case CueKind::ten_seconds_left: return whole("ten_seconds_left");
    case CueKind::slower: return whole("slower");
    case CueKind::off_roller: return whole("off_roller");
    case CueKind::step_ended_off_roller: return whole("step_ended_off_roller");
    case CueKind::roller_lost: return whole("roller_lost");
    case CueKind::roller_back: return whole("roller_back");
    case CueKind::stop_rule: return whole("stop_rule");
    case CueKind::done: return all_done(r, index);
    case CueKind::waiting_for_load: return whole("waiting_for_load");
    case CueKind::profile_strokes: return whole("profile_strokes");
    case CueKind::roll_on: return whole("roll_on");
    case CueKind::ramp: return whole("ramp");
    case CueKind::more_weight: return whole("more_weight");
    case CueKind::mark_found: return whole("mark_found");
    case CueKind::ramp_over: return whole("ramp_over");
    case CueKind::stopped_by_pain: return whole("stopped_by_pain");
    case CueKind::long_enough: return whole("long_enough");
    case CueKind::longer: return whole("longer");
    case CueKind::no_longer: return whole("no_longer");
    case CueKind::countdown: return {}; // tones
    }
    return {};
}

std::vector<Part> spoken(const session::Event& event) {
    using session::EventKind;
    switch (event.kind) {
    case EventKind::work_ended: return {{"work_over", tr("That was it.")}};
    case EventKind::paused: return {{"paused", tr("Paused.")}};
    case EventKind::resumed: return {{"resumed", tr("Going on.")}};
    case EventKind::interrupted:
        return {{"interrupted", tr("The computer stood still meanwhile: paused.")}};
    case EventKind::tare_refused:
        if (!event.tare_error) return {};
        return {{std::string{"zero."} + word(*event.tare_error), sentence(*event.tare_error)}};
    default: return {};
    }
}

std::vector<std::vector<Part>> spoken_how(const routine::Routine& r, std::size_t step) {
    return lines_of(routine::how(r, step, language()), r, step);
}

std::vector<std::vector<Part>> spoken_told(const routine::Routine& r, std::size_t step,
                                           routine::Steps before) {
    return lines_of(routine::told(r, step, language(), before), r, step);
}

std::vector<std::vector<Part>> spoken_opening(const routine::Routine& r) {
    std::vector<std::vector<Part>> lines;
    for (const routine::Said& said : r.opening)
        lines.push_back({{said.id, said.text.in(language()), said.recording.wav}});
    for (std::size_t i = 0; i < r.claims.size(); ++i)
        if (r.claims[i].spoken)
            lines.push_back(
                {{"claim." + r.id + "." + std::to_string(i + 1), r.claims[i].text.in(language())}});
    return lines;
}

sound::Words words_for(const routine::Routine& routine) {
    return {
        .cue = [routine](CueKind kind, std::size_t step) { return spoken(kind, routine, step); },
        .how = [routine](std::size_t step) { return spoken_how(routine, step); },
        .told = [routine](std::size_t step,
                          routine::Steps before) { return spoken_told(routine, step, before); },
        .event = [](const session::Event& event) { return spoken(event); },
        .opening = spoken_opening(routine)};
}

Part test_line() { return {"test", tr("This is how loud the voice is.")}; }

std::string why(sound::WavError error) {
    using sound::WavError;
    switch (error) {
    case WavError::cannot_read: return tr("it cannot be read");
    case WavError::not_wav: return tr("it is no WAV file");
    case WavError::not_supported:
        return tr("only WAV of 8 to 32 bits, one or two channels, 8 to 192 kHz is read");
    case WavError::too_long: return tr("it is longer than 30 seconds");
    case WavError::damaged: return tr("it ends in the middle");
    case WavError::empty: return tr("there is nothing to hear in it");
    }
    return {};
}

namespace {

std::string about(sound::OutletTrouble trouble) {
    using sound::OutletTrouble;
    switch (trouble) {
    case OutletTrouble::no_device:
        return tr("No loudspeaker found: the session runs without sound, everything is shown.");
    case OutletTrouble::lost:
        return tr("The loudspeaker is gone: the session runs on, everything is shown.");
    case OutletTrouble::cannot_write: return tr("The sound file cannot be written.");
    }
    return {};
}

std::string about(sound::SpeechError error) {
    using sound::SpeechError;
    switch (error) {
    case SpeechError::absent:
        return tr("No voice, tones only: espeak-ng is not installed. Run: sudo apt install "
                  "espeak-ng");
    case SpeechError::too_late:
        return tr("The voice was too slow: a line was left out. Everything is shown.");
    case SpeechError::failed:
        return tr("The voice failed: a line was left out. Everything is shown.");
    case SpeechError::stopped: return {};
    }
    return {};
}

std::string about(const sound::ClipRefused& refused) {
    return filled(tr("The clip {file} is not used: {why}."),
                  {{"file", refused.file.string()}, {"why", why(refused.why)}});
}

} // namespace

std::string sentence(const sound::Trouble& trouble) {
    return std::visit([](const auto& what) { return about(what); }, trouble);
}

} // namespace wording
