// Where the bytes of a file come from.
#pragma once
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace exchange {

class Input {
  public:
    Input() = default;
    virtual ~Input() = default;
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    // Up to that many bytes; 0 = the end; nothing = it cannot be read.
    virtual std::optional<std::size_t> read(std::span<char> out) = 0;
};

class BytesInput : public Input {
  public:
    explicit BytesInput(std::string_view bytes) : rest_{bytes} {}
    std::optional<std::size_t> read(std::span<char> out) override;

  private:
    std::string_view rest_;
};

class StreamInput : public Input {
  public:
    explicit StreamInput(std::istream& in) : in_{in} {}
    std::optional<std::size_t> read(std::span<char> out) override;

  private:
    std::istream& in_;
};

// The same bytes, the first of them seen in advance.
class PeekedInput : public Input {
  public:
    static constexpr std::size_t head_size = 65536;

    explicit PeekedInput(Input& in);
    std::string_view head() const { return head_; }
    bool broken() const { return broken_; }
    std::optional<std::size_t> read(std::span<char> out) override;

  private:
    Input& in_;
    std::string head_;
    std::size_t given_ = 0;
    bool broken_ = false;
};

} // namespace exchange
