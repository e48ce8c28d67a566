#include "terminal/plan_recording.h"

#include "sound/recording.h"
#include "store/private_file.h"
#include "terminal/exchange.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::sealed {

namespace fs = std::filesystem;
using wording::filled, wording::tr;

namespace {

constexpr const char* recording_part = "voice";

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

void add_recording(bundle::Parts& parts, const Recording& said) {
    if (said) parts.push_back(bundle::part(recording_part, *said.wav));
}

OrFailure<Recording> recording_in(const std::string& file, const bundle::Parts& parts) {
    const bool there = std::any_of(parts.begin(), parts.end(), [](const bundle::Part& part) {
        return part.kind == recording_part;
    });
    if (!there) return Recording{};
    const bundle::Part* const part = bundle::only(parts, recording_part);
    if (part == nullptr) return tl::unexpected{not_as_made(file)};
    const auto said = sound::came(part->bytes);
    if (said) return *said;
    return tl::unexpected{
        Failure{"damaged",
                filled(tr("{file} opens, and the recording in it cannot be played: {why}. Nothing "
                          "was changed; ask the practice for another file."),
                       {{"file", file}, {"why", wording::why(said.error())}}),
                file}};
}

OrFailure<Recording> recording_from(const std::string& file) {
    auto said = sound::recorded(fs::path{file});
    if (said) return *std::move(said);
    return tl::unexpected{Failure{"recording",
                                  filled(tr("{file} cannot go along as a recording: {why}."),
                                         {{"file", file}, {"why", wording::why(said.error())}}),
                                  file}};
}

fs::path recording_beside(const fs::path& plan) { return plan.string() + ".voice"; }

Recording kept_recording(const fs::path& plan) {
    const auto text = store::read_private(recording_beside(plan));
    if (!text || !*text) return {};
    return sound::came(bytes_of(**text)).value_or(Recording{});
}

store::Result<void> keep_recording(const fs::path& plan, const Recording& said) {
    const fs::path file = recording_beside(plan);
    if (!said) {
        std::error_code failed;
        fs::remove(file, failed);
        if (failed) return tl::unexpected{store::StoreError::failed};
        return {};
    }
    const auto done = store::write_private(
        file, {reinterpret_cast<const char*>(said.wav->data()), said.wav->size()},
        store::Existing::replace);
    if (!done) return tl::unexpected{done.error()};
    return {};
}

} // namespace terminal::sealed
