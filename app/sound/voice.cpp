#include "sound/voice.h"

#include <algorithm>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace sound {
namespace {

constexpr Frame pause_between = rate_hz * 3 / 20; // of two parts: 150 ms
constexpr int gives_up_after = 2;                 // processes that were late, or said nothing

} // namespace

std::string clip_name(const std::string& id) {
    std::string name;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        name += plain ? c : '_';
    }
    return name.substr(0, 100) + ".wav";
}

bool may_have_clip(const std::string& id) {
    return !id.empty() && !id.starts_with("today.") && id != "plan.change" && id != "plan.said";
}

std::string text_of(const Line& line) {
    std::string text;
    for (const Part& part : line.parts) text += (text.empty() ? "" : " ") + part.text;
    return text;
}

Voice::Voice(Speaker speaker, std::filesystem::path clips)
    : speaker_{std::move(speaker)}, clips_{std::move(clips)}, stop_{::eventfd(0, EFD_CLOEXEC)},
      thread_{[this] { work(); }} {}

Voice::~Voice() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    ::eventfd_write(stop_, 1);
    changed_.notify_all();
    thread_.join();
    ::close(stop_);
}

void Voice::want(const std::vector<Part>& parts, bool soon) {
    const std::lock_guard lock{mutex_};
    std::deque<Part> fresh;
    for (const Part& part : parts) {
        if (made_.count(part) == 1) continue;
        if (!known_.insert(part).second) {
            if (!soon || std::erase(wanted_, part) == 0) continue; // in its turn, or in the making
        }
        fresh.push_back(part);
    }
    wanted_.insert(soon ? wanted_.begin() : wanted_.end(), fresh.begin(), fresh.end());
    changed_.notify_all();
}

std::optional<std::shared_ptr<const Samples>> Voice::find(const std::vector<Part>& parts) {
    {
        const std::lock_guard lock{mutex_};
        const auto made = [this](const Part& part) { return made_.count(part) == 1; };
        if (std::all_of(parts.begin(), parts.end(), made)) {
            auto line = std::make_shared<Samples>();
            for (const Part& part : parts) {
                const Made& samples = made_.at(part);
                if (!samples) continue;
                if (!line->empty()) line->resize(line->size() + pause_between, 0.0f);
                line->insert(line->end(), samples->begin(), samples->end());
            }
            return line;
        }
    }
    want(parts, true);
    return std::nullopt;
}

void Voice::wait() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return wanted_.empty() && !busy_; });
}

std::vector<VoiceTrouble> Voice::troubles() {
    const std::lock_guard lock{mutex_};
    return std::exchange(troubles_, {});
}

void Voice::trouble(VoiceTrouble what) {
    const auto* speech = std::get_if<SpeechError>(&what);
    if (speech != nullptr && (*speech == SpeechError::stopped || !told_.insert(*speech).second))
        return;
    troubles_.push_back(std::move(what));
}

Voice::Made Voice::make(const Part& part) {
    if (part.recording)
        if (auto samples = read_wav(*part.recording))
            return std::make_shared<const Samples>(std::move(*samples));
    const std::filesystem::path clip = clips_ / clip_name(part.id);
    std::error_code none;
    const bool looks = !clips_.empty() && may_have_clip(part.id);
    if (looks && std::filesystem::exists(std::filesystem::symlink_status(clip, none))) {
        if (auto samples = read_wav(clip))
            return std::make_shared<const Samples>(std::move(*samples));
        else {
            const std::lock_guard lock{mutex_};
            trouble(ClipRefused{clip, samples.error()});
        }
    }
    {
        const std::lock_guard lock{mutex_};
        if (told_.count(SpeechError::absent) == 1 || failed_in_a_row_ >= gives_up_after)
            return nullptr;
    }
    auto samples = spoken(speaker_, part.text, stop_);
    const std::lock_guard lock{mutex_};
    failed_in_a_row_ = samples ? 0 : failed_in_a_row_ + 1;
    if (samples) return std::make_shared<const Samples>(std::move(*samples));
    trouble(samples.error());
    return nullptr;
}

void Voice::work() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait(lock, [this] { return ending_ || !wanted_.empty(); });
        if (ending_) return;
        const Part part = wanted_.front();
        wanted_.pop_front();
        busy_ = true;
        lock.unlock();
        Made made = make(part);
        lock.lock();
        made_.insert_or_assign(part, std::move(made));
        busy_ = false;
        changed_.notify_all();
    }
}

} // namespace sound
