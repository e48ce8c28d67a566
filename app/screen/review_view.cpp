#include "screen/review_screen.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using review::Figures, review::NotTold;
using wording::filled, wording::number, wording::tr, wording::trn;

std::string signed_number(double value, int decimals) {
    std::string text = value < 0.0 ? "−" : "+";
    text += number(std::abs(value), decimals);
    return text;
}

std::string since_last(const review::Row& row) {
    if (!row.last) return "–";
    std::string all;
    const auto add = [&](const std::string& text) {
        all.append(all.empty() ? "" : ", ").append(text);
    };
    const Figures &now = row.now, &last = *row.last;
    if (now.seconds_per_stroke && last.seconds_per_stroke)
        add(filled(tr("{n} s"),
                   {{"n", signed_number(*now.seconds_per_stroke - *last.seconds_per_stroke, 1)}}));
    if (now.in_both_bands_percent && last.in_both_bands_percent)
        add(filled(
            tr("{n} %"),
            {{"n", signed_number(*now.in_both_bands_percent - *last.in_both_bands_percent, 0)}}));
    return all.empty() ? "–" : all;
}

std::string why(const review::Row& row) {
    if (row.unread == review::Row::Unread::file) return tr("the file cannot be read");
    if (row.unread == review::Row::Unread::plan) return tr("the plan cannot be read");
    std::string all;
    const auto add = [&](const std::string& text) {
        all.append(all.empty() ? "" : ", ").append(text);
    };
    for (const review::Reason reason : row.reasons) add(sentence(reason, row));
    if (row.two_plans) add(tr("two plans of one version"));
    if (const auto left_out = wording::not_told(row.now); !left_out.empty()) add(left_out);
    if (!row.not_read.empty())
        add(trn("{n} reply cannot be read", "{n} replies cannot be read", row.not_read.size()));
    if (row.replies == 0)
        add(tr("no reply yet"));
    else if (row.fresh == 0)
        add(tr("seen"));
    if (row.practice) add(tr("practice"));
    if (row.notes > 0) add(trn("{n} note", "{n} notes", static_cast<unsigned long>(row.notes)));
    return all.empty() ? "–" : all;
}

void tell_measured(ReviewView::Row& v, const Figures& f) {
    if (f.nowhere_told(&NotTold::measured)) {
        v.pace = v.bands = v.over = v.quality = wording::not_told();
        return;
    }
    v.pace = figure_or_dash(f.seconds_per_stroke, 1) + " / " +
             figure_or_dash(f.set_seconds_per_stroke, 1) + " s";
    if (f.in_both_bands_percent) v.bands = number(*f.in_both_bands_percent, 0) + " %";
    if (f.times_over_mark) v.over = std::to_string(*f.times_over_mark);
    if (f.sessions > 0)
        v.quality = f.bad_signal == 0
                        ? std::string{tr("good")}
                        : filled(tr("{n} bad"), {{"n", std::to_string(f.bad_signal)}});
}

ReviewView::Row row_of(const review::Row& row, bool chosen) {
    ReviewView::Row v;
    v.id = row.client;
    v.name = row.label.empty() ? row.client : row.label;
    v.why = why(row);
    v.chosen = chosen;
    v.settled = review::settled(row);
    v.done = v.pace = v.bands = v.over = v.discomfort = v.quality = v.since = "–";
    if (row.unread != review::Row::Unread::nothing || row.replies == 0) return v;
    const Figures& f = row.now;
    v.done = std::to_string(f.done);
    if (f.planned > 0) v.done += " / " + std::to_string(f.planned); // else no day of it is over
    tell_measured(v, f);
    if (f.before || f.after)
        v.discomfort = figure_or_dash(f.before, 0) + " → " + figure_or_dash(f.after, 0);
    else if (f.nowhere_told(&NotTold::discomfort))
        v.discomfort = wording::not_told();
    v.since = since_last(row);
    return v;
}

void tell(ReviewView& v, const Mailbox& mailbox) {
    if (mailbox.folder.empty()) {
        v.mailbox.push_back(tr("No folder is shared with clients: replies come as files. Drop them "
                               "onto the window, or name one below."));
        return;
    }
    if (!mailbox.waits_since.empty())
        v.waits = filled(tr("The folder {folder} has not answered since {time}. What is here can "
                            "be looked at; what is done goes out when it answers."),
                         {{"folder", mailbox.folder}, {"time", mailbox.waits_since}});
    else if (!mailbox.looked.empty())
        v.mailbox.push_back(filled(tr("Folder {folder}, looked at {time}."),
                                   {{"folder", mailbox.folder}, {"time", mailbox.looked}}));
    v.mailbox.insert(v.mailbox.end(), mailbox.came.begin(), mailbox.came.end());
}

} // namespace

std::string figure_or_dash(const std::optional<double>& value, int decimals) {
    return value ? number(*value, decimals) : std::string{"–"};
}

std::string sentence(review::Reason reason, const review::Row& row) {
    const auto n = [](int count) { return static_cast<unsigned long>(std::max(count, 0)); };
    switch (reason) {
    case review::Reason::stopped:
        return trn("stopped {n} time", "stopped {n} times", n(row.now.stopped));
    case review::Reason::over_mark:
        return trn("over the mark {n} time", "over the mark {n} times",
                   n(row.now.times_over_mark.value_or(0)));
    case review::Reason::discomfort_up:
        return filled(tr("discomfort up by {n}"),
                      {{"n", std::to_string(row.now.most_discomfort_up)}});
    case review::Reason::too_fast: return tr("too fast");
    case review::Reason::silent:
        return trn("nothing heard for {n} day", "nothing heard for {n} days",
                   n(row.silent_days.value_or(0)));
    case review::Reason::bad_signal: return tr("bad signal");
    }
    return {};
}

ReviewView view_of(const ReviewFacts& f) {
    ReviewView v;
    const std::size_t first = f.first < f.rows.size() ? f.first : 0;
    const std::size_t end = std::min(f.rows.size(), first + review_rows);
    for (std::size_t i = first; i < end; ++i)
        v.rows.push_back(row_of(f.rows[i], f.chosen.contains(f.rows[i].client)));
    v.plain = static_cast<std::size_t>(
        std::count_if(f.rows.begin(), f.rows.end(), review::inconspicuous));
    v.chosen = f.chosen.size();
    v.earlier = first > 0;
    v.later = end < f.rows.size();
    if (v.earlier || v.later)
        v.place = filled(tr("{from} to {to} of {all}"), {{"from", std::to_string(first + 1)},
                                                         {"to", std::to_string(end)},
                                                         {"all", std::to_string(f.rows.size())}});
    if (f.reading)
        v.head = tr("The clients are read ..");
    else if (f.rows.empty())
        v.head = tr("No clients yet: whoever is sent a plan stands here.");
    else
        v.head = trn("{n} client", "{n} clients", f.rows.size()) + "  ·  " +
                 trn("{n} inconspicuous reply to be seen", "{n} inconspicuous replies to be seen",
                     v.plain);
    tell(v, f.mailbox);
    v.asked_remove = f.asked_remove;
    if (!f.asked_remove.empty())
        v.remove_question =
            filled(tr("The file of {client} cannot be read. The latest backup may still hold it. "
                      "Delete everything of this client for good?"),
                   {{"client", f.asked_remove}});
    v.said = f.said;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
