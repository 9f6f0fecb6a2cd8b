// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal.h"

#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

namespace tomato::ui {

static QString findTerminal()
{
    QStringList candidates = {QSettings().value(QStringLiteral("terminal")).toString(),
                              qEnvironmentVariable("TERMINAL"),
                              QStringLiteral("x-terminal-emulator"),
                              QStringLiteral("gnome-terminal"),
                              QStringLiteral("konsole"),
                              QStringLiteral("xfce4-terminal"),
                              QStringLiteral("mate-terminal"),
                              QStringLiteral("lxterminal"),
                              QStringLiteral("alacritty"),
                              QStringLiteral("kitty"),
                              QStringLiteral("foot"),
                              QStringLiteral("xterm")};
    for (const QString &candidate : candidates) {
        const QString path =
            candidate.isEmpty() ? QString() : QStandardPaths::findExecutable(candidate);
        if (!path.isEmpty())
            return path;
    }
    return {};
}

QStringList terminalArguments(const QString &program, const QString &title,
                              const QStringList &words)
{
    const QString name = QFileInfo(program).fileName();
    if (name.startsWith(QLatin1String("gnome-terminal")))
        return QStringList{"--title", title, "--"} + words;
    if (name == QLatin1String("kitty") || name == QLatin1String("foot"))
        return QStringList{"--title", title} + words;
    if (name == QLatin1String("konsole"))
        return QStringList{"-p", "tabtitle=" + title, "-e"} + words;
    if (name == QLatin1String("xfce4-terminal") || name == QLatin1String("mate-terminal"))
        return QStringList{"--title", title, "-x"} + words;
    if (name == QLatin1String("xterm") || name == QLatin1String("alacritty"))
        return QStringList{"-T", title, "-e"} + words;
    return QStringList{"-e"} + words;
}

Result<> openTerminal(const QString &title, const QStringList &words)
{
    const QString terminal = findTerminal();
    if (terminal.isEmpty())
        return failure("no terminal program was found; install one, for example xterm, or name "
                       "yours in the environment variable TERMINAL");
    // Follow x-terminal-emulator to the program that it stands for: its options are that one's.
    const QString real = QFileInfo(terminal).canonicalFilePath();
    if (!QProcess::startDetached(terminal, terminalArguments(real, title, words)))
        return failure("the program cannot be started", terminal.toStdString());
    return {};
}

} // namespace tomato::ui
