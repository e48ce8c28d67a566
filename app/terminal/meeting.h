// Before a session: the roller is found and greeted, and its calibration read back from it.
#pragma once
#include "device/link.h"
#include "measure/calibration.h"
#include "session/record.h"
#include "store/store.h"
#include "terminal/failure.h"
#include "wire/message.h"

#include <memory>
#include <optional>

namespace terminal {

class Meeting {
  public:
    explicit Meeting(std::unique_ptr<device::Link>);

    enum class Stage {
        searching, // see trouble(): what stands in the way at present
        greeting,
        reading, // its calibration; a second at most, nominal when it has none
        ready,
        failed, // see trouble()
    };
    Stage advance(units::HostTime now); // call at least every 50 ms
    Stage stage() const { return stage_; }
    device::Trouble trouble() const { return trouble_; }
    const std::string& detail() const { return detail_; }
    device::Link& link() { return *link_; }

    struct Met {
        std::unique_ptr<device::Link> link;
        protocol::Hello hello;
        measure::Calibration calibration;
        std::optional<std::array<double, protocol::most_cells>> reference_zero;
    };
    Met met(); // once, when ready

  private:
    void listen(const device::Intake&);

    std::unique_ptr<device::Link> link_;
    wire::FrameReader reader_;
    Stage stage_ = Stage::searching;
    device::Trouble trouble_ = device::Trouble::none;
    std::string detail_;
    std::optional<units::HostTime> asked_;
    std::optional<protocol::CalibrationRecord> calibration_;
    bool answered_ = false;
};

// The beginning of a session from what was met; everything else is up to the caller.
void introduce(session::Beginning&, const Meeting::Met&);

// Whether a session that was begun so may go on with a roller of this kind, and with this one: what
// is simulated is nobody's history, and counts of another roller mean other newtons. `met` is
// nothing where there is none.
tl::expected<void, Failure> same_roller(const session::Beginning&, session::RollerKind,
                                        const protocol::Hello* met);

// This computer keeps the last calibration of each roller too, for a board that forgets it.
store::Result<void> keep_calibration(store::Store&, const protocol::Hello&,
                                     const measure::Calibration&);
inline bool forgot_calibration(const Meeting::Met& met) { return met.calibration.id == 0; }
std::optional<measure::Calibration> kept_calibration(store::Store&, const protocol::Hello&);
std::string calibration_remembered(); // what is said then

} // namespace terminal
