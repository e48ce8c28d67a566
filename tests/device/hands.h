// Drives a link through injected time, with boards at pseudo-terminals beside it.
#pragma once
#include "device/port_link.h"
#include "device/pty_board.h"

#include <chrono>
#include <functional>

namespace test {

using namespace std::chrono_literals;
using device::LinkState, device::Trouble;

struct Hands {
    explicit Hands(device::Link& link_) : link{link_} {}

    // Goes on by `span` in steps of 50 ms; `between` is what the boards do after each.
    void go(
        units::Duration span, const std::function<void()>& between = [] {}) {
        for (const auto until = now + span; now < until;) {
            now += 50ms;
            take();
            between();
        }
    }
    void take() {
        last = link.take(now);
        if (last.new_connection) ++connections;
        for (const auto& chunk : last.chunks)
            bytes.insert(bytes.end(), chunk.bytes.begin(), chunk.bytes.end());
    }
    void until_ready(PtyBoard& board) {
        for (int i = 0; i < 100 && last.state != LinkState::ready; ++i)
            go(50ms, [&] { board.answer(); });
        go(50ms, [&] { board.answer(); }); // hears its start
    }

    device::Link& link;
    units::HostTime now{10s};
    device::Intake last;
    Bytes bytes; // everything handed out
    int connections = 0;
};

// A computer with just these ports.
struct Desk {
    std::vector<device::PortFound> list;
    std::vector<std::string> opened; // each time one was

    device::Surroundings surroundings() {
        return {[this] { return list; },
                [this](const std::string& path) {
                    opened.push_back(path);
                    return device::open_line(path);
                }};
    }
    void plug(const PtyBoard& board, bool likely = true, std::string serial = "") {
        device::PortFound port;
        port.path = board.path();
        port.serial = std::move(serial);
        port.likely = likely;
        if (likely)
            list.insert(list.begin(), port);
        else
            list.push_back(port);
    }
};

} // namespace test
