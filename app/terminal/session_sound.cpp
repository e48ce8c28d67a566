#include "terminal/session_sound.h"

#include "wording/wording.h"

#include <cstdio>

namespace terminal {

using wording::filled, wording::tr;

namespace {

// "12.34<tab>half_time<tab>Half time.": tones have no text.
std::string transcript_line(const sound::Heard& heard) {
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.2f", units::seconds(heard.at));
    return std::string{seconds} + '\t' + heard.id + '\t' + printable(heard.text) + '\n';
}

} // namespace

namespace {

bool aloud(const Desk& desk, const PlayOptions& options) {
    return options.sound_file.empty() && options.speed == 1.0 && !desk.json() &&
           desk.around().loudspeaker;
}

} // namespace

bool is_heard(const Desk& desk, const PlayOptions& options) {
    const bool to_files = !options.sound_file.empty() || !options.transcript.empty();
    return options.sound && (to_files || aloud(desk, options));
}

SessionSound::SessionSound(Desk& desk, const PlayOptions& options, const session::Session& session)
    : desk_{&desk} {
    const auto& around = desk.around();
    if (!is_heard(desk, options)) return;
    const bool to_speaker = aloud(desk, options);
    const units::SessionTime from = session.view().now;
    const auto outlet = [&](std::shared_ptr<sound::Mixer> mixer) {
        if (to_speaker) return around.loudspeaker(std::move(mixer));
        if (options.sound_file.empty()) return sound::no_outlet(std::move(mixer), from);
        return sound::file_outlet(std::move(mixer), options.sound_file, from);
    };
    sounding_.emplace(session.beginning().routine, desk.data(),
                      sound::read_settings(sound_file(desk.data())), outlet, from);
    if (!to_speaker) sounding_->wait_for_voice();
    if (!options.transcript.empty()) {
        transcript_.emplace(options.transcript, std::ios::trunc);
        if (!*transcript_)
            desk.warn(filled(tr("{file} cannot be written."), {{"file", options.transcript}}));
    }
}

void SessionSound::advance(const std::vector<session::Event>& events,
                           const session::Session& session, units::HostTime now) {
    if (!sounding_) return;
    sounding_->advance(events, session, now);
    tell();
}

void SessionSound::say_again(const session::Session& session) {
    if (sounding_) sounding_->say_again(session.view());
}

void SessionSound::say_now(const sound::Part& part) {
    if (sounding_) sounding_->say_now(part);
}

void SessionSound::fade_away(units::HostTime now) {
    if (!sounding_) return;
    sounding_->fade_away(now);
    tell();
}

void SessionSound::tell() {
    for (const sound::Heard& heard : sounding_->heard())
        if (transcript_) *transcript_ << transcript_line(heard) << std::flush;
    for (const std::string& trouble : sounding_->troubles()) desk_->warn(trouble);
}

} // namespace terminal
