#include "terminal/plans_in_use.h"

#include "plan/plan_file.h"
#include "store/private_file.h"
#include "terminal/plans.h"
#include "wording/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace terminal::plans {

namespace fs = std::filesystem;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char* schema = "rolltakt-plans-told-1";

plan::Read read_kept(const store::KeptPlan& plan, const routine::Library& library) {
    return plan::read(plan.text.value_or(std::string{}), plan.id, library);
}

int whole(const nlohmann::json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_number_unsigned() ? found->get<int>() : 0;
}

// The version that was told: by its number, else the first one that was taken.
const store::KeptPlan* told_last(const std::vector<store::KeptPlan>& kept,
                                 const store::KeptPlan& holds, int number) {
    const store::KeptPlan* found = nullptr;
    for (const store::KeptPlan& one : kept)
        if (one.id == holds.id && (found == nullptr || one.number == number)) found = &one;
    return found;
}

std::optional<plan::Plan> other(const std::vector<store::KeptPlan>& kept,
                                const store::KeptPlan& holds, int number,
                                const routine::Library& library) {
    const store::KeptPlan* const last = told_last(kept, holds, number);
    if (last == nullptr || last->number == holds.number) return std::nullopt;
    if (auto read = read_kept(*last, library)) return *std::move(read);
    return std::nullopt;
}

InUse in_use(const store::KeptPlan& holds, const std::vector<store::KeptPlan>& kept,
             const AllTold& told, const routine::Library& library) {
    InUse made;
    made.kept = holds;
    auto read = read_kept(holds, library);
    if (!read) {
        made.unreadable = wording::sentence(read.error().front());
        return made;
    }
    made.plan = *std::move(read);
    const auto found = told.find(holds.id);
    const Told last = found == told.end() ? Told{} : found->second;
    made.looked = other(kept, holds, last.looked, library);
    made.said = other(kept, holds, last.said, library);
    made.heard = last.said == holds.number;
    return made;
}

} // namespace

fs::path told_file(const fs::path& of_person) {
    fs::path file = of_person;
    return file.replace_extension(".plans.json");
}

AllTold told(const fs::path& file) {
    AllTold all;
    const auto text = store::read_private(file);
    if (!text || !*text) return all;
    const auto read = nlohmann::json::parse(**text, nullptr, false);
    if (!read.is_object() || read.value("schema", nlohmann::json{}) != schema) return all;
    const auto plans = read.find("plans");
    if (plans == read.end() || !plans->is_object()) return all;
    for (const auto& [id, one] : plans->items())
        if (one.is_object()) all[id] = {whole(one, "looked"), whole(one, "said")};
    return all;
}

store::Result<void> keep(const fs::path& file, const AllTold& all) {
    nlohmann::json plans = nlohmann::json::object();
    for (const auto& [id, one] : all) plans[id] = {{"looked", one.looked}, {"said", one.said}};
    const nlohmann::json made{{"schema", schema}, {"plans", plans}};
    const auto done = store::write_private(file, made.dump(1) + "\n", store::Existing::replace);
    if (!done) return tl::unexpected{done.error()};
    return {};
}

Result<Used> used(store::Store& store, const routine::Library& library, const AllTold& told,
                  const std::string& file) {
    auto kept = store.plans();
    if (!kept) return tl::unexpected{failure(kept.error(), file)};
    Used made;
    made.kept = *std::move(kept);
    std::optional<units::Day> first;
    for (const store::KeptPlan& holds : store::holding(made.kept)) {
        made.all.push_back(in_use(holds, made.kept, told, library));
        // One that is damaged is none: the sentence on the screen holds.
        made.all.back().recording = store.recording(holds).value_or(routine::Recording{});
        if (!made.all.back().plan) continue;
        const units::Day day = plan::days_of(*made.all.back().plan).first;
        first = std::min(first.value_or(day), day);
    }
    if (!first) return made;
    auto done = done_since(store, *first, file);
    if (!done) return tl::unexpected{done.error()};
    made.done = std::move(done->all);
    made.trouble = std::move(done->trouble);
    return made;
}

std::optional<routine::Routine> as_planned(const Used& used, const std::string& id,
                                           units::Day day) {
    for (const InUse& one : used.all) {
        if (!one.plan) continue;
        for (const plan::Planned& planned : one.plan->routines) {
            if (planned.routine.id != id) continue;
            const bool holds = plan::days_of(*one.plan, planned).contains(day);
            if (!planned.own && !holds) continue; // it is as the catalogue has it
            return plan::as_planned(planned, plan::stages(*one.plan, planned, day, used.done));
        }
    }
    return std::nullopt;
}

plan::Within within(const Used& used, units::Day day) {
    plan::Within all;
    for (const InUse& one : used.all)
        if (one.plan) plan::add(all, *one.plan, day, used.done);
    return all;
}

std::vector<News> news(const Used& used, const std::string& routine, units::Day day) {
    std::vector<News> all;
    for (const InUse& one : used.all) {
        const bool plays = one.recording && !one.heard;
        if (!one.plan || (!one.said && !plays)) continue;
        const bool of_it =
            std::any_of(one.plan->routines.begin(), one.plan->routines.end(), [&](const auto& p) {
                return p.routine.id == routine && plan::days_of(*one.plan, p).contains(day);
            });
        if (!of_it) continue;
        const plan::Plan* const before = one.said ? &*one.said : &*one.plan;
        all.push_back({before, &*one.plan, one.kept.number, one.recording});
    }
    return all;
}

void remember(AllTold& told, const std::vector<InUse>& all, const std::string& id, bool looked) {
    for (const InUse& one : all)
        if (one.kept.id == id) (looked ? told[id].looked : told[id].said) = one.kept.number;
}

std::optional<plan::Plan> before(const std::vector<store::KeptPlan>& all, const std::string& id,
                                 const routine::Library& library) {
    for (const store::KeptPlan& kept : store::holding(all))
        if (kept.id == id)
            if (auto read = read_kept(kept, library)) return *std::move(read);
    return std::nullopt;
}

Result<Taken> take(store::Store& store, const routine::Library& library, units::WallTime now,
                   const plan::Plan& plan, const std::string& text, const std::string& file,
                   const routine::Recording& recording) {
    const auto all = store.plans();
    if (!all) return tl::unexpected{failure(all.error(), file)};
    Taken made;
    made.before = before(*all, plan.id, library);
    const auto same = has(store, plan.id, text, recording, file);
    const auto number =
        store.keep(store::KeptPlan{0, now, plan.id, plan.version, false, text}, recording);
    if (!number) return tl::unexpected{failure(number.error(), file)};
    made.fresh = std::none_of(all->begin(), all->end(),
                              [&](const store::KeptPlan& one) { return one.number == *number; });
    if (recording && !made.fresh && same && !*same) {
        const fs::path of_person = told_file(file);
        AllTold all_told = told(of_person);
        if (all_told.erase(plan.id) > 0) (void)keep(of_person, all_told); // else it is not played
    }
    made.holds = !made.before || made.before->version <= plan.version;
    if (made.before && made.before->version < plan.version)
        made.changes = plan::changes(*made.before, plan);
    return made;
}

bool has(const std::vector<store::KeptPlan>& all, const std::string& id, const std::string& text) {
    return std::any_of(all.begin(), all.end(), [&](const store::KeptPlan& one) {
        return one.id == id && one.text == text;
    });
}

Result<bool> has(store::Store& store, const std::string& id, const std::string& text,
                 const routine::Recording& recording, const std::string& file) {
    const auto all = store.plans();
    if (!all) return tl::unexpected{failure(all.error(), file)};
    if (!has(*all, id, text) || !recording) return has(*all, id, text);
    for (const store::KeptPlan& one : store::holding(*all)) {
        if (one.id != id || one.text != text) continue;
        const auto kept = store.recording(one);
        return kept && *kept && *kept->wav == *recording.wav;
    }
    return true; // it holds no more, or was dropped: nothing of it is kept
}

bool stopped(const std::vector<store::KeptPlan>& all, const std::string& id) {
    bool found = false;
    for (const store::KeptPlan& one : all) {
        if (one.id != id) continue;
        if (!one.dropped) return false;
        found = true;
    }
    return found;
}

} // namespace terminal::plans
