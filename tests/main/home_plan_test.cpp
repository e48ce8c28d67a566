// A plan in the window: a sealed file is dropped, its passphrase typed, the plan looked at and
// taken; its routine is due on the first page and begins as planned.
#include "main/computer.h"
#include "paper/pdf_file.h"
#include "plan/plan_file.h"
#include "review/clients.h"
#include "review/mail.h"
#include "screen/screens.h"
#include "sound/ear.h"
#include "sound/listening.h"
#include "sound/tone_wav.h"

#include <doctest/doctest.h>

#include <iostream>
#include <thread>

using namespace tests;

namespace {

struct Practice { // elsewhere
    bundle::KeyPair keys = bundle::KeyPair::fresh(bundle::Randomness::repeatable(1));
    bundle::ClientId client = bundle::new_id<bundle::ClientId>(bundle::Randomness::repeatable(2));
    bundle::PlanId plan = bundle::new_id<bundle::PlanId>(bundle::Randomness::repeatable(3));

    static std::string text(int version, int days) {
        return "kind = \"plan\"\nid = \"calves_k17\"\ntitle = \"Calves\"\nauthor = \"Praxis am "
               "Markt\"\nversion = " +
               std::to_string(version) +
               "\nmade = \"2026-09-20\"\nweeks = 6\nsaid = \"Slowly.\"\n\n"
               "[[routine]]\nid = \"calves\"\ndays_a_week = " +
               std::to_string(days) + "\n\n[[routine.exercise]]\nid = \"calf\"\nsets = 3\n";
    }
    bundle::Parts parts(int version, int days) const {
        return review::parts_of(
            keys.open(), client,
            {plan, "calves_k17", static_cast<std::uint32_t>(version), text(version, days)});
    }
    std::string sealed(const fs::path& file, int version = 1, int days = 3) const {
        const auto bytes =
            bundle::seal_with_passphrase(bundle::Kind::plan, parts(version, days), "KWRT-7PQX",
                                         bundle::Randomness::repeatable(4), {8192, 1});
        REQUIRE(bytes);
        return written(file, *bytes);
    }
    // For whoever took the first one.
    std::string sealed_by_key(const fs::path& file, const fs::path& practices, int version) const {
        const auto known = review::practices(practices);
        REQUIRE(known);
        REQUIRE(known->size() == 1);
        const auto bytes =
            bundle::seal_to(review::pair_of(known->front())->open(), bundle::Kind::plan,
                            parts(version, 2), bundle::Randomness::repeatable(5));
        REQUIRE(bytes);
        return written(file, *bytes);
    }
    static std::string written(const fs::path& file, const bundle::Bytes& bytes) {
        std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()),
                                                    static_cast<std::streamsize>(bytes.size()));
        return file.string();
    }
};

const screen::ArrivingView* arriving(const app::Desktop& desktop) {
    return shown<screen::ArrivingView>(desktop);
}

template <class V> bool until_shown(Computer& computer, app::Desktop& desktop) {
    for (int i = 0; i < 5000 && !shown<V>(desktop); ++i) {
        std::this_thread::yield();
        computer.pass(desktop, 10ms);
    }
    return shown<V>(desktop) != nullptr;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void type(Computer& computer, app::Desktop& desktop, const std::string& passphrase) {
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    window.settle(); // a field takes keys once it has had the focus for a frame
    window.type(passphrase);
    window.tap(screen::Key::enter);
}

void take(Computer& computer, app::Desktop& desktop, const std::string& file) {
    desktop.dropped({file});
    REQUIRE(until_shown<screen::ArrivingView>(computer, desktop));
    type(computer, desktop, "KWRT-7PQX");
    REQUIRE(arriving(desktop));
    REQUIRE(arriving(desktop)->opened);
    computer.wish(desktop, What::plan, "take");
}

} // namespace

TEST_CASE("desktop plan: a sealed file is dropped, opened, taken and due") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "holiday.jpg");
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    desktop.dropped({file});
    REQUIRE(until_shown<screen::ArrivingView>(computer, desktop));
    CHECK_FALSE(arriving(desktop)->opened);
    type(computer, desktop, "something else");
    REQUIRE(arriving(desktop));
    CHECK(arriving(desktop)->trouble.find("passphrase is another one") != std::string::npos);
    CHECK_FALSE(arriving(desktop)->opened);
    type(computer, desktop, "KWRT-7PQX");
    REQUIRE(arriving(desktop)->opened);
    CHECK(arriving(desktop)->title == "Calves");
    CHECK(arriving(desktop)->trouble.empty());
    computer.wish(desktop, What::show_home); // nothing is kept by looking
    CHECK_FALSE(shown<screen::HomeView>(desktop)->plans);
    computer.wish(desktop, What::show_plan);
    computer.wish(desktop, What::plan, "take");
    REQUIRE(shown<screen::HomePlanView>(desktop));
    CHECK(shown<screen::HomePlanView>(desktop)->title == "Calves");
    computer.wish(desktop, What::show_home);
    const auto* home = shown<screen::HomeView>(desktop);
    REQUIRE(home);
    CHECK(home->first.id == "calves");
    CHECK(home->when == "Today or later this week: 0 of 3 done.");
    CHECK(home->said == "Praxis am Markt: “Slowly.”");
    CHECK(fs::exists(computer.folder.path / "people" / "me.practices.json"));
    computer.wish(desktop, What::show_plan);
    computer.wish(desktop, What::plan, "letter");
    CHECK(shown<screen::HomePlanView>(desktop)->letter);
    const fs::path paper = computer.folder.path / "plan.pdf";
    computer.wish(desktop, What::plan, "print:" + paper.string());
    CHECK(pdf::File{bytes_of(paper)}.info().find("612 x 792") != std::string::npos);
    computer.wish(desktop, What::plan, "end");
    computer.wish(desktop, What::plan, "end-yes");
    computer.wish(desktop, What::show_home);
    CHECK_FALSE(shown<screen::HomeView>(desktop)->plans);
}

TEST_CASE("desktop plan: a sealed file that the window was opened with waits for its passphrase") {
    Computer computer{"none"};
    const Practice practice;
    computer.start.files = {practice.sealed(computer.folder.path / "plan.rtplan")};
    app::Desktop desktop = computer.desktop();
    REQUIRE(until_shown<screen::ArrivingView>(computer, desktop));
    CHECK_FALSE(arriving(desktop)->opened);
    type(computer, desktop, "KWRT-7PQX");
    REQUIRE(arriving(desktop)->opened);
    CHECK(arriving(desktop)->title == "Calves");
}

TEST_CASE("desktop plan: a file that is damaged, or holds no plan, is one sentence") {
    Computer computer{"none"};
    const Practice practice;
    const fs::path whole = practice.sealed(computer.folder.path / "plan.rolltakt");
    fs::resize_file(whole, fs::file_size(whole) - 20);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    desktop.dropped({whole.string()});
    REQUIRE(until_shown<screen::ArrivingView>(computer, desktop));
    type(computer, desktop, "KWRT-7PQX");
    REQUIRE(arriving(desktop));
    CHECK(arriving(desktop)->trouble.find("The end of") != std::string::npos);
    CHECK_FALSE(fs::exists(computer.folder.path / "people" / "me.practices.json"));
}

TEST_CASE("desktop plan: what changed stands at home until the plan was looked at") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        take(computer, desktop, file);
        desktop.leave();
    }
    {
        auto open = store::Store::open(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        REQUIRE(open->keep(store::KeptPlan{0, computer.around.wall_now(), "calves_k17", 2, false,
                                           Practice::text(2, 2)}));
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    REQUIRE(shown<screen::HomeView>(desktop)->plans);
    CHECK_FALSE(shown<screen::HomeView>(desktop)->plans->news.empty());
    computer.wish(desktop, What::show_plan);
    CHECK_FALSE(shown<screen::HomePlanView>(desktop)->news.empty());
    computer.wish(desktop, What::show_home);
    CHECK(shown<screen::HomeView>(desktop)->plans->news.empty());
}

TEST_CASE("desktop plan: what the author recorded is told at home and heard again on its page") {
    Computer computer{"none"};
    sound::Samples heard;
    computer.around.loudspeaker = [&heard](std::shared_ptr<sound::Mixer> mixer) {
        return std::make_unique<listening::Ear>(std::move(mixer), heard);
    };
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        take(computer, desktop, file);
        CHECK(shown<screen::HomePlanView>(desktop)->recorded.empty());
        desktop.leave();
    }
    {
        const auto tone = listening::tone_wav(700.0, 2.0);
        const routine::Recording said{
            std::make_shared<const std::vector<std::uint8_t>>(tone.begin(), tone.end()), 2.0};
        auto open = store::Store::open(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        REQUIRE(open->keep(store::KeptPlan{0, computer.around.wall_now(), "calves_k17", 2, false,
                                           Practice::text(2, 3)},
                           said));
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    REQUIRE(shown<screen::HomeView>(desktop)->plans);
    const std::string told = "Praxis am Markt recorded this for you: 2 s.";
    CHECK(shown<screen::HomeView>(desktop)->plans->news == std::vector{told});
    computer.wish(desktop, What::show_plan);
    CHECK(shown<screen::HomePlanView>(desktop)->recorded == told);
    CHECK(shown<screen::HomePlanView>(desktop)->news == std::vector{told});
    CHECK(listening::loudest(heard) == 0.0); // nothing by itself
    computer.wish(desktop, What::plan, "hear");
    for (int i = 0; i < 500 && listening::loudest(heard) == 0.0; ++i) { // decoded aside
        std::this_thread::yield();
        computer.pass(desktop, 33ms);
    }
    computer.pass(desktop, 3s);
    const auto parts = listening::stretches(heard, 0.05);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].to_s - parts[0].from_s == doctest::Approx(2.0).epsilon(0.05));
    computer.wish(desktop, What::plan, "end");
    computer.wish(desktop, What::plan, "end-yes");
    desktop.leave();
}

TEST_CASE("desktop plan: its routine begins with the sets of the plan") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    take(computer, desktop, file);
    computer.wish(desktop, What::show_home);
    const auto planned =
        plan::read(Practice::text(1, 3), "calves_k17",
                   terminal::Desk{computer.around, {std::cout, std::cerr}, {}}.library());
    REQUIRE(planned);
    CHECK(shown<screen::HomeView>(desktop)->first.facts ==
          screen::facts_of(plan::as_planned(planned->routines.front())));
}

TEST_CASE("desktop plan: a reply is read, loses what is left out, and counts once it is there") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    const std::string out = (computer.folder.path / "reply.rolltakt").string();
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    take(computer, desktop, file);
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.stop(desktop);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_plan);
    computer.wish(desktop, What::plan, "reply");
    const auto page = [&] {
        const auto* view = shown<screen::ReplyView>(desktop);
        REQUIRE(view);
        return *view;
    };
    CHECK(page().sealed);
    REQUIRE_FALSE(page().lines.empty());
    CHECK(page().lines[0].find("In it is 1 session") != std::string::npos);
    computer.wish(desktop, What::plan, "days:2026-09-30=2026-09-01");
    CHECK(page().trouble == "The last day lies before the first one.");
    computer.wish(desktop, What::plan, "days:=2026-02-30");
    CHECK(page().trouble.starts_with("Its last day: between 1900 and 2199"));
    const auto says = [&](const std::string& line) {
        const auto lines = page().lines;
        return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    const std::string course = "Force and pace over each step, one point a second.";
    CHECK_FALSE(says(course)); // nothing was measured
    CHECK(page().traces);
    computer.wish(desktop, What::plan, "kind:traces");
    CHECK_FALSE(page().traces);
    CHECK(page().measured);
    computer.wish(desktop, What::plan, "kind:measured"); // and what it rests on
    CHECK_FALSE(page().measured);
    computer.wish(desktop, What::plan, "kind:traces"); // both again
    CHECK(page().traces);
    CHECK(page().measured);
    CHECK_FALSE(says(course));
    computer.wish(desktop, What::plan, "kind:pain");
    CHECK_FALSE(page().pain);
    computer.wish(desktop, What::plan, "seal:" + (computer.folder.path / "no" / "x").string());
    CHECK_FALSE(page().trouble.empty());
    for (const char* blank : {"seal:", "seal: ", "seal:''"}) {
        computer.wish(desktop, What::plan, blank);
        CHECK(page().trouble == "The file to be written needs a name.");
    }
    computer.wish(desktop, What::plan, "days:=2099-01-01"); // nobody can tell of those
    CHECK(page().trouble.empty());
    CHECK(page().days.find("2099") == std::string::npos);
    computer.wish(desktop, What::plan, "seal:" + out);
    INFO(page().trouble);
    CHECK(page().said.find("is sealed") != std::string::npos);
    CHECK(page().said.find(out + ".txt") != std::string::npos); // what is in it, to read
    computer.wish(desktop, What::plan, "seal:" + out);          // once more
    CHECK(page().trouble.find("is there already") != std::string::npos);
    computer.wish(desktop, What::plan, "pdf:" + (computer.folder.path / "reply.pdf").string());
    const pdf::File paper{bytes_of(computer.folder.path / "reply.pdf")};
    CHECK(paper.text().find("days planned") != std::string::npos); // by plan and version
    CHECK(paper.text().find("Without the course of force and pace.") != std::string::npos);
    CHECK(paper.info().find("A4") != std::string::npos);
    computer.wish(desktop, What::plan, "letter");
    CHECK(page().letter);
    computer.wish(desktop, What::plan, "pdf:" + (computer.folder.path / "letter.pdf").string());
    CHECK(pdf::File{bytes_of(computer.folder.path / "letter.pdf")}.info().find("612 x 792") !=
          std::string::npos);

    const std::string text = bytes_of(out);
    const std::vector<std::uint8_t> bytes{text.begin(), text.end()};
    const auto opened = bundle::open_with(practice.keys, bytes);
    REQUIRE(opened);
    const auto about = bundle::reply_about(*opened);
    REQUIRE(about);
    CHECK(about->counter == 1);
    CHECK(bundle::same(about->client, practice.client));
    const auto* part = bundle::only(opened->parts, "reply");
    REQUIRE(part);
    const auto reply = review::reply_of(bundle::text_of(*part));
    REQUIRE(reply);
    CHECK(reply->sessions.size() == 1);
    CHECK(reply->left_out == review::LeftOut{false, false, true});
    const auto known = review::practices(computer.folder.path / "people" / "me.practices.json");
    REQUIRE(known);
    CHECK(known->front().replies == 1);

    const auto* inside = bundle::only(opened->parts, "page");
    REQUIRE(inside);
    CHECK(bytes_of(out + ".txt") == bundle::text_of(*inside));
    CHECK(bytes_of(out + ".txt").find("In it is 1 session") != std::string::npos);
    CHECK(fs::status(out + ".txt").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    const std::string other = (computer.folder.path / "other.rolltakt").string();
    std::ofstream{other + ".txt"} << "mine"; // nothing is written over
    computer.wish(desktop, What::plan, "seal:" + other);
    CHECK(page().said.empty());
    CHECK(page().trouble.find(other + ".txt is there already") != std::string::npos);
    CHECK(bytes_of(other + ".txt") == "mine");
    CHECK_FALSE(fs::exists(other));
    CHECK(
        review::practices(computer.folder.path / "people" / "me.practices.json")->front().replies ==
        1);
}

TEST_CASE("desktop plan: a mailbox is named, a reply lies there, and is counted") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    const fs::path box = computer.folder.path / "box";
    fs::create_directories(box);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    take(computer, desktop, file);
    computer.wish(desktop, What::show_plan);
    const auto until = [&](const auto& holds) {
        for (int i = 0; i < 5000 && !holds(); ++i) {
            std::this_thread::yield();
            computer.pass(desktop, 10ms);
        }
        return holds();
    };
    computer.wish(desktop, What::plan, "mailbox:" + (computer.folder.path / "away").string());
    CHECK(until([&] { return !shown<screen::HomePlanView>(desktop)->trouble.empty(); }));
    computer.wish(desktop, What::plan, "mailbox:" + box.string());
    CHECK(until([&] { return shown<screen::HomePlanView>(desktop)->mailbox == box.string(); }));
    computer.wish(desktop, What::plan, "reply");
    computer.wish(desktop, What::plan, "post");
    CHECK(until([&] {
        const auto* view = shown<screen::ReplyView>(desktop);
        return view != nullptr && view->said.find("lies in the mailbox") != std::string::npos;
    }));
    CHECK_FALSE(fs::is_empty(box));
    const auto known = review::practices(computer.folder.path / "people" / "me.practices.json");
    REQUIRE(known);
    CHECK(known->front().replies == 1);
    CHECK(known->front().told_until);
    computer.wish(desktop, What::plan, "post"); // its page is left before it lies there
    computer.wish(desktop, What::plan, "reply-leave");
    desktop.leave();
    const auto after = review::practices(computer.folder.path / "people" / "me.practices.json");
    REQUIRE(after);
    CHECK(after->front().replies == 2);
    CHECK(std::distance(fs::directory_iterator{box}, fs::directory_iterator{}) == 2);
}

TEST_CASE("desktop plan: one that was stopped is taken again, and nothing of it by itself") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    const fs::path box = computer.folder.path / "box";
    fs::create_directories(box);
    app::Desktop desktop = computer.desktop();
    const auto until = [&](const auto& holds) {
        for (int i = 0; i < 5000 && !holds(); ++i) {
            std::this_thread::yield();
            computer.pass(desktop, 10ms);
        }
        return holds();
    };
    const auto stop = [&] {
        computer.wish(desktop, What::show_plan);
        computer.wish(desktop, What::plan, "end");
        computer.wish(desktop, What::plan, "end-yes");
    };
    computer.wish(desktop, What::show_home);
    take(computer, desktop, file);
    computer.wish(desktop, What::plan, "mailbox:" + box.string());
    REQUIRE(until([&] { return shown<screen::HomePlanView>(desktop)->mailbox == box.string(); }));
    stop();
    computer.wish(desktop, What::show_home);
    REQUIRE_FALSE(shown<screen::HomeView>(desktop)->plans);
    take(computer, desktop, file); // in the same words
    REQUIRE(shown<screen::HomePlanView>(desktop));
    CHECK(shown<screen::HomePlanView>(desktop)->title == "Calves");
    stop();
    practice.sealed_by_key(box / "plan-0123456789abcdef0123456789abcdef.rolltakt",
                           computer.folder.path / "people" / "me.practices.json", 2);
    computer.wish(desktop, What::show_home); // looks into the mailbox
    computer.wish(desktop, What::show_plan);
    REQUIRE(until([&] { return arriving(desktop) != nullptr && arriving(desktop)->opened; }));
    CHECK_FALSE(arriving(desktop)->known);
    computer.wish(desktop, What::plan, "take");
    REQUIRE(shown<screen::HomePlanView>(desktop));
    CHECK(shown<screen::HomePlanView>(desktop)->told == "“Calves” is your plan now.");
}

TEST_CASE("desktop plan: a new version in the mailbox is taken while the first page is shown") {
    Computer computer{"none"};
    const Practice practice;
    const std::string file = practice.sealed(computer.folder.path / "plan.rolltakt");
    const fs::path box = computer.folder.path / "box";
    fs::create_directories(box);
    app::Desktop desktop = computer.desktop();
    const auto passes = [&](units::Duration time) { // whatever is looked at aside comes back
        for (const units::HostTime until = computer.now + time; computer.now < until;) {
            std::this_thread::yield();
            computer.pass(desktop, 10ms);
        }
    };
    const auto until = [&](const auto& holds) {
        for (int i = 0; i < 5000 && !holds(); ++i) passes(10ms);
        return holds();
    };
    computer.wish(desktop, What::show_home);
    take(computer, desktop, file);
    computer.wish(desktop, What::plan, "mailbox:" + box.string());
    REQUIRE(until([&] { return shown<screen::HomePlanView>(desktop)->mailbox == box.string(); }));
    computer.wish(desktop, What::show_home);
    const auto when = [&] {
        const auto* home = shown<screen::HomeView>(desktop);
        return home == nullptr ? std::string{} : home->when;
    };
    REQUIRE(when().ends_with("of 3 done."));
    // What entering the page looked for was not there yet.
    REQUIRE(until([&] { return desktop.patience() > 100ms; }));
    practice.sealed_by_key(box / "plan-0123456789abcdef0123456789abcdef.rolltakt",
                           computer.folder.path / "people" / "me.practices.json", 2);
    passes(30s);
    CHECK(when().ends_with("of 3 done.")); // not at each moment
    CHECK(until([&] { return when().ends_with("of 2 done."); }));
}

TEST_CASE("desktop plan: an older version is kept, and the later one holds") {
    Computer computer{"none"};
    const Practice practice;
    const std::string older = practice.sealed(computer.folder.path / "1.rolltakt");
    const std::string later = practice.sealed(computer.folder.path / "2.rolltakt", 2, 2);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    take(computer, desktop, later);
    computer.wish(desktop, What::show_home);
    take(computer, desktop, older);
    REQUIRE(shown<screen::HomePlanView>(desktop));
    CHECK(shown<screen::HomePlanView>(desktop)->told ==
          "Version 2 was taken before and holds; this one is older.");
}

TEST_CASE("desktop plan: two that are dropped together come one after the other") {
    Computer computer{"none"};
    const Practice practice;
    const std::string one = practice.sealed(computer.folder.path / "1.rolltakt");
    const std::string other = practice.sealed(computer.folder.path / "2.rolltakt", 2, 2);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    desktop.dropped({one, other});
    REQUIRE(until_shown<screen::ArrivingView>(computer, desktop));
    type(computer, desktop, "KWRT-7PQX");
    REQUIRE(arriving(desktop));
    CHECK(arriving(desktop)->file == "1.rolltakt");
    computer.wish(desktop, What::plan, "take");
    computer.pass(desktop, 100ms);
    REQUIRE(arriving(desktop));
    CHECK(arriving(desktop)->file == "2.rolltakt");
}
