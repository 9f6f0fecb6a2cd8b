// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace tomato::ui {

static QStringList shells()
{
    return {QStringLiteral("bash"), QStringLiteral("zsh"), QStringLiteral("fish")};
}

QList<QCommandLineOption> addDesktopOptions(QCommandLineParser &parser)
{
    const QCommandLineOption help = parser.addHelpOption();
    // Comes with that one, and is nowhere to be asked for.
    const QCommandLineOption all(
        QStringLiteral("help-all"),
        QCoreApplication::translate("QCommandLineParser",
                                    "Displays help including Qt specific options."));
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption completion(
        CompletionOption,
        QCoreApplication::translate("main", "Prints what makes a shell (bash, zsh or fish) "
                                            "complete words of tomato-desktop."),
        QCoreApplication::translate("main", "shell"));
    parser.addOption(completion);
    return {help, all, version, completion};
}

bool needsNoDisplay(const QStringList &words)
{
    static const QStringList questions = {QStringLiteral("-h"),     QStringLiteral("-?"),
                                          QStringLiteral("--help"), QStringLiteral("--help-all"),
                                          QStringLiteral("-v"),     QStringLiteral("--version")};
    const QString completion = QStringLiteral("--") + CompletionOption;
    for (const QString &word : words) {
        if (word == QLatin1String("--"))
            return false;
        if (questions.contains(word) || word.section(u'=', 0, 0) == completion)
            return true;
    }
    return false;
}

static QStringList spelled(const QCommandLineOption &option)
{
    QStringList words;
    for (const QString &name : option.names())
        words << (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
    return words;
}

static QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

static QString bashScript(const QList<QCommandLineOption> &options)
{
    QStringList words;
    for (const QCommandLineOption &each : options)
        words += spelled(each);
    return QStringLiteral(R"shell(# Completion of tomato-desktop for bash.
_tomato_desktop() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    if [ "$before" = --%1 ]; then
        mapfile -t COMPREPLY < <(compgen -W '%2' -- "$word")
    elif [[ "$word" = -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '%3' -- "$word")
    fi
}
complete -o default -F _tomato_desktop tomato-desktop
)shell")
        .arg(CompletionOption, shells().join(u' '), words.join(u' '));
}

static QString zshScript(const QList<QCommandLineOption> &options)
{
    QString lines;
    for (const QCommandLineOption &each : options) {
        QString text = each.description();
        text.replace(u'[', QLatin1String("\\[")).replace(u']', QLatin1String("\\]"));
        const QString value =
            each.valueName().isEmpty()
                ? QString()
                : QStringLiteral(":%1:(%2)").arg(each.valueName(), shells().join(u' '));
        for (const QString &word : spelled(each))
            lines += QStringLiteral("        ") +
                     quoted(QStringLiteral("%1[%2]%3").arg(word, text, value)) +
                     QStringLiteral(" \\\n");
    }
    return QStringLiteral(R"shell(#compdef tomato-desktop
# Completion of tomato-desktop for zsh.
_tomato_desktop() {
    _arguments \
%1        '*:file:_files'
}
if [ "${funcstack[1]}" = _tomato-desktop ]; then
    _tomato_desktop "$@"
else
    compdef _tomato_desktop tomato-desktop
fi
)shell")
        .arg(lines);
}

static QString fishScript(const QList<QCommandLineOption> &options)
{
    QString text = QStringLiteral("# Completion of tomato-desktop for fish.\n");
    for (const QCommandLineOption &each : options) {
        text += QStringLiteral("complete -c tomato-desktop");
        for (const QString &name : each.names())
            text += (name.size() == 1 ? QStringLiteral(" -s ") : QStringLiteral(" -l ")) + name;
        if (!each.valueName().isEmpty())
            text += QStringLiteral(" -x -a ") + quoted(shells().join(u' '));
        text += QStringLiteral(" -d ") + quoted(each.description()) + u'\n';
    }
    return text;
}

Result<QString> completionScript(const QString &shell, const QList<QCommandLineOption> &options)
{
    switch (shells().indexOf(shell)) {
    case 0:
        return bashScript(options);
    case 1:
        return zshScript(options);
    case 2:
        return fishScript(options);
    default:
        return failure("is none of bash, zsh, fish", shell.toStdString());
    }
}

} // namespace tomato::ui
