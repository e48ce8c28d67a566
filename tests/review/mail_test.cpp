// Desks of one practice with a real folder between them.
#include "review/mail.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace review;
namespace fs = std::filesystem;

namespace {

bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }

const bundle::KeyPair& practice() {
    static const auto pair = bundle::KeyPair::fresh(chance(1));
    return pair;
}

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-review-XXXXXX").string();
        path = ::mkdtemp(name.data());
        fs::create_directory(path / "mailbox");
    }
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator{path / "mailbox"}, fs::directory_iterator{}));
    }
};

struct Desk {
    Desk(const Folder& in, const std::string& name)
        : mail_file{in.path / name / "mail"}, clients{Clients::open(in.path / name / "clients")} {
        REQUIRE(clients);
        mailbox::name_folder(kept, (in.path / "mailbox").string());
        kept.desk.id = bundle::new_id<bundle::DeskId>(chance(std::hash<std::string>{}(name)));
    }
    Exchanged exchange() {
        const auto now = units::wall_time("2026-11-27T08:00:00+01:00").value();
        const auto before = [this](const mailbox::Kept& mail) { return keep(mail_file, mail); };
        auto done = review::exchange(*clients, practice(), kept, now, before);
        REQUIRE(done);
        REQUIRE(keep(mail_file, kept)); // a program later
        kept = review::mail(mail_file).value();
        return *done;
    }
    std::vector<Client> all() const { return clients->all().all; }
    fs::path mail_file;
    store::Result<Clients> clients;
    mailbox::Kept kept;
};

Client a_client() {
    Client client;
    client.id = new_client_id(chance(1));
    client.known_as = bundle::new_id<bundle::ClientId>(chance(2));
    client.label = "K-017";
    client.plans.push_back({bundle::new_id<bundle::PlanId>(chance(3)), "k17", 1, "# text\n"});
    return client;
}

// As the client seals it.
bundle::Bytes reply_of(const Client& client, std::uint64_t counter) {
    Reply reply;
    reply.from = reply.until = units::day("2026-11-20").value();
    bundle::ReplyAbout about{client.known_as, client.plans[0].plan, 1, counter, reply.from,
                             reply.until,     practice().open()};
    return bundle::seal_to(practice().open(), bundle::Kind::reply,
                           {bundle::about_part(about), bundle::part("reply", text_of(reply))},
                           chance(50 + counter))
        .value();
}

void put(const Folder& folder, const std::string& name, const bundle::Bytes& bytes) {
    REQUIRE(mailbox::put(folder.path / "mailbox", {name, bytes}));
}

fs::path file_of(const Folder& folder, const std::string& desk) {
    return folder.path / desk / "clients" / a_client().id / "client.json";
}

std::string text_in(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream{file}.rdbuf();
    return all.str();
}

} // namespace

TEST_CASE("mail: a client of one desk is known on the other, with the plan and the replies") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    const auto client = a_client();
    REQUIRE(one.clients->keep(client));
    one.exchange();
    CHECK(folder.files() == 1);
    put(folder, "reply-1.rolltakt", reply_of(client, 1));
    const auto came = other.exchange();
    CHECK(came.plans == std::vector<std::string>{"K-017"});
    CHECK(came.replies == std::vector<std::string>{"K-017"});
    REQUIRE(other.all().size() == 1);
    CHECK(other.all()[0].id == client.id);
    CHECK(other.all()[0].plans == client.plans);
    CHECK(other.all()[0].answer_to == practice().open());
    one.exchange();
    CHECK(one.all() == other.all());
    const auto files = folder.files();
    for (int n = 0; n < 2; ++n) { // twice: nothing new, nothing more
        const auto again = one.exchange();
        CHECK((again.plans.empty() && again.replies.empty() && again.told == 0));
        other.exchange();
    }
    CHECK(folder.files() == files);
    CHECK(one.kept.desk.events == other.kept.desk.events);
}

TEST_CASE("mail: a reply that comes before its plan waits for it") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    put(folder, "reply-1.rolltakt", reply_of(a_client(), 1));
    CHECK(other.exchange().waiting == 1);
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    CHECK(other.exchange().waiting == 0);
    CHECK(other.all().at(0).replies.size() == 1);
}

TEST_CASE("mail: a reply that came by hand reaches the other desk as it was sealed") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    auto client = a_client();
    REQUIRE(one.clients->keep(client));
    const auto sealed = reply_of(client, 1);
    const auto opened = bundle::open_with(practice(), sealed).value();
    const auto about = bundle::reply_about(opened).value();
    const GotReply got{bundle::digest(opened.parts), about.plan, 1, 1, about.from, about.until};
    Reply reply;
    reply.from = about.from, reply.until = about.until;
    REQUIRE(one.clients->keep_sealed(client, got.content, sealed));
    one.exchange();
    CHECK(one.clients->sealed(client).size() == 1); // it is not taken yet
    REQUIRE(one.clients->take(client, got, reply, about.answer_to));
    one.exchange();
    CHECK(one.clients->sealed(client).empty());
    other.exchange();
    CHECK(other.all() == one.all());
}

TEST_CASE("mail: two desks that answer at once keep both, in the same order") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    other.exchange();
    const auto answer = [](Desk& desk, const std::string& text) {
        auto client = desk.all().at(0);
        client.plans.push_back({client.plans[0].plan, "k17", 2, text});
        REQUIRE(desk.clients->keep(client));
    };
    answer(one, "# slower\n");
    answer(other, "# lighter\n");
    for (int n = 0; n < 2; ++n) one.exchange(), other.exchange();
    std::vector<std::string> texts;
    for (const Desk* desk : {&one, &other}) {
        const auto client = desk->all().at(0);
        CHECK(client.plans.size() == 3);
        const auto& now = current(practice().open(), client, by_client(desk->kept.desk.events));
        CHECK(now.version == 2);
        CHECK(in_conflict(client, now));
        CHECK_FALSE(in_conflict(client, client.plans[0]));
        texts.push_back(now.text);
    }
    CHECK(texts[0] == texts[1]);
}

TEST_CASE("mail: a client who is closed on one desk is gone on the other and in the folder") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    put(folder, "reply-1.rolltakt", reply_of(a_client(), 1));
    other.exchange();
    mailbox::add(other.kept.desk, a_client().known_as, mailbox::Closed{}, {});
    CHECK(other.exchange().closed == std::vector<std::string>{"K-017"});
    CHECK(folder.files() == 1); // that says so
    CHECK(one.exchange().closed.size() == 1);
    CHECK(one.all().empty());
    put(folder, "late.rolltakt", reply_of(a_client(), 2));
    one.exchange();
    CHECK(one.all().empty());
}

TEST_CASE("mail: a client whose file cannot be read is not put anew in its place") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    put(folder, "reply-1.rolltakt", reply_of(a_client(), 1));
    other.exchange();
    const auto file = file_of(folder, "other");
    const std::string whole = text_in(file);
    std::ofstream{file} << "{";
    auto client = one.all().at(0);
    client.plans.push_back({client.plans[0].plan, "k17", 2, "# slower\n"});
    REQUIRE(one.clients->keep(client));
    one.exchange();
    for (int n = 0; n < 2; ++n) {
        const auto done = other.exchange();
        CHECK(done.waiting == 1);
        CHECK(done.plans.empty());
        CHECK(text_in(file) == "{");
    }
    std::ofstream{file} << whole; // from a backup
    CHECK(other.exchange().plans == std::vector<std::string>{"K-017"});
    one.exchange();
    CHECK(other.all() == one.all());
    CHECK(other.all().at(0).replies.size() == 1);
    CHECK(one.kept.desk.events == other.kept.desk.events);
}

TEST_CASE("mail: who is closed elsewhere is gone, too, when their file cannot be read") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    other.exchange();
    const auto file = file_of(folder, "other");
    const std::string whole = text_in(file);
    std::ofstream{file} << whole.substr(0, whole.size() / 2);
    CHECK(other.exchange().closed.empty());
    mailbox::add(one.kept.desk, a_client().known_as, mailbox::Closed{}, {});
    one.exchange();
    CHECK(other.exchange().closed == std::vector{a_client().id});
    CHECK_FALSE(fs::exists(file.parent_path()));
}

TEST_CASE("mail: of a reply that waits, any copy will do") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    put(folder, "reply-1 (copy).rolltakt", reply_of(a_client(), 1));
    put(folder, "reply-1.rolltakt", reply_of(a_client(), 1));
    other.exchange();
    fs::remove(folder.path / "mailbox" / "reply-1 (copy).rolltakt");
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    CHECK(other.exchange().replies.size() == 1);
}

TEST_CASE("mail: what goes out is kept before, or it stays here") {
    const Folder folder;
    Desk one{folder, "one"};
    REQUIRE(one.clients->keep(a_client()));
    std::size_t events = 0;
    bool works = false;
    const auto exchange = [&] {
        const auto keep = [&](const mailbox::Kept& mail) -> store::Result<void> {
            CHECK(folder.files() == 0);
            events = mail.desk.events.in_order().size();
            if (!works) return tl::unexpected{store::StoreError::disk_full};
            return {};
        };
        const auto now = units::wall_time("2026-11-27T08:00:00+01:00").value();
        return review::exchange(*one.clients, practice(), one.kept, now, keep);
    };
    CHECK(exchange().error() == store::StoreError::disk_full);
    CHECK(events == 1);
    CHECK(folder.files() == 0);
    works = true;
    CHECK(exchange());
    CHECK(folder.files() == 1);
}

TEST_CASE("mail: one reply more than a client may have waits, and all else goes on") {
    const Folder folder;
    Desk one{folder, "one"};
    auto client = a_client();
    GotReply got;
    got.content = bundle::new_id<bundle::Digest>(chance(100));
    client.replies.assign(10000, got);
    REQUIRE(one.clients->keep(client));
    put(folder, "reply-1.rolltakt", reply_of(client, 1));
    for (int n = 0; n < 2; ++n) CHECK(one.exchange().full == std::vector<std::string>{"K-017"});
    CHECK(one.all().at(0).replies.size() == 10000);
}

TEST_CASE("mail: a folder that is away stops nothing, and all of it goes out later") {
    const Folder folder;
    Desk one{folder, "one"}, other{folder, "other"};
    fs::rename(folder.path / "mailbox", folder.path / "away");
    REQUIRE(one.clients->keep(a_client()));
    CHECK(one.exchange().trouble == mailbox::FolderError::not_there);
    fs::rename(folder.path / "away", folder.path / "mailbox");
    CHECK_FALSE(one.exchange().trouble);
    other.exchange();
    CHECK(other.all().size() == 1);
}

TEST_CASE("mail: what cannot be read is told, and nothing is lost by it") {
    const Folder folder;
    Desk one{folder, "one"};
    REQUIRE(one.clients->keep(a_client()));
    one.exchange();
    auto sealed = reply_of(a_client(), 1);
    sealed[sealed.size() / 2] ^= 1;
    put(folder, "damaged.rolltakt", sealed);
    sealed = reply_of(a_client(), 2);
    sealed.resize(sealed.size() / 2);
    put(folder, "half.rolltakt", sealed);
    put(folder, "large.rolltakt", {});
    fs::resize_file(folder.path / "mailbox" / "large.rolltakt", bundle::most_file_size + 1);
    auto client = one.all().at(0);
    client.plans.push_back({client.plans[0].plan, "k17", 2, "# slower\n"});
    REQUIRE(one.clients->keep(client));
    const auto files = folder.files();
    const auto done = one.exchange();
    CHECK(done.waiting == 0);
    CHECK(done.arriving == std::vector<std::string>{"half.rolltakt"});
    REQUIRE(done.refused.size() == 2);
    CHECK_FALSE(done.refused[0].told);
    one.kept.refused = {done.refused[0].content};
    CHECK(one.exchange().refused[0].told);
    CHECK(done.refused[0].file == "damaged.rolltakt");
    CHECK(done.refused[1].why == bundle::Refusal::too_large);
    CHECK(folder.files() == files + 1); // and what is to go out goes out
    CHECK(one.all().at(0).replies.empty());
    std::ofstream{one.mail_file} << "x";
    CHECK(review::mail(one.mail_file).error() == store::StoreError::damaged);
}

TEST_CASE("to look at: what came since it was last seen, beside the last that was seen") {
    auto client = a_client();
    mailbox::Events events;
    CHECK(to_look_at(client, by_client(events)).now.empty());
    for (std::uint64_t n = 1; n <= 4; ++n) {
        GotReply got;
        got.content = bundle::new_id<bundle::Digest>(chance(100 + n));
        got.counter = n;
        client.replies.push_back(got);
    }
    auto found = to_look_at(client, by_client(events)); // nothing was seen yet
    CHECK(found.fresh == 4);
    CHECK(found.now == client.replies);
    CHECK_FALSE(found.last);
    const auto see = [&](std::size_t i) {
        events.add({{events.next_counter(), {}},
                    {},
                    client.known_as,
                    mailbox::Seen{client.replies[i].content}});
        return to_look_at(client, by_client(events));
    };
    see(0);
    found = see(2); // the one before came late
    CHECK(found.fresh == 2);
    CHECK(found.now == std::vector{client.replies[1], client.replies[3]});
    CHECK(found.last == client.replies[2]);
    see(1);
    found = see(3);
    CHECK(found.fresh == 0);
    CHECK(found.now == std::vector{client.replies[3]});
    CHECK(found.last == client.replies[2]);
}

TEST_CASE("mailbox named: kept, another one, none") {
    const Folder folder;
    const auto file = folder.path / "mailbox.folder";
    CHECK_FALSE(mailbox_named(file).value());
    REQUIRE(name_mailbox(file, fs::path{"/srv/mailbox"}));
    CHECK(mailbox_named(file).value() == fs::path{"/srv/mailbox"});
    REQUIRE(name_mailbox(file, std::nullopt));
    CHECK_FALSE(mailbox_named(file).value());
}
