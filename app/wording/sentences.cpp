// Errors in one sentence: what, where, what to do.
#include "wording/wording.h"

namespace wording {
namespace {

// What device/link.h gives as detail, in brackets: "/dev/ttyUSB0", "/dev/ttyUSB0 (cat)" or nothing.
std::string about(std::string_view detail) {
    std::string words{detail};
    if (const auto holder = words.find(" ("); holder != std::string::npos && words.back() == ')')
        words =
            words.substr(0, holder) + ", " + words.substr(holder + 2, words.size() - holder - 3);
    return words.empty() ? words : " (" + words + ")";
}

std::string about_protocol(std::string_view version) {
    if (version.empty()) return {};
    return about(filled(tr("protocol {version}"), {{"version", std::string{version}}}));
}

} // namespace

std::string sentence(device::Trouble trouble, std::string_view detail) {
    using device::Trouble;
    const bool protocol =
        trouble == Trouble::protocol_too_new || trouble == Trouble::protocol_too_old;
    const auto with = [&](const char* text) {
        return filled(text, {{"about", protocol ? about_protocol(detail) : about(detail)}});
    };
    switch (trouble) {
    case Trouble::none: return tr("Nothing is wrong with the roller.");
    case Trouble::not_found:
        return with(tr("No roller found{about}. Plug it in, or play without sensor."));
    case Trouble::permission_denied:
        return with(tr("No permission to use the roller's port{about}. Run: sudo usermod -aG "
                       "dialout $USER, then log out and in again."));
    case Trouble::busy:
        return with(tr("Another program is using the roller's port{about}. Close it, then try "
                       "again."));
    case Trouble::not_a_roller:
        return with(tr("What answers there is no roller{about}. Choose another port, or check the "
                       "firmware."));
    case Trouble::protocol_too_new:
        return with(tr("The roller's firmware is newer than this player{about}. Update the "
                       "player."));
    case Trouble::protocol_too_old:
        return with(tr("The roller's firmware is too old for this player{about}. Flash the "
                       "firmware that came with it."));
    case Trouble::not_a_recording:
        return with(tr("This is no recording of a roller{about}. Choose another file."));
    case Trouble::damaged_recording:
        return with(tr("This recording is damaged{about}. What came before the damage was "
                       "played."));
    case Trouble::io_error:
        return with(tr("Reading from the roller failed{about}. Unplug it and plug it in again."));
    }
    return {};
}

std::string sentence(const device::SourceError& error) {
    using Code = device::SourceError::Code;
    const auto with = [&](const char* text) { return filled(text, {{"what", error.what}}); };
    switch (error.code) {
    case Code::unknown_key:
        return with(tr("The simulated roller has no setting “{what}”; it has person, peaks, build, "
                       "rate, seed and fault."));
    case Code::unknown_value: return with(tr("“{what}” is not a value of that setting."));
    case Code::missing_value: return with(tr("“{what}” needs a value after it."));
    case Code::empty: return tr("Say which roller: a port, auto, none, sim or replay:FILE.");
    }
    return {};
}

std::string sentence(store::StoreError error, std::string_view path) {
    using store::StoreError;
    const auto with = [&](const char* text) { return filled(text, {{"path", std::string{path}}}); };
    switch (error) {
    case StoreError::cannot_open:
        return with(
            tr("{path} cannot be opened. Check that the folder exists and belongs to you."));
    case StoreError::in_use:
        return with(tr("{path} is in use by another Rolltakt. Close it first."));
    case StoreError::newer_schema:
        return with(tr("{path} was written by a newer Rolltakt. Update this one."));
    case StoreError::disk_full:
        return with(tr("The disk is full; {path} could not be written. Make room, then try "
                       "again."));
    case StoreError::read_only: return with(tr("{path} may only be read. Check its permissions."));
    case StoreError::damaged:
        return with(tr("{path} is damaged. Nothing was overwritten; restore the latest backup."));
    case StoreError::not_found:
        if (path == "last") return tr("No session yet. “rolltakt play starter” plays one.");
        return with(tr("There is no session {path}. “rolltakt sessions” lists what there is."));
    case StoreError::ambiguous:
        return with(tr("{path} can mean more than one. Give more of its characters."));
    case StoreError::failed: return with(tr("Writing or reading {path} failed. Try again."));
    case StoreError::not_finished:
        return with(tr("{path} is not finished yet. Continue, finish or discard it first."));
    case StoreError::out_of_range:
        return with(tr("{path} has no such time. Choose one between its start and its end."));
    case StoreError::incomplete:
        return with(tr("A part of this session could not be written to {path} and is lost; all "
                       "else of it is saved."));
    }
    return {};
}

std::string not_written(store::StoreError error) {
    return error == store::StoreError::disk_full
               ? tr("The disk is full: make room. Until then everything stays in memory.")
               : tr("The disk takes nothing: until it does, everything stays in memory.");
}

std::string sentence(measure::TareError error) {
    using measure::TareError;
    switch (error) {
    case TareError::too_few_samples:
        return tr("Too few readings to find the zero. Check the cable, then try again.");
    case TareError::unsteady:
        return tr("The roller was not still. Leave it alone for a moment, then try again.");
    case TareError::loaded: return tr("Something lies on the roller. Lift off, then try again.");
    case TareError::saturated:
        return tr("A load cell reads beyond its range. Take the load off and check the wiring.");
    case TareError::cell_missing: return tr("A load cell gives no readings. Check its wiring.");
    }
    return {};
}

std::string sentence(measure::CalibrationError error) {
    using measure::CalibrationError;
    switch (error) {
    case CalibrationError::too_few_samples:
        return tr("Too few readings. Leave the load on a little longer.");
    case CalibrationError::unsteady:
        return tr("The load was not still. Stand or place it quietly, then try again.");
    case CalibrationError::load_too_small:
        return tr("Hardly any load reached the cells. Put it on the plate itself, then try again.");
    case CalibrationError::saturated:
        return tr("The load goes beyond the range of a load cell. Take a smaller one.");
    case CalibrationError::too_few_spots:
        return tr("Too few spots. Load at least as many as there are load cells.");
    case CalibrationError::implausible_slope:
        return tr("The result is implausible. Check the mass entered and the wiring of the cells.");
    case CalibrationError::cells_disagree:
        return tr("The load cells disagree. Check that all feet stand and nothing else touches the "
                  "plate.");
    case CalibrationError::mass_out_of_range:
        return tr("Take a mass between 5 and 200 kg, and enter it in kilograms.");
    }
    return {};
}

std::string sentence(measure::BuildFlaw flaw) {
    using measure::BuildFlaw;
    switch (flaw) {
    case BuildFlaw::cells: return tr("A bed has 4 load cells, a cradle 2 or 4, a single cell 1.");
    case BuildFlaw::too_far: return tr("A load cell lies at most 600 mm from the middle.");
    case BuildFlaw::too_close: return tr("Two load cells are at least 20 mm apart.");
    case BuildFlaw::one_side:
        return tr("The load cells must stand on both sides of the middle, at least 30 mm away: a "
                  "bed's also to the front and to the rear.");
    case BuildFlaw::radius: return tr("The radius of a sleeve is between 20 and 150 mm.");
    case BuildFlaw::capacity: return tr("A load cell bears between 10 and 500 kg.");
    }
    return {};
}

} // namespace wording
