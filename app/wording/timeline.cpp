#include "wording/timeline.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace wording {
namespace {

std::string clock_of(units::WallTime t) { return units::clock_text(units::clock_at(t)); }

struct InWords {
    std::string operator()(const diary::InBed&) const { return tr("in bed"); }
    std::string operator()(const diary::Nap& nap) const {
        return filled(tr("sleep by day, {minutes}"), {{"minutes", lasting(nap.asleep_min)}});
    }
    std::string operator()(const diary::Rolled& r) const {
        return r.name.empty() ? std::string{tr("rolled")}
                              : filled(tr("rolled: {routine}"), {{"routine", r.name}});
    }
    std::string operator()(const diary::Dose& d) const { return line(d); }
    std::string operator()(const diary::Planned& p) const { return line(p); }
    std::string operator()(const diary::Intake& i) const { return line(i); }
    std::string operator()(const diary::Observation& o) const {
        return name(o.item) + ": " + (o.name.empty() ? value(o.item, o.value) : o.name);
    }
    std::string operator()(diary::Anchor anchor) const {
        return anchor == diary::Anchor::morning ? tr("usually up") : tr("usually into bed");
    }
};

} // namespace

std::string title(std::span<const routine::Routine> all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const auto& r) { return r.id == id; });
    if (found != all.end()) return found->title.in(language());
    return id == routine::composed_id ? std::string{tr("For what felt tight")} : id;
}

std::string name(diary::Lane lane) {
    using enum diary::Lane;
    switch (lane) {
    case bed: return tr("In bed");
    case rolling: return tr("Rolling");
    case magnesium: return tr("Magnesium");
    case minerals: return tr("Minerals and vitamins");
    case medicines: return tr("Medicines");
    case food: return tr("Food and drink");
    }
    return {};
}

std::string when(const diary::Mark& mark) {
    // Of sleep by day the end was not told: somebody may have been awake in between.
    if (!mark.until || std::holds_alternative<diary::Nap>(mark.what)) return clock_of(mark.from);
    return filled(tr("{from} to {until}"),
                  {{"from", clock_of(mark.from)}, {"until", clock_of(*mark.until)}});
}

std::string line(const diary::Mark& mark) { return std::visit(InWords{}, mark.what); }

std::string line(const diary::Intake& intake) {
    std::string words = name(intake.kind);
    const auto append = [&words](const std::string& more) {
        if (!more.empty()) words += ", " + more;
    };
    append(intake.name);
    if (intake.amount) append(quantity(*intake.amount));
    append(intake.note);
    return words;
}

std::string line(const diary::Planned& planned) {
    const std::string product = line(planned.dose.product, planned.dose.pieces);
    if (planned.dose.clock) return filled(tr("planned: {dose}"), {{"dose", product}});
    return filled(tr("planned {anchor}: {dose}"),
                  {{"anchor", name(planned.dose.anchor)}, {"dose", product}});
}

std::string apart(const diary::Close& close) {
    const auto minutes = static_cast<int>(std::lround(close.collision.hours_apart * 60.0));
    return filled(tr("{time} apart"), {{"time", lasting(minutes)}});
}

std::string sentence(const diary::Close& close) {
    const std::string both = sentence(close.collision);
    return close.planned ? filled(tr("As planned: {sentence}"), {{"sentence", both}}) : both;
}

std::string to_ask_about(std::size_t pairs) {
    if (pairs == 0) return tr("Nothing of this day stands closer together than tables name");
    return trn("One pair to ask a doctor or pharmacist about",
               "{n} pairs to ask a doctor or pharmacist about", pairs);
}

std::string ask_all_the_same(const diary::Intake& intake) {
    return filled(tr("Magnesium and {medicine} on one day: please ask a doctor or pharmacist also "
                     "where the hours between them are kept."),
                  {{"medicine", intake.name.empty() ? name(intake.kind) : intake.name}});
}

} // namespace wording
