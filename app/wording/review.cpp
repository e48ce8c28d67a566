#include "wording/review.h"

#include "wording/wording.h"

namespace wording {
namespace {

void join(std::string& all, const std::string& one) {
    all.append(all.empty() ? "" : ", ").append(one);
}

std::string not_told_of(const std::string& kinds) {
    return kinds.empty() ? "" : filled(tr("not told: {what}"), {{"what", kinds}});
}

std::string in_sessions(const char* kind, int left_out, int sessions) {
    if (left_out >= sessions) return kind;
    return filled(
        tr("{what} in {n} of {all} sessions"),
        {{"what", kind}, {"n", std::to_string(left_out)}, {"all", std::to_string(sessions)}});
}

} // namespace

std::string not_told() { return tr("not told"); }

std::string not_told(const review::LeftOut& left) {
    std::string kinds;
    if (left.measured) join(kinds, tr("pace and force"));
    if (left.discomfort) join(kinds, tr("discomfort"));
    if (left.pain) join(kinds, tr("pain"));
    if (left.traces && !left.measured) join(kinds, tr("force and pace over time"));
    return not_told_of(kinds);
}

std::string not_told(const review::Figures& f) {
    std::string kinds;
    const auto add = [&](const char* kind, int sessions) {
        if (sessions > 0) join(kinds, in_sessions(kind, sessions, f.sessions));
    };
    add(tr("pace and force"), f.not_told.measured);
    add(tr("discomfort"), f.not_told.discomfort);
    add(tr("pain"), f.not_told.pain);
    add(tr("force and pace over time"), f.not_told.traces);
    return not_told_of(kinds);
}

std::string not_exported(const review::Everything& all) {
    std::string words;
    const auto n = [](int count) { return static_cast<unsigned long>(count); };
    if (all.unreadable > 0)
        words = trn("{n} reply cannot be read and is not in it.",
                    "{n} replies cannot be read and are not in it.", n(all.unreadable));
    if (all.unreadable_traces > 0) {
        if (!words.empty()) words += ' ';
        words += trn("Of {n} reply force and pace over time cannot be read and are not in it.",
                     "Of {n} replies force and pace over time cannot be read and are not in it.",
                     n(all.unreadable_traces));
    }
    return words;
}

} // namespace wording
