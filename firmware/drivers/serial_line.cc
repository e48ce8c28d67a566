#include "drivers/serial_line.h"

#include "drivers/bits.h"
#include "protocol/messages.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

namespace {

// Single writer, single reader; one place stays free to tell full from empty.
template <uint8_t size> class Ring {
  public:
    bool empty() const { return from_ == to_; }
    uint8_t room() const {
        const uint8_t from = from_;
        const uint8_t to = to_;
        return static_cast<uint8_t>((from > to ? from - to : size - to + from) - 1);
    }
    void put(uint8_t byte) {
        bytes_[to_] = byte;
        to_ = after(to_);
    }
    uint8_t take() {
        const uint8_t byte = bytes_[from_];
        from_ = after(from_);
        return byte;
    }

  private:
    static uint8_t after(uint8_t at) { return static_cast<uint8_t>(at + 1 == size ? 0 : at + 1); }
    uint8_t bytes_[size];
    volatile uint8_t from_ = 0, to_ = 0;
};

Ring<144> out; // four samples and a status at once
Ring<64> in;   // longer than the longest command

} // namespace

ISR(USART_UDRE_vect) {
    if (out.empty())
        clear(UCSR0B, bit(UDRIE0));
    else
        UDR0 = out.take();
}

ISR(USART_RX_vect) {
    const uint8_t byte = UDR0;
    if (in.room() != 0) in.put(byte); // else the frame is damaged and the host asks again
}

namespace serial_line {

void begin() {
    UBRR0 = F_CPU / 16 / protocol::baud - 1; // 3: exact
    UCSR0C = bit(UCSZ01) | bit(UCSZ00);
    UCSR0B = bit(RXEN0) | bit(TXEN0) | bit(RXCIE0);
}

bool send(const uint8_t* bytes, uint8_t count) {
    if (out.room() < count) return false;
    for (uint8_t i = 0; i < count; ++i) out.put(bytes[i]);
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { set(UCSR0B, bit(UDRIE0)); }
    return true;
}

bool idle() { return (UCSR0B & bit(UDRIE0)) == 0; }

bool take(uint8_t& byte) {
    if (in.empty()) return false;
    byte = in.take();
    return true;
}

bool input_waits() { return !in.empty(); }

} // namespace serial_line
