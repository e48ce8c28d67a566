#include "review/reply.h"

#include "review/json.h"

#include <algorithm>
#include <iterator>

namespace review {
namespace {

constexpr const char* schema = "rolltakt-reply-1";
constexpr std::string_view family = "rolltakt-reply-";

Json json_of(const Step& s) {
    return {{"exercise", s.exercise},
            {"side", s.side},
            {"set", s.set},
            {"seconds", s.seconds},
            {"measured", s.measured},
            {"skipped", s.skipped},
            {"ended_off_roller", s.ended_off_roller},
            {"strokes", s.strokes},
            {"seconds_per_stroke", or_null(s.seconds_per_stroke)},
            {"set_seconds_per_stroke", or_null(s.set_seconds_per_stroke)},
            {"mean_force_n", or_null(s.mean_force_n)},
            {"in_pace_band_percent", or_null(s.in_pace_band_percent)},
            {"in_force_band_percent", or_null(s.in_force_band_percent)},
            {"in_both_bands_percent", or_null(s.in_both_bands_percent)},
            {"asked_lighter", s.asked_lighter},
            {"over_mark", or_null(s.over_mark)}};
}

Json json_of(const Pain& p) {
    return {{"exercise", p.exercise}, {"discomfort", or_null(p.discomfort)}, {"sharp", p.sharp}};
}

Json json_of(const Session&);

template <class T> Json list_of(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
}

Json json_of(const Session& s) {
    return {{"id", s.id},
            {"day", units::text(s.day)},
            {"routine", s.routine},
            {"stopped", s.stopped},
            {"measured", s.measured},
            {"usable", s.usable},
            {"seconds", s.seconds},
            {"discomfort_before", or_null(s.before)},
            {"discomfort_after", or_null(s.after)},
            {"ended_by", or_null(s.ended_by)},
            {"pain", list_of(s.pain)},
            {"steps", list_of(s.steps)}};
}

constexpr double longest_s = 86400.0, slowest_s = 3600.0, most_n = 100000.0, whole = 100.0;

void read(Reader& in, Step& s) {
    in.read("exercise", s.exercise);
    in.read("side", s.side);
    in.read_whole("set", s.set, 1, 1000);
    in.read("seconds", s.seconds, longest_s);
    in.read("measured", s.measured);
    in.read("skipped", s.skipped);
    in.read("ended_off_roller", s.ended_off_roller);
    in.read_whole("strokes", s.strokes, 0u, 1000000u);
    in.read("seconds_per_stroke", s.seconds_per_stroke, slowest_s);
    in.read("set_seconds_per_stroke", s.set_seconds_per_stroke, slowest_s);
    in.read("mean_force_n", s.mean_force_n, most_n);
    in.read("in_pace_band_percent", s.in_pace_band_percent, whole);
    in.read("in_force_band_percent", s.in_force_band_percent, whole);
    in.read("in_both_bands_percent", s.in_both_bands_percent, whole);
    in.read_whole("asked_lighter", s.asked_lighter, 0, 100000);
    in.read_if_there("over_mark", s.over_mark, 100000);
}

void read(Reader& in, Pain& p) {
    in.read("exercise", p.exercise);
    in.read("discomfort", p.discomfort);
    in.read("sharp", p.sharp);
}

void read(Reader& in, Session& s) {
    in.read("id", s.id);
    in.read("day", s.day);
    in.read("routine", s.routine);
    in.read("stopped", s.stopped);
    in.read("measured", s.measured);
    in.read("usable", s.usable);
    in.read("seconds", s.seconds, longest_s);
    in.read("discomfort_before", s.before);
    in.read("discomfort_after", s.after);
    in.read("ended_by", s.ended_by);
    in.read_list("pain", s.pain, most_pain, [](Reader& one, Pain& p) { read(one, p); });
    in.read_list("steps", s.steps, most_steps, [](Reader& one, Step& step) { read(one, step); });
}

struct Kind {
    std::string_view word;
    bool LeftOut::*left_out;
};
constexpr Kind kinds[] = {{"measured", &LeftOut::measured},
                          {"discomfort", &LeftOut::discomfort},
                          {"pain", &LeftOut::pain},
                          {"traces", &LeftOut::traces}};

// Of traces it stands beside the others: earlier players know three words and refuse a further one.
constexpr const char* traces_left_out = "traces_left_out";

// Replies of earlier players have no such list.
bool read_left_out(const Json& all, LeftOut& left) {
    if (const auto traces = all.find(traces_left_out); traces != all.end()) {
        if (!traces->is_boolean()) return false;
        left.traces = traces->get<bool>();
    }
    const auto found = all.find("left_out");
    if (found == all.end()) return true;
    if (!found->is_array() || found->size() > std::size(kinds)) return false;
    return std::all_of(found->begin(), found->end(), [&](const Json& word) {
        return word.is_string() && add(left, word.get_ref<const std::string&>());
    });
}

bool is_newer(const Json& all) {
    const auto found = all.find("schema");
    if (found == all.end() || !found->is_string()) return false;
    const auto& text = found->get_ref<const std::string&>();
    return text.starts_with(family) && text != schema && text.size() < longest_word;
}

} // namespace

std::vector<std::string_view> words(const LeftOut& left) {
    std::vector<std::string_view> all;
    for (const Kind& kind : kinds)
        if (left.*kind.left_out) all.push_back(kind.word);
    return all;
}

bool add(LeftOut& left, std::string_view word) {
    for (const Kind& kind : kinds)
        if (kind.word == word) return left.*kind.left_out = true;
    return false;
}

void leave_out(Reply& reply, const LeftOut& left) {
    reply.left_out = left;
    if (!tells_traces(left)) reply.traces.clear();
    for (Session& s : reply.sessions) {
        s.left_out = left;
        if (left.discomfort) s.before = s.after = std::nullopt;
        if (left.pain) s.pain.clear();
        if (left.pain) s.ended_by.reset();
        if (!left.measured) continue;
        s.measured = s.usable = false; // nor how good the signal was
        for (Step& step : s.steps) {
            Step bare;
            bare.exercise = step.exercise;
            bare.side = step.side;
            bare.set = step.set;
            bare.seconds = step.seconds;
            bare.skipped = step.skipped;
            step = std::move(bare);
        }
    }
}

Session joined(Session later, const Session& earlier) {
    const LeftOut now = later.left_out, &before = earlier.left_out;
    if (now.discomfort && !before.discomfort) {
        later.before = earlier.before;
        later.after = earlier.after;
        later.left_out.discomfort = false;
    }
    if (now.pain && !before.pain) {
        later.pain = earlier.pain;
        later.ended_by = earlier.ended_by;
        later.left_out.pain = false;
    }
    if (now.measured && !before.measured) {
        later.measured = earlier.measured;
        later.usable = earlier.usable;
        later.steps = earlier.steps;
        later.left_out.measured = false;
    }
    if (!later.left_out.measured)
        later.left_out.traces = !tells_traces(now) && !tells_traces(before);
    return later;
}

bool tells_more(const Session& later, const Session& earlier) {
    const LeftOut &now = later.left_out, &before = earlier.left_out;
    return (before.measured && !now.measured) || (before.discomfort && !now.discomfort) ||
           (before.pain && !now.pain) || (before.traces && tells_traces(now)) ||
           (later.before && !earlier.before) || (later.after && !earlier.after) ||
           (later.ended_by && !earlier.ended_by) || later.pain.size() > earlier.pain.size();
}

std::string text_of(const Reply& reply) {
    Json all{{"schema", schema},
             {"practice", reply.practice},
             {"from", units::text(reply.from)},
             {"until", units::text(reply.until)},
             {"sessions", list_of(reply.sessions)}};
    LeftOut left = reply.left_out;
    left.traces = false;
    if (left != LeftOut{}) all["left_out"] = words(left);
    if (reply.left_out.traces) all[traces_left_out] = true;
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

tl::expected<Reply, ReplyError> reply_of(std::string_view text) {
    if (text.size() > longest_reply) return tl::unexpected{ReplyError::wrong};
    const Json all = parsed(text);
    if (!all.is_object()) return tl::unexpected{ReplyError::wrong};
    if (is_newer(all)) return tl::unexpected{ReplyError::newer};
    bool good = true;
    Reply reply;
    std::string kind;
    Reader in{all, good};
    in.read("schema", kind);
    in.read("practice", reply.practice);
    in.read("from", reply.from);
    in.read("until", reply.until);
    in.read_list("sessions", reply.sessions, most_sessions,
                 [](Reader& one, Session& s) { read(one, s); });
    good = good && read_left_out(all, reply.left_out);
    for (const Session& s : reply.sessions)
        good = good && reply.from <= s.day && s.day <= reply.until;
    if (!good || kind != schema || reply.until < reply.from)
        return tl::unexpected{ReplyError::wrong};
    leave_out(reply, reply.left_out); // whatever else its text holds
    return reply;
}

} // namespace review
