#include "simulator/avr_board.h"

#include "pins.h"
#include "simulator/timer_flags.h"

#include <avr_eeprom.h>
#include <avr_ioport.h>
#include <avr_twi.h>
#include <avr_uart.h>
#include <sim_avr.h>
#include <sim_elf.h>
#include <sim_time.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <stdexcept>
#include <utility>

// simavr gives nothing of a processor back; the leak checker need not tell each time.
extern "C" const char* __lsan_default_suppressions(); // NOLINT: the checker's name for it
extern "C" const char* __lsan_default_suppressions() { return "leak:libsimavr"; }  // NOLINT
extern "C" const char* __lsan_default_options();                                   // NOLINT
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; } // NOLINT

namespace simulator {

namespace {

constexpr double hz = 16e6;
constexpr avr_cycle_count_t byte_cycles = 640; // 10 bits at 250000 baud
constexpr double isr_s = 10e-6;                // an edge is stamped before the board gets busy

avr_cycle_count_t cycles(double s) { return static_cast<avr_cycle_count_t>(std::ceil(s * hz)); }

void say_nothing(avr_t*, const int, const char*, va_list) {}

} // namespace

// What hangs on the processor. simavr keeps pointers into it, so it never moves.
struct AvrBoard::Parts {
    struct Converter {
        Parts* board = nullptr;
        std::uint8_t number = 0;
        chips::Hx711 chip;
        avr_irq_t* data_pin = nullptr;
        avr_cycle_count_t clock_rose = 0; // 0 = low
    };

    double start_s;
    avr_t* avr = nullptr;
    std::vector<std::unique_ptr<Converter>> converters;
    chips::As5600 angle;
    bool has_angle;
    avr_irq_t* bus = nullptr;  // to the two-wire interface
    avr_irq_t* line = nullptr; // to the serial receiver
    std::deque<std::uint8_t> incoming;
    bool line_open = true; // the receiver has room
    std::vector<std::uint8_t> sent;
    double busy_s = 0.0; // from the next edge on
    avr_cycle_count_t busy_from = 0;
    int resets = 0;
    bool reset_seen = false;
    Habits habits;
    avr_cycle_count_t deaf = 0; // cycles with interrupts off, or in one, until now
    void (*chip_reset)(avr_t*) = nullptr;

    Parts(const AvrMake& make, double start)
        : start_s(start), angle({.seed = make.seed + 77}, make.angle), has_angle(make.has_angle) {
        for (std::uint8_t i = 0; i < make.cells; ++i) {
            chips::Hx711Settings settings;
            settings.rate = make.rate;
            settings.oscillator = make.oscillator[i];
            settings.change = make.change;
            settings.seed = make.seed + 1000 * (i + std::uint64_t{1});
            const auto input = [counts = make.counts, i](double t) { return counts(i, t); };
            converters.push_back(std::make_unique<Converter>(
                Converter{this, i, chips::Hx711(settings, input, start), nullptr}));
        }
    }

    double now_s() const { return start_s + static_cast<double>(avr->cycle) / hz; }

    // --- converters ---

    void wire(Converter& c) {
        const auto pin = [this](pins::Pin p) {
            return avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(static_cast<unsigned>(p.port)),
                                 p.bit);
        };
        c.data_pin = pin(pins::data[c.number]);
        avr_irq_register_notify(
            pin(pins::clock[c.number]),
            [](avr_irq_t*, std::uint32_t level, void* it) {
                auto& converter = *static_cast<Converter*>(it);
                const bool high = (level & 1U) != 0;
                converter.chip.clock(high, converter.board->now_s());
                converter.board->note_clock(converter, high);
                converter.board->show(converter);
            },
            &c);
    }

    void note_clock(Converter& c, bool high) {
        if (high == (c.clock_rose != 0)) return;
        const double lasted_s = static_cast<double>(avr->cycle - c.clock_rose) / hz;
        c.clock_rose = high ? avr->cycle : 0;
        if (high) return;
        if (lasted_s > chips::power_down_after_s)
            ++habits.power_cycles;
        else
            habits.longest_pulse_s = std::max(habits.longest_pulse_s, lasted_s);
    }

    // The data line as it is now; again when it changes by itself. The port is told as well, else
    // writing to its other pins would bring the pull-up's level back (simavr 1.6).
    void show(Converter& c) {
        const double now = now_s();
        const bool level = c.chip.data(now);
        const bool fell = (c.data_pin->value & 1U) != 0 && !level;
        tell_port(pins::data[c.number].port);
        avr_raise_irq(c.data_pin, level ? 1 : 0);
        if (fell && busy_s > 0.0) {
            busy_from = avr->cycle + cycles(isr_s);
        }
        const double next_s = c.chip.next_change(now) - now;
        if (next_s < 1e3)
            avr_cycle_timer_register(avr, std::max<avr_cycle_count_t>(1, cycles(next_s)), changed,
                                     &c);
    }
    static avr_cycle_count_t changed(avr_t*, avr_cycle_count_t, void* it) {
        auto& c = *static_cast<Converter*>(it);
        c.board->show(c);
        return 0;
    }
    void tell_port(char port) {
        avr_ioport_external_t level{};
        level.name = static_cast<unsigned char>(port) & 0x7FU;
        for (const auto& c : converters) {
            const pins::Pin pin = pins::data[c->number];
            if (pin.port != port) continue;
            level.mask = static_cast<std::uint8_t>(level.mask | (1U << pin.bit));
            if (c->chip.data(now_s()))
                level.value = static_cast<std::uint8_t>(level.value | (1U << pin.bit));
        }
        avr_ioctl(avr, AVR_IOCTL_IOPORT_SET_EXTERNAL(static_cast<unsigned>(port)), &level);
    }

    // --- angle sensor ---

    void wire_bus() {
        bus = avr_io_getirq(avr, AVR_IOCTL_TWI_GETIRQ(0), TWI_IRQ_INPUT);
        avr_irq_register_notify(
            avr_io_getirq(avr, AVR_IOCTL_TWI_GETIRQ(0), TWI_IRQ_OUTPUT),
            [](avr_irq_t*, std::uint32_t value, void* it) {
                static_cast<Parts*>(it)->on_bus(value);
            },
            this);
    }
    bool selected = false;
    void on_bus(std::uint32_t value) {
        avr_twi_msg_irq_t heard{};
        heard.u.v = value;
        const unsigned message = heard.u.twi.msg;
        const auto address = static_cast<std::uint8_t>(heard.u.twi.addr);
        const auto answer = [&](unsigned what, std::uint8_t data) {
            avr_raise_irq(bus, avr_twi_irq_msg(static_cast<std::uint8_t>(what), address, data));
        };
        if ((message & TWI_COND_STOP) != 0) selected = false;
        if ((message & TWI_COND_START) != 0) {
            selected = has_angle && angle.address(address >> 1U, (address & 1U) != 0, now_s());
            if (selected) answer(TWI_COND_ACK, 1);
        }
        if (selected && (message & TWI_COND_WRITE) != 0) {
            angle.write(static_cast<std::uint8_t>(heard.u.twi.data));
            answer(TWI_COND_ACK, 1);
        }
        if (selected && (message & TWI_COND_READ) != 0) answer(TWI_COND_READ, angle.read(now_s()));
    }

    // --- serial line ---

    void wire_line() {
        std::uint32_t flags = 0; // no copy to our standard output, no waiting of its own
        avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
        line = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
        const auto on = [this](int irq, avr_irq_notify_t notify) {
            avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), irq), notify,
                                    this);
        };
        on(UART_IRQ_OUTPUT, [](avr_irq_t*, std::uint32_t byte, void* it) {
            static_cast<Parts*>(it)->sent.push_back(static_cast<std::uint8_t>(byte));
        });
        on(UART_IRQ_OUT_XON,
           [](avr_irq_t*, std::uint32_t, void* it) { static_cast<Parts*>(it)->line_open = true; });
        on(UART_IRQ_OUT_XOFF,
           [](avr_irq_t*, std::uint32_t, void* it) { static_cast<Parts*>(it)->line_open = false; });
    }
    static avr_cycle_count_t next_byte(avr_t*, avr_cycle_count_t when, void* it) {
        auto& board = *static_cast<Parts*>(it);
        if (board.incoming.empty()) return 0;
        if (board.line_open) {
            const std::uint8_t byte = board.incoming.front();
            board.incoming.pop_front();
            avr_raise_irq(board.line, byte);
        }
        return board.incoming.empty() ? 0 : when + byte_cycles;
    }
    void feed() {
        if (!incoming.empty()) avr_cycle_timer_register(avr, byte_cycles, next_byte, this);
    }

    // --- processor ---

    void watch_resets() {
        avr->custom.deinit = nullptr;
        avr->custom.data = this;
        chip_reset = std::exchange(avr->reset, [](avr_t* chip) {
            auto& board = *static_cast<Parts*>(chip->custom.data);
            board.chip_reset(chip);
            board.reset_seen = true;
            ++board.resets;
        });
    }
    // A reset of the chip drops every cycle timer: ours are set again (simavr 1.6).
    void after_reset() {
        reset_seen = false;
        for (auto& c : converters) show(*c);
        feed();
    }

    // The processor does nothing, its peripherals go on: an interrupt routine that takes far too
    // long.
    void hold_up() {
        const avr_cycle_count_t end = avr->cycle + cycles(std::exchange(busy_s, 0.0));
        busy_from = 0;
        while (avr->cycle < end) {
            const avr_cycle_count_t idle = avr_cycle_timer_process(avr);
            avr->cycle += std::clamp<avr_cycle_count_t>(idle, 1, end - avr->cycle);
        }
    }

    // One instruction, with the sleep that may follow it: no instruction takes so long itself.
    void note_step(avr_cycle_count_t took) {
        if (took > 20) habits.asleep_s += static_cast<double>(took) / hz;
        deaf = avr->sreg[S_I] != 0 ? 0 : deaf + took;
        double& longest =
            avr->interrupts.running_ptr != 0 ? habits.longest_interrupt_s : habits.longest_deaf_s;
        longest = std::max(longest, static_cast<double>(deaf) / hz);
    }

    void run_until(avr_cycle_count_t end) {
        if (avr->cycle >= end) return;
        const auto stop = [](avr_t*, avr_cycle_count_t, void*) -> avr_cycle_count_t { return 0; };
        avr_cycle_timer_register(avr, end - avr->cycle, stop, nullptr); // no sleep beyond the end
        while (avr->cycle < end && avr->state != cpu_Done && avr->state != cpu_Crashed) {
            const avr_cycle_count_t before = avr->cycle;
            avr_run(avr);
            note_step(avr->cycle - before);
            if (reset_seen) after_reset();
            if (busy_from != 0 && avr->cycle >= busy_from) hold_up();
        }
    }
};

AvrBoard::AvrBoard(AvrMake make, double start_s)
    : start_s_(start_s), parts_(std::make_unique<Parts>(make, start_s)) {
    avr_global_logger_set(say_nothing);
    elf_firmware_t firmware{};
    if (elf_read_firmware(make.elf.c_str(), &firmware) != 0)
        throw std::runtime_error("cannot read " + make.elf);
    avr_t* avr = avr_make_mcu_by_name("atmega328p");
    if (avr == nullptr) throw std::runtime_error("simavr does not know the ATmega328P");
    parts_->avr = avr;
    avr_init(avr);
    mend_timer_flags(avr);
    avr->frequency = static_cast<std::uint32_t>(hz);
    avr_load_firmware(avr, &firmware);
    avr->sleep = [](avr_t*, avr_cycle_count_t) {}; // whoever drives us keeps the time
    avr_eeprom_desc_t image{make.memory.data(), 0, static_cast<std::uint32_t>(make.memory.size())};
    avr_ioctl(avr, AVR_IOCTL_EEPROM_SET, &image);
    parts_->watch_resets();
    for (auto& converter : parts_->converters) parts_->wire(*converter);
    parts_->wire_bus();
    parts_->wire_line();
    for (auto& converter : parts_->converters) parts_->show(*converter);
}

AvrBoard::~AvrBoard() { avr_terminate(parts_->avr); }

void AvrBoard::run_until(double to_s) { parts_->run_until(cycles(to_s - start_s_)); }

void AvrBoard::receive(std::span<const std::uint8_t> bytes) {
    const bool idle = parts_->incoming.empty();
    parts_->incoming.insert(parts_->incoming.end(), bytes.begin(), bytes.end());
    if (idle) parts_->feed();
}

std::vector<std::uint8_t> AvrBoard::take_sent() { return std::exchange(parts_->sent, {}); }

void AvrBoard::strike(const chips::PlannedFault& fault) {
    if (fault.on_chip) inject(fault.cell, *fault.on_chip);
    if (fault.busy_s > 0.0) parts_->busy_s = fault.busy_s;
}

void AvrBoard::inject(std::uint8_t cell, const chips::Injection& injection) {
    if (cell >= parts_->converters.size()) return;
    auto& converter = *parts_->converters[cell];
    converter.chip.inject(injection);
    parts_->show(converter);
}

double AvrBoard::now_s() const { return parts_->now_s(); }

chips::Memory AvrBoard::memory() const {
    chips::Memory memory{};
    avr_eeprom_desc_t image{memory.data(), 0, static_cast<std::uint32_t>(memory.size())};
    avr_ioctl(parts_->avr, AVR_IOCTL_EEPROM_GET, &image);
    return memory;
}

int AvrBoard::resets() const { return parts_->resets; }

bool AvrBoard::running() const {
    return parts_->avr->state != cpu_Done && parts_->avr->state != cpu_Crashed;
}

std::vector<chips::Conversion> AvrBoard::take_conversions(std::uint8_t cell) {
    return parts_->converters.at(cell)->chip.take_finished();
}

Habits AvrBoard::take_habits() { return std::exchange(parts_->habits, {}); }

} // namespace simulator
