#include "exchange/read.h"

#include "exchange/csv.h"
#include "exchange/format.h"
#include "exchange/zip.h"

#include <algorithm>
#include <array>
#include <map>

namespace exchange {
namespace {

constexpr std::array<std::string_view, knowns> known_words{"zone_in_file", "offset_in_file",
                                                           "utc_in_file", "told_zone"};
constexpr std::array<std::string_view, reasons> reason_words{
    "cell_count", "bad_time",   "ambiguous_date", "twice",          "skipped",   "no_such_zone",
    "bad_number", "missing",    "unknown_word",   "no_data",        "not_sleep", "contradicts",
    "overlaps",   "impossible", "basis_unknown",  "amount_unclear", "not_taken", "no_such_day"};
constexpr std::array<std::string_view, error_codes> error_words{
    "unreadable", "cancelled", "unknown_format", "database",  "not_utf8",
    "malformed",  "cut_off",   "too_long",       "too_many",  "too_deep",
    "entities",   "bomb",      "encrypted",      "damaged",   "own_json",
    "empty",      "utf16",     "nothing_known",  "zip_in_zip"};

constexpr std::uint64_t between_reports = std::uint64_t{1} << 18U;

// Counts what is read, and stops where the person wants to.
class Counted : public Input {
  public:
    Counted(Input& in, const Options& options) : in_{in}, options_{options} {}

    std::optional<std::size_t> read(std::span<char> out) override {
        if (options_.progress && bytes_ >= next_) {
            next_ = bytes_ + between_reports;
            stopped = stopped || !options_.progress({bytes_});
        }
        if (stopped) return std::nullopt;
        const auto count = in_.read(out);
        bytes_ += count.value_or(0);
        return count;
    }

    bool stopped = false;

  private:
    Input& in_;
    const Options& options_;
    std::uint64_t bytes_ = 0, next_ = 0;
};

// With its mark, or with a zero byte beside each of the first letters.
bool utf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
    constexpr std::size_t looked_at = 64;
    const std::size_t size = std::min(head.size(), looked_at) / 2 * 2;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
    return size > 0 && fewer == 0 && more == size / 2;
}

// Text by its looks, but of another encoding: Latin-1, as older programs write it.
bool other_letters(std::string_view head) {
    const auto stranger = [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
    };
    if (std::any_of(head.begin(), head.end(), stranger)) return false;
    const auto within = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    if (head.size() == PeekedInput::head_size) { // a letter may go on behind it
        while (!head.empty() && within(head.back())) head.remove_suffix(1);
        if (!head.empty()) head.remove_suffix(1);
    }
    return !valid_utf8(head);
}

// As terminal/exports.cpp begins it, also where another program wrote it anew.
bool is_own_json(std::string_view head) {
    const auto text = trimmed(head);
    const auto program = text.find("\"program\"");
    return text.starts_with('{') && program < 100 &&
           text.substr(program, 100).find("\"rolltakt ") != std::string_view::npos;
}

ErrorCode unknown(std::string_view head) {
    if (head.empty()) return ErrorCode::empty;
    if (head.starts_with("SQLite format 3")) return ErrorCode::database;
    if (utf16(head)) return ErrorCode::utf16;
    return other_letters(head) ? ErrorCode::not_utf8 : ErrorCode::unknown_format;
}

class Reading {
  public:
    explicit Reading(const Options& options) : sink_{options, ""} {}

    // Everything up to the next call is of this file.
    void begin(std::size_t place) {
        sink_.file(place);
        formats_.emplace_back();
    }
    Result<void> file(PeekedInput& in) {
        const Format* format = format_of(Head{in.head()});
        if (in.broken()) return tl::unexpected{Error{ErrorCode::unreadable, 0, {}}};
        if (is_own_json(in.head())) return tl::unexpected{Error{ErrorCode::own_json, 0, {}}};
        if (format == nullptr) return tl::unexpected{Error{unknown(in.head()), 0, {}}};
        return reader(*format).take(in, sink_);
    }
    Result<void> zip(PeekedInput& in) {
        std::optional<std::string> zip_within;
        const auto done = each_file(in, [&](const std::string& name, Input& content) {
            PeekedInput peeked{content};
            if (format_of(Head{peeked.head()}) != nullptr) return file(peeked);
            if (looks_like_zip(peeked.head())) zip_within = name;
            sink_.other_file(name);
            return Result<void>{};
        });
        if (!done || !formats_.back().empty()) return done;
        if (zip_within) return tl::unexpected{Error{ErrorCode::zip_in_zip, 0, *zip_within}};
        return tl::unexpected{Error{ErrorCode::nothing_known, 0, {}}};
    }
    Result<Read> finish() {
        for (auto& [name, reader] : readers_) reader->finish(sink_);
        if (sink_.overfull()) return tl::unexpected{Error{ErrorCode::too_many, 0, {}}};
        Read all = sink_.finish();
        all.format = first_;
        all.formats = std::move(formats_);
        return all;
    }

  private:
    Reader& reader(const Format& format) {
        if (first_.empty()) first_ = format.name;
        if (formats_.back().empty()) formats_.back() = format.name;
        auto& place = readers_[format.name];
        if (!place) place = format.reader();
        return *place;
    }

    Sink sink_;
    std::string first_;
    std::vector<std::string> formats_;
    std::map<std::string_view, std::unique_ptr<Reader>> readers_;
};

} // namespace

std::string_view word(Known k) { return known_words.at(static_cast<std::size_t>(k)); }
std::string_view word(Reason r) { return reason_words.at(static_cast<std::size_t>(r)); }
std::string_view word(ErrorCode c) { return error_words.at(static_cast<std::size_t>(c)); }

Result<Read> read(std::span<Input* const> files, const Options& options) {
    Reading reading{options};
    for (std::size_t i = 0; i < files.size(); ++i) {
        Counted counted{*files[i], options};
        PeekedInput in{counted};
        reading.begin(i);
        const auto done = looks_like_zip(in.head()) ? reading.zip(in) : reading.file(in);
        if (counted.stopped) return tl::unexpected{Error{ErrorCode::cancelled, 0, {}}};
        if (done) continue;
        Error e = done.error();
        e.place = i;
        return tl::unexpected{e};
    }
    return reading.finish();
}

Result<Read> read(Input& file, const Options& options) {
    Input* const one = &file;
    return read(std::span{&one, 1}, options);
}

Result<Read> read(std::string_view bytes, const Options& options) {
    BytesInput in{bytes};
    return read(in, options);
}

} // namespace exchange
