#include "importing/summary.h"

#include "diary/day.h"

#include <algorithm>

namespace importing {

namespace {

struct Counting {
    Counts& to;
    void operator()(const diary::Night&) const { ++to.nights; }
    void operator()(const diary::Nap&) const { ++to.naps; }
    void operator()(const diary::Dose& d) const {
        ++(d.product.route == diary::Route::food ? to.food : to.doses);
    }
    void operator()(const diary::Intake&) const { ++to.intakes; }
    void operator()(const diary::Observation&) const { ++to.observations; }
    template <class Other> void operator()(const Other&) const { ++to.others; }
};

struct ZoneOf {
    std::string operator()(const diary::LabNote&) const { return {}; }
    std::string operator()(const diary::GlobalAnswer&) const { return {}; }
    template <class Value> std::string operator()(const Value& v) const { return v.zone; }
};

} // namespace

Summary summary_of(const exchange::Read& read, const Plan& plan) {
    Summary made;
    made.files.resize(read.formats.size());
    for (std::size_t i = 0; i < read.records.size(); ++i) {
        const auto& record = read.records[i];
        Counts& c = made.files.at(record.file);
        const Fate fate = plan.fates[i];
        if (fate == Fate::other_kind) {
            ++c.other_kind;
            continue;
        }
        const auto day =
            std::visit([](const auto& value) { return diary::day_of(value); }, record.value);
        made.all.from = std::min(made.all.from.value_or(day), day);
        made.all.to = std::max(made.all.to.value_or(day), day);
        if (const auto zone = std::visit(ZoneOf{}, record.value); !zone.empty())
            ++made.all.zones[{zone, record.known}];
        if (fate == Fate::known) ++c.known;
        if (fate == Fate::corrected) ++c.corrected;
        if (fate == Fate::changed) ++c.changed;
        if (fate == Fate::fresh) ++c.fresh;
        if (fate == Fate::fresh || fate == Fate::changed) std::visit(Counting{c}, record.value);
    }
    for (const auto& c : made.files) made.all.food += c.food;
    return made;
}

} // namespace importing
