#include "terminal/sounding.h"

#include "wording/wording.h"

#include <utility>

namespace terminal {

namespace {

constexpr units::Duration longest_end = std::chrono::seconds{15};

std::unique_ptr<sound::Voice> voice(const std::filesystem::path& data) {
    return std::make_unique<sound::Voice>(speaker(wording::language()),
                                          clip_folder(data, wording::language()));
}

sound::Announcer announcer(const routine::Routine& routine, const std::filesystem::path& data,
                           const sound::Settings& settings, const MakeOutlet& outlet,
                           units::SessionTime from) {
    auto mixer = std::make_shared<sound::Mixer>();
    auto way_out = outlet(mixer);
    return {routine,
            wording::words_for(routine),
            settings,
            std::move(mixer),
            std::move(way_out),
            voice(data),
            from};
}

} // namespace

std::filesystem::path sound_file(const std::filesystem::path& data) { return data / "sound"; }

std::string damaged_sound(const std::filesystem::path& file) {
    return wording::filled(
        wording::tr("{file} cannot be read as a whole; the rest is as usual. The next change "
                    "keeps it as {kept}."),
        {{"file", file.string()}, {"kept", sound::kept_damaged(file).string()}});
}

std::string sound_not_written(const Surroundings& around, const std::filesystem::path& file) {
    if (around.room && around.room(file) == std::uintmax_t{0})
        return wording::sentence(store::StoreError::disk_full, file.string());
    return wording::filled(wording::tr("{file} cannot be written."), {{"file", file.string()}});
}

std::filesystem::path clip_folder(const std::filesystem::path& data, routine::Language language) {
    return data / "voice" / (language == routine::Language::de ? "de" : "en");
}

sound::Speaker speaker(routine::Language language) {
    sound::Speaker who;
    who.voice = language == routine::Language::de ? "de" : "en";
    return who;
}

std::unique_ptr<sound::Trial> sound_trial(const std::filesystem::path& data,
                                          const sound::Settings& settings, const MakeOutlet& outlet,
                                          units::SessionTime from) {
    auto mixer = std::make_shared<sound::Mixer>();
    auto way_out = outlet(mixer);
    return std::make_unique<sound::Trial>(settings, std::move(mixer), std::move(way_out),
                                          voice(data), from);
}

Sounding::Sounding(const routine::Routine& routine, const std::filesystem::path& data,
                   const sound::Settings& settings, const MakeOutlet& outlet,
                   units::SessionTime from)
    : announcer_{announcer(routine, data, settings, outlet, from)}, at_{from} {}

void Sounding::advance(const std::vector<session::Event>& events, const session::Session& session,
                       units::HostTime now) {
    at_ = session.view().now;
    looked_ = now;
    const auto coming = session.coming(sound::Announcer::looks_ahead);
    announcer_.advance({events, session.view(), coming}, at_);
}

void Sounding::fade_away(units::HostTime now) {
    const units::Duration passed = now - std::exchange(looked_, now);
    at_ += passed;
    fading_ += passed;
    announcer_.fade_away(at_);
}

bool Sounding::quiet() const { return announcer_.quiet() || fading_ >= longest_end; }

std::string Sounding::speaking() const { return announcer_.speaking(at_); }

std::vector<std::string> Sounding::troubles() {
    std::vector<std::string> sentences;
    for (const sound::Trouble& trouble : announcer_.troubles())
        if (auto text = wording::sentence(trouble); !text.empty())
            sentences.push_back(std::move(text));
    return sentences;
}

} // namespace terminal
