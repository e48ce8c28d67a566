#include "sound/mixer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sound {
namespace {

constexpr double glides_s = 0.01; // time constant: done within 30 ms
constexpr double under_voice = 0.5;
constexpr float bends_from = 0.8f;
constexpr Frame cut_lasts = rate_hz * 30 / 1000;

std::size_t index(Channel c) { return static_cast<std::size_t>(c); }

std::shared_ptr<const Samples> faded(const Samples& all, Frame from) {
    const auto lasts = std::min(static_cast<Frame>(all.size()) - from, cut_lasts);
    Samples rest;
    for (Frame f = 0; f < lasts; ++f)
        rest.push_back(all[static_cast<std::size_t>(from + f)] *
                       (1.0f - static_cast<float>(f) / static_cast<float>(lasts)));
    return std::make_shared<const Samples>(std::move(rest));
}

} // namespace

float limited(float x) {
    const float size = std::abs(x);
    if (size <= bends_from) return x;
    const float room = 1.0f - bends_from;
    // A little less than one even where tanh rounds to one.
    const float bent = bends_from + 0.999f * room * std::tanh((size - bends_from) / room);
    return std::copysign(bent, x);
}

void Mixer::play(Channel channel, std::shared_ptr<const Samples> samples, Frame at) {
    if (!samples || samples->empty()) return;
    const std::lock_guard lock{mutex_};
    playing_.push_back({channel, std::move(samples), std::max(at, rendered_)});
}

void Mixer::follow(std::optional<Timbre> timbre) {
    const std::lock_guard lock{mutex_};
    soft_.follow(timbre);
}

void Mixer::set(const Gains& gains) {
    const std::lock_guard lock{mutex_};
    for (std::size_t i = 0; i < channels; ++i) wanted_[i] = std::clamp(gains[i], 0.0, 1.0);
    if (rendered_ == 0) gains_ = wanted_; // nobody has heard anything yet
}

void Mixer::hush() {
    const std::lock_guard lock{mutex_};
    hushing_ = true;
    soft_.follow(std::nullopt);
    std::erase_if(playing_, [this](const Playing& p) { return p.at >= rendered_; });
}

void Mixer::cut(Channel channel) {
    const std::lock_guard lock{mutex_};
    std::erase_if(playing_,
                  [&](const Playing& p) { return p.channel == channel && p.at >= rendered_; });
    for (Playing& p : playing_) {
        if (p.channel != channel) continue;
        p.samples = faded(*p.samples, rendered_ - p.at);
        p.at = rendered_;
    }
}

Frame Mixer::rendered() const {
    const std::lock_guard lock{mutex_};
    return rendered_;
}

bool Mixer::quiet() const {
    const std::lock_guard lock{mutex_};
    return playing_.empty() && soft_.silent();
}

// The part of a sound that lies within the samples wanted now.
void Mixer::add(const Playing& p, std::span<float> out, std::size_t channel) {
    const auto frames = static_cast<Frame>(out.size());
    const auto length = static_cast<Frame>(p.samples->size());
    const Frame begin = std::max(p.at, rendered_);
    const Frame end = std::min(p.at + length, rendered_ + frames);
    Samples& sum = sums_[channel];
    for (Frame f = begin; f < end; ++f)
        sum[static_cast<std::size_t>(f - rendered_)] +=
            (*p.samples)[static_cast<std::size_t>(f - p.at)];
}

void Mixer::glide() {
    const double step = 1.0 - std::exp(-1.0 / (glides_s * rate_hz));
    for (std::size_t i = 0; i < channels; ++i) gains_[i] += step * (wanted_[i] - gains_[i]);
    fading_ += step * ((hushing_ ? 0.0 : 1.0) - fading_);
}

void Mixer::render(std::span<float> out) {
    const std::lock_guard lock{mutex_};
    for (Samples& sum : sums_) sum.assign(out.size(), 0.0f);
    bool speaks = false;
    for (const Playing& p : playing_) {
        add(p, out, index(p.channel));
        const auto length = static_cast<Frame>(p.samples->size());
        speaks |= p.channel == Channel::voice && p.at + length > rendered_ &&
                  p.at < rendered_ + static_cast<Frame>(out.size());
    }
    soft_.add_to(sums_[index(Channel::soft)]);
    const bool ducks = speaks && wanted_[index(Channel::voice)] > 0.0;
    const double step = 1.0 - std::exp(-1.0 / (glides_s * rate_hz));
    for (std::size_t i = 0; i < out.size(); ++i) {
        glide();
        under_voice_ += step * ((ducks ? under_voice : 1.0) - under_voice_);
        const double others =
            under_voice_ * (gains_[index(Channel::tones)] * sums_[index(Channel::tones)][i] +
                            gains_[index(Channel::soft)] * sums_[index(Channel::soft)][i]);
        const double voice = gains_[index(Channel::voice)] * sums_[index(Channel::voice)][i];
        out[i] = limited(static_cast<float>(fading_ * (others + voice)));
    }
    rendered_ += static_cast<Frame>(out.size());
    std::erase_if(playing_, [&](const Playing& p) {
        return p.at + static_cast<Frame>(p.samples->size()) <= rendered_;
    });
    if (hushing_ && fading_ < 1e-4) {
        playing_.clear();
        hushing_ = false;
    }
}

} // namespace sound
