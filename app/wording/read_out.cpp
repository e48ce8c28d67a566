#include "wording/read_out.h"

#include "wording/care.h"
#include "wording/wording.h"

namespace wording {
namespace {

using care::Question;
using sound::Part;

std::string word(FirstStep step) {
    switch (step) {
    case FirstStep::language: return "language";
    case FirstStep::sound: return "sound";
    case FirstStep::distance: return "distance";
    case FirstStep::body: return "body";
    case FirstStep::safety: return "safety";
    case FirstStep::roller: return "roller";
    }
    return {};
}

std::string word(const Question& question) {
    using Kind = Question::Kind;
    switch (question.kind) {
    case Kind::sore_anywhere: return "sore_anywhere";
    case Kind::sore: return "sore." + std::string{routine::word(*question.region)};
    case Kind::discomfort: return "discomfort";
    case Kind::painkiller: return "painkiller";
    case Kind::after: return "after";
    case Kind::pain: return "pain";
    case Kind::ended_by: return "ended_by";
    }
    return {};
}

// One sentence, a statement at a time: `index` of `all`.
std::string statement_of(const std::string& begins, const std::string& text, int index, int all) {
    return (index == 0 ? begins + ' ' : std::string{}) + text + (index + 1 == all ? '.' : ';');
}

} // namespace

std::string title(FirstStep step) {
    switch (step) {
    case FirstStep::language: return "Sprache – Language";
    case FirstStep::sound: return tr("Can you hear it?");
    case FirstStep::distance: return tr("Can you read it from where you lie?");
    case FirstStep::body: return tr("How much do you weigh?");
    case FirstStep::safety: return tr("Before you roll");
    case FirstStep::roller: return tr("The roller, and off you go");
    }
    return {};
}

std::string text(FirstStep step) {
    switch (step) {
    case FirstStep::language:
        return tr("Rolltakt guides you through slow rolling, records it and shows it. Six short "
                  "steps, each with Enter; all of it can be changed later in the settings.");
    case FirstStep::sound:
        return tr("A session can be followed by ear alone: a voice says what comes, and tones beat "
                  "the time.");
    case FirstStep::distance: return tr("Lie down as you would to roll, and look at the screen.");
    case FirstStep::body:
        return tr("Type the kilograms and press Enter, or go on without: then no band of pressure "
                  "can be shown.");
    case FirstStep::safety: return {};
    case FirstStep::roller:
        return tr("Plug the roller in; it is found by itself. Without one you can play without "
                  "sensor, or try a simulated roller, which is never part of your history.");
    }
    return {};
}

std::vector<Part> read_out(FirstStep step, const FirstSession& first) {
    const std::string id = "welcome." + word(step);
    std::vector<Part> lines;
    if (step != FirstStep::language) lines.push_back({id + ".title", title(step)});
    lines.push_back({id + ".text", text(step)});
    if (step == FirstStep::sound) {
        lines.push_back(test_line());
        lines.push_back(
            {"welcome.sound.delay",
             tr("Sound by Bluetooth or a television? Press D and find its delay by ear.")});
    }
    if (step != FirstStep::roller) {
        lines.push_back({"welcome.next", tr("Enter goes on.")});
        return lines;
    }
    if (!first.sentence.empty()) lines.push_back({{}, first.sentence});
    if (first.starting)
        lines.push_back({"welcome.starting", tr("It starts as soon as the roller answers.")});
    else if (first.without_roller)
        lines.push_back(
            {"welcome.without_roller", tr("No roller answers: Enter plays without sensor.")});
    else
        lines.push_back({"welcome.start", tr("Enter starts it.")});
    return lines;
}

std::string about_screening() {
    return tr("Tick what applies to you. Asked once, when something changes, and every 90 days. "
              "Nothing is scored; it stays in your file.");
}

std::vector<Part> read_out_screening() {
    std::vector<Part> lines{{"screening.title", tr("Before you roll")},
                            {"screening.about", about_screening()},
                            {"screening.enter", tr("Enter saves what applies; where nothing is "
                                                   "chosen it means later: light until then.")}};
    for (int i = 0; i < care::stops; ++i) {
        const auto stop = static_cast<care::Stop>(i);
        lines.push_back({"screening." + std::string{care::word(stop)},
                         statement_of(please_not_if(), statement(stop), i, care::stops)});
    }
    for (int i = 0; i < routine::conditions; ++i) {
        const auto condition = static_cast<routine::Condition>(i);
        lines.push_back(
            {"screening." + std::string{routine::word(condition)},
             statement_of(please_ask_if(), statement(condition), i, routine::conditions)});
    }
    return lines;
}

Part read_out(const Question& question, const std::optional<care::Answer>& given,
              const std::vector<std::string>& before) {
    std::string text = ask(question) + ' ' + hint(question, given) + '.';
    for (const std::string& one : before) text = one + ' ' + text;
    const bool composed = given || !before.empty();
    return {composed ? std::string{} : "ask." + word(question), text};
}

std::vector<Part> all_read_out() {
    std::vector<Part> all;
    const auto add = [&all](const std::vector<Part>& lines) {
        for (const Part& line : lines)
            if (!line.id.empty()) all.push_back(line);
    };
    for (int i = 0; i < first_steps; ++i) {
        const auto step = static_cast<FirstStep>(i);
        if (step == FirstStep::safety) continue;
        add(read_out(step));
    }
    add(read_out(FirstStep::roller, {{}, true, false}));
    add(read_out(FirstStep::roller, {{}, false, true}));
    add(read_out_screening());
    using Kind = Question::Kind;
    for (const auto kind : {Kind::sore_anywhere, Kind::discomfort, Kind::painkiller, Kind::after,
                            Kind::pain, Kind::ended_by})
        add({read_out(Question{kind, {}})});
    for (int i = 0; i < routine::regions; ++i) {
        const auto region = static_cast<routine::Region>(i);
        if (!routine::never_rolled(region)) add({read_out(Question{Kind::sore, region})});
    }
    return all;
}

} // namespace wording
