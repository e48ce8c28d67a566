// Everything that sounds, added up sample by sample. The session's thread hands sounds in, each
// with the frame at which it is to begin; the loudspeaker's thread takes the sum. Nothing is
// cut off unless that is asked for; the sum never clips.
#pragma once
#include "sound/samples.h"
#include "sound/soft_tone.h"

#include <array>
#include <mutex>

namespace sound {

enum class Channel { voice, tones, soft };
constexpr std::size_t channels = 3;

using Gains = std::array<double, channels>; // 0..1 each, by Channel

class Mixer {
  public:
    // Any thread.
    void play(Channel, std::shared_ptr<const Samples>, Frame at); // earlier than rendered(): now
    void follow(std::optional<Timbre>);                           // of the soft tone
    void set(const Gains&);                                       // glides there within 30 ms
    void hush();            // fades out what sounds and forgets what was to come: somebody left
    void cut(Channel);      // the same within 30 ms, of one channel that goes on at once
    Frame rendered() const; // handed to the loudspeaker so far
    bool quiet() const;     // nothing sounds, nothing is to come

    void render(std::span<float> out); // the next samples; only one thread

  private:
    struct Playing {
        Channel channel{};
        std::shared_ptr<const Samples> samples;
        Frame at = 0;
    };
    void add(const Playing&, std::span<float> out, std::size_t channel);
    void glide();

    mutable std::mutex mutex_;
    std::vector<Playing> playing_;
    SoftTone soft_;
    Gains wanted_{1.0, 1.0, 1.0}, gains_{1.0, 1.0, 1.0};
    double under_voice_ = 1.0; // of tones and soft tone while the voice speaks
    double fading_ = 1.0;
    bool hushing_ = false;
    Frame rendered_ = 0;
    std::array<Samples, channels> sums_; // reused
};

// Leaves what is below 0.8 as it is and bends what is above, so that |limited(x)| < 1.
float limited(float);

} // namespace sound
