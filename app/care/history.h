// What is known of earlier sessions, and what follows of it for today and for this morning.
#pragma once
#include "care/today.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace care {

using Rolled = routine::Way;

constexpr std::chrono::days remembered{60}; // how long it counts what was rolled in a session

// Of sessions that are part of the person's history; never of simulated ones.
struct History {
    std::optional<Screening> screening; // the latest
    std::vector<Report> reports;        // oldest first
    std::vector<int> discomfort;        // before each session where it was told, oldest first
    std::vector<Mark> marks;
    struct StoppedAt {
        units::WallTime at{};
        std::string exercise;
    };
    std::vector<StoppedAt> stopped; // because of pain
    std::optional<units::WallTime> first_session;
    std::vector<Rolled> rolled; // ever
    struct Finished {
        std::string session; // id
        units::WallTime started{};
        std::vector<Rolled> rolled;
    };
    // The newest first: those that are `remembered`, and the last one before today.
    std::vector<Finished> recent;
};

// `exercises`: all that are known, to tell tools and regions of what was rolled.
Today today(const History&, std::span<const routine::Exercise>, const Before&,
            std::optional<units::Kilograms> mass, units::WallTime now);

// Before anything is known of this person: a simulated session touches nobody, and nothing but
// what was said right now counts for it.
Today today_simulated(const Before&, units::WallTime now);

// "Sore or bruised where you rolled?": asked on the three days after, until it is told of every
// region that was rolled; of a region that is spared every day until it is gone.
struct Morning {
    struct Place {
        routine::Region region{};
        std::string session; // the answer belongs to it: the last one that rolled there
        bool operator==(const Place&) const = default;
    };
    std::vector<Place> places; // never empty
    bool operator==(const Morning&) const = default;
};
std::optional<Morning> morning(const History&, std::span<const routine::Exercise>,
                               units::WallTime now);

} // namespace care
