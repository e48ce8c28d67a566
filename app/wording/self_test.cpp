// What a self-test finds, for a maker who never saw the code: a word, and what to do.
#include "wording/wording.h"

namespace wording {

using measure::Trouble;

std::string name(Trouble trouble) {
    switch (trouble) {
    case Trouble::none: return tr("in order");
    case Trouble::silent: return tr("silent");
    case Trouble::input_open: return tr("second input open");
    case Trouble::odd_rate: return tr("odd rate");
    case Trouble::faulty: return tr("faulty readings");
    case Trouble::saturated: return tr("at its end stop");
    case Trouble::frozen: return tr("stuck");
    case Trouble::noisy: return tr("noisy");
    case Trouble::humming: return tr("mains hum");
    case Trouble::drifting: return tr("drifting");
    case Trouble::reversed: return tr("wrong way round");
    case Trouble::carries_nothing: return tr("carries nothing");
    case Trouble::moves_alone: return tr("carries alone");
    case Trouble::cut_short: return tr("The test was cut short");
    case Trouble::losing: return tr("Readings got lost");
    case Trouble::disturbed: return tr("The roller was not left alone");
    case Trouble::loaded: return tr("The roller was not empty");
    case Trouble::not_pressed: return tr("Nobody pressed on the roller");
    case Trouble::magnet_weak: return tr("Magnet too far away");
    case Trouble::magnet_strong: return tr("Magnet too close");
    case Trouble::magnet_absent: return tr("No magnet");
    case Trouble::sensor_silent: return tr("Angle sensor silent");
    }
    return {};
}

std::string sentence(Trouble trouble) {
    switch (trouble) {
    case Trouble::none: return tr("Nothing is wrong, and nothing is to be done.");
    case Trouble::silent:
        return tr("No reading came. Check the plugs and the wires to its amplifier: supply, clock, "
                  "data.");
    case Trouble::input_open:
        return tr("The second input of its amplifier hangs in the air. Connect A+ and A- as the "
                  "wiring plan shows.");
    case Trouble::odd_rate:
        return tr("It sends neither about 12 nor about 93 readings a second. Check that it has an "
                  "amplifier of its own, and what the pin RATE there is joined to.");
    case Trouble::faulty:
        return tr("Some readings could not be trusted. Check the plugs, and keep the wires between "
                  "board and amplifier short and apart from others.");
    case Trouble::saturated:
        return tr("It reads beyond its range. Check the four wires of the cell, and put less on "
                  "it.");
    case Trouble::frozen:
        return tr("Always the same value. Check the four wires of the cell, and the data wire of "
                  "its amplifier.");
    case Trouble::noisy:
        return tr("Its readings jump about. Check plugs and solder joints, and keep the wires away "
                  "from motors and chargers.");
    case Trouble::humming:
        return tr("It picks up hum from the mains. Keep its wires away from power cords and "
                  "chargers, and join E- to ground on its amplifier.");
    case Trouble::drifting:
        return tr("Its zero runs away. Let it warm up for ten minutes and test again; if it still "
                  "does, check its screws and its foot.");
    case Trouble::reversed:
        return tr("Pressing makes its reading fall. Turn the cell over, or swap its two signal "
                  "wires.");
    case Trouble::carries_nothing:
        return tr("Hardly any of the load reaches it. Press in the middle; if that does not help, "
                  "check that its foot stands on the floor, and its wires.");
    case Trouble::moves_alone:
        return tr("Nearly all of the load is on this one cell. Press in the middle; if that does "
                  "not help, check the feet and the wires of the others.");
    case Trouble::cut_short:
        return tr("The roller fell silent or started anew before the test was over. Check the "
                  "cable, and test again.");
    case Trouble::losing:
        return tr("Readings got lost on the way to this computer. Take another cable, or plug it "
                  "in without a hub.");
    case Trouble::disturbed:
        return tr("Something moved on the roller in the first part. Test again, and keep off it "
                  "until you are asked to press.");
    case Trouble::loaded:
        return tr("Something lies on the roller. Take it off and test again; if nothing lies "
                  "there, a cell may be bent: replace the one that shows a force by itself.");
    case Trouble::not_pressed:
        return tr("Whether every cell carries is not known. Test again, and lean on the middle "
                  "when you are asked to.");
    case Trouble::magnet_weak:
        return tr("The magnet is too far from the angle sensor. Bring them closer together.");
    case Trouble::magnet_strong:
        return tr("The magnet is too close to the angle sensor. Move them apart a little.");
    case Trouble::magnet_absent:
        return tr("The angle sensor finds no magnet. Check that it is glued to the end of the "
                  "axle, opposite the sensor.");
    case Trouble::sensor_silent:
        return tr("The angle sensor does not answer. Check its plug and its four wires.");
    }
    return {};
}

} // namespace wording
