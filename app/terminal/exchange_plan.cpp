// export plan, import plan: from the desk to the client.
#include "terminal/sending.h"

#include "review/practices.h"
#include "store/private_file.h"
#include "terminal/plan_arriving.h"
#include "terminal/plans.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace terminal::sealed {

namespace fs = std::filesystem;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char* plan_part = "plan";

// Whom it is for: who is named, whom the plan names, or somebody new.
Result<To> client_for(const review::Clients::Found& found, const std::optional<std::string>& who,
                      const plan::Plan& plan) {
    const std::string label = who.value_or(plan.client);
    if (!label.empty()) {
        // A label may look like the beginning of somebody's id.
        const auto there = client_named(found, label, Naming::in_full);
        if (there) return To{*there, false};
        if (there.error().code != "not_found") return tl::unexpected{there.error()};
    }
    if (const auto line = text_typed("--client", label); !line) return tl::unexpected{line.error()};
    if (label.size() > review::longest_word)
        return tl::unexpected{Failure{"usage", tr("The client's label is too long.")}};
    review::Client made;
    made.id = review::new_client_id(bundle::Randomness::fresh());
    made.known_as = bundle::new_id<bundle::ClientId>(bundle::Randomness::fresh());
    made.label = label;
    return To{std::move(made), true};
}

// All versions of a plan share an id.
bundle::PlanId id_for(const review::Client& client, const std::string& name) {
    for (const review::SentPlan& sent : client.plans)
        if (sent.name == name) return sent.plan;
    return bundle::new_id<bundle::PlanId>(bundle::Randomness::fresh());
}

using Sealing = tl::expected<bundle::Bytes, bundle::SealError>;

bool by_key(const review::Client& client, const Way& way) {
    return client.answer_to && !way.passphrase_file && !way.secret;
}

// Who has replied gets it sealed to the key of that reply; else a passphrase has to do.
Result<Sealing> sealed_for(Desk& desk, const review::Client& client, const Way& way,
                           const bundle::Parts& parts) {
    if (by_key(client, way))
        return bundle::seal_to(*client.answer_to, bundle::Kind::plan, parts,
                               bundle::Randomness::fresh());
    auto secret =
        way.secret ? Result<std::string>{*way.secret} : passphrase(desk, way.passphrase_file);
    if (!secret) return tl::unexpected{secret.error()};
    auto sealed = bundle::seal_with_passphrase(bundle::Kind::plan, parts, *secret,
                                               bundle::Randomness::fresh());
    bundle::wipe(*secret);
    return sealed;
}

// The file, or its name in the mailbox.
Result<std::string> put_out(Desk& desk, Office& office, const bundle::ClientId& whose,
                            const Way& way, const bundle::Bytes& bytes) {
    if (way.file) {
        if (const auto done = write(*way.file, way.replace, bytes); !done)
            return tl::unexpected{done.error()};
        return *way.file;
    }
    return post(desk, bundle::Kind::plan, bytes, [&](const std::string& name) {
        office.mail.desk.read[name] = whose; // goes when they are closed
        return keep(desk, office);
    });
}

void tell_sent(Desk& desk, const Way& way, const std::string& file, const To& to,
               const plan::Plan& plan) {
    desk.say(filled(tr("{plan}, version {version}, is sealed: {file}"),
                    {{"plan", plan.title.in(wording::language())},
                     {"version", std::to_string(plan.version)},
                     {"file", file}}));
    desk.say(filled(to.fresh ? tr("For a new client, {client}. rolltakt inbox shows what comes "
                                  "back.")
                             : tr("For {client}, who is in the list already."),
                    {{"client", review::called(to.client)}}));
    desk.say(by_key(to.client, way)
                 ? tr("Only the computer that the last reply came from can open it.")
                 : tr("Tell the passphrase in person or by telephone, not with the file."));
}

// --- at the client's

Result<bundle::Opened> opened(Desk& desk, const PlanIn& asked, const Sealed& sealed,
                              const std::vector<review::Practice>& known) {
    auto result =
        bundle::Result<bundle::Opened>{tl::unexpected{bundle::Refusal::other_key_or_damaged}};
    if (sealed.lock == bundle::Lock::key) {
        if (auto by_key = opened_by_key(sealed.bytes, known)) result = *std::move(by_key);
    } else {
        auto secret = passphrase(desk, asked.passphrase_file);
        if (!secret) return tl::unexpected{secret.error()};
        result = bundle::open_with_passphrase(sealed.bytes, *secret);
        bundle::wipe(*secret);
    }
    if (!result) return tl::unexpected{refused(asked.file, result.error())};
    return *std::move(result);
}

} // namespace

Result<Sent> send_plan(Desk& desk, Office& office, const To& to, const plan::Plan& plan,
                       const std::string& text, const Recording& recording, const Way& way) {
    if (!office.keys) return tl::unexpected{no_keys()}; // of clients who are here they were lost
    const auto version = static_cast<std::uint32_t>(plan.version);
    const review::SentPlan sent{id_for(to.client, plan.id), plan.id, version, text};
    auto parts = review::parts_of(office.keys->open(), to.client.known_as, sent);
    add_recording(parts, recording);
    const auto sealed = sealed_for(desk, to.client, way, parts);
    if (!sealed) return tl::unexpected{sealed.error()};
    if (!*sealed) return tl::unexpected{refused(sealed->error())};
    // Known here before it goes out: a reply to it must find its client.
    review::Client after = to.client;
    if (std::find(after.plans.begin(), after.plans.end(), sent) == after.plans.end())
        after.plans.push_back(sent);
    if (const auto kept = office.clients.keep(after); !kept)
        return tl::unexpected{not_kept(desk, after, kept.error())};
    if (recording)
        if (const auto kept = office.clients.keep_recording(after, sent, *recording.wav); !kept) {
            (void)(to.fresh ? office.clients.remove(after.id) : office.clients.keep(to.client));
            return tl::unexpected{not_kept(desk, after, kept.error())};
        }
    const auto file = put_out(desk, office, after.known_as, way, **sealed);
    if (!file) { // nobody has it
        (void)(to.fresh ? office.clients.remove(after.id) : office.clients.keep(to.client));
        return tl::unexpected{file.error()};
    }
    tell_sent(desk, way, *file, to, plan);
    if (recording)
        desk.say(filled(tr("A recording of {n} s goes along."),
                        {{"n", std::to_string(std::lround(recording.lasts_s))}}));
    Sent done{{{"file", *file},
               {"mailbox", !way.file},
               {"plan", plan.id},
               {"version", plan.version},
               {"client", to.client.id},
               {"label", to.client.label},
               {"new_client", to.fresh},
               {"recording_s", recording ? Json(recording.lasts_s) : Json(nullptr)},
               {"lock", by_key(to.client, way) ? "key" : "passphrase"}},
              {}};
    if (const auto told = send(desk, office); !told) done.trouble = told.error();
    return done;
}

namespace {

// With new ones nothing that comes back from those clients could be opened.
bool keys_are_lost(const Desk& desk) {
    const auto keys = review::practice_keys(practice_keys_of(desk));
    if (keys || keys.error() != store::StoreError::not_found) return false;
    const auto found = review::Clients::look(clients_of(desk)).all();
    return !found.all.empty() || !found.unreadable.empty();
}

Failure lost_keys() {
    return {"no_keys",
            tr("The keys of this practice are gone, and there are clients who have them. "
               "rolltakt import practice FILE takes them from another desk; nothing was "
               "written.")};
}

} // namespace

Result<Json> seal_plan(Desk& desk, const ToSeal& asked) {
    const auto read = plan::read(asked.text, asked.name, desk.library());
    if (!read) return tl::unexpected{plans::failure_of(desk, read.error())};
    if (read->is_template) return tl::unexpected{plans::is_template(asked.name, read->id)};
    if (keys_are_lost(desk)) return tl::unexpected{lost_keys()};
    if (const auto made = make_keys(desk); !made) return tl::unexpected{made.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto found = desk_of->clients.all();
    warn_of(desk, found);
    const auto to = client_for(found, asked.client, *read);
    if (!to) return tl::unexpected{to.error()};
    const bool theirs = asked.recorded_for.empty() || asked.recorded_for == to->client.id;
    if (!theirs && asked.recording)
        desk.warn(tr("The recording beside the plan was for another client and does not go along; "
                     "--voice FILE gives one."));
    auto sent = send_plan(desk, *desk_of, *to, *read, asked.text,
                          theirs ? asked.recording : Recording{}, asked.way);
    if (!sent) return tl::unexpected{sent.error()};
    if (sent->trouble) desk.warn(sent->trouble->message);
    return std::move(sent->answer);
}

Outcome export_plan(Desk& desk, const PlanOut& asked) {
    const auto text = plans::text_named(desk, asked.plan);
    if (!text) return tl::unexpected{text.error()};
    const auto recording = asked.voice ? recording_from(*asked.voice)
                                       : OrFailure<Recording>{kept_recording(asked.plan)};
    if (!recording) return tl::unexpected{recording.error()};
    std::string whose; // what was recorded beside the plan belongs to whom it went to
    if (!asked.voice)
        if (const auto named = store::read_private(asked.plan + ".client"); named && *named)
            whose = (*named)->substr(0, (*named)->find('\n'));
    const auto sent =
        seal_plan(desk, {asked.plan, *text, asked.client, asked.way, *recording, whose});
    if (!sent) return tl::unexpected{sent.error()};
    desk.answer(*sent);
    return 0;
}

namespace {

// For the person, and their practice is known from then on.
Result<Json> take_plan(Desk& desk, std::vector<review::Practice>& known, const CamePlan& came) {
    auto taken = plans::take(desk, came.plan, came.text, came.recording);
    if (!taken) return taken;
    if (const auto kept = keep_practice(desk, known, came); !kept)
        return tl::unexpected{kept.error()};
    return taken;
}

} // namespace

void collect_plans(Desk& desk) {
    const auto folder = mailbox_of(desk);
    if (folder && !*folder) return;
    if (!folder) return desk.warn(folder.error().message);
    const auto seen = look_for_plans(desk, **folder);
    if (!seen) return desk.warn(seen.error().message);
    if (seen->trouble) desk.warn(folder_failure(seen->folder, *seen->trouble).message);
    const Takes takes{
        [&](const CamePlan& came) {
            return plans::has(desk, came.plan.id, came.text, came.recording);
        },
        [&](const CamePlan& came) { return plans::stopped(desk, came.plan.id); },
        [&](const CamePlan& came) -> Result<void> {
            desk.say(tr("From the practice:"));
            if (const auto taken = plans::take(desk, came.plan, came.text, came.recording); !taken)
                return tl::unexpected{taken.error()};
            return {};
        }};
    const auto collected = collect(desk, *seen, takes);
    for (const std::string& one : collected.troubles) desk.warn(one);
    for (const Stopped& one : collected.stopped)
        desk.say(filled(tr("A new version of “{plan}”, which is not followed any more, lies in the "
                           "mailbox; rolltakt import plan {file} takes it."),
                        {{"plan", one.title}, {"file", one.file}}));
    for (const std::string& one : collected.by_passphrase)
        desk.say(filled(tr("A plan that opens by a passphrase lies in the mailbox; "
                           "rolltakt import plan {file} takes it."),
                        {{"file", one}}));
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
    const auto came = read_plan(desk, asked.file, *found, sealed->lock, *known);
    if (!came) return tl::unexpected{came.error()};
    const auto taken = take_plan(desk, *known, *came);
    if (!taken) return tl::unexpected{taken.error()};
    desk.say(tr("rolltakt export reply FILE makes the reply that only this practice can open."));
    desk.answer(*taken);
    return 0;
}

} // namespace terminal::sealed
