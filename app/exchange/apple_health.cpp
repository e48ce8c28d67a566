// Apple Health export.xml, as it streams by. Sleep comes in segments of many sources that overlap:
// they are united per source. Offsets are of the telephone when it exported, not of where the
// person was: they make the moment sure and tell no place, which only HKTimeZone does. Dietary
// magnesium comes with its unit; whether it was food or a supplement the file does not say.
#include "exchange/format.h"
#include "exchange/xml.h"

#include <algorithm>
#include <array>

namespace exchange {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view sleep_type = "HKCategoryTypeIdentifierSleepAnalysis";
constexpr std::string_view magnesium_type = "HKQuantityTypeIdentifierDietaryMagnesium";
constexpr std::size_t most_segments = 2000000; // twenty years of a watch, and of two telephones
constexpr std::size_t most_places = 2000;
constexpr auto one_sleep = 60min;

enum class Stage : std::uint8_t { in_bed, awake, asleep };

std::optional<Stage> stage_of(std::string_view value) {
    constexpr std::string_view before = "HKCategoryValueSleepAnalysis";
    if (value.starts_with(before)) value.remove_prefix(before.size());
    if (value == "InBed" || value == "0") return Stage::in_bed;
    if (value == "Awake" || value == "2") return Stage::awake;
    constexpr std::array<std::string_view, 9> words{
        "Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM", "1", "3", "4", "5"};
    if (std::find(words.begin(), words.end(), value) != words.end()) return Stage::asleep;
    return std::nullopt;
}

// What a record says, kept small: there are many.
struct Segment {
    Utc begin{}, end{};
    std::uint16_t source = 0, zone = 0; // places in the lists of names; zone 0 = none
    Stage stage{};
    std::uint32_t line = 0;
};

// Names by number.
class Names {
  public:
    std::optional<std::uint16_t> number(std::string_view name) {
        if (const auto found = numbers_.find(name); found != numbers_.end()) return found->second;
        if (names_.size() >= most_places) return std::nullopt;
        const auto next = static_cast<std::uint16_t>(names_.size());
        names_.emplace_back(name);
        numbers_.emplace(names_.back(), next);
        return next;
    }
    const std::string& name(std::uint16_t number) const { return names_.at(number); }

  private:
    std::vector<std::string> names_;
    std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

class Apple : public Reader, private Elements {
  public:
    Apple() { zones_.number(""); }

    Result<void> take(PeekedInput& in, Sink& sink) override {
        sink_ = &sink;
        file_ = sink.file();
        const auto done = xml(in, *this);
        if (done && overfull_) return tl::unexpected{Error{ErrorCode::too_many, 0, {}}};
        return done;
    }

    void finish(Sink& sink) override {
        std::sort(segments_.begin(), segments_.end(), [](const Segment& a, const Segment& b) {
            return std::tuple{a.source, a.begin, a.end} < std::tuple{b.source, b.begin, b.end};
        });
        for (auto from = segments_.begin(); from != segments_.end();) {
            Utc until = from->end;
            auto to = from + 1;
            for (; to != segments_.end() && to->source == from->source &&
                   to->begin <= until + one_sleep;
                 ++to)
                until = std::max(until, to->end);
            one({&*from, static_cast<std::size_t>(to - from)}, sink);
            from = to;
        }
        segments_.clear();
    }

  private:
    struct Pending {
        bool sleep = false;
        std::string source, begin, end, value, unit, zone;
        std::size_t line = 0;
    };

    void begins(std::string_view name, const char** attributes, std::size_t line) override {
        if (name == "Record") return record(attributes, line);
        if (pending_ && name == "MetadataEntry" && attribute(attributes, "key") == "HKTimeZone")
            pending_->zone = attribute(attributes, "value");
    }

    void ends(std::string_view name) override {
        if (name != "Record" || !pending_) return;
        pending_->sleep ? segment(*pending_) : magnesium(*pending_);
        pending_.reset();
    }

    void record(const char** attributes, std::size_t line) {
        const auto type = attribute(attributes, "type");
        const bool sleep = type == sleep_type;
        if (!sleep && type != magnesium_type) {
            if (type != last_left_out_) sink_->left_out(last_left_out_ = type);
            return;
        }
        sink_->mapped(type);
        const auto text = [&](std::string_view name) {
            return std::string{attribute(attributes, name)};
        };
        pending_ = Pending{sleep,
                           text("sourceName"),
                           text("startDate"),
                           text("endDate"),
                           text("value"),
                           text("unit"),
                           "",
                           line};
    }

    void segment(const Pending& p) {
        const auto begin = stamp(p.begin), end = stamp(p.end);
        if (!begin || !end || !begin->offset || !end->offset)
            return sink_->reject(p.line, Reason::bad_time, begin ? "endDate" : "startDate");
        const auto stage = stage_of(p.value);
        if (!stage) return sink_->reject(p.line, Reason::unknown_word, p.value);
        const auto source = sources_.number(p.source);
        const auto zone = zones_.number(p.zone);
        if (!source || !zone || segments_.size() >= most_segments) {
            overfull_ = true;
            return;
        }
        Segment s{Utc{begin->local.time_since_epoch() - *begin->offset},
                  Utc{end->local.time_since_epoch() - *end->offset},
                  *source,
                  *zone,
                  *stage,
                  static_cast<std::uint32_t>(p.line)};
        if (s.end <= s.begin || s.end - s.begin > 24h)
            return sink_->reject(p.line, Reason::contradicts);
        segments_.push_back(s);
    }

    void magnesium(const Pending& p) {
        const auto at = stamp(p.begin);
        if (!at || !at->offset) return sink_->reject(p.line, Reason::bad_time, "startDate");
        const auto amount = number(p.value);
        if (!amount) return sink_->reject(p.line, Reason::bad_number, "value");
        const auto per = milligrams_per(p.unit);
        if (!per) return sink_->reject(p.line, Reason::amount_unclear, p.unit);
        if (*amount <= 0.0) return sink_->reject(p.line, Reason::no_data);
        const Utc utc{at->local.time_since_epoch() - *at->offset};
        const auto taken = place(utc, p.zone, sink_->options());
        diary::Dose dose;
        dose.taken = taken.at;
        dose.zone = taken.zone;
        dose.product.name = p.source;
        if (!sink_->options().dietary_is_supplement) dose.product.route = diary::Route::food;
        // A nutrient is told as the element.
        dose.product.components = {
            {std::nullopt, diary::Basis::elemental, diary::Milligrams{*amount * *per}}};
        auto hash = Fingerprint{"apple-health"}
                        .add(p.source)
                        .add(dose.taken)
                        .add(p.value)
                        .add(p.unit)
                        .text();
        sink_->value({std::move(dose),
                      {"apple-health", p.source},
                      taken.known,
                      p.line,
                      sink_->file(),
                      std::move(hash)});
    }

    static std::optional<double> milligrams_per(std::string_view unit) {
        if (unit == "mg") return 1.0;
        if (unit == "g") return 1000.0;
        if (unit == "mcg" || unit == "\u00B5g" || unit == "\u03BCg") return 0.001;
        return std::nullopt;
    }

    static Moment place(Utc at, const std::string& zone, const Options& options) {
        if (!zone.empty())
            if (auto found = from_zone(at, zone)) return std::move(*found);
        return from_utc(at, options);
    }

    // The segments of one source that belong together, by their begin.
    void one(std::span<const Segment> all, Sink& sink) const {
        const auto is = [](Stage stage) {
            return [stage](const Segment& s) { return s.stage == stage; };
        };
        const bool in_bed = std::any_of(all.begin(), all.end(), is(Stage::in_bed));
        const bool asleep = std::any_of(all.begin(), all.end(), is(Stage::asleep));
        const Segment* first = nullptr;
        const Segment* last = nullptr;
        std::chrono::milliseconds slept{};
        Utc covered{};
        for (const auto& s : all) {
            if (!in_bed && s.stage != Stage::asleep) continue; // awake before and after is no sleep
            if (first == nullptr) first = &s;
            if (last == nullptr || last->end < s.end) last = &s;
            if (s.stage != Stage::asleep) continue;
            const Utc from = std::max(covered, s.begin);
            if (s.end > from) slept += s.end - from;
            covered = std::max(covered, s.end);
        }
        if (first == nullptr) return sink.reject(all.front().line, Reason::no_data);
        Sleep s;
        s.source = {"apple-health", sources_.name(first->source)};
        s.row = first->line;
        s.file = file_; // of several exports the last
        s.begin = place(first->begin, zones_.name(first->zone), sink.options());
        s.end = place(last->end, zones_.name(last->zone), sink.options());
        s.in_bed = in_bed;
        if (asleep) s.asleep_min = std::chrono::duration<double, std::ratio<60>>{slept}.count();
        s.hash = Fingerprint{"apple-health"}
                     .add(s.source.device)
                     .add(s.begin.at)
                     .add(s.end.at)
                     .add(std::to_string(slept.count()))
                     .text();
        sink.sleep(std::move(s));
    }

    Sink* sink_ = nullptr;
    std::size_t file_ = 0;
    std::optional<Pending> pending_;
    std::string last_left_out_;
    std::vector<Segment> segments_;
    Names sources_, zones_;
    bool overfull_ = false;
};

} // namespace

constinit const Format apple_health{
    "apple-health",
    [](const Head& head) {
        return trimmed(head.bytes).starts_with('<') &&
               (head.bytes.find("<HealthData") != head.bytes.npos ||
                head.bytes.find("<!DOCTYPE HealthData") != head.bytes.npos);
    },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Apple>(); }};

} // namespace exchange
