#include "exchange/read.h"

#include "exchange/format.h"
#include "exchange/zip.h"

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
    "unreadable", "cancelled", "unknown_format", "database", "not_utf8",
    "malformed",  "cut_off",   "too_long",       "too_many", "too_deep",
    "entities",   "bomb",      "encrypted",      "damaged",  "own_json"};

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

bool utf16(std::string_view head) {
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

// As terminal/exports.cpp begins it, also where another program wrote it anew.
bool is_own_json(std::string_view head) {
    const auto text = trimmed(head);
    const auto program = text.find("\"program\"");
    return text.starts_with('{') && program < 100 &&
           text.substr(program, 100).find("\"rolltakt ") != std::string_view::npos;
}

ErrorCode unknown(std::string_view head) {
    if (head.starts_with("SQLite format 3")) return ErrorCode::database;
    return utf16(head) ? ErrorCode::not_utf8 : ErrorCode::unknown_format;
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
        const auto done = each_file(in, [this](const std::string& name, Input& content) {
            PeekedInput peeked{content};
            if (format_of(Head{peeked.head()}) != nullptr) return file(peeked);
            sink_.other_file(name);
            return Result<void>{};
        });
        if (done && readers_.empty())
            return tl::unexpected{Error{ErrorCode::unknown_format, 0, {}}};
        return done;
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
        if (files.size() > 1 && e.file.empty()) e.file = std::to_string(i + 1);
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
