#include "exchange/csv.h"

#include <algorithm>
#include <array>
#include <utility>

namespace exchange {
namespace {

constexpr std::size_t longest_row = std::size_t{8} << 20U; // a night of sounds, minute by minute
constexpr std::size_t most_cells = 50000;
constexpr std::size_t most_rows = 1000000;
constexpr std::string_view mark = "\xEF\xBB\xBF";

bool blank(const CsvReader::Row& row) { return row.cells.size() == 1 && row.cells[0].empty(); }

} // namespace

char separator_of(std::string_view head) {
    std::array<std::size_t, 3> count{};
    constexpr std::string_view separators = ",;\t";
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        const bool any = count[0] + count[1] + count[2] > 0;
        if ((c == '\n' || c == '\r') && any) break;
        if (const auto i = separators.find(c); i != std::string_view::npos) ++count.at(i);
    }
    const auto most = std::max_element(count.begin(), count.end());
    return separators[static_cast<std::size_t>(most - count.begin())];
}

bool valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0) return false;
        const std::size_t length = c < 0x80U                 ? 1
                                   : c >= 0xC2U && c < 0xE0U ? 2
                                   : c >= 0xE0U && c < 0xF0U ? 3
                                   : c >= 0xF0U && c < 0xF5U ? 4
                                                             : 0;
        if (length == 0 || i + length > text.size()) return false;
        unsigned long code = length == 1 ? c : c & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U) return false;
            code = code << 6U | (next & 0x3FU);
        }
        const bool overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
        if (overlong || code > 0x10FFFFU || (code >= 0xD800U && code < 0xE000U)) return false;
        i += length;
    }
    return true;
}

CsvReader::CsvReader(Input& in, char separator) : in_{in}, separator_{separator} {
    buffer_.resize(16384);
}

tl::unexpected<Error> CsvReader::error(ErrorCode code) const {
    return tl::unexpected{Error{code, row_line_, {}}};
}

Result<int> CsvReader::byte() {
    if (back_ != -2) return std::exchange(back_, -2);
    if (at_ == size_) {
        const auto more = in_.read(std::span{buffer_});
        if (!more) return error(ErrorCode::unreadable);
        at_ = 0;
        size_ = *more;
        if (size_ == 0) return -1;
        if (rows_ == 0 && line_ == 1 && std::string_view{buffer_.data(), size_}.starts_with(mark))
            at_ = mark.size();
        if (at_ == size_) return byte();
    }
    if (++row_bytes_ > longest_row) return error(ErrorCode::too_long);
    return static_cast<unsigned char>(buffer_[at_++]);
}

// Behind the opening quote, up to behind the closing one.
Result<void> CsvReader::quoted(std::string& cell) {
    while (true) {
        const auto c = byte();
        if (!c) return tl::unexpected{c.error()};
        if (*c == -1) return error(ErrorCode::cut_off);
        if (*c == '\n') ++line_;
        if (*c == '"') {
            const auto next = byte();
            if (!next) return tl::unexpected{next.error()};
            if (*next != '"') {
                back_ = *next;
                return {};
            }
        }
        cell += static_cast<char>(*c);
    }
}

Result<CsvReader::Take> CsvReader::cell(std::string& cell) {
    bool was_quoted = false;
    while (true) {
        const auto c = byte();
        if (!c) return tl::unexpected{c.error()};
        if (*c == -1) return Take::end;
        if (*c == separator_) return Take::cell;
        if (*c == '\n') return ++line_, Take::row;
        if (*c == '\r') {
            const auto next = byte();
            if (!next) return tl::unexpected{next.error()};
            if (*next != '\n') back_ = *next;
            return ++line_, Take::row;
        }
        if (*c == '"' && cell.empty() && !was_quoted) {
            was_quoted = true;
            if (const auto all = quoted(cell); !all) return tl::unexpected{all.error()};
        } else if (was_quoted && *c != ' ')
            return error(ErrorCode::malformed);
        else if (!was_quoted)
            cell += static_cast<char>(*c);
    }
}

Result<void> CsvReader::checked(const Row& row) const {
    for (const auto& cell : row.cells)
        if (!valid_utf8(cell)) return error(ErrorCode::not_utf8);
    return {};
}

Result<std::optional<CsvReader::Row>> CsvReader::next() {
    while (true) {
        Row row;
        row.line = row_line_ = line_;
        row_bytes_ = 0;
        Take last = Take::cell;
        while (last == Take::cell) {
            std::string text;
            const auto taken = cell(text);
            if (!taken) return tl::unexpected{taken.error()};
            last = *taken;
            row.cells.push_back(std::move(text));
            if (row.cells.size() > most_cells) return error(ErrorCode::too_long);
        }
        if (blank(row)) {
            if (last == Take::end) return std::nullopt;
            continue;
        }
        if (++rows_ > most_rows) return error(ErrorCode::too_many);
        if (const auto right = checked(row); !right) return tl::unexpected{right.error()};
        return row;
    }
}

std::vector<std::string> first_row(std::string_view head, std::size_t skip_lines) {
    std::string_view rest = head;
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    for (; skip_lines > 0; --skip_lines) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    BytesInput in{rest};
    CsvReader reader{in, separator_of(rest)};
    auto row = reader.next();
    return row && *row ? std::move((*row)->cells) : std::vector<std::string>{};
}

} // namespace exchange
