// export plan, import plan: from the desk to the client.
#include "terminal/exchange.h"

#include "review/practices.h"
#include "terminal/document.h"
#include "terminal/plans.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::sealed {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char* plan_part = "plan";

struct Chosen {
    review::Client client;
    bool fresh = false;
};

// Whom it is for: who is named, whom the plan names, or somebody new.
Result<Chosen> client_for(const review::Clients::Found& found,
                          const std::optional<std::string>& who, const plan::Plan& plan) {
    const std::string label = who.value_or(plan.client);
    if (!label.empty()) {
        const auto there = client_named(found, label);
        if (there) return Chosen{*there, false};
        if (there.error().code != "not_found") return tl::unexpected{there.error()};
    }
    if (label.size() > review::longest_word)
        return tl::unexpected{Failure{"usage", tr("The client's label is too long.")}};
    review::Client made;
    made.id = review::new_client_id(bundle::Randomness::fresh());
    made.known_as = bundle::new_id<bundle::ClientId>(bundle::Randomness::fresh());
    made.label = label;
    return Chosen{std::move(made), true};
}

// All versions of a plan share an id.
bundle::PlanId id_for(const review::Client& client, const std::string& name) {
    for (const review::SentPlan& sent : client.plans)
        if (sent.name == name) return sent.plan;
    return bundle::new_id<bundle::PlanId>(bundle::Randomness::fresh());
}

using Sealing = tl::expected<bundle::Bytes, bundle::SealError>;

// Who has replied gets it sealed to the key of that reply; else a passphrase has to do.
Result<Sealing> sealed_for(Desk& desk, const review::Client& client, const PlanOut& asked,
                           const bundle::Parts& parts) {
    if (client.answer_to && !asked.passphrase_file)
        return bundle::seal_to(*client.answer_to, bundle::Kind::plan, parts,
                               bundle::Randomness::fresh());
    auto secret = passphrase(desk, asked.passphrase_file);
    if (!secret) return tl::unexpected{secret.error()};
    auto sealed = bundle::seal_with_passphrase(bundle::Kind::plan, parts, *secret,
                                               bundle::Randomness::fresh());
    bundle::wipe(*secret);
    return sealed;
}

void tell_sent(Desk& desk, const PlanOut& asked, const Chosen& to, const plan::Plan& plan) {
    desk.say(filled(tr("{plan}, version {version}, is sealed: {file}"),
                    {{"plan", plan.title.in(wording::language())},
                     {"version", std::to_string(plan.version)},
                     {"file", asked.file}}));
    const std::string label = to.client.label.empty() ? to.client.id : to.client.label;
    desk.say(filled(to.fresh ? tr("For a new client, {client}. rolltakt inbox shows what comes "
                                  "back.")
                             : tr("For {client}, who is in the list already."),
                    {{"client", label}}));
    const bool by_key = to.client.answer_to && !asked.passphrase_file;
    desk.say(by_key ? tr("Only the computer that the last reply came from can open it.")
                    : tr("Tell the passphrase in person or by telephone, not with the file."));
    desk.answer({{"file", asked.file},
                 {"plan", plan.id},
                 {"version", plan.version},
                 {"client", to.client.id},
                 {"label", to.client.label},
                 {"new_client", to.fresh},
                 {"lock", by_key ? "key" : "passphrase"}});
}

// --- at the client's

Result<bundle::Opened> opened(Desk& desk, const PlanIn& asked, const Sealed& sealed,
                              const std::vector<review::Practice>& known) {
    auto result =
        bundle::Result<bundle::Opened>{tl::unexpected{bundle::Refusal::other_key_or_damaged}};
    if (sealed.lock == bundle::Lock::key) {
        for (const review::Practice& one : known)
            if (const auto pair = review::pair_of(one); pair && !result)
                result = bundle::open_with(*pair, sealed.bytes);
    } else {
        auto secret = passphrase(desk, asked.passphrase_file);
        if (!secret) return tl::unexpected{secret.error()};
        result = bundle::open_with_passphrase(sealed.bytes, *secret);
        bundle::wipe(*secret);
    }
    if (!result) return tl::unexpected{refused(asked.file, result.error())};
    return *std::move(result);
}

// A plan that came by key is the practice's own only when it names the client as nobody else can.
bool believed(const bundle::PlanAbout& about, bundle::Lock lock,
              const std::vector<review::Practice>& known) {
    if (lock == bundle::Lock::passphrase) return true;
    return std::any_of(known.begin(), known.end(), [&](const review::Practice& one) {
        return one.key == about.practice && bundle::same(one.known_as, about.client);
    });
}

void remember(std::vector<review::Practice>& known, const bundle::PlanAbout& about,
              const std::string& name) {
    for (review::Practice& one : known)
        if (one.plan == about.plan && bundle::same(one.known_as, about.client)) {
            one.key = about.practice;
            one.version = std::max(one.version, about.version);
            return;
        }
    review::Practice made;
    made.key = about.practice;
    made.known_as = about.client;
    made.plan = about.plan;
    made.plan_name = name;
    made.version = about.version;
    made.secret = review::secret_of(bundle::KeyPair::fresh(bundle::Randomness::fresh()));
    known.push_back(std::move(made));
}

} // namespace

Outcome export_plan(Desk& desk, const PlanOut& asked) {
    const auto library = desk.library();
    const auto text = plans::text_named(desk, asked.plan);
    if (!text) return tl::unexpected{text.error()};
    const auto read = plan::read(*text, asked.plan, library);
    if (!read) return tl::unexpected{plans::failure_of(desk, read.error())};
    if (read->is_template) return tl::unexpected{plans::is_template(asked.plan, read->id)};
    const auto folder = clients_of(desk);
    auto clients = review::Clients::open(folder);
    if (!clients) return tl::unexpected{failure(clients.error(), folder.string())};
    const auto found = clients->all();
    warn_of(desk, found);
    auto to = client_for(found, asked.client, *read);
    if (!to) return tl::unexpected{to.error()};
    const auto keys_file = practice_keys_of(desk);
    const auto keys = review::practice_keys_made(keys_file);
    if (!keys) return tl::unexpected{failure(keys.error(), keys_file.string())};

    const auto version = static_cast<std::uint32_t>(read->version);
    const review::SentPlan sent{id_for(to->client, read->id), read->id, version, *text};
    const bundle::Parts parts{bundle::about_part(bundle::PlanAbout{
                                  keys->open(), to->client.known_as, sent.plan, version}),
                              bundle::part(plan_part, *text)};
    const auto sealed = sealed_for(desk, to->client, asked, parts);
    if (!sealed) return tl::unexpected{sealed.error()};
    if (!*sealed) return tl::unexpected{refused(sealed->error())};
    // Known here before it goes out: a reply to it must find its client.
    review::Client after = to->client;
    if (std::find(after.plans.begin(), after.plans.end(), sent) == after.plans.end())
        after.plans.push_back(sent);
    if (const auto kept = clients->keep(after); !kept)
        return tl::unexpected{failure(kept.error(), folder.string())};
    if (const auto done = write(asked.file, asked.replace, **sealed); !done) {
        if (to->fresh) (void)clients->remove(after.id); // nobody has it
        return tl::unexpected{done.error()};
    }
    tell_sent(desk, asked, *to, *read);
    return 0;
}

Outcome import_plan(Desk& desk, const PlanIn& asked) {
    const auto sealed = sealed_file(asked.file, bundle::Kind::plan);
    if (!sealed) return tl::unexpected{sealed.error()};
    const auto file = practices_of(desk);
    if (!file) return tl::unexpected{file.error()};
    auto known = review::practices(*file);
    if (!known) return tl::unexpected{failure(known.error(), file->string())};
    const auto found = opened(desk, asked, *sealed, *known);
    if (!found) return tl::unexpected{found.error()};
    const auto about = bundle::plan_about(*found);
    const bundle::Part* part = bundle::only(found->parts, plan_part);
    if (!about || part == nullptr || !believed(*about, sealed->lock, *known))
        return tl::unexpected{not_as_made(asked.file)};
    const std::string text{bundle::text_of(*part)};
    const auto read = plan::read(text, asked.file, desk.library());
    if (!read) return tl::unexpected{plans::failure_of(desk, read.error())};
    if (read->is_template || static_cast<std::uint32_t>(read->version) != about->version)
        return tl::unexpected{not_as_made(asked.file)};
    const auto taken = plans::take(desk, *read, text);
    if (!taken) return tl::unexpected{taken.error()};
    remember(*known, *about, read->id);
    if (const auto kept = review::keep(*file, *known); !kept)
        return tl::unexpected{failure(kept.error(), file->string())};
    desk.say(tr("rolltakt export reply FILE makes the reply that only this practice can open."));
    desk.answer(*taken);
    return 0;
}

} // namespace terminal::sealed
