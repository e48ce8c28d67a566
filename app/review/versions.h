// The versions of a plan that a client's replies answer, each on the days that were told of it.
#pragma once
#include "plan/plan_file.h"
#include "review/clients.h"
#include "review/row.h"

#include <map>
#include <span>

namespace review {

std::vector<plan::Days> without(const plan::Days& all, std::span<const plan::Days> taken);

class Versions { // of what it is made from, which stays where it is
  public:
    Versions(const Client&, const SentPlan& current, const plan::Plan& of_current,
             const routine::Library&);
    // The current one where the one it answers is not there or cannot be read.
    const plan::Plan& of(const GotReply&);
    // Of the days of these replies none twice, and none that is told in those before them. There is
    // always one, without days where none is left.
    std::vector<Held> held(std::span<const GotReply>, std::span<const GotReply> before = {});
    // All replies but those that answer the current one.
    std::vector<Held> earlier();
    const plan::Plan& current() const { return of_current_; }

  private:
    const SentPlan* sent_for(const GotReply&) const;

    const Client& client_;
    const SentPlan& sent_;
    const plan::Plan& of_current_;
    const routine::Library& library_;
    std::map<const SentPlan*, std::optional<plan::Plan>> others_; // nothing: cannot be read
};

} // namespace review
