// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/completion.h"

#include "app/cli/output.h"
#include "app/cli/program/optiontexts.h"
#include "app/cli/session.h"
#include "app/exchange/importfile.h"
#include "app/images/imagestore.h"
#include "app/parts/templatefolders.h"
#include "app/topology/attributes/storedname.h"

#include <QFileInfo>

#include <algorithm>

namespace tomato::cli {

namespace {

/// The words of a usage text that stand for words, not for options and their values: "LAB",
/// "CONNECTION|all", "up|down".
QStringList placesOf(const Command &command)
{
    QStringList places;
    int values = 0;
    for (QString word : command.usage.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        word.remove(QLatin1Char('[')).remove(QLatin1Char(']')).remove(QStringLiteral("..."));
        if (const auto option = command.options.find(word); option != command.options.end())
            values = option->second;
        else if (values > 0)
            --values;
        else if (!word.isEmpty() && !word.startsWith(QLatin1Char('-')))
            places << word;
    }
    return places;
}

/// Between the command's name and the last word.
struct Before
{
    QStringList words;
    /// The option whose value comes now, and which of its values; empty for none.
    QString option;
    int value = 0;
    bool isOver = false;
};

Before readWords(const Command &command, const QStringList &words)
{
    Before before;
    for (qsizetype i = 0; i < words.size() && !before.isOver; ++i) {
        before.isOver = words[i] == QLatin1String("--");
        const auto option = command.options.find(words[i]);
        if (before.isOver || option == command.options.end()) {
            before.words << words[i];
            continue;
        }
        const qsizetype given = std::min<qsizetype>(option->second, words.size() - i - 1);
        if (given < option->second) {
            before.option = words[i];
            before.value = static_cast<int>(given);
        }
        i += given;
    }
    return before;
}

std::vector<Candidate> runningOnes()
{
    std::vector<Candidate> found;
    for (const client::RunningLab &lab : client::runningLabs()) {
        if (!lab.isStopped)
            found.push_back({QString::fromStdString(lab.lab.value), lab.name});
    }
    return found;
}

std::vector<Candidate> templates()
{
    std::vector<Candidate> found;
    for (const parts::ElementTemplate &each : parts::findTemplates().good)
        found.push_back({each.name, {}});
    return found;
}

std::vector<Candidate> storedImages()
{
    std::vector<Candidate> found;
    for (const images::StoredImage &each : images::ImageStore(topology::imageStore()).images()) {
        for (const QString &name : each.names)
            found.push_back({name, {}});
    }
    return found;
}

/// What the words before say of where to look.
struct Source
{
    QString lab;
    /// The topology's file, of a command that takes no lab.
    QString file;
    /// Images are files yet, and not in the store.
    bool takesArchives = false;
};

Result<topology::Topology> topologyOf(const Source &source)
{
    if (!source.file.isEmpty())
        return exchange::loadAnyTopology(source.file);
    Session session;
    if (const auto opened = session.open(source.lab, Session::Launch::Never); !opened)
        return passOn(opened);
    return session.topology();
}

std::vector<Candidate> partsOf(const Source &source, bool connections)
{
    const auto topology = topologyOf(source);
    if (!topology)
        return {};
    std::vector<Candidate> found;
    if (connections) {
        for (const auto &[id, connection] : topology->connections())
            found.push_back({topology->deviceOf(connection.ends[0])->name() + QStringLiteral("--") +
                                 topology->deviceOf(connection.ends[1])->name(),
                             topology->label(id)});
        return found;
    }
    for (const auto &[id, element] : topology->elements()) {
        if (!element.isInterface())
            found.push_back({element.name(), {}});
    }
    return found;
}

/// Returns the candidates for a place such as "CONNECTION|all".
std::vector<Candidate> candidatesFor(const QString &place, const Source &source)
{
    std::vector<Candidate> found;
    for (const QString &each : place.split(QLatin1Char('|'))) {
        std::vector<Candidate> some;
        if (each == QLatin1String("LAB"))
            some = runningOnes();
        else if (each == QLatin1String("ELEMENT") || each == QLatin1String("SWITCH"))
            some = partsOf(source, false);
        else if (each == QLatin1String("CONNECTION"))
            some = partsOf(source, true);
        else if (each == QLatin1String("IMAGE") && !source.takesArchives)
            some = storedImages();
        else if (each == QLatin1String("TEMPLATE"))
            some = templates();
        else if (each == each.toLower())
            some = {{each, {}}};
        found.insert(found.end(), some.begin(), some.end());
    }
    return found;
}

std::vector<Candidate> commandWords(const std::vector<Command> &commands, const QStringList &words)
{
    std::vector<Candidate> found;
    for (const Command &command : commands) {
        const QStringList name = command.name.split(QLatin1Char(' '));
        if (name.size() <= words.size() || name.mid(0, words.size()) != words)
            continue;
        const bool isLast = name.size() == words.size() + 1;
        const QString &word = name[words.size()];
        const bool isThere = std::any_of(found.begin(), found.end(),
                                         [&](const Candidate &each) { return each.word == word; });
        if (!isThere)
            found.push_back({word, isLast ? command.purpose.simplified() : QString()});
    }
    return found;
}

std::vector<Candidate> behindCommand(const Command &command, const QStringList &words,
                                     bool wantsOption)
{
    const Before before = readWords(command, words);
    if (before.isOver)
        return {};
    const QStringList places = placesOf(command);
    const qsizetype file = places.indexOf(QStringLiteral("FILE"));
    const Source source{before.words.value(0), file < 0 ? QString() : before.words.value(file),
                        command.name == QLatin1String("image unpack")};
    if (!before.option.isEmpty()) {
        const auto known = optionText(command.name, before.option);
        return known
                   ? candidatesFor(known->value.split(QLatin1Char(' ')).value(before.value), source)
                   : std::vector<Candidate>();
    }
    std::vector<Candidate> found;
    if (wantsOption) {
        for (const auto &[option, arity] : command.options) {
            const auto known = optionText(command.name, option);
            found.push_back({option, known ? known->text : QString()});
        }
        return found;
    }
    if (before.words.size() >= command.mostWords || places.isEmpty())
        return {};
    // The last place may stand for several words.
    return candidatesFor(places[std::min(before.words.size(), places.size() - 1)], source);
}

int printWords(const Arguments &arguments)
{
    QString text;
    for (const Candidate &each : complete(allCommands(), arguments.rest()))
        text += each.word + QLatin1Char('\t') + each.text + QLatin1Char('\n');
    put(printableLines(text).toUtf8());
    return Done;
}

constexpr const char *Bash = R"shell(# Completion of tomato for bash.
_tomato() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <("$1" completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}
complete -o default -o nosort -F _tomato tomato
)shell";

constexpr const char *Zsh = R"shell(#compdef tomato
# Completion of tomato for zsh.
_tomato() {
    local line
    local -a found
    for line in ${(f)"$("${words[1]}" completion words -- "${(@)words[2,CURRENT]}" 2> /dev/null)"}; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#found )); then
        _describe -V tomato found
    else
        _files
    fi
}
if [ "${funcstack[1]}" = _tomato ]; then
    _tomato "$@"
else
    compdef _tomato tomato
fi
)shell";

constexpr const char *Fish = R"shell(# Completion of tomato for fish.
function __tomato_words
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] completion words -- $words[2..-1] 2> /dev/null)
    if test (count $found) -gt 0
        string join \n -- $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c tomato -f -k -a '(__tomato_words)'
)shell";

int printScript(const Arguments &arguments)
{
    static const std::map<QString, const char *> scripts = {
        {"bash", Bash}, {"zsh", Zsh}, {"fish", Fish}};
    const auto script = scripts.find(arguments.words().front());
    if (script == scripts.end())
        return fail(Error{arguments.words().front().toStdString(), "is none of bash, zsh, fish"},
                    Misused);
    put(script->second);
    return Done;
}

} // namespace

std::vector<Candidate> complete(const std::vector<Command> &commands, const QStringList &words)
{
    if (words.isEmpty())
        return {};
    const QStringList before = words.mid(0, words.size() - 1);
    const QString &last = words.back();
    const Command *command = findCommand(commands, before);
    std::vector<Candidate> found;
    if (!before.isEmpty() && before.front() == QLatin1String("help"))
        found = commandWords(commands, before.mid(1));
    else if (command != nullptr)
        found = behindCommand(*command, before.mid(command->name.count(QLatin1Char(' ')) + 1),
                              last.startsWith(QLatin1Char('-')));
    else
        found = commandWords(commands, before);
    std::erase_if(found, [&](const Candidate &each) { return !each.word.startsWith(last); });
    return found;
}

std::vector<Command> completionCommands()
{
    return {{QStringLiteral("completion words"),
             QStringLiteral("-- WORD..."),
             QStringLiteral("how the last word of a command line may go on, for the scripts"),
             {},
             0,
             0,
             printWords},
            {QStringLiteral("completion"),
             QStringLiteral("bash|zsh|fish"),
             QStringLiteral("print the script by which a shell completes words of tomato"),
             {},
             1,
             1,
             printScript}};
}

} // namespace tomato::cli
