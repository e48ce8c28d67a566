// A roller, however it is reached: real port, simulated board, simulation inside the player, or a
// recording. The link finds it, greets it, notices when it is gone and fetches it back by itself.
// It hands out raw bytes with their arrival times; what they mean is decoded later (wire).
#pragma once
#include "device/source.h"
#include "protocol/messages.h"
#include "units/quantity.h"
#include "units/session_time.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace device {

enum class LinkState {
    searching,   // no port opened yet, looked for every 500 ms
    identifying, // a port is open, its hello is awaited (asked every 250 ms, at most 3 s)
    ready,       // the roller answered; bytes flow once told to start
    silent,      // still plugged, but no frame for 1 s; reopened after 3 s
    lost,        // unplugged: noticed within 1 s, searched for by serial number or port path
    refused,     // cannot be used; see trouble
    ended,       // a recording is over
};

enum class Trouble {
    none,
    not_found,
    permission_denied,
    busy,             // another program holds the port
    not_a_roller,     // something else answered, or nothing did
    protocol_too_new, // the roller's firmware is newer than this player
    protocol_too_old,
    not_a_recording,
    damaged_recording,
    io_error,
};

struct Chunk {
    units::HostTime arrived{};
    std::vector<std::uint8_t> bytes;
};

struct Intake {
    std::vector<Chunk> chunks; // in order; only bytes from the accepted roller, from its hello on
    LinkState state = LinkState::searching;
    Trouble trouble = Trouble::none;
    // not_found, permission_denied, not_a_roller, io_error, not_a_recording, damaged_recording: the
    // path (empty = any port); busy: the path, with the holder's name where it can be seen:
    // "/dev/ttyUSB0 (minicom)"; protocol_too_new, _too_old: the roller's protocol number.
    std::string detail;
    // The first intake after (re)connecting, or after a restart of the board in mid-stream.
    bool new_connection = false;
};

// What the person is asked to do now. Only a simulated person listens.
enum class Asked { step_off, lie_ready, roll, profile_strokes, hold, rest, nothing };

// Something heavy at a place on the roller, metres from its middle as in the hello. Only a
// simulated roller feels it.
struct Weight {
    units::Kilograms mass{};
    units::Metres x{}, y{}; // to the person's right, to the front
    bool standing = false;  // a person, who breathes and sways
};

class Link {
  public:
    virtual ~Link() = default;
    // Never blocks; call at least every 50 ms in a session.
    virtual Intake take(units::HostTime now) = 0;
    virtual void send(std::span<const std::uint8_t>) = 0;
    virtual int descriptor() const { return -1; } // to wait on for input, -1 = none
    virtual std::optional<protocol::Hello> hello() const = 0;
    virtual std::string name() const = 0; // port path, "sim", recording's file name
    virtual void ask(Asked, double seconds_per_stroke) { static_cast<void>(seconds_per_stroke); }
    // About so hard, of a simulated person; nothing = with what rests there by itself.
    virtual void press(std::optional<units::Newtons>) {}
    virtual void put(std::optional<Weight>) {} // nothing = what lay there is taken off
};

// NoRoller has no link: nullptr.
std::unique_ptr<Link> open(const Source&);

// Wraps a link and keeps every byte from its first hello on, with its arrival time, in a new
// .rollrec file (0600; see recording.h). nullptr if the file cannot be made or is already there.
// When the disk is full the recording ends and the link goes on.
std::unique_ptr<Link> recorded(std::unique_ptr<Link>, const std::string& path);

struct PortFound {
    std::string path, description, serial;
    int usb_vendor = -1, usb_product = -1;
    bool likely = false; // USB ids of the boards and adapters we know
};
std::vector<PortFound> ports(); // likely ones first
// The same, asked of the serial library again only when a terminal of this computer came or went,
// and now and then: who waits for a roller looks twice a second.
std::function<std::vector<PortFound>()> ports_as_they_change();

} // namespace device
