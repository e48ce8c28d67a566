#include "terminal/plan_arriving.h"

#include "plan/plan_file.h"
#include "terminal/plan_recording.h"
#include "terminal/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>

namespace terminal::sealed {

namespace fs = std::filesystem;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char* plan_part = "plan";
constexpr std::size_t most_at_once = 16u << 20; // bytes of plans that are held in memory

// A plan that came by key is the practice's own only when it names the client as nobody else can.
bool believed(const bundle::PlanAbout& about, bundle::Lock lock, const Practices& known) {
    if (lock == bundle::Lock::passphrase) return true;
    return std::any_of(known.begin(), known.end(), [&](const review::Practice& one) {
        return one.key == about.practice && bundle::same(one.known_as, about.client);
    });
}

void remember(Practices& known, const bundle::PlanAbout& about, const std::string& name) {
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

std::optional<bundle::Opened> opened_by_key(const bundle::Bytes& bytes, const Practices& known) {
    for (const review::Practice& one : known)
        if (const auto pair = review::pair_of(one))
            if (auto opened = bundle::open_with(*pair, bytes)) return *std::move(opened);
    return std::nullopt;
}

Result<CamePlan> read_plan(Desk& desk, const std::string& file, const bundle::Opened& opened,
                           bundle::Lock lock, const Practices& known) {
    const auto about = bundle::plan_about(opened);
    const bundle::Part* part = bundle::only(opened.parts, plan_part);
    if (!about || part == nullptr || !believed(*about, lock, known))
        return tl::unexpected{not_as_made(file)};
    const std::string text{bundle::text_of(*part)};
    const auto read = plan::read(text, file, desk.library());
    if (!read) return tl::unexpected{plans::failure_of(desk, read.error())};
    if (read->is_template || static_cast<std::uint32_t>(read->version) != about->version)
        return tl::unexpected{not_as_made(file)};
    auto recording = recording_in(file, opened.parts);
    if (!recording) return tl::unexpected{recording.error()};
    return CamePlan{*about, *read, text, *std::move(recording)};
}

Result<void> keep_practice(const Desk& desk, Practices& known, const CamePlan& came) {
    const auto file = practices_of(desk);
    if (!file) return tl::unexpected{file.error()};
    auto after = known;
    remember(after, came.about, came.plan.id);
    if (after == known) return {};
    if (const auto kept = review::keep(*file, after); !kept)
        return tl::unexpected{failure(kept.error(), file->string())};
    known = std::move(after);
    return {};
}

// --- the mailbox

namespace {

Result<fs::path> mail_of_person(const Desk& desk) {
    const auto person = desk.person();
    if (!person) return tl::unexpected{person.error()};
    return desk.data() / "people" / (*person + ".mailbox");
}

Result<Practices> practices_there(const Desk& desk) {
    const auto file = practices_of(desk);
    if (!file) return tl::unexpected{file.error()};
    auto known = review::practices(*file);
    if (!known) return tl::unexpected{failure(known.error(), file->string())};
    return *std::move(known);
}

class Collecting {
  public:
    Collecting(Desk& desk, MailSeen& seen, const Takes& takes, Practices known)
        : desk_{desk}, seen_{seen}, takes_{takes}, known_{std::move(known)} {
        if (auto own = review::mail(desk.data() / "mailbox.desk")) own_ = std::move(own->desk.read);
    }

    Collected run() {
        for (const std::string& name : seen_.by_passphrase)
            if (known_.empty() && !own_.contains(name))
                made_.by_passphrase.push_back((seen_.folder / name).string());
        for (mailbox::File& file : seen_.files)
            if (const auto done = look_at(file); !done)
                made_.troubles.push_back(done.error().message);
        return std::move(made_);
    }

  private:
    Result<void> look_at(mailbox::File& file) {
        const std::string path = (seen_.folder / file.name).string();
        const auto opened = opened_by_key(file.bytes, known_);
        if (!opened) return {};
        const auto came = read_plan(desk_, path, *opened, bundle::Lock::key, known_);
        if (!came) {
            seen_.mail.refused.insert(bundle::digest(opened->parts));
            seen_.noted = true;
            return tl::unexpected{came.error()};
        }
        const auto there = takes_.has(*came);
        if (!there) return tl::unexpected{there.error()};
        const auto stopped = *there ? Result<bool>{false} : takes_.stopped(*came);
        if (!stopped) return tl::unexpected{stopped.error()};
        if (*stopped)
            made_.stopped.push_back({path,
                                     came->plan.title.in(wording::language()),
                                     {std::move(file.bytes), bundle::Lock::key}});
        else if (const auto taken = take_once(*came, *there); !taken)
            return taken;
        seen_.mail.desk.read[file.name] = std::nullopt;
        seen_.noted = true;
        return {};
    }

    Result<void> take_once(const CamePlan& came, bool there) {
        if (!there) {
            if (const auto taken = takes_.take(came); !taken) return taken;
            ++made_.taken;
        }
        return keep_practice(desk_, known_, came); // it may have failed last time
    }

    Desk& desk_;
    MailSeen& seen_;
    const Takes& takes_;
    Practices known_;
    // What a desk in the same place looked at: what it sent is not offered to it.
    std::map<std::string, std::optional<bundle::ClientId>> own_;
    Collected made_;
};

} // namespace

Result<MailSeen> look_for_plans(const Desk& desk, const fs::path& folder) {
    const auto file = mail_of_person(desk);
    if (!file) return tl::unexpected{file.error()};
    auto mail = review::mail(*file);
    if (!mail) return tl::unexpected{failure(mail.error(), file->string())};
    const auto known = practices_there(desk);
    if (!known) return tl::unexpected{known.error()};
    MailSeen seen;
    seen.folder = folder;
    seen.mail = *std::move(mail);
    mailbox::name_folder(seen.mail, folder.string());
    const auto listing = mailbox::list(folder, seen.mail.desk);
    if (!listing) {
        seen.trouble = listing.error();
        return seen;
    }
    std::size_t held = 0;
    for (const std::string& name : listing->ours) {
        const auto beginning = mailbox::read_beginning(folder, name, bundle::longest_head);
        if (!beginning) continue;
        const auto head = bundle::head(beginning->bytes);
        if (!head || beginning->whole < head->file_size) continue; // still arriving, or foreign
        if (head->kind != bundle::Kind::plan) {
            seen.mail.desk.read[name] = std::nullopt;
            seen.noted = true;
        } else if (head->lock == bundle::Lock::passphrase) {
            seen.by_passphrase.push_back(name);
        } else if (!known->empty() && (held == 0 || held + beginning->whole <= most_at_once)) {
            auto read = mailbox::read_file(folder, name);
            if (!read) continue;
            const auto opened = opened_by_key(read->bytes, *known);
            if (!opened) continue; // somebody else's; or it fills where it lies: looked at again
            if (seen.mail.refused.contains(bundle::digest(opened->parts))) continue; // it was told
            held += read->bytes.size();
            seen.files.push_back(*std::move(read));
        }
    }
    return seen;
}

Collected collect(Desk& desk, MailSeen seen, const Takes& takes) {
    const auto trouble = [](const Failure& why) {
        Collected made;
        made.troubles.push_back(why.message);
        return made;
    };
    if (seen.nothing_new()) return {};
    const auto known = practices_there(desk);
    if (!known) return trouble(known.error());
    Collected made = Collecting{desk, seen, takes, *known}.run();
    const auto file = mail_of_person(desk);
    if (!file || !seen.noted) return made;
    if (const auto kept = review::keep(*file, seen.mail); !kept)
        made.troubles.push_back(failure(kept.error(), file->string()).message);
    return made;
}

} // namespace terminal::sealed
