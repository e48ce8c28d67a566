#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

using wording::filled, wording::Language, wording::tr;

namespace {

void begin(Language language) { wording::begin(places::build("/share/locale"), language); }

struct Run {
    std::string output;
    int exit_code = -1;
};
Run run(const std::string& command) {
    Run run;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    char part[256];
    while (std::fgets(part, sizeof part, pipe) != nullptr) run.output += part;
    const int status = pclose(pipe);
    run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
}

void write(const std::string& path, const std::string& text) { std::ofstream{path} << text; }

std::set<std::string> braces(const std::string& text) {
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        names.insert(text.substr(open, text.find('}', open) - open + 1));
    return names;
}

// msgid to msgstr of de.po; the project keeps every text on one line.
std::map<std::string, std::string> texts() {
    std::ifstream file{places::source("/assets/locale/de.po")};
    std::map<std::string, std::string> texts;
    std::string line, id;
    while (std::getline(file, line)) {
        if (line.starts_with("msgid ")) id = line.substr(7, line.size() - 8);
        if (line.starts_with("msgid_plural ")) id = line.substr(14, line.size() - 15);
        if (line.starts_with("msgstr") && !id.empty()) {
            const auto open = line.find('"');
            texts[id] = line.substr(open + 1, line.size() - open - 2);
        }
    }
    return texts;
}

// Sie, Ihr, Ihnen within a sentence; at its beginning they may mean the roller.
bool formal(const std::string& german) {
    for (const std::string word : {" Sie ", " Ihr ", " Ihre ", " Ihren ", " Ihnen "})
        for (auto at = german.find(word); at != std::string::npos; at = german.find(word, at + 1))
            if (at > 0 && std::string{".:!?"}.find(german[at - 1]) == std::string::npos)
                return true;
    return false;
}

bool has_word(const std::string& text, const std::string& word) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end])))
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("catalogue: every text of the program has its German twin, and none is left over") {
    const Run check = run(places::source("/assets/locale/update --check"));
    CHECK(check.output == "");
    CHECK(check.exit_code == 0);
}

TEST_CASE("catalogue: the check finds what is missing, fuzzy and left over") {
    const std::string folder = std::filesystem::temp_directory_path() / "rolltakt_catalogue_XXXXXX";
    std::string made = folder;
    REQUIRE(mkdtemp(made.data()) != nullptr);
    const std::string header =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    write(made + "/a.cpp", "auto a = tr(\"One\"); auto b = trn(\"{n} day\", \"{n} days\", 2);\n");
    const std::string command =
        places::source("/assets/locale/update --check ") + made + " " + made + "/x.po";

    const std::string good = "msgid \"One\"\nmsgstr \"Eins\"\n\nmsgid \"{n} day\"\nmsgid_plural "
                             "\"{n} days\"\nmsgstr[0] \"{n} Tag\"\nmsgstr[1] \"{n} Tage\"\n";
    write(made + "/x.po", header + good);
    CHECK(run(command).exit_code == 0);
    write(made + "/x.po", header);
    CHECK(run(command).output.find("without German text:\nmsgid \"One\"") == 0);
    CHECK(run(command).exit_code == 1);
    write(made + "/x.po", header + "#, fuzzy\n" + good);
    CHECK(run(command).output.find("fuzzy:\nmsgid \"One\"") == 0);
    CHECK(run(command).exit_code == 1);
    write(made + "/x.po", header + good + "\nmsgid \"Two\"\nmsgstr \"Zwei\"\n");
    CHECK(run(command).output.find("no longer used:\n#~ msgid \"Two\"") == 0);
    CHECK(run(command).exit_code == 1);
    std::filesystem::remove_all(made);
}

TEST_CASE("catalogue: a German text has the same places to fill as the English one") {
    const auto all = texts();
    CHECK(all.size() > 100);
    for (const auto& text : all) {
        INFO(text.first);
        CHECK(braces(text.first) == braces(text.second));
    }
}

TEST_CASE("catalogue: German quotation marks, no straight ones, and du") {
    for (const auto& text : texts()) {
        const std::string& german = text.second;
        INFO(german);
        CHECK(german.find("\\\"") == std::string::npos);
        CHECK(german.find("“") == german.find("“", german.find("„") + 1));
        CHECK_FALSE(formal(german));
    }
}

TEST_CASE("language: German without a German locale, changed while running") {
    begin(Language::en);
    CHECK(std::string{tr("left")} == "left");
    wording::speak(Language::de);
    CHECK(wording::language() == Language::de);
    CHECK(std::string{tr("left")} == "links");
    wording::speak(Language::en);
    CHECK(std::string{tr("left")} == "left");
}

TEST_CASE("language: whatever the environment says") {
    for (const char* locale : {"C", "POSIX", "fr_FR.UTF-8", "no_such.locale"}) {
        CAPTURE(locale);
        setenv("LC_ALL", locale, 1);
        setenv("LANGUAGE", "fr", 1);
        begin(Language::de);
        CHECK(std::string{tr("left")} == "links");
    }
    unsetenv("LC_ALL");
}

TEST_CASE("language: a path that hides every locale cannot hide the German texts") {
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    const Run hidden = run("LOCPATH=/nonexistent " + self + " -tc='*without a German locale*'");
    INFO(hidden.output);
    CHECK(hidden.exit_code == 0);
    CHECK(hidden.output.find("test cases: 1 | 1 passed") != std::string::npos);
}

TEST_CASE("language: the catalogue does not touch the C library's numbers") {
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    begin(Language::de);
    CHECK(std::setlocale(LC_NUMERIC, nullptr) == before);
}

TEST_CASE("language: without a catalogue everything is English") {
    wording::begin("/nonexistent", Language::de);
    CHECK(std::string{tr("left")} == "left");
    begin(Language::de);
    CHECK(std::string{tr("left")} == "links");
}

TEST_CASE("language: an empty text and an unknown one stay what they are") {
    begin(Language::de);
    CHECK(std::string{tr("")}.empty());
    CHECK(std::string{tr("never translated")} == "never translated");
}

TEST_CASE("trn: one and many, with the number filled in") {
    begin(Language::en);
    CHECK(wording::trn("{n} apple", "{n} apples", 1) == "1 apple");
    CHECK(wording::trn("{n} apple", "{n} apples", 0) == "0 apples");
    CHECK(wording::trn("{n} apple", "{n} apples", 12) == "12 apples");
}

TEST_CASE("filled: names become values, braces in values stay, unknown names too") {
    CHECK(filled("{a} and {b}", {{"a", "1"}, {"b", "2"}}) == "1 and 2");
    CHECK(filled("{a}{a}", {{"a", "x"}}) == "xx");
    CHECK(filled("{a}", {{"a", "{a}{b}"}, {"b", "2"}}) == "{a}{b}");
    CHECK(filled("{c} {", {{"a", "1"}}) == "{c} {");
    CHECK(filled("{{a}}", {{"a", "1"}}) == "{1}");
    CHECK(filled("", {{"a", "1"}}).empty());
}

TEST_CASE(
    "catalogue: what is asked of somebody has one form in German, the one that is usual here") {
    for (const auto& [id, german] : texts())
        for (const char* other :
             {"drücke", "Drücke", "halte", "Halte", "lege",   "Lege",  "setze",   "Setze",
              "stecke", "Stecke", "prüf",  "Prüf",  "wähl",   "Wähl",  "schließ", "Schließ",
              "tipp",   "Tipp",   "nenn",  "Nenn",  "schaff", "Schaff"}) {
            CAPTURE(german);
            CHECK_FALSE(has_word(german, other));
        }
}
