#include "terminal/meet.h"

#include "wording/wording.h"

#include <filesystem>

namespace terminal {

using units::Duration, units::HostTime, wording::tr;

namespace {

// A roller that answers at all answers within 3 s; the first look at the ports comes at once.
constexpr Duration found_within = units::duration_of(12.0);
constexpr Duration nothing_there = units::duration_of(1.5);

bool in_vain(const Meeting& meeting, Duration waited) {
    using Stage = Meeting::Stage;
    const bool searching = meeting.stage() == Stage::searching &&
                           meeting.trouble() != device::Trouble::none && waited > nothing_there;
    return meeting.stage() == Stage::failed || searching || waited > found_within;
}

} // namespace

Failure no_roller(Failure why) {
    why.message += ' ';
    why.message += tr("To play without sensor use --roller none; to try with a simulated roller "
                      "use --roller sim.");
    return why;
}

tl::expected<device::Source, Failure> source_of(const std::string& text) {
    auto source = device::source(text);
    if (!source) return tl::unexpected{failure(source.error())};
    return std::move(*source);
}

tl::expected<void, Failure> described(const protocol::Hello& hello) {
    if (hello.build.build != protocol::Build::unknown && hello.build.cells > 0) return {};
    return tl::unexpected{
        Failure{"not_described", tr("The board was not told what it is; rolltakt roller describe "
                                    "does that first.")}};
}

bool real_time(const device::Source& source) {
    return std::holds_alternative<device::AnyPort>(source) ||
           std::holds_alternative<device::Port>(source);
}

namespace {

tl::expected<std::unique_ptr<device::Link>, Failure>
opened(const device::Source& source, Timing& timing, const std::string& record) {
    auto link = timing.timed(device::open(source));
    if (record.empty()) return link;
    const auto refused = [&](const char* code, const char* text) {
        return tl::unexpected{Failure{code, wording::filled(text, {{"file", record}}), record}};
    };
    std::error_code none;
    if (std::filesystem::exists(std::filesystem::symlink_status(record, none)))
        return refused("exists", tr("{file} is there already; name a new file."));
    auto recorded = device::recorded(std::move(link), record);
    if (!recorded) return refused("cannot_write", tr("{file} cannot be written."));
    return recorded;
}

tl::expected<Meeting::Met, Failure> meet_at(Desk& desk, std::unique_ptr<device::Link> link,
                                            Timing& timing) {
    Meeting meeting{std::move(link)};
    const HostTime began = timing.now();
    while (meeting.advance(timing.now()) != Meeting::Stage::ready) {
        if (in_vain(meeting, timing.now() - began)) {
            const auto trouble = meeting.trouble() == device::Trouble::none
                                     ? device::Trouble::not_found
                                     : meeting.trouble();
            return tl::unexpected{no_roller(failure(trouble, meeting.detail()))};
        }
        if (desk.around().stop_asked())
            return tl::unexpected{Failure{"stopped", tr("Stopped before the roller answered.")}};
        timing.next(meeting.link().descriptor());
    }
    return meeting.met();
}

} // namespace

tl::expected<Meeting::Met, Failure> meet(Desk& desk, const device::Source& source, Timing& timing,
                                         const std::string& record) {
    if (std::holds_alternative<device::NoRoller>(source))
        return tl::unexpected{Failure{
            "not_found", tr("This needs a roller; --roller none is for playing without one.")}};
    std::error_code unclear;
    if (const auto* recording = std::get_if<device::Recording>(&source);
        recording != nullptr && !std::filesystem::exists(recording->path, unclear))
        return tl::unexpected{no_file(recording->path)};
    auto link = opened(source, timing, record);
    if (!link) return tl::unexpected{link.error()};
    auto met = meet_at(desk, std::move(*link), timing);
    std::error_code none;
    if (!met && !record.empty()) std::filesystem::remove(record, none);
    return met;
}

} // namespace terminal
