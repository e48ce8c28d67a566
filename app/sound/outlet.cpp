#include "sound/outlet.h"

#include "sound/wav.h"

#include <algorithm>

namespace sound {
namespace {

constexpr Frame most_at_once = rate_hz / 10;

// Takes from the mixer what belongs to the time up to `now`.
class Taker {
  public:
    Taker(std::shared_ptr<Mixer> mixer, units::SessionTime from)
        : mixer_{std::move(mixer)}, from_{from} {}

    template <class Use> void take(units::SessionTime now, Use use) {
        for (Frame left = frames_of(now - from_) - taken_; left > 0;
             left = frames_of(now - from_) - taken_) {
            samples_.resize(static_cast<std::size_t>(std::min(left, most_at_once)));
            mixer_->render(samples_);
            taken_ += static_cast<Frame>(samples_.size());
            use(samples_);
        }
    }
    Frame taken() const { return taken_; }

  private:
    std::shared_ptr<Mixer> mixer_;
    units::SessionTime from_;
    Frame taken_ = 0;
    Samples samples_;
};

class FileOutlet : public Outlet {
  public:
    FileOutlet(std::shared_ptr<Mixer> mixer, const std::filesystem::path& file,
               units::SessionTime from)
        : taker_{std::move(mixer), from}, out_{file, std::ios::binary | std::ios::trunc} {
        write(wav_header(0));
    }
    ~FileOutlet() override {
        out_.seekp(0);
        write(wav_header(taker_.taken()));
    }
    FileOutlet(const FileOutlet&) = delete;
    FileOutlet& operator=(const FileOutlet&) = delete;

    void advance(units::SessionTime now) override {
        taker_.take(now, [this](const Samples& samples) {
            std::vector<std::uint8_t> bytes;
            bytes.reserve(samples.size() * 2);
            for (const float sample : samples) {
                const auto value = static_cast<std::uint16_t>(sixteen_bits(sample));
                bytes.push_back(static_cast<std::uint8_t>(value));
                bytes.push_back(static_cast<std::uint8_t>(value >> 8));
            }
            write(bytes);
        });
    }
    std::optional<OutletTrouble> trouble() override {
        if (out_ || told_) return std::nullopt;
        told_ = true;
        return OutletTrouble::cannot_write;
    }

  private:
    void write(const std::vector<std::uint8_t>& bytes) {
        out_.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }

    Taker taker_;
    std::ofstream out_;
    bool told_ = false;
};

class NoOutlet : public Outlet {
  public:
    NoOutlet(std::shared_ptr<Mixer> mixer, units::SessionTime from)
        : taker_{std::move(mixer), from} {}
    void advance(units::SessionTime now) override {
        taker_.take(now, [](const Samples&) {});
    }
    std::optional<OutletTrouble> trouble() override { return std::nullopt; }

  private:
    Taker taker_;
};

} // namespace

std::unique_ptr<Outlet> file_outlet(std::shared_ptr<Mixer> mixer, const std::filesystem::path& file,
                                    units::SessionTime from) {
    return std::make_unique<FileOutlet>(std::move(mixer), file, from);
}

std::unique_ptr<Outlet> no_outlet(std::shared_ptr<Mixer> mixer, units::SessionTime from) {
    return std::make_unique<NoOutlet>(std::move(mixer), from);
}

} // namespace sound
