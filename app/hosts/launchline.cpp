// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/launchline.h"

#include "app/client/engineprogram.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::hosts {

/// Returns a command for a login shell of any kind. The folder where packages put the engine is in
/// no PATH.
static QString remoteCommand(const Host &host, const QStringList &arguments)
{
    const QString folder = host.folder.isEmpty() ? QString() : host.folder + QLatin1Char(':');
    return QStringLiteral("/bin/sh -c 'PATH=\"%1$PATH:/usr/libexec/tomato-desktop:"
                          "/usr/local/libexec/tomato-desktop\" exec tomato-engine %2'")
        .arg(folder, arguments.join(QLatin1Char(' ')));
}

QStringList askEnvironment()
{
    const QString program = qEnvironmentVariable("TOMATO_ASKPASS");
    if (program.isEmpty())
        return {};
    return {QStringLiteral("SSH_ASKPASS=") + program, QStringLiteral("SSH_ASKPASS_REQUIRE=force")};
}

/// Nothing is forwarded, no unknown host key is accepted, and a broken connection is noticed within
/// seconds.
static QStringList sshLine(const Host &host, const QString &command, Asking asking)
{
    // TOMATO_SSH names another program than the one in the PATH.
    QStringList line{qEnvironmentVariable("TOMATO_SSH", QStringLiteral("ssh")),
                     asking == Asking::InTerminal ? QStringLiteral("-t") : QStringLiteral("-T")};
    for (const char *option :
         {"ForwardAgent=no", "ClearAllForwardings=yes", "PermitLocalCommand=no",
          "ServerAliveInterval=1", "ServerAliveCountMax=4", "ControlPath=none"})
        line << QStringLiteral("-o") << QLatin1String(option);
    // A person needs more time to answer than the network does.
    const QStringList questions =
        asking == Asking::Never || askEnvironment().isEmpty()
            ? QStringList{"StrictHostKeyChecking=yes", "BatchMode=yes"}
            : QStringList{"StrictHostKeyChecking=ask", "ConnectTimeout=10"};
    for (const QString &option : questions)
        line << QStringLiteral("-o") << option;
    return line << QStringLiteral("--") << host.ssh << command;
}

/// Quotes the word for sh(1).
static QString quotedWord(QString word)
{
    return QLatin1Char('\'') + word.replace(QLatin1String("'"), QLatin1String("'\\''")) +
           QLatin1Char('\'');
}

/// Returns a line that has a script run on the node, within the job that this process is in.
static Result<QStringList> slurmLine(const Host &host, const QString &script, Asking asking)
{
    const QString job = qEnvironmentVariable("SLURM_JOB_ID");
    if (job.isEmpty())
        return failure("is reached by Slurm, and this is in no allocation: use salloc",
                       host.name.toStdString());
    QStringList line{QStringLiteral("srun"),
                     QStringLiteral("--jobid=") + job,
                     QStringLiteral("--overlap"),
                     QStringLiteral("-N1"),
                     QStringLiteral("-n1"),
                     QStringLiteral("-w"),
                     host.name,
                     QStringLiteral("--unbuffered")};
    if (asking == Asking::InTerminal)
        line << QStringLiteral("--pty");
    return line << QStringLiteral("/bin/sh") << QStringLiteral("-c") << script;
}

/// Returns the path of `tomato` beside the engine, as in a build folder or in a PATH.
static QString tomatoBeside(const QString &engine)
{
    const QString beside = QFileInfo(engine).path() + QStringLiteral("/tomato");
    return QFileInfo(beside).isExecutable() ? beside : QStringLiteral("tomato");
}

Result<QStringList> shellLine(const Host &host, const QStringList &arguments, Asking asking)
{
    if (host.launcher == Launcher::Command) {
        auto line = launchLine(host, {}, asking);
        if (!line)
            return line;
        // The last word of the line is the engine.
        return line->mid(0, line->size() - 1) + QStringList{tomatoBeside(line->last())} + arguments;
    }
    QString script = QStringLiteral("PATH=%1\"$PATH\" exec tomato")
                         .arg(host.folder.isEmpty() ? QString() : host.folder + u':');
    for (const QString &argument : arguments)
        script += u' ' + quotedWord(argument);
    if (host.launcher == Launcher::Slurm)
        return slurmLine(host, script, asking);
    const QStringList line =
        sshLine(host, QStringLiteral("/bin/sh -c ") + quotedWord(script), asking);
    const QStringList environment = asking == Asking::ByDialog ? askEnvironment() : QStringList();
    return environment.isEmpty() ? line : QStringList{QStringLiteral("env")} + environment + line;
}

Result<QStringList> launchLine(const Host &host, const QStringList &arguments, Asking asking)
{
    if (host.launcher == Launcher::Ssh)
        return sshLine(host, remoteCommand(host, arguments), asking);
    if (host.launcher == Launcher::Slurm)
        return slurmLine(
            host,
            QStringLiteral("PATH=\"%1$PATH:/usr/libexec/tomato-desktop\" exec tomato-engine %2")
                .arg(host.folder.isEmpty() ? QString() : host.folder + u':',
                     arguments.join(QLatin1Char(' '))),
            asking);
    const auto program = host.folder.isEmpty()
                             ? client::findEngineProgram()
                             : Result<QString>(host.folder + QStringLiteral("/tomato-engine"));
    if (!program)
        return passOn(program);
    return host.command + QStringList{*program} + arguments;
}

Result<QStringList> askedArguments(const QString &sshOriginalCommand)
{
    static const QRegularExpression asked(
        QStringLiteral("\\btomato-engine (?:(--dial|--trunk) ([a-z0-9_-]{1,64})(?: ([0-9]{1,18}))?|"
                       "(--describe-host))'?$"));
    const auto match = asked.match(sshOriginalCommand.trimmed());
    if (!match.hasMatch())
        return failure("this key is for tomato alone: no shell, and no other command");
    if (match.hasCaptured(4))
        return QStringList{match.captured(4)};
    QStringList words{match.captured(1), match.captured(2)};
    if (match.hasCaptured(3))
        words << match.captured(3);
    return words;
}

} // namespace tomato::hosts
