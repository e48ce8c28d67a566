#include "terminal/run.h"
#include "terminal/checks.h"

#include "routine/utf8.h"
#include "terminal/commands.h"
#include "terminal/document.h"
#include "terminal/exchange_commands.h"
#include "terminal/play.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace terminal {

const char* const version = ROLLTAKT_VERSION;

using routine::Language, wording::filled, wording::tr;

namespace {

constexpr int most_files = 1000; // opened at once

// The language must be known before the command line is read, for its own sentences.
std::optional<Language> asked_language(const std::vector<std::string>& arguments) {
    std::string asked;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--language" && i + 1 < arguments.size()) asked = arguments[i + 1];
        if (arguments[i].starts_with("--language=")) asked = arguments[i].substr(11);
    }
    if (asked == "de") return Language::de;
    if (asked == "en") return Language::en;
    return std::nullopt;
}

struct CommandLine {
    explicit CommandLine(bool display);
    CLI::App app;
    Common common;
    WindowStart window;
    Command chosen;
};

// The help's own words; commands added later take them over.
void speak_help(CLI::App& app) {
    for (const auto& [label, word] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Usage", tr("Usage")},
             {"Positionals", tr("Arguments")},
             {"OPTIONS", tr("options")},
             {"SUBCOMMAND", tr("command")},
             {"REQUIRED", ""},
             {"Needs", tr("Only with")},
             {"Excludes", tr("Not with")},
             {"TEXT", ""},
             {"FLOAT", tr("number")},
             {"INT", tr("number")},
             {"UINT", tr("number")}})
        app.get_formatter()->label(label, word);
    app.option_defaults()->group(tr("Options"));
    app.get_help_ptr()->group(tr("Options"));
}

// "TEXT:{de,en}": the words that there are say it without the parser's own.
void speak_types(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        const std::string type = option->get_type_name();
        if (const auto words = type.find('{'); words != std::string::npos)
            app.get_formatter()->label(type, type.substr(words));
    }
}

// What the command has from the whole program, and where it stands there.
void speak_help_of(CLI::App& command) {
    speak_types(command);
    command.group(tr("Commands"))->fallthrough();
    command.get_help_ptr()->group(tr("Options"));
    command.footer(tr("Also with every command: --json, --language de|en, --person NAME, "
                      "--data DIR"));
}

CommandLine::CommandLine(bool display)
    : app{tr("Rolltakt guides slow rolling on a foam roller that measures the force on it."),
          "rolltakt"} {
    app.set_help_flag("--help,-h", tr("this text"));
    app.set_version_flag("--version", std::string{"rolltakt "} + version,
                         tr("the program's version"))
        ->group(tr("Options"));
    app.require_subcommand(0, 1);
    app.fallthrough();
    speak_help(app);
    app.add_option("--data", common.data, tr("folder of this player's files"))
        ->type_name(tr("DIR"));
    app.add_option("--person", common.person, tr("whose sessions"))->type_name("NAME");
    app.add_option("--language", common.language, "de | en")->check(CLI::IsMember({"de", "en"}));
    app.add_flag("--json", common.json, tr("one JSON document on standard output"));
    if (display) {
        app.add_option("--open", window.files, tr("files that the window opens"))
            ->type_name(tr("FILE.."))
            ->expected(0, most_files); // none: a desktop without a file to open
        app.add_option("--screenshot", window.screenshot, tr("picture of a screen, as a file"));
        app.add_option("--screen", window.screen, tr("which screen"));
        app.add_option("--scale", window.scale, tr("size of everything on it"))
            ->transform(between(0.5, 4.0));
        app.add_option_function<std::string>(
            "--size",
            [this](const std::string& size) {
                char by = 0;
                std::istringstream in{size};
                in.imbue(std::locale::classic());
                if (!(in >> window.width >> by >> window.height) || by != 'x' || !in.eof() ||
                    window.width < 320 || window.height < 240 || window.width > 8192 ||
                    window.height > 8192)
                    throw CLI::ValidationError("--size", "{1280x720}");
            },
            tr("its size, 1280x720"));
    }
    add_play_commands(app, chosen);
    add_roller_commands(app, chosen);
    add_routine_commands(app, chosen);
    add_session_commands(app, chosen);
    add_analyse_command(app, chosen);
    add_store_commands(app, chosen);
    add_person_command(app, chosen);
    add_sound_commands(app, chosen);
    add_care_command(app, chosen);
    add_log_command(app, chosen);
    add_import_command(app, chosen);
    add_export_command(app, chosen);
    add_report_command(app, chosen);
    add_insight_command(app, chosen);
    add_plan_command(app, chosen);
    add_inbox_commands(app, chosen);
    add_mailbox_command(app, chosen);
    add_claims_command(app, chosen);
    speak_types(app);
    for (CLI::App* command : app.get_subcommands({})) {
        speak_help_of(*command);
        for (CLI::App* below : command->get_subcommands({})) speak_help_of(*below);
    }
}

// The parser names unknown words from the last one to the first.
std::string in_order(const std::string& backwards) {
    std::string forwards;
    std::istringstream words{backwards};
    for (std::string word; words >> word;)
        forwards = forwards.empty() ? word : word + ' ' + forwards;
    return forwards;
}

// "20 .. 300" of a check that names what it allows as "{20 .. 300}".
std::string allowed_of(const std::string& what) {
    const auto from = what.rfind('{'), to = what.rfind('}');
    if (from == std::string::npos || to == std::string::npos || to < from) return {};
    std::string allowed;
    for (const char c : what.substr(from + 1, to - from - 1)) {
        if (c == ' ' && allowed.ends_with(' ')) continue;
        allowed += c;
        if (c == ',') allowed += ' ';
    }
    return allowed;
}

template <class Error> bool is(const CLI::ParseError& error) {
    return dynamic_cast<const Error*>(&error) != nullptr;
}

const CLI::App& last_command(const CLI::App& app) {
    const CLI::App* last = &app;
    for (auto below = app.get_subcommands(); !below.empty(); below = last->get_subcommands())
        last = below.back();
    return *last;
}

// What may stand after an option; nothing where the parser's sentence names none.
std::string about(const std::string& option, const CLI::App& app) {
    for (const CLI::App* command = &last_command(app); command != nullptr;
         command = command->get_parent())
        if (const auto* found = command->get_option_no_throw(option))
            return found->get_description();
    return {};
}

// Nothing where an option stands there more than once: which of them it is, the parser keeps.
std::optional<std::string> typed_after(const std::string& option,
                                       const std::vector<std::string>& arguments) {
    std::optional<std::string> typed;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool joined = arguments[i].starts_with(option + '=');
        if (!joined && (arguments[i] != option || i + 1 == arguments.size())) continue;
        if (typed) return std::nullopt;
        typed = joined ? arguments[i].substr(option.size() + 1) : arguments[i + 1];
    }
    return typed;
}

// "--mass-kg = x" out of "Could not convert: --mass-kg = x", and out of "The value x is not an
// allowed value for --mass-kg" and "--json: Should be true/false or a number" the option.
std::string not_converted(const std::string& what) {
    const std::string_view could_not = "Could not convert: ", allowed = " allowed value for ";
    if (what.starts_with(could_not)) return what.substr(could_not.size());
    if (const auto at = what.rfind(allowed); at != std::string::npos)
        return what.substr(at + allowed.size());
    return what.substr(0, what.find(':'));
}

// The word it is about, out of the parser's own (English) sentence.
std::string word_of(const CLI::ParseError& error) {
    const std::string what = error.what();
    if (is<CLI::RequiredError>(error)) return what.substr(0, what.find(" is required"));
    if (is<CLI::ValidationError>(error)) {
        const std::string allowed = allowed_of(what);
        return what.substr(0, what.find(':')) + (allowed.empty() ? "" : " (" + allowed + ')');
    }
    if (is<CLI::ConversionError>(error)) return not_converted(what);
    if (is<CLI::ExtrasError>(error)) return in_order(what.substr(what.rfind(": ") + 2));
    if (const std::string_view to = "arguments to "; what.find(to) != std::string::npos) {
        const auto from = what.find(to) + to.size();
        return what.substr(from, what.find(',', from) - from);
    }
    const auto blank = what.find(' '); // "--csv excludes --json", "--data: 1 required DIR missing"
    std::string word = what.substr(0, std::min(blank, what.find(':')));
    if (is<CLI::RequiresError>(error) || is<CLI::ExcludesError>(error))
        word += ", " + what.substr(what.rfind(' ') + 1);
    return word;
}

// Of "rolltakt log": what can stand after it.
std::string lacks_command(const CLI::App& app) {
    const CLI::App* const last = &last_command(app);
    std::string words, list;
    for (const CLI::App* one = last; one != nullptr; one = one->get_parent())
        words.insert(0, one == last ? one->get_name() : one->get_name() + ' ');
    for (const CLI::App* one : last->get_subcommands([](const CLI::App*) { return true; }))
        list += (list.empty() ? "" : ", ") + one->get_name();
    return filled(tr("One of these comes after “{words}”: {list}. “{words} --help” tells more."),
                  {{"words", words}, {"list", list}});
}

bool is_about_a_command(const CLI::ParseError& error) {
    return is<CLI::RequiredError>(error) &&
           std::string_view{error.what()}.starts_with("A subcommand");
}

// Of a value that an option does not take: it, and what the option takes.
std::optional<std::string> value_sentence(const CLI::ParseError& error,
                                          const std::vector<std::string>& arguments) {
    if (!is<CLI::ValidationError>(error)) return std::nullopt;
    const std::string what = error.what(), option = what.substr(0, what.find(':'));
    const std::string allowed = allowed_of(what);
    const auto typed = typed_after(option, arguments);
    if (!typed || allowed.empty()) return std::nullopt;
    return unusable(option, *typed, filled(tr("allowed: {what}"), {{"what", allowed}})).message;
}

// What is wrong with the command line, in one sentence.
std::string usage_sentence(const CLI::ParseError& error, const CLI::App& app,
                           const std::vector<std::string>& arguments) {
    if (is_about_a_command(error)) return lacks_command(app);
    if (auto sentence = value_sentence(error, arguments)) return *std::move(sentence);
    std::string sentence, word = word_of(error);
    if (is<CLI::ExtrasError>(error))
        sentence = tr("The command line holds something unknown: {what}");
    else if (is<CLI::RequiredError>(error))
        sentence = tr("The command line lacks something: {what}");
    else if (is<CLI::ArgumentMismatch>(error) &&
             std::string_view{error.what()}.find("At Most") != std::string_view::npos)
        sentence = tr("The command line says more than once: {what}");
    else if (is<CLI::ArgumentMismatch>(error)) {
        sentence = tr("The command line lacks something after {what}");
        if (const auto takes = about(word, app); !takes.empty())
            word.append(" (").append(takes).append(")");
    } else
        sentence = tr("The command line holds something that cannot be used: {what}");
    return filled(sentence, {{"what", word}}) + ". " + tr("rolltakt --help tells what there is.");
}

std::string ellipsized(std::string text, std::size_t most_letters) {
    std::size_t letters = 0, at = 0;
    for (; at < text.size() && letters < most_letters; ++letters)
        at += routine::utf8_length(std::string_view{text}.substr(at)).value_or(1);
    if (at < text.size()) text.replace(at, text.npos, "…");
    return text;
}

// What a sentence repeats of the command line, short enough to be read. Of paths more is needed.
std::string shortened(std::string sentence, const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments)
        for (const std::string& word : {argument, argument.substr(argument.find('=') + 1)}) {
            const auto at = sentence.find(word);
            if (word.empty() || at == std::string::npos) continue;
            const std::size_t most = word.find('/') == std::string::npos ? 60 : 300;
            sentence.replace(at, word.size(), ellipsized(word, most));
        }
    return sentence;
}

int refuse(const Failure& failure, const std::vector<std::string>& arguments, bool json,
           Streams streams, int exit_code) {
    streams.err << printable(shortened(failure.message, arguments), true) << '\n' << std::flush;
    if (json)
        streams.out << document(failure).dump(-1, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    return exit_code;
}

// No command: the window, or where there is no display the starter routine on the simulated roller.
Outcome begin_without_command(Desk& desk, const WindowStart& asked) {
    const Surroundings& around = desk.around();
    if (around.window && (around.display || asked.screenshot)) {
        WindowStart start = asked;
        start.data = desk.data();
        std::erase(start.files, std::string{});
        if (!desk.common().person.empty()) start.person = desk.common().person;
        start.language = wording::language();
        return around.window(start);
    }
    desk.say(tr("No display here: the windowless player plays the starter routine on the simulated "
                "roller. rolltakt --help tells what else there is."));
    PlayOptions options;
    options.roller = "sim";
    return play(desk, options);
}

// Commands that are there to make somebody.
bool may_make_somebody(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    return !commands.empty() &&
           (commands.front()->get_name() == "person" || commands.front()->get_name() == "restore");
}

Outcome done(const CommandLine& line, Desk& desk) {
    if (auto file = desk.no_folder()) return tl::unexpected{std::move(*file)};
    if (!may_make_somebody(line.app))
        if (auto slip = desk.nobody()) return tl::unexpected{std::move(*slip)};
    return line.chosen ? line.chosen(desk) : begin_without_command(desk, line.window);
}

// The person's own choice of language, where there is one and none was asked for.
std::optional<Language> kept_language(const Desk& desk) {
    auto store = desk.open_to_read();
    if (!store) return std::nullopt;
    const auto settings = store->settings();
    if (!settings) return std::nullopt;
    if (settings->language == "de") return Language::de;
    if (settings->language == "en") return Language::en;
    return std::nullopt;
}

} // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& around, Streams streams) {
    const auto asked = asked_language(arguments);
    wording::begin(around.locale, asked.value_or(around.language));
    CommandLine line{static_cast<bool>(around.window)};
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    try {
        std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};
        line.app.parse(reversed);
    } catch (const CLI::Success& success) { // --help, --version
        return line.app.exit(success, streams.out, streams.err);
    } catch (const CLI::ParseError& error) {
        return refuse({"usage", usage_sentence(error, line.app, arguments)}, arguments, json,
                      streams, 2);
    }
    Desk desk{around, streams, line.common};
    if (!asked)
        if (const auto kept = kept_language(desk)) wording::speak(*kept);
    const Outcome outcome = done(line, desk);
    if (!outcome)
        return refuse(outcome.error(), arguments, json, streams,
                      outcome.error().code == "usage" ? 2 : 1);
    if (!streams.out.flush())
        return refuse({"cannot_write", tr("Standard output takes nothing; is its disk full?")},
                      arguments, false, streams, 1);
    return *outcome;
}

} // namespace terminal
