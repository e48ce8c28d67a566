#include "review/versions.h"

#include <algorithm>

namespace review {

std::vector<plan::Days> without(const plan::Days& all, std::span<const plan::Days> taken) {
    constexpr std::chrono::days one{1};
    std::vector<plan::Days> left{all};
    for (const plan::Days& gone : taken) {
        std::vector<plan::Days> parts;
        for (const plan::Days& part : left) {
            const plan::Days front{part.first, std::min(part.last, gone.first - one)};
            const plan::Days rear{std::max(part.first, gone.last + one), part.last};
            if (front.first <= front.last) parts.push_back(front);
            if (rear.first <= rear.last && gone.first <= gone.last) parts.push_back(rear);
        }
        if (gone.first <= gone.last) left = std::move(parts);
    }
    return left;
}

namespace {

// Days of one version that follow each other are one stretch: planned days are rounded in it.
std::vector<Held> joined(std::vector<Held> parts) {
    std::sort(parts.begin(), parts.end(),
              [](const Held& a, const Held& b) { return a.from < b.from; });
    std::vector<Held> all;
    for (const Held& part : parts)
        if (!all.empty() && all.back().plan == part.plan &&
            all.back().until + std::chrono::days{1} == part.from)
            all.back().until = part.until;
        else
            all.push_back(part);
    return all;
}

} // namespace

Versions::Versions(const Client& client, const SentPlan& current, const plan::Plan& of_current,
                   const routine::Library& library)
    : client_{client}, sent_{current}, of_current_{of_current}, library_{library} {}

const SentPlan* Versions::sent_for(const GotReply& got) const {
    const auto answered = [&](const SentPlan& sent) {
        return sent.plan == got.plan && sent.version == got.version;
    };
    if (answered(sent_)) return &sent_;
    const auto found = std::find_if(client_.plans.rbegin(), client_.plans.rend(), answered);
    return found == client_.plans.rend() ? nullptr : &*found;
}

const plan::Plan& Versions::of(const GotReply& got) {
    const SentPlan* sent = sent_for(got);
    if (sent == nullptr || sent == &sent_) return of_current_;
    auto known = others_.find(sent);
    if (known == others_.end()) {
        std::optional<plan::Plan> plan;
        if (auto read = plan::read(sent->text, sent->name, library_)) plan = *std::move(read);
        known = others_.emplace(sent, std::move(plan)).first;
    }
    return known->second ? *known->second : of_current_;
}

std::vector<Held> Versions::held(std::span<const GotReply> replies,
                                 std::span<const GotReply> before) {
    std::vector<plan::Days> taken;
    for (const GotReply& got : before) taken.push_back({got.from, got.until});
    std::vector<Held> all;
    for (const GotReply& got : replies) {
        for (const plan::Days& days : without({got.from, got.until}, taken))
            all.push_back({&of(got), days.first, days.last});
        taken.push_back({got.from, got.until});
    }
    all = joined(std::move(all));
    if (all.empty()) {
        const plan::Plan& last = replies.empty() ? of_current_ : of(replies.back());
        const Day from = replies.empty() ? Day{} : replies.back().from;
        all.push_back({&last, from, from - std::chrono::days{1}});
    }
    return all;
}

std::vector<Held> Versions::earlier() {
    std::vector<Held> all = held(client_.replies);
    std::erase_if(all, [&](const Held& one) { return one.plan == &of_current_; });
    return all;
}

} // namespace review
