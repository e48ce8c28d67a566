// In place of a loudspeaker.
#pragma once
#include "sound/outlet.h"

#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace listening {

// Takes the mixed sound in the session's time and keeps it.
class Ear : public sound::Outlet {
  public:
    Ear(std::shared_ptr<sound::Mixer> mixer, sound::Samples& kept)
        : mixer_{std::move(mixer)}, kept_{&kept} {}
    void advance(units::SessionTime now) override {
        const auto until = static_cast<std::size_t>(sound::frames_of(now.time_since_epoch()));
        if (until <= kept_->size()) return;
        const std::size_t before = kept_->size();
        kept_->resize(until);
        mixer_->render(std::span{*kept_}.subspan(before));
    }
    std::optional<sound::OutletTrouble> trouble() override { return std::nullopt; }

  private:
    std::shared_ptr<sound::Mixer> mixer_;
    sound::Samples* kept_;
};

} // namespace listening
