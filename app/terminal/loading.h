// A known load on the roller, asked for in words: put down, still, taken off again. Shared by
// calibrating and by the maker's acceptance page.
#pragma once
#include "terminal/desk.h"
#include "terminal/listening.h"

#include <functional>

namespace terminal {

enum class Place {
    middle,
    front_left,
    front_right,
    rear_left,
    rear_right,
    front,
    rear,
    left,
    right
};
std::string words(Place);     // "in the middle"
std::string_view word(Place); // for programs

// Where a roller of this build is loaded, so that its cells can be told apart: as many as wanted,
// the same ones again where there are not so many.
std::vector<Place> places_of(const measure::Roller&, std::size_t count);

class Loading {
  public:
    Loading(Desk&, Listening&, const measure::Calibration&);

    // Tries for 20 s until the roller lies still and unloaded; from then on force() counts from it.
    tl::expected<measure::Tare, Failure> unloaded(const measure::PerCell<double>* reference);

    // Until something lies there and the judge finds nothing wrong with the last two seconds. Says
    // so when it does not keep still. 120 s at most.
    using Judge =
        std::function<std::optional<measure::CalibrationError>(const measure::TareSamples&)>;
    tl::expected<void, Failure> put(Place, units::Kilograms, bool standing, const Judge& good);
    tl::expected<void, Failure> taken_off();

    // No cell gets more than it is made for, wherever this load is put.
    bool bears(units::Kilograms, bool standing) const;

    units::Newtons force(double over_s) const; // mean over the last seconds
    Failure cut_short() const;                 // why listening ended

  private:
    Desk& desk_;
    Listening& listening_;
    measure::Calibration calibration_;
    measure::Tare tare_;
};

// What somebody types now; nothing when nobody sits there, or it was stopped.
std::optional<std::string> answer_of_person(Desk&, Listening&);
// "12,5" or "12.5"
std::optional<double> number_of(std::string_view);

} // namespace terminal
