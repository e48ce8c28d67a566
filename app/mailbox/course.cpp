#include "mailbox/course.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mailbox {
namespace {

auto place(const PlanSent& sent) { return std::tuple{sent.plan, std::uint64_t{sent.version}}; }
auto place(const ReplyArrived& reply) { return std::tuple{reply.plan, reply.counter}; }

// Later entries of the same content say nothing new; events come in order.
template <class Told> void note_once(std::vector<Entry<Told>>& entries, const Event& event) {
    const auto& told = std::get<Told>(event.what);
    const bool there = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.told.content == told.content && place(entry.told) == place(told);
    });
    if (!there) entries.push_back({told, event.key, event.at, false});
}

template <class Told> void in_their_places(std::vector<Entry<Told>>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& one, const auto& other) {
        return place(one.told) < place(other.told);
    });
    for (std::size_t i = 1; i < entries.size(); ++i)
        if (place(entries[i - 1].told) == place(entries[i].told))
            entries[i - 1].conflict = entries[i].conflict = true;
}

// Only what was there before can be replaced, so nothing replaces itself, not even in a circle.
std::optional<Key> replaced_by(const Entry<Note>& entry) {
    if (!entry.told.replaces || *entry.told.replaces >= entry.key) return std::nullopt;
    return entry.told.replaces;
}

void leave_standing(std::vector<Entry<Note>>& notes) {
    std::map<Key, int> replaced;
    for (const auto& note : notes)
        if (const auto before = replaced_by(note)) ++replaced[*before];
    std::erase_if(notes, [&](const auto& note) { return replaced.contains(note.key); });
    for (auto& note : notes)
        if (const auto before = replaced_by(note)) note.conflict = replaced[*before] > 1;
    // What was taken back is gone, unless somebody else changed it instead.
    std::erase_if(notes, [](const auto& note) { return note.told.text.empty() && !note.conflict; });
}

struct Add {
    Course& course;
    const Event& event;
    void operator()(const PlanSent&) { note_once(course.plans, event); }
    void operator()(const ReplyArrived&) { note_once(course.replies, event); }
    void operator()(const Note& note) {
        course.notes.push_back({note, event.key, event.at, false});
    }
    void operator()(const Seen& seen) { course.seen.insert(seen.reply); }
    void operator()(const Closed&) { course.closed = true; }
};

} // namespace

std::vector<Course> courses(const Events& events) {
    std::map<ClientId, Course> found;
    for (const auto& event : events.in_order()) {
        Course& course = found[event.client];
        course.client = event.client;
        std::visit(Add{course, event}, event.what);
    }
    std::vector<Course> all;
    for (auto& [client, course] : found) {
        in_their_places(course.plans);
        in_their_places(course.replies);
        leave_standing(course.notes);
        all.push_back(std::move(course));
    }
    return all;
}

} // namespace mailbox
