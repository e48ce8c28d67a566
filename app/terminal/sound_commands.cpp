// sound: how loud, how late, what it sounds like, and the lines that clips may replace.
#include "terminal/checks.h"
#include "terminal/commands.h"
#include "terminal/document.h"
#include "terminal/sounding.h"

#include "sound/wav.h"
#include "wording/read_out.h"
#include "wording/wording.h"

#include <charconv>
#include <map>
#include <memory>

namespace terminal {

using wording::filled, wording::number, wording::tr;

namespace {

constexpr units::Duration look = std::chrono::milliseconds{10};
constexpr units::Duration longest_test = std::chrono::seconds{15};

struct SetOptions {
    std::optional<double> voice, tones, soft, delay_ms;
    std::string mute, unmute;
};

std::string percent(const sound::Volume& v) {
    const std::string loud = filled(tr("{n} %"), {{"n", std::to_string(v.percent)}});
    return v.muted ? loud + ", " + tr("muted") : loud;
}

Json document_of(const sound::Volume& v) { return {{"percent", v.percent}, {"muted", v.muted}}; }

Outcome show(Desk& desk, const sound::Settings& s) {
    const auto delay_ms = s.delay.count() / 1000;
    desk.say(filled(tr("Voice {volume}."), {{"volume", percent(s.voice)}}));
    desk.say(filled(tr("Tones {volume}."), {{"volume", percent(s.tones)}}));
    desk.say(
        filled(tr("Soft tone that follows the rolling {volume}."), {{"volume", percent(s.soft)}}));
    desk.say(filled(tr("The loudspeaker is {ms} ms late."), {{"ms", std::to_string(delay_ms)}}));
    if (!s.soft.muted && s.delay > sound::live_up_to)
        desk.say(tr("So late the soft tone stays silent: it would tell what is over."));
    desk.say(filled(tr("Clips in {folder}"),
                    {{"folder", clip_folder(desk.data(), wording::language()).string()}}));
    desk.answer({{"voice", document_of(s.voice)},
                 {"tones", document_of(s.tones)},
                 {"soft", document_of(s.soft)},
                 {"delay_ms", delay_ms}});
    return 0;
}

void warn_of_damage(Desk& desk) {
    const auto file = sound_file(desk.data());
    if (sound::damaged(file)) desk.warn(damaged_sound(file));
}

Outcome keep(Desk& desk, const sound::Settings& settings) {
    const auto file = sound_file(desk.data());
    warn_of_damage(desk);
    if (sound::write_settings(file, settings)) return show(desk, settings);
    return tl::unexpected{Failure{"cannot_write", sound_not_written(desk.around(), file)}};
}

Outcome set(Desk& desk, const SetOptions& options) {
    sound::Settings s = sound::read_settings(sound_file(desk.data()));
    const std::map<std::string, sound::Volume*> volumes{
        {"voice", &s.voice}, {"tones", &s.tones}, {"soft", &s.soft}};
    for (const auto& [name, value] :
         {std::pair{"voice", options.voice}, {"tones", options.tones}, {"soft", options.soft}})
        if (value) volumes.at(name)->percent = static_cast<int>(*value);
    if (!options.mute.empty()) volumes.at(options.mute)->muted = true;
    if (!options.unmute.empty()) volumes.at(options.unmute)->muted = false;
    if (options.delay_ms) s.delay = std::chrono::milliseconds{static_cast<int>(*options.delay_ms)};
    return keep(desk, s);
}

// --- to be heard --------------------------------------------------------------------------------

units::SessionTime since(units::HostTime begun, units::HostTime now) {
    return units::SessionTime{now - begun};
}

Outcome no_loudspeaker() {
    return tl::unexpected{Failure{"no_sound", wording::sentence(sound::OutletTrouble::no_device)}};
}

// Plays until nothing sounds; the first trouble is the answer.
Outcome test(Desk& desk, bool soft_tone) {
    const Surroundings& around = desk.around();
    if (!around.loudspeaker) return no_loudspeaker();
    const auto settings = sound::read_settings(sound_file(desk.data()));
    const auto trial = sound_trial(desk.data(), settings, around.loudspeaker, {});
    const units::HostTime begun = around.host_now();
    const sound::Part line = wording::test_line();
    desk.say(line.text);
    trial->play(sound::Channel::tones, line);
    bool spoke = false;
    for (;;) {
        const units::SessionTime now = since(begun, around.host_now());
        trial->advance(now);
        for (const sound::Trouble& trouble : trial->troubles())
            return tl::unexpected{Failure{"no_sound", wording::sentence(trouble)}};
        if (trial->quiet() && spoke) break;
        if (trial->quiet()) {
            trial->play(soft_tone ? sound::Channel::soft : sound::Channel::voice, line);
            spoke = true;
        }
        if (around.stop_asked() || now.time_since_epoch() > longest_test) break;
        around.wait(-1, look);
    }
    desk.answer({{"heard", true}});
    return 0;
}

// A tone and a mark on the screen, a second and a half apart, to be brought together.
Outcome find_delay(Desk& desk) {
    const Surroundings& around = desk.around();
    if (!around.loudspeaker) return no_loudspeaker();
    if (!around.typed)
        return tl::unexpected{Failure{
            "nobody_there", tr("Somebody has to listen and type; rolltakt sound set --delay-ms N "
                               "sets a delay that is known.")}};
    auto settings = sound::read_settings(sound_file(desk.data()));
    const auto trial = sound_trial(desk.data(), settings, around.loudspeaker, {});
    trial->beat(true);
    desk.say(tr("Tone and mark are to come together. Tone too late: + and Enter. Tone too early: - "
                "and Enter. Together: Enter alone; q gives up."));
    const units::HostTime begun = around.host_now();
    double phase = 0.0;
    while (!around.stop_asked()) {
        const units::SessionTime now = since(begun, around.host_now());
        trial->advance(now);
        for (const sound::Trouble& trouble : trial->troubles())
            if (std::holds_alternative<sound::OutletTrouble>(trouble))
                return tl::unexpected{Failure{"no_sound", wording::sentence(trouble)}};
        const double before = std::exchange(phase, sound::beat_phase(now));
        if (phase < before) desk.say("*");
        if (const auto typed = around.typed()) {
            if (typed->empty()) return keep(desk, settings);
            if (*typed == "q") break;
            const int steps = typed->front() == '+' ? static_cast<int>(typed->size())
                                                    : -static_cast<int>(typed->size());
            settings.delay = std::clamp<units::Duration>(
                settings.delay + steps * std::chrono::milliseconds{20}, {}, sound::most_delay);
            trial->set(settings);
            desk.say(filled(tr("The loudspeaker is {ms} ms late."),
                            {{"ms", std::to_string(settings.delay.count() / 1000)}}));
        }
        around.wait(-1, look);
    }
    return show(desk, sound::read_settings(sound_file(desk.data()))); // as before
}

// --- lines and their clips ----------------------------------------------------------------------

std::map<std::string, std::string> lines_of(const routine::Routine& r) {
    std::map<std::string, std::string> lines;
    const auto add = [&lines](const std::vector<sound::Part>& parts) {
        for (const sound::Part& part : parts) lines.emplace(part.id, part.text);
    };
    for (std::size_t step = 0; step < r.steps.size(); ++step) {
        for (std::size_t kind = 0; kind < guide::cue_kinds; ++kind)
            add(wording::spoken(static_cast<guide::CueKind>(kind), r, step));
        for (const auto& sentence : wording::spoken_how(r, step)) add(sentence);
    }
    for (const auto& sentence : wording::spoken_opening(r)) add(sentence);
    add(wording::all_read_out());
    return lines;
}

// Every line of a routine with its id, and whether a clip stands there for it.
Outcome lines(Desk& desk, const std::string& name) {
    const auto routine = desk.library().routine(name);
    if (!routine) return tl::unexpected{failure(routine.error().front())};
    const auto folder = clip_folder(desk.data(), wording::language());
    Json list = Json::array();
    for (const auto& [id, text] : lines_of(*routine)) {
        const auto file = folder / sound::clip_name(id);
        std::error_code none;
        const bool there = std::filesystem::exists(std::filesystem::symlink_status(file, none));
        std::string why;
        if (there)
            if (const auto clip = sound::read_wav(file); !clip)
                why = wording::sentence(sound::ClipRefused{file, clip.error()});
        desk.say((there && why.empty() ? "* " : "  ") + id + "  " + text);
        if (!why.empty()) desk.warn(why);
        list.push_back({{"id", id},
                        {"text", text},
                        {"clip", there && why.empty() ? Json(file.string()) : Json(nullptr)},
                        {"refused", why.empty() ? Json(nullptr) : Json(why)}});
    }
    desk.say(filled(tr("A clip is a WAV file named by the line's id: {file}"),
                    {{"file", (folder / "half_time.wav").string()}}));
    desk.answer({{"folder", folder.string()}, {"lines", list}});
    return 0;
}

void add_set(CLI::App& command, Command& chosen) {
    const auto options = std::make_shared<SetOptions>();
    CLI::App* set_up = command.add_subcommand("set", tr("changes volumes and delay"));
    const auto volume = between(0.0, 100.0);
    set_up->add_option("--voice", options->voice, tr("percent"))->transform(volume);
    set_up->add_option("--tones", options->tones, tr("percent"))->transform(volume);
    set_up->add_option("--soft", options->soft, tr("percent"))->transform(volume);
    const CLI::IsMember which{{"voice", "tones", "soft"}};
    set_up->add_option("--mute", options->mute, "voice | tones | soft")->check(which);
    set_up->add_option("--unmute", options->unmute, "voice | tones | soft")->check(which);
    set_up->add_option("--delay-ms", options->delay_ms, tr("of the loudspeaker, 0 to 500"))
        ->transform(between(0.0, 500.0));
    set_up->callback(
        [options, &chosen] { chosen = [options](Desk& desk) { return set(desk, *options); }; });
}

} // namespace

void add_sound_commands(CLI::App& app, Command& chosen) {
    CLI::App* command = app.add_subcommand("sound", tr("tones and voice: volumes, delay, clips"));
    command->require_subcommand(1);
    command->add_subcommand("show", tr("volumes and delay"))->callback([&chosen] {
        chosen = [](Desk& desk) {
            warn_of_damage(desk);
            return show(desk, sound::read_settings(sound_file(desk.data())));
        };
    });
    add_set(*command, chosen);
    const auto soft = std::make_shared<bool>(false);
    CLI::App* trial = command->add_subcommand("test", tr("plays tones and a line"));
    trial->add_flag("--soft", *soft, tr("the soft tone in place of the line"));
    trial->callback([soft, &chosen] { chosen = [soft](Desk& desk) { return test(desk, *soft); }; });
    command->add_subcommand("delay", tr("finds the delay of the loudspeaker by ear"))
        ->callback([&chosen] { chosen = find_delay; });
    const auto name = std::make_shared<std::string>("starter");
    CLI::App* list =
        command->add_subcommand("lines", tr("what is said in a routine, to be recorded"));
    list->add_option("ROUTINE", *name, tr("a routine's name, or a file"));
    list->callback([name, &chosen] { chosen = [name](Desk& desk) { return lines(desk, *name); }; });
}

} // namespace terminal
