// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/terminalprogram.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <map>

namespace tomato::ui {

namespace {

class TerminalText final
{
    Q_DECLARE_TR_FUNCTIONS(TerminalText)

public:
    static QString missing()
    {
        return tr(
            "No terminal program was found. Run Command (Ctrl+R) works without one; or install "
            "one (on Debian: sudo apt install xterm), or name yours in the preferences.");
    }
    static QString notFound(const QString &program)
    {
        return tr("The terminal program “%1” from the preferences was not found. Install it, or "
                  "name another one there.")
            .arg(program);
    }
};

/// How a program's options set a title, and where the command begins.
struct Syntax
{
    QStringList title;
    QStringList execute;
};

Syntax syntaxOf(const QString &program, const QString &title)
{
    const std::map<QString, Syntax> known = {
        {"gnome-terminal", {{"--title=" + title}, {"--"}}},
        {"mate-terminal", {{"--title=" + title}, {"--"}}},
        {"ptyxis", {{"--title=" + title}, {"--"}}},
        {"kgx", {{"--title=" + title}, {"--"}}},
        {"konsole", {{"-p", "tabtitle=" + title}, {"-e"}}},
        {"xfce4-terminal", {{"--title=" + title}, {"-x"}}},
        {"terminator", {{"-T", title}, {"-x"}}},
        {"tilix", {{"-t", title}, {"-e"}}},
        {"kitty", {{"--title", title}, {}}},
        {"foot", {{"--title=" + title}, {}}},
        {"alacritty", {{"--title", title}, {"-e"}}},
        {"wezterm", {{}, {"start", "--"}}},
        {"qterminal", {{}, {"-e"}}},
        {"lxterminal", {{"--title=" + title}, {"-e"}}},
        {"st", {{"-t", title}, {"-e"}}},
        {"urxvt", {{"-T", title}, {"-e"}}},
        {"xterm", {{"-T", title}, {"-e"}}},
        {"x-terminal-emulator", {{"-T", title}, {"-e"}}},
    };
    const auto found = known.find(program);
    return found == known.end() ? Syntax{{}, {QStringLiteral("-e")}} : found->second;
}

} // namespace

static QString executable(const QString &command)
{
    const QStringList parts = QProcess::splitCommand(command);
    return parts.isEmpty() ? QString() : QStandardPaths::findExecutable(parts.first());
}

Result<QString> findTerminalProgram(const QString &preferred)
{
    if (!preferred.isEmpty()) {
        if (executable(preferred).isEmpty())
            return failure(TerminalText::notFound(preferred).toStdString());
        return preferred;
    }
    QStringList candidates{qEnvironmentVariable("TERMINAL")};
    for (const char *common : {"x-terminal-emulator", "gnome-terminal", "konsole", "xfce4-terminal",
                               "mate-terminal", "lxterminal", "qterminal", "kitty", "alacritty",
                               "foot", "tilix", "terminator", "urxvt", "xterm"})
        candidates << QLatin1String(common);
    for (const QString &candidate : candidates) {
        if (!candidate.isEmpty() && !executable(candidate).isEmpty())
            return candidate;
    }
    return failure(TerminalText::missing().toStdString());
}

QString userShell()
{
    const QString shell = qEnvironmentVariable("SHELL");
    return QFileInfo(shell).isExecutable() ? shell : QStringLiteral("/bin/sh");
}

QStringList terminalCommand(const QString &program, const QString &title,
                            const QStringList &command)
{
    QStringList line = QProcess::splitCommand(program);
    const Syntax syntax = syntaxOf(QFileInfo(line.first()).fileName(), title);
    return line + syntax.title + syntax.execute + command;
}

} // namespace tomato::ui
