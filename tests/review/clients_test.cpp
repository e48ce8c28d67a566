#include "review/clients.h"
#include "review/practices.h"

#include <doctest/doctest.h>

#include <fstream>
#include <unistd.h>

using namespace review;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-review-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }

Client a_client() {
    Client client;
    client.id = new_client_id(chance(1));
    client.known_as = bundle::new_id<bundle::ClientId>(chance(2));
    client.label = "K-017";
    client.plans.push_back({bundle::new_id<bundle::PlanId>(chance(3)), "k17", 1, "# text\n"});
    return client;
}

GotReply got(std::uint64_t counter) {
    GotReply reply;
    reply.content = bundle::new_id<bundle::Digest>(chance(100 + counter));
    reply.counter = counter;
    return reply;
}

fs::perms rights(const fs::path& file) { return fs::status(file).permissions(); }

} // namespace

TEST_CASE("clients: kept, found again, for their owner alone, and gone") {
    const Folder folder;
    const auto at = folder.path / "clients";
    auto clients = Clients::open(at);
    REQUIRE(clients);
    const auto client = a_client();
    REQUIRE(clients->keep(client));
    CHECK(Clients::look(at).all().all == std::vector{client});
    CHECK(rights(at) == fs::perms::owner_all);
    CHECK(rights(at / client.id) == fs::perms::owner_all);
    CHECK(rights(at / client.id / "client.json") ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(at.string().find(bundle::text(client.known_as)) == std::string::npos);
    CHECK_FALSE(Clients::open(at)); // one at a time
    REQUIRE(clients->remove(client.id));
    CHECK_FALSE(fs::exists(at / client.id));
    CHECK(Clients::look(at).all().all.empty());
}

TEST_CASE("clients: a reply twice is nothing new; the last one's key counts, whenever it came") {
    const Folder folder;
    auto clients = Clients::open(folder.path);
    REQUIRE(clients);
    auto client = a_client();
    REQUIRE(clients->keep(client));
    const auto key = [](std::uint64_t n) { return bundle::KeyPair::fresh(chance(n)).open(); };
    Reply reply;
    CHECK(clients->take(client, got(2), reply, key(2)).value());
    CHECK_FALSE(clients->take(client, got(2), reply, key(3)).value());
    CHECK(clients->take(client, got(1), reply, key(1)).value());
    CHECK(client.answer_to == key(2));
    REQUIRE(client.replies.size() == 2);
    CHECK(client.replies[0].counter == 1);
    CHECK(clients->all().all == std::vector{client});
    CHECK(clients->reply(client, client.replies[0]).value() == reply);
}

TEST_CASE("clients: what could not be read again is not kept") {
    const Folder folder;
    auto clients = Clients::open(folder.path);
    REQUIRE(clients);
    auto client = a_client();
    client.replies.assign(10000, got(1));
    REQUIRE(clients->keep(client));
    const auto before = client;
    const auto key = bundle::KeyPair::fresh(chance(9)).open();
    CHECK(clients->take(client, got(2), {}, key).error() == store::StoreError::out_of_range);
    CHECK(client == before);
    auto unfit = a_client();
    unfit.plans.clear();
    CHECK(clients->keep(unfit).error() == store::StoreError::out_of_range);
    unfit = a_client();
    unfit.replies = {got(1)};
    unfit.replies[0].counter = UINT64_MAX;
    CHECK(clients->keep(unfit).error() == store::StoreError::out_of_range);
    CHECK(clients->all().all == std::vector{before});
    const fs::directory_iterator files{folder.path / client.id};
    CHECK(std::distance(begin(files), end(files)) == 1); // nor the reply
}

TEST_CASE("clients: what cannot all be removed keeps its name, to be removed again") {
    if (::geteuid() == 0) return; // root removes everything
    const Folder folder;
    auto clients = Clients::open(folder.path);
    REQUIRE(clients);
    auto client = a_client();
    REQUIRE(clients->keep(client));
    for (std::uint64_t n = 1; n <= 8; ++n) // before and after it
        REQUIRE(clients->take(client, got(n), {}, bundle::KeyPair::fresh(chance(n)).open()));
    const std::uint8_t some = 1;
    REQUIRE(clients->keep_sealed(client, got(1).content, {&some, 1}));
    const auto out = folder.path / client.id / "out";
    fs::permissions(out, fs::perms::owner_read | fs::perms::owner_exec);
    CHECK_FALSE(clients->remove(client.id));
    CHECK(clients->all().all == std::vector{client});
    fs::permissions(out, fs::perms::owner_all);
    CHECK(clients->remove(client.id));
    CHECK_FALSE(fs::exists(folder.path / client.id));
}

TEST_CASE("clients: a damaged file is told, and the others stand") {
    const Folder folder;
    auto clients = Clients::open(folder.path);
    REQUIRE(clients);
    auto client = a_client();
    REQUIRE(clients->keep(client));
    client.id = "other";
    REQUIRE(clients->keep(client));
    std::ofstream{folder.path / "other" / "client.json"} << "{";
    const auto found = clients->all();
    CHECK(found.all.size() == 1);
    CHECK(found.unreadable == std::vector{(folder.path / "other" / "client.json").string()});
}

TEST_CASE("practices: there and back; none without a file, damaged is said") {
    const Folder folder;
    const auto file = folder.path / "people" / "me.practices.json";
    CHECK(practices(file).value().empty());
    Practice one;
    one.key = bundle::KeyPair::fresh(chance(1)).open();
    one.known_as = bundle::new_id<bundle::ClientId>(chance(2));
    one.plan_name = "k17";
    const auto pair = bundle::KeyPair::fresh(chance(4));
    one.secret = secret_of(pair);
    one.told_until = units::Day{std::chrono::year{2026} / 11 / 2};
    REQUIRE(keep(file, {one}));
    CHECK(practices(file).value() == std::vector{one});
    REQUIRE(pair_of(one));
    CHECK(pair_of(one)->open() == pair.open());
    std::ofstream{file} << "[]";
    CHECK(practices(file).error() == store::StoreError::damaged);
}

TEST_CASE("practices: after a backup was put back no key is lost and no number used twice") {
    Practice one, other;
    one.known_as = bundle::new_id<bundle::ClientId>(chance(2));
    other.known_as = bundle::new_id<bundle::ClientId>(chance(3));
    one.replies = 3;
    one.secret = "first";
    auto now = one;
    now.replies = 5;
    now.secret = "second";
    now.version = 2;
    auto expected = now;
    expected.version = one.version; // that is the plan of the backup
    CHECK(joined({one}, {now, other}) == std::vector{expected, other});
    CHECK(joined({now}, {one}).at(0).replies == 5);
    CHECK(joined({one}, {}) == std::vector{one});
}

TEST_CASE("practice keys: made once, the same ever after") {
    const Folder folder;
    const auto file = folder.path / "practice.key";
    CHECK(practice_keys(file).error() == store::StoreError::not_found);
    const auto made = practice_keys_made(file);
    REQUIRE(made);
    CHECK(practice_keys_made(file)->open() == made->open());
    CHECK(rights(file) == (fs::perms::owner_read | fs::perms::owner_write));
    std::ofstream{file} << "short";
    CHECK(practice_keys_made(file).error() == store::StoreError::damaged);
}
