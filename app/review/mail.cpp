#include "review/mail.h"

#include "review/disk.h"
#include "routine/utf8.h"
#include "store/private_file.h"

#include <algorithm>

namespace review {

namespace fs = std::filesystem;
using bundle::ClientId, bundle::Digest, bundle::KeyPair, store::StoreError;
using mailbox::Event, mailbox::Kept;

namespace {

constexpr const char *plan_part = "plan", *name_part = "name", *label_part = "label",
                     *folder_part = "folder", *reply_part = "reply", *traces_part = "traces";

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Client* known_as(std::vector<Client>& all, const ClientId& id) {
    for (Client& one : all)
        if (bundle::same(one.known_as, id)) return &one;
    return nullptr;
}

bool has_plan(const Client& client, const bundle::PlanId& plan) {
    return std::any_of(client.plans.begin(), client.plans.end(),
                       [&](const SentPlan& sent) { return sent.plan == plan; });
}

// Of a part beside an event; empty when it is none that could be shown.
std::string word_in(const bundle::Parts& parts, const char* kind) {
    const bundle::Part* found = bundle::only(parts, kind);
    const std::string word{found == nullptr ? std::string_view{} : bundle::text_of(*found)};
    return word.size() <= longest_word && routine::characters(word) ? word : std::string{};
}

bool is_folder_name(const std::string& id) { // as new_client_id() makes them
    return bundle::id<bundle::Id<struct of_folder, 4>>(id).has_value();
}

class Exchange {
  public:
    Exchange(Clients& clients, const KeyPair& practice, Kept& kept, units::WallTime now,
             const Keep& keep)
        : clients_{clients}, practice_{practice}, kept_{kept}, now_{now}, keep_{keep} {}

    store::Result<Exchanged> run() {
        Clients::Found found = clients_.all();
        all_ = std::move(found.all);
        unreadable_ = std::move(found.unreadable);
        for (const Client& one : all_)
            for (const GotReply& got : one.replies) kept_.desk.replies.insert(got.content);
        take_files();
        for (const Told& one : came_) place(one);
        for (Came& reply : replies_) place(reply);
        drop_closed();
        for (const Event& event : kept_.desk.events.in_order())
            told_.insert({event.client, event.what});
        for (const Client& one : all_) tell_of(one);
        put_events();
        for (const Client& one : all_) put_replies(one);
        if (failed_) return tl::unexpected{*failed_};
        return std::move(done_);
    }

  private:
    struct Told {
        std::string file;
        Event event;
        bundle::Parts along;
    };
    struct Came {
        std::string file;
        bundle::ReplyAbout about;
        Digest content;
        Reply reply;
    };

    // --- in

    void take_files() {
        if (kept_.folder.empty()) return;
        const auto listing = mailbox::list(kept_.folder, kept_.desk);
        if (!listing) return trouble(listing.error());
        for (const std::string& name : listing->ours) {
            const auto file = mailbox::read_file(kept_.folder, name);
            if (file)
                take(*file);
            else if (file.error() == mailbox::FolderError::too_large)
                refuse(name, bundle::Refusal::too_large, {bundle::part("too_large", name)});
            else
                done_.arriving.push_back(name); // gone meanwhile, or not to be opened yet
        }
    }

    // It is looked at again each time.
    void refuse(const std::string& name, bundle::Refusal why, const bundle::Parts& whole) {
        const Digest content = bundle::digest(whole);
        done_.refused.push_back({name, why, content, kept_.refused.contains(content)});
    }
    void refuse(const mailbox::File& file, bundle::Refusal why) {
        refuse(file.name, why, {bundle::part("file", file.bytes)});
    }

    void take(const mailbox::File& file) {
        mailbox::Taken taken = mailbox::take(kept_.desk, practice_, file);
        if (taken.outcome == mailbox::Outcome::not_whole) done_.arriving.push_back(file.name);
        if (taken.outcome == mailbox::Outcome::refused) refuse(file, *taken.refusal);
        if (taken.content) held_[*taken.content].push_back(file.name);
        if (taken.event) came_.push_back({file.name, *taken.event, std::move(taken.along)});
        if (taken.reply) read(file, *taken.reply);
    }

    void read(const mailbox::File& file, const mailbox::Reply& sealed) {
        const auto reply = reply_in(sealed.about, sealed.parts);
        if (reply) {
            replies_.push_back({file.name, sealed.about, sealed.content, *reply});
        } else {
            look_again(sealed.content); // a newer program may read it
            refuse(file, reply.error());
        }
    }

    // Every copy: the one that is there next time may be another.
    void look_again(const Digest& content) {
        for (const std::string& file : held_[content]) kept_.desk.read.erase(file);
        kept_.desk.replies.erase(content);
    }

    void place(const Told& told) {
        const mailbox::What& what = told.event.what;
        const auto* sent = std::get_if<mailbox::PlanSent>(&what);
        if (sent != nullptr && may_be_unreadable(told.event.client)) {
            mailbox::put_off(kept_.desk, told.file, told.event);
            ++done_.waiting;
        } else if (sent != nullptr)
            place(told.event.client, *sent, told.along);
        else if (std::holds_alternative<mailbox::Note>(what) ||
                 std::holds_alternative<mailbox::Seen>(what))
            ++done_.told;
    }

    // Nobody knows who is in a file that cannot be read: a new client could take its place, and
    // what was kept of the old one would be gone.
    bool may_be_unreadable(const ClientId& id) {
        return !unreadable_.empty() && known_as(all_, id) == nullptr &&
               !kept_.desk.events.closed(id);
    }

    void place(const ClientId& id, const mailbox::PlanSent& sent, const bundle::Parts& along) {
        const bundle::Part* part = bundle::only(along, plan_part);
        if (part == nullptr || kept_.desk.events.closed(id)) return;
        const SentPlan plan{sent.plan, word_in(along, name_part), sent.version,
                            std::string{bundle::text_of(*part)}};
        if (bundle::digest(parts_of(practice_.open(), id, plan)) != sent.content) return;
        const Client* there = known_as(all_, id);
        Client client = there == nullptr ? new_client(id, along) : *there;
        if (std::find(client.plans.begin(), client.plans.end(), plan) != client.plans.end()) return;
        client.plans.push_back(plan);
        keep(std::move(client));
    }

    Client new_client(const ClientId& id, const bundle::Parts& along) const {
        Client made;
        made.known_as = id;
        made.label = word_in(along, label_part);
        made.id = word_in(along, folder_part);
        const bool taken = std::any_of(all_.begin(), all_.end(),
                                       [&](const Client& one) { return one.id == made.id; });
        if (taken || !is_folder_name(made.id)) made.id = new_client_id(bundle::Randomness::fresh());
        return made;
    }

    void keep(Client client) {
        const auto kept = clients_.keep(client);
        if (!kept && kept.error() == StoreError::out_of_range)
            return done_.full.push_back(called(client));
        if (!kept) return fail(kept.error());
        done_.plans.push_back(called(client));
        if (Client* there = known_as(all_, client.known_as))
            *there = std::move(client);
        else
            all_.push_back(std::move(client));
    }

    void place(Came& came) {
        Client* client = who_answers(all_, came.about);
        if (client == nullptr) {
            look_again(came.content); // the plan may still be on its way
            ++done_.waiting;
            return;
        }
        const GotReply got = got_of(came.about, came.content);
        const auto fresh = clients_.take(*client, got, came.reply, came.about.answer_to);
        if (!fresh) {
            look_again(came.content);
            if (fresh.error() != StoreError::out_of_range) return fail(fresh.error());
            return done_.full.push_back(called(*client));
        }
        if (*fresh) done_.replies.push_back(called(*client));
    }

    void drop_closed() {
        for (std::size_t i = all_.size(); i-- > 0;) {
            if (!kept_.desk.events.closed(all_[i].known_as)) continue;
            if (const auto gone = clients_.remove(all_[i].id); !gone) return fail(gone.error());
            done_.closed.push_back(called(all_[i]));
            all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(i));
        }
        drop_closed_unreadable();
        if (kept_.folder.empty() || done_.trouble) return;
        for (const std::string& name : mailbox::to_remove(kept_.desk)) {
            if (const auto gone = mailbox::remove(kept_.folder, name); !gone)
                return trouble(gone.error());
            kept_.desk.read[name] = std::nullopt;
        }
    }

    void drop_closed_unreadable() {
        for (const std::string& file : unreadable_) {
            const auto client = whose(file, kept_.desk.events);
            if (!client || !kept_.desk.events.closed(*client)) continue;
            const std::string id = fs::path{file}.parent_path().filename().string();
            if (const auto gone = clients_.remove(id); !gone) return fail(gone.error());
            done_.closed.push_back(id);
        }
    }

    // --- out

    void tell(const Client& client, const mailbox::What& what) {
        if (told_.insert({client.known_as, what}).second)
            mailbox::add(kept_.desk, client.known_as, what, now_);
    }

    void tell_of(const Client& client) {
        for (const SentPlan& sent : client.plans)
            tell(client, mailbox::PlanSent{
                             sent.plan, sent.version,
                             bundle::digest(parts_of(practice_.open(), client.known_as, sent))});
        for (const GotReply& got : client.replies)
            tell(client, mailbox::ReplyArrived{got.content, got.plan, got.version, got.counter,
                                               got.from, got.until});
    }

    bundle::Parts along(const Event& event) {
        const auto* told = std::get_if<mailbox::PlanSent>(&event.what);
        const Client* client = told == nullptr ? nullptr : known_as(all_, event.client);
        if (client == nullptr) return {};
        for (const SentPlan& sent : client->plans)
            if (bundle::digest(parts_of(practice_.open(), event.client, sent)) == told->content)
                return {bundle::part(plan_part, sent.text), bundle::part(name_part, sent.name),
                        bundle::part(label_part, client->label),
                        bundle::part(folder_part, client->id)};
        return {};
    }

    // Not what was only half done: it is done again next time.
    bool can_put() const { return !kept_.folder.empty() && !done_.trouble && !failed_; }

    bool to_put(const Event& event) const {
        return event.key.desk == kept_.desk.id && !kept_.there.contains(event.key);
    }

    bool keep_first(const std::set<Event>& events) {
        if (std::none_of(events.begin(), events.end(),
                         [this](const Event& one) { return to_put(one); }))
            return true;
        const auto kept = keep_(kept_);
        if (!kept) fail(kept.error());
        return kept.has_value();
    }

    void put_events() {
        const auto events = kept_.desk.events.in_order(); // sealing one notes its name
        if (!can_put() || !keep_first(events)) return;
        for (const Event& event : events) {
            if (!can_put()) return;
            if (!to_put(event)) continue;
            const auto file = mailbox::file_of(kept_.desk, practice_, event, along(event),
                                               bundle::Randomness::fresh());
            if (!file) return fail(StoreError::failed);
            if (const auto put = mailbox::put(kept_.folder, *file); put)
                kept_.there.insert(event.key);
            else
                trouble(put.error());
        }
    }

    // Replies that came by hand, as their clients sealed them: the other desks read them, too.
    void put_replies(const Client& client) {
        for (const fs::path& path : clients_.sealed(client)) {
            if (!can_put()) return;
            const auto content = bundle::id<Digest>(path.stem().string());
            if (!content || !has(client, *content)) continue; // it was not taken in the end
            auto file = mailbox::read_file(path.parent_path(), path.filename().string());
            auto chance = bundle::Randomness::fresh();
            if (!file) continue;
            file->name = mailbox::file_name(bundle::Kind::reply, chance);
            if (const auto put = mailbox::put(kept_.folder, *file); !put)
                return trouble(put.error());
            kept_.desk.read[file->name] = client.known_as;
            std::error_code none;
            fs::remove(path, none);
        }
    }

    void trouble(mailbox::FolderError error) {
        if (!done_.trouble) done_.trouble = error;
    }
    void fail(StoreError error) {
        if (!failed_) failed_ = error;
    }

    Clients& clients_;
    const KeyPair& practice_;
    Kept& kept_;
    units::WallTime now_;
    const Keep& keep_;
    std::vector<Client> all_;
    std::vector<std::string> unreadable_;
    std::vector<Told> came_;
    std::vector<Came> replies_;
    std::map<Digest, std::vector<std::string>> held_; // files that a reply was found in
    std::set<std::pair<ClientId, mailbox::What>> told_;
    Exchanged done_;
    std::optional<StoreError> failed_;
};

// When it was told that it was sent; before everything where nobody told it.
mailbox::Key told(const bundle::PublicKey& practice, const Client& client, const SentPlan& sent,
                  const Courses& courses) {
    const auto course = courses.find(client.known_as);
    if (course == courses.end()) return {};
    const mailbox::PlanSent what{sent.plan, sent.version,
                                 bundle::digest(parts_of(practice, client.known_as, sent))};
    for (const auto& entry : course->second.plans)
        if (entry.told == what) return entry.key;
    return {};
}

} // namespace

store::Result<std::optional<fs::path>> mailbox_named(const fs::path& file) {
    const auto text = text_in(file);
    if (!text && text.error() == StoreError::not_found) return std::nullopt;
    if (!text) return tl::unexpected{text.error()};
    if (text->empty()) return tl::unexpected{StoreError::damaged};
    return fs::path{*text};
}

store::Result<void> name_mailbox(const fs::path& file, const std::optional<fs::path>& folder) {
    if (folder) return keep_text(file, folder->string());
    std::error_code failed;
    fs::remove(file, failed);
    if (failed) return tl::unexpected{StoreError::failed};
    return {};
}

Kept fresh_mail() {
    Kept fresh;
    fresh.desk.id = bundle::new_id<bundle::DeskId>(bundle::Randomness::fresh());
    return fresh;
}

store::Result<Kept> mail(const fs::path& file) {
    const auto text = text_in(file);
    if (!text && text.error() == StoreError::not_found) return fresh_mail();
    if (!text) return tl::unexpected{text.error()};
    auto kept = mailbox::kept(bytes_of(*text));
    if (!kept)
        return tl::unexpected{mailbox::of_newer_player(bytes_of(*text)) ? StoreError::newer_schema
                                                                        : StoreError::damaged};
    return *std::move(kept);
}

store::Result<void> keep(const fs::path& file, const Kept& kept) {
    const auto bytes = mailbox::encoded(kept);
    return keep_text(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

store::Result<Exchanged> exchange(Clients& clients, const KeyPair& practice, Kept& kept,
                                  units::WallTime now, const Keep& keep) {
    return Exchange{clients, practice, kept, now, keep}.run();
}

tl::expected<Reply, bundle::Refusal> reply_in(const bundle::ReplyAbout& about,
                                              const bundle::Parts& parts) {
    const bundle::Part* part = bundle::only(parts, reply_part);
    if (part == nullptr) return tl::unexpected{bundle::Refusal::damaged};
    auto reply = reply_of(bundle::text_of(*part));
    if (!reply)
        return tl::unexpected{reply.error() == ReplyError::newer ? bundle::Refusal::newer
                                                                 : bundle::Refusal::damaged};
    if (reply->from != about.from || reply->until != about.until)
        return tl::unexpected{bundle::Refusal::damaged};
    const auto is_traces = [](const bundle::Part& one) { return one.kind == traces_part; };
    if (std::none_of(parts.begin(), parts.end(), is_traces)) return *std::move(reply);
    const bundle::Part* told = bundle::only(parts, traces_part);
    if (told == nullptr) return tl::unexpected{bundle::Refusal::damaged};
    auto traces = traces_of(bundle::text_of(*told), *reply);
    if (!traces)
        return tl::unexpected{traces.error() == ReplyError::newer ? bundle::Refusal::newer
                                                                  : bundle::Refusal::damaged};
    reply->traces = *std::move(traces);
    return *std::move(reply);
}

GotReply got_of(const bundle::ReplyAbout& about, const Digest& content) {
    return {content, about.plan, about.version, about.counter, about.from, about.until};
}

Client* who_answers(std::vector<Client>& all, const bundle::ReplyAbout& about) {
    Client* client = known_as(all, about.client);
    return client != nullptr && has_plan(*client, about.plan) ? client : nullptr;
}

std::optional<ClientId> whose(const fs::path& file, const mailbox::Events& events) {
    const auto text = text_in(file);
    if (!text) return std::nullopt;
    for (const Event& event : events.in_order())
        if (text->find(bundle::text(event.client)) != std::string::npos) return event.client;
    return std::nullopt;
}

bundle::Parts parts_of(const bundle::PublicKey& practice, const ClientId& client,
                       const SentPlan& sent) {
    return {bundle::about_part(bundle::PlanAbout{practice, client, sent.plan, sent.version}),
            bundle::part(plan_part, sent.text)};
}

Courses by_client(const mailbox::Events& events) {
    Courses all;
    for (mailbox::Course& one : mailbox::courses(events)) {
        const ClientId client = one.client;
        all[client] = std::move(one);
    }
    return all;
}

const SentPlan& current(const bundle::PublicKey& practice, const Client& client,
                        const Courses& courses) {
    std::vector<mailbox::Key> keys;
    for (const SentPlan& sent : client.plans) keys.push_back(told(practice, client, sent, courses));
    std::size_t last = 0;
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (keys[last] <= keys[i]) last = i;
    std::size_t found = last;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (client.plans[i].plan == client.plans[last].plan &&
            std::pair{client.plans[found].version, keys[found]} <=
                std::pair{client.plans[i].version, keys[i]})
            found = i;
    return client.plans[found];
}

bool in_conflict(const Client& client, const SentPlan& plan) {
    return std::any_of(client.plans.begin(), client.plans.end(), [&](const SentPlan& other) {
        return other.plan == plan.plan && other.version == plan.version && other.text != plan.text;
    });
}

ToLookAt to_look_at(const Client& client, const Courses& courses) {
    const auto course = courses.find(client.known_as);
    const auto seen = [&](const GotReply& got) {
        return course != courses.end() && course->second.seen.contains(got.content);
    };
    ToLookAt found;
    for (const GotReply& got : client.replies)
        if (seen(got))
            found.last = got;
        else
            found.now.push_back(got);
    found.fresh = static_cast<int>(found.now.size());
    if (found.fresh > 0 || client.replies.empty()) return found;
    found.now.assign(1, client.replies.back());
    found.last.reset();
    if (client.replies.size() > 1) found.last = client.replies[client.replies.size() - 2];
    return found;
}

} // namespace review
