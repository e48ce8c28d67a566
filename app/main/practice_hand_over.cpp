// A plan on its way to the client: on paper, or sealed.
#include "bundle/secret.h"
#include "handout/handout.h"
#include "handout/order_sheet.h"
#include "main/practice.h"
#include "review/mail.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "terminal/sending.h"
#include "wording/wording.h"

#include <nlohmann/json.hpp>

#include <sstream>
#include <utility>

namespace app {

using plan::Plan;
using screen::PlanPage;
using wording::filled, wording::tr;

namespace {

// In the window nothing is said of options.
std::string told(const terminal::Failure& why) {
    if (why.code == "exists")
        return filled(tr("{file} is there already. Name another file, or choose to write older "
                         "files anew."),
                      {{"file", why.file.value_or("")}});
    if (why.code == "no_keys")
        return tr("The keys of this practice are gone, and there are clients who have them. Take "
                  "them over from another desk first; nothing was written.");
    return why.message;
}

} // namespace

void Practice::press_hand_over(const std::string& what) {
    screen::PlanHandOver& h = open_->hand_over;
    if (what == "hand-over") {
        show(PlanPage::hand_over);
        std::ostringstream nowhere;
        const terminal::Desk desk{*around_, {nowhere, nowhere}, common_};
        const auto data = terminal::sealed::clients_of(desk);
        errands_.push_back([this, data, box = terminal::sealed::mailbox_setting(desk),
                            id = open_->client, label = open_->draft->plan()->client]() -> Ending {
            bool answers = false, there = false;
            for (const review::Client& one : review::Clients::look(data).all().all) {
                const bool same = one.id == id || (id.empty() && one.label == label);
                answers = answers || (same && one.answer_to);
                there = there || one.id == id;
            }
            const auto folder = review::mailbox_named(box);
            return [this, answers, there, named = folder && *folder] {
                if (!open_) return;
                open_->hand_over.client_answers = answers;
                open_->hand_over.mailbox = named;
                if (!there) open_->client.clear();
            };
        });
    }
    if (what == "a4" || what == "letter") h.letter = what == "letter";
    if (what == "replace") h.replace = !h.replace;
    if (what == "seal" || what == "seal-mail") seal(what == "seal-mail");
    if (what != "print" && what != "order-sheet") return;
    const auto size = h.letter ? paper::Size::letter : paper::Size::a4;
    const bool plan = what == "print";
    const std::string path = plan ? h.print_file : h.sheet_file;
    errands_.push_back([this, plan, size, path, replace = h.replace, what = *open_->draft->plan(),
                        exercises = library_.exercises()]() -> Ending {
        const auto printed = plan ? handout::print(handout::handout_of(what), size)
                                  : handout::print(handout::order_sheet(exercises), size);
        std::string wrong;
        if (!printed)
            wrong = told(terminal::failure(printed.error()));
        else if (const auto kept = terminal::exports::write(path, replace, printed->pdf); !kept)
            wrong = told(kept.error());
        return [this, wrong, path] {
            trouble_ = wrong;
            if (wrong.empty()) said_ = filled(tr("It is written: {file}"), {{"file", path}});
        };
    });
}

void Practice::seal(bool mailbox) {
    const Plan& plan = *open_->draft->plan();
    const screen::PlanHandOver& h = open_->hand_over;
    std::optional<std::string> secret;
    for (const char* box : {"seal-for", "secret", "secret-again"}) refused_.erase(box);
    if (plan.client.empty())
        refused_["seal-for"] =
            tr("Type a label, so that what comes back finds this client and no other.");
    if (!h.client_answers) {
        secret = open_->secret;
        if (secret->empty())
            refused_["secret"] = tr("Type a passphrase that you can tell the client.");
        else if (*secret != open_->secret_again)
            refused_["secret-again"] = tr("The two are not the same. Type the second one again.");
    }
    if (refused_.count("seal-for") + refused_.count("secret") + refused_.count("secret-again") > 0)
        return;
    sealing_ = true;
    errands_.push_back(sealing(std::move(secret), mailbox));
}

Practice::Errand Practice::sealing(std::optional<std::string> secret, bool mailbox) {
    terminal::sealed::ToSeal what;
    what.name = open_->name;
    what.text = open_->draft->text();
    if (!open_->client.empty()) what.client = open_->client;
    if (!mailbox) what.way.file = open_->hand_over.seal_file;
    what.way.replace = open_->hand_over.replace;
    what.way.secret = std::move(secret);
    const std::filesystem::path beside = file(open_->name).string() + ".client";
    return [this, what, common = common_, around = around_, beside]() -> Ending {
        std::ostringstream nowhere;
        terminal::Desk desk{*around, {nowhere, nowhere}, common};
        const auto sent = terminal::sealed::seal_plan(desk, what);
        std::string wrong = sent ? std::string{} : told(sent.error());
        std::string id, path;
        bool by_key = false;
        if (sent) {
            id = sent->at("client").get<std::string>();
            path = sent->at("file").get<std::string>();
            by_key = sent->at("lock") == "key";
        }
        return [this, wrong, id, path, by_key, beside, name = what.name] {
            sealing_ = false;
            trouble_ = wrong;
            if (!wrong.empty()) return;
            errands_.push_back(writing(beside, {id, false}));
            clients_[name] = id;
            if (open_) {
                open_->client = id;
                bundle::wipe(open_->secret);
                bundle::wipe(open_->secret_again);
            }
            typing_.boxes.erase("secret");
            typing_.boxes.erase("secret-again");
            said_ = filled(tr("It is sealed: {file}"), {{"file", path}}) + ' ' +
                    (by_key ? tr("Only the computer that the last reply came from can open it.")
                            : tr("Tell the passphrase in person or by telephone, not with the "
                                 "file."));
        };
    };
}

} // namespace app
