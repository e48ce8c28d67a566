#include "device/port_link.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace device {

using namespace std::chrono_literals;
using units::HostTime;

namespace {

constexpr auto search_every = 500ms;
constexpr auto ask_every = 250ms;
constexpr auto answer_within = 3s; // the port's opening restarts the board; a bootloader takes 2 s
constexpr auto doubtful_after = 500ms; // a sound board answers long before it counts as silent
constexpr auto silent_after = 1s;
constexpr auto reopen_after = 3s;
constexpr auto late_look = 500ms; // a computer that was busy; what it did not see is no silence
constexpr std::size_t most_in_one_take =
    65536; // the rest waits in the kernel; memory stays bounded

// Nothing = we understand each other.
std::optional<Candidates::Refusal> misfit(const protocol::Hello& hello) {
    if (hello.oldest_version > protocol::version)
        return Candidates::Refusal{Trouble::protocol_too_new, std::to_string(hello.version)};
    if (hello.version < protocol::oldest_version)
        return Candidates::Refusal{Trouble::protocol_too_old, std::to_string(hello.version)};
    return std::nullopt;
}

bool has_serial(const protocol::Hello& hello) {
    return std::any_of(std::begin(hello.build.serial), std::end(hello.build.serial),
                       [](std::uint8_t byte) { return byte != 0; });
}

bool same_serial(const protocol::Hello& a, const protocol::Hello& b) {
    return std::equal(std::begin(a.build.serial), std::end(a.build.serial),
                      std::begin(b.build.serial));
}

protocol::Type type_of_command(std::span<const std::uint8_t> framed) { // 0 = none
    return static_cast<protocol::Type>(framed.size() > 1 ? framed[1] : 0);
}

} // namespace

Surroundings real_surroundings() { return {ports_as_they_change(), open_line}; }

PortLink::PortLink(std::optional<std::string> path, Surroundings around)
    : around_{std::move(around)}, candidates_{std::move(path)} {}

PortLink::~PortLink() {
    if (line_ && open_.accepted && running_) line_->write(commands_.stop());
}

Intake PortLink::take(HostTime now) {
    Intake intake;
    if (looked_ && now - *looked_ > late_look) open_.last_frame += now - *looked_;
    looked_ = now;
    if (line_) hear(now, intake);
    if (line_ && open_.accepted) watch(now);
    if (line_ && !open_.accepted) await_hello(now);
    if (!line_) search(now);
    intake.state = state_;
    intake.trouble = trouble_;
    intake.detail = detail_;
    return intake;
}

void PortLink::send(std::span<const std::uint8_t> command) {
    if (type_of_command(command) == protocol::Type::start) running_ = true;
    if (type_of_command(command) == protocol::Type::stop) running_ = false;
    if (line_ && open_.accepted) line_->write(command);
}

std::string PortLink::name() const {
    if (line_) return open_.path;
    if (candidates_.roller_path()) return *candidates_.roller_path();
    return candidates_.wanted().value_or("auto");
}

void PortLink::search(HostTime now) {
    if (next_search_ && now < *next_search_) return;
    next_search_ = now + search_every;
    std::optional<LineError> first_error;
    const bool one_port_will_do = candidates_.wanted() && !candidates_.roller_path();
    const auto list = one_port_will_do ? std::vector<PortFound>{} : around_.ports();
    for (const auto& path : candidates_.to_try(list)) {
        auto line = around_.open(path);
        if (!line) {
            if (!first_error && candidates_.matters(path)) first_error = line.error();
            continue;
        }
        line_ = std::move(*line);
        open_ = {path, now, now, now, {}, false, {}};
        state_ = LinkState::identifying;
        trouble_ = Trouble::none;
        detail_ = path;
        question(now);
        return;
    }
    settle_when_nothing_opens(first_error);
}

// What keeps us from playing, in the order in which it can be helped: a port that does not open, a
// device that is no roller of ours, nothing at all.
void PortLink::settle_when_nothing_opens(std::optional<LineError> error) {
    if (!error || error->trouble == Trouble::not_found)
        if (const auto refusal = candidates_.refusal()) error = {refusal->why, refusal->detail};
    if (!error) error = {Trouble::not_found, candidates_.wanted().value_or("")};
    trouble_ = error->trouble;
    detail_ = error->detail;
    if (hello_)
        state_ = LinkState::lost;
    else
        state_ = trouble_ == Trouble::not_found ? LinkState::searching : LinkState::refused;
}

void PortLink::hear(HostTime now, Intake& intake) {
    std::vector<std::uint8_t> bytes;
    Line::Heard heard = Line::Heard::bytes;
    while (heard == Line::Heard::bytes && bytes.size() < most_in_one_take)
        heard = line_->read(bytes);
    if (!bytes.empty()) {
        if (open_.accepted)
            pass_on(std::move(bytes), now, intake);
        else
            greet(bytes, now, intake);
    }
    if (line_ && heard == Line::Heard::gone)
        close(hello_ ? LinkState::lost : LinkState::searching, now + search_every);
}

void PortLink::greet(std::span<const std::uint8_t> bytes, HostTime now, Intake& intake) {
    const auto heard = open_.greeting.listen(bytes);
    if (!heard) return;
    if (const auto refusal = misfit(heard->hello)) return refuse(*refusal, now);
    if (!is_our_roller(heard->hello)) {
        candidates_.remember_foreign(open_.path, {Trouble::not_a_roller, open_.path});
        return close(LinkState::lost, now);
    }
    accept(*heard, now, intake);
}

void PortLink::accept(const Greeting::Heard& heard, HostTime now, Intake& intake) {
    open_.accepted = true;
    candidates_.remember_roller(open_.path);
    state_ = LinkState::ready;
    trouble_ = Trouble::none;
    detail_ = open_.path;
    frames_.restart();
    hello_.reset();
    pass_on(heard.from_hello_on, now, intake);
}

void PortLink::refuse(Candidates::Refusal refusal, HostTime now) {
    candidates_.remember_foreign(open_.path, std::move(refusal));
    hello_.reset();
    close(LinkState::searching, now);
}

void PortLink::pass_on(std::vector<std::uint8_t> bytes, HostTime now, Intake& intake) {
    frames_.push(bytes);
    intake.chunks.push_back({now, std::move(bytes)});
    while (const auto frame = frames_.pop()) {
        open_.last_frame = now;
        state_ = LinkState::ready;
        if (frame->type == static_cast<std::uint8_t>(protocol::Type::hello))
            note_hello(protocol::hello(frame->payload.data()), intake);
        if (demands_too_much(*frame))
            return refuse({Trouble::protocol_too_new, std::to_string(hello_->version)}, now);
    }
}

// Believed when it comes a second time: 1 damaged piece in 10^5 can look like one.
bool PortLink::demands_too_much(const wire::Frame& frame) {
    const auto message = wire::decode(frame);
    const auto* unknown = message ? std::get_if<wire::Unknown>(&*message) : nullptr;
    if (unknown == nullptr || !unknown->mandatory) return false;
    return std::exchange(open_.demand, unknown->type) == unknown->type;
}

// Also a board that restarted by itself says hello again, once asked; it has to be started again.
void PortLink::note_hello(const protocol::Hello& hello, Intake& intake) {
    if (!hello_ || hello_->boot_id != hello.boot_id) intake.new_connection = true;
    hello_ = hello;
    if (running_ && hello.running == 0) line_->write(commands_.start());
}

void PortLink::await_hello(HostTime now) {
    if (now - open_.since < answer_within) return question(now);
    const bool known = candidates_.roller_path() == open_.path;
    if (!known) candidates_.remember_foreign(open_.path, {Trouble::not_a_roller, open_.path});
    close(hello_ ? LinkState::lost : LinkState::searching, known ? now + search_every : now);
}

void PortLink::watch(HostTime now) {
    if (!running_) { // told to stop: silence is right
        open_.last_frame = now;
        return;
    }
    const auto quiet = now - open_.last_frame;
    if (quiet >= reopen_after) return close(LinkState::lost, now);
    if (quiet >= silent_after) state_ = LinkState::silent;
    if (quiet >= doubtful_after) question(now); // it may have restarted, and waits to be asked
}

void PortLink::question(HostTime now) {
    if (now < open_.next_question) return;
    line_->write(commands_.identify());
    open_.next_question = now + ask_every;
}

void PortLink::close(LinkState state, HostTime next_search) {
    line_.reset();
    open_ = {};
    state_ = state;
    next_search_ = next_search;
}

// While a roller is lost only that one may take its place: the same serial number, or where there
// is none, the same port or the same build.
bool PortLink::is_our_roller(const protocol::Hello& hello) const {
    if (!hello_) return true;
    if (has_serial(hello) || has_serial(*hello_)) return same_serial(hello, *hello_);
    return candidates_.roller_path() == open_.path || hello.build.build == hello_->build.build;
}

} // namespace device
