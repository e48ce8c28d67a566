// A practice with clients who have replied, as its files lie on the disk of a test's computer.
#pragma once
#include "main/computer.h"
#include "plan/library.h"
#include "review/rows.h"

#include <doctest/doctest.h>

#include <cctype>

namespace tests {

struct PracticeOfClients {
    Computer& computer;
    review::Places places;
    routine::Library library;
    bundle::KeyPair keys;
    bundle::KeyPair of_client = bundle::KeyPair::fresh(bundle::Randomness::repeatable(7));
    fs::path folder; // that is shared
    units::Day today{};

    explicit PracticeOfClients(Computer& on, bool shared = true)
        : computer{on}, places{review::places_in(on.folder.path)}, library{routine::Library::read(
                                                                       on.around.exercises)},
          keys{review::practice_keys_made(places.keys).value()}, folder{on.folder.path / "shared"},
          today{units::day_at(on.around.wall_now())} {
        fs::create_directories(folder);
        if (shared) REQUIRE(review::name_mailbox(places.mailbox, folder));
    }

    // Of small letters, as the id of a plan has to be.
    static std::string id_for(const std::string& label) {
        std::string id = "slow_";
        for (const char c : label)
            id += c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return id;
    }
    bool traced = false; // replies hold traces of their first session
    plan::Plan plan(const std::string& label) const {
        const auto templates = plan::templates(computer.around.exercises, library);
        const auto* from = templates.find("slow_pace");
        REQUIRE(from != nullptr);
        const plan::Maker maker{id_for(label), "Praxis am Markt", label,
                                today - std::chrono::days{14}, today - std::chrono::days{14}};
        const auto text = plan::made_from(*from, maker, library);
        auto made = plan::read(text, label, library);
        REQUIRE(made);
        made->review.seconds_per_stroke_under = 3.0;
        made->review.stopped_sessions = 2;
        return *made;
    }
    review::Client add(const std::string& label) {
        auto clients = review::Clients::open(places.clients);
        REQUIRE(clients);
        review::Client client;
        client.id = review::new_client_id(bundle::Randomness::fresh());
        client.known_as = bundle::new_id<bundle::ClientId>(bundle::Randomness::fresh());
        client.label = label;
        client.plans.push_back({bundle::new_id<bundle::PlanId>(bundle::Randomness::fresh()),
                                id_for(label), 1, plan::text_of(plan(label))});
        REQUIRE(clients->keep(client));
        return client;
    }
    // As the client seals it: sessions of the second week, at that pace.
    bundle::Bytes reply(const review::Client& client, double pace,
                        std::uint64_t counter = 1) const {
        const plan::Plan plan = this->plan(client.label);
        const routine::Routine& routine = plan.routines.front().routine;
        review::Reply reply;
        reply.from = today - std::chrono::days{7}, reply.until = today;
        for (int i = 0; i < 2; ++i) {
            review::Session s;
            s.id = client.label + std::to_string(counter) + std::to_string(i);
            s.day = today - std::chrono::days{2 * i + 1};
            s.routine = routine.id;
            s.measured = s.usable = true;
            s.seconds = 600.0;
            s.before = 3, s.after = 2;
            for (const routine::Step& from : routine.steps) {
                review::Step step;
                step.exercise = routine.exercises.at(from.exercise).id;
                step.side = from.side == routine::Side::left    ? "left"
                            : from.side == routine::Side::right ? "right"
                            : from.side == routine::Side::both  ? "both"
                                                                : "none";
                step.set = from.set;
                step.seconds = 60.0;
                step.measured = true;
                step.seconds_per_stroke = pace;
                step.set_seconds_per_stroke = from.seconds_per_stroke;
                step.in_both_bands_percent = 70.0;
                s.steps.push_back(step);
            }
            if (i == 0 && traced) reply.traces.push_back(traces(s, pace));
            reply.sessions.push_back(s);
        }
        const bundle::ReplyAbout about{client.known_as, client.plans[0].plan, 1,
                                       counter,         reply.from,           reply.until,
                                       of_client.open()};
        bundle::Parts parts{bundle::about_part(about),
                            bundle::part("reply", review::text_of(reply))};
        if (traced) parts.push_back(bundle::part("traces", review::text_of(reply.traces)));
        return bundle::seal_to(keys.open(), bundle::Kind::reply, parts, bundle::Randomness::fresh())
            .value();
    }
    // A minute of each step but the second one: 100 N, and 150 N in its last second.
    static review::SessionTraces traces(const review::Session& session, double pace) {
        review::SessionTraces told{session.id, {}};
        for (std::size_t i = 0; i < session.steps.size(); ++i) {
            review::StepTrace& trace = told.steps.emplace_back();
            if (i == 1) continue;
            trace.force_band = review::Band{80.0, 120.0};
            trace.pace_band = review::Band{3.2, 4.8};
            trace.points.assign(60, {review::ForceTold{90, 100, 110}, pace});
            trace.points.back().force = review::ForceTold{140, 150, 160};
        }
        return told;
    }
    void post(const review::Client& client, double pace, std::uint64_t counter = 1) const {
        auto chance = bundle::Randomness::fresh();
        REQUIRE(mailbox::put(folder, {mailbox::file_name(bundle::Kind::reply, chance),
                                      reply(client, pace, counter)}));
    }
    std::string file(const review::Client& client, double pace) const {
        const auto path = computer.folder.path / (client.id + ".rolltakt");
        const auto bytes = reply(client, pace);
        std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()),
                                                    static_cast<std::streamsize>(bytes.size()));
        return path.string();
    }
    review::Client kept(const std::string& label) const {
        for (const auto& one : review::Clients::look(places.clients).all().all)
            if (one.label == label) return one;
        return {};
    }
    bool has(const std::string& label) const { return !kept(label).id.empty(); }
    mailbox::Course course(const std::string& label) const {
        const auto mail = review::mail(places.mail);
        REQUIRE(mail);
        const auto all = review::by_client(mail->desk.events);
        const auto found = all.find(kept(label).known_as);
        return found == all.end() ? mailbox::Course{} : found->second;
    }
    // What the client can open of what lies in the folder, and its version.
    std::map<std::uint32_t, std::string> plans_for(const review::Client& client) const {
        std::map<std::uint32_t, std::string> found;
        for (const auto& entry : fs::directory_iterator{folder}) {
            const auto file = mailbox::read_file(folder, entry.path().filename().string());
            if (!file) continue;
            const auto head = bundle::head(file->bytes);
            if (!head || head->kind != bundle::Kind::plan) continue;
            const auto opened = bundle::open_with(of_client, file->bytes);
            if (!opened) continue;
            const auto about = bundle::plan_about(*opened);
            const auto* part = bundle::only(opened->parts, "plan");
            if (about && part != nullptr && bundle::same(about->client, client.known_as))
                found[about->version] = std::string{bundle::text_of(*part)};
        }
        return found;
    }
};

} // namespace tests
