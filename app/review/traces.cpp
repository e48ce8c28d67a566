#include "review/traces.h"

#include "review/json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace review {
namespace {

constexpr const char* schema = "rolltakt-traces-1";
constexpr std::string_view family = "rolltakt-traces-";
constexpr int most_n = 5000, longest_step_s = 86400;
constexpr double slowest_s = 3600.0; // per stroke

// --- written

Json json_of(const std::optional<Band>& band) {
    return band ? Json::array({band->low, band->high}) : Json(nullptr);
}

template <class Value> Json list_of(const std::vector<TracePoint>& points, Value value) {
    Json list = Json::array();
    for (const TracePoint& point : points) list.push_back(value(point));
    return list;
}

Json json_of(const StepTrace& step) {
    if (step.points.empty()) return nullptr;
    const auto force = [&](int ForceTold::*value) {
        return list_of(step.points, [value](const TracePoint& p) {
            return p.force ? Json((*p.force).*value) : Json(nullptr);
        });
    };
    return {{"every_s", step.every_s},
            {"force_band_n", json_of(step.force_band)},
            {"pace_band_s", json_of(step.pace_band)},
            {"least_n", force(&ForceTold::least)},
            {"mean_n", force(&ForceTold::mean)},
            {"greatest_n", force(&ForceTold::greatest)},
            {"pace_s", list_of(step.points,
                               [](const TracePoint& p) { return or_null(p.seconds_per_stroke); })}};
}

Json json_of(const SessionTraces& session) {
    Json steps = Json::array();
    for (const StepTrace& step : session.steps) steps.push_back(json_of(step));
    return {{"id", session.id}, {"steps", std::move(steps)}};
}

// --- read; each of these is false where it is anything else than what is written above

const Json* in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

bool read_whole(const Json& one, int high, int& value) {
    if (!one.is_number_integer()) return false;
    if (one.is_number_unsigned() && one.get<std::uint64_t>() > INT64_MAX) return false;
    const auto whole = one.get<std::int64_t>();
    if (whole < 0 || whole > high) return false;
    value = static_cast<int>(whole);
    return true;
}

bool read_number(const Json& one, double high, double& value) {
    if (!one.is_number()) return false;
    value = one.get<double>();
    return std::isfinite(value) && value >= 0.0 && value <= high;
}

bool read_band(const Json* one, double high, std::optional<Band>& band) {
    if (one == nullptr) return false;
    if (one->is_null()) return true;
    if (!one->is_array() || one->size() != 2) return false;
    Band read;
    if (!read_number((*one)[0], high, read.low) || !read_number((*one)[1], high, read.high) ||
        read.high < read.low)
        return false;
    band = read;
    return true;
}

bool read_force(const Json& least, const Json& mean, const Json& greatest, TracePoint& point) {
    if (least.is_null() && mean.is_null() && greatest.is_null()) return true;
    ForceTold force;
    if (!read_whole(least, most_n, force.least) || !read_whole(mean, most_n, force.mean) ||
        !read_whole(greatest, most_n, force.greatest) || force.least > force.mean ||
        force.mean > force.greatest)
        return false;
    point.force = force;
    return true;
}

bool read_pace(const Json& one, TracePoint& point) {
    if (one.is_null()) return true;
    double pace = 0.0;
    if (!read_number(one, slowest_s, pace) || pace <= 0.0) return false;
    point.seconds_per_stroke = pace;
    return true;
}

// `room`: how many points there may still be.
bool read_points(const Json& one, double seconds, std::size_t& room, StepTrace& step) {
    const Json* lists[] = {in(one, "least_n"), in(one, "mean_n"), in(one, "greatest_n"),
                           in(one, "pace_s")};
    for (const Json* list : lists)
        if (list == nullptr || !list->is_array() || list->size() != lists[0]->size()) return false;
    const std::size_t points = lists[0]->size();
    if (points == 0 || points > room) return false;
    if (static_cast<double>(points - 1) * step.every_s > seconds) return false; // after its end
    room -= points;
    step.points.resize(points);
    for (std::size_t i = 0; i < points; ++i)
        if (!read_force((*lists[0])[i], (*lists[1])[i], (*lists[2])[i], step.points[i]) ||
            !read_pace((*lists[3])[i], step.points[i]))
            return false;
    return true;
}

bool read(const Json& one, const Step& told, std::size_t& room, StepTrace& step) {
    if (one.is_null()) return true;
    if (!one.is_object() || !told.measured) return false;
    const Json* const every = in(one, "every_s");
    return every != nullptr && read_whole(*every, longest_step_s, step.every_s) &&
           step.every_s > 0 && read_band(in(one, "force_band_n"), most_n, step.force_band) &&
           read_band(in(one, "pace_band_s"), slowest_s, step.pace_band) &&
           read_points(one, told.seconds, room, step);
}

bool read(const Json& one, const Reply& reply, std::size_t& room, SessionTraces& session) {
    const Json* const id = one.is_object() ? in(one, "id") : nullptr;
    const Json* const steps = one.is_object() ? in(one, "steps") : nullptr;
    if (id == nullptr || !id->is_string() || steps == nullptr || !steps->is_array()) return false;
    session.id = id->get_ref<const std::string&>();
    const auto told = std::find_if(reply.sessions.begin(), reply.sessions.end(),
                                   [&](const Session& s) { return s.id == session.id; });
    if (told == reply.sessions.end() || told->steps.size() != steps->size()) return false;
    session.steps.resize(steps->size());
    for (std::size_t i = 0; i < steps->size(); ++i)
        if (!read((*steps)[i], told->steps[i], room, session.steps[i])) return false;
    return true;
}

bool is_newer(const std::string& kind) {
    return kind.starts_with(family) && kind != schema && kind.size() < longest_word;
}

} // namespace

int seconds_a_point(double seconds, std::size_t steps) {
    // Of each step the last point may stand for less.
    const double room = static_cast<double>(most_points - std::min(steps, most_points / 2));
    return std::max(1, static_cast<int>(std::ceil(seconds / room)));
}

std::vector<TracePoint> points_of(std::span<const history::Sample> force,
                                  std::span<const history::Sample> pace, std::int64_t from_ms,
                                  double seconds, int every_s) {
    using history::Quantity, history::Sample;
    const auto count = static_cast<std::size_t>(std::ceil(std::max(0.0, seconds) / every_s));
    std::vector<TracePoint> points(count);
    const std::int64_t each_ms = std::int64_t{1000} * every_s;
    const auto to_ms = // never after the last point
        from_ms + std::min(each_ms * static_cast<std::int64_t>(count),
                           static_cast<std::int64_t>(std::ceil(seconds * 1000.0)));
    const auto within = [&](std::span<const Sample> all) {
        const auto earlier = [](const Sample& s, std::int64_t ms) { return s.at_ms < ms; };
        const auto first = std::lower_bound(all.begin(), all.end(), from_ms, earlier);
        return std::span{first, std::lower_bound(first, all.end(), to_ms, earlier)};
    };
    const auto place = [&](const Sample& s) {
        return static_cast<std::size_t>((s.at_ms - from_ms) / each_ms);
    };
    const auto newtons = [](double steps) {
        const double value = steps * history::step_of(Quantity::force);
        return static_cast<int>(std::lround(std::clamp(value, 0.0, double{most_n})));
    };
    const auto forces = within(force);
    for (std::size_t i = 0; i < forces.size();) {
        const std::size_t at = place(forces[i]);
        std::int16_t low = forces[i].value, high = low;
        std::int64_t sum = 0, samples = 0;
        for (; i < forces.size() && place(forces[i]) == at; ++i, ++samples) {
            low = std::min(low, forces[i].value);
            high = std::max(high, forces[i].value);
            sum += forces[i].value;
        }
        points[at].force = ForceTold{
            newtons(low), newtons(static_cast<double>(sum) / static_cast<double>(samples)),
            newtons(high)};
    }
    // Divided, so that its text has two decimals and not seventeen.
    constexpr double steps_a_second = 1.0 / history::step_of(Quantity::pace);
    for (const Sample& s : within(pace)) // the last one holds
        if (s.value > 0) points[place(s)].seconds_per_stroke = s.value / steps_a_second;
    const bool any = std::any_of(points.begin(), points.end(), [](const TracePoint& p) {
        return p.force || p.seconds_per_stroke;
    });
    if (!any) points.clear();
    return points;
}

Json json_of(const Traces& traces) {
    Json sessions = Json::array();
    for (const SessionTraces& one : traces) sessions.push_back(json_of(one));
    return {{"schema", schema}, {"sessions", std::move(sessions)}};
}

std::string text_of(const Traces& traces) {
    return json_of(traces).dump(-1, ' ', false, Json::error_handler_t::replace);
}

tl::expected<Traces, ReplyError> traces_of(std::string_view text, const Reply& reply) {
    const auto wrong = tl::unexpected{ReplyError::wrong};
    if (text.size() > longest_traces) return wrong;
    const Json all = parsed(text);
    if (!all.is_object()) return wrong;
    const Json* const kind = in(all, "schema");
    if (kind == nullptr || !kind->is_string()) return wrong;
    const auto& word = kind->get_ref<const std::string&>();
    if (is_newer(word)) return tl::unexpected{ReplyError::newer};
    const Json* const sessions = in(all, "sessions");
    if (word != schema || sessions == nullptr || !sessions->is_array() ||
        sessions->size() > most_sessions || !tells_traces(reply.left_out))
        return wrong;
    Traces traces;
    std::set<std::string> known;
    std::size_t room = most_points;
    for (const Json& one : *sessions)
        if (!read(one, reply, room, traces.emplace_back()) ||
            !known.insert(traces.back().id).second)
            return wrong;
    return traces;
}

} // namespace review
