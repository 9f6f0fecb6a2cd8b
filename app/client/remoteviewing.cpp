// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/remoteviewing.h"

#include "app/base/helperprogram.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>
#include <QSysInfo>

namespace tomato::client {

/// Returns the address by which a person who works here over ssh came, else this machine's name.
static QString thisMachine()
{
    // "CLIENT PORT SERVER PORT"
    const QString server = qEnvironmentVariable("SSH_CONNECTION").section(QLatin1Char(' '), 2, 2);
    return server.isEmpty() ? QSysInfo::machineHostName() : server;
}

/// Quotes a word for sh(1) where it needs that: ids come from files of others.
static QString shellWord(QString word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+,-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + word.replace(QLatin1String("'"), QLatin1String("'\\''")) +
           QLatin1Char('\'');
}

/// Returns "tomato" when a login over ssh finds it by that name, else its path.
static QString shellProgram()
{
    const QString found = QString::fromStdString(findShellProgram());
    const QString usual = QStandardPaths::findExecutable(
        QStringLiteral("tomato"), {QStringLiteral("/usr/local/bin"), QStringLiteral("/usr/bin")});
    if (found.isEmpty() ||
        QFileInfo(found).canonicalFilePath() == QFileInfo(usual).canonicalFilePath())
        return QStringLiteral("tomato");
    return found;
}

QString remoteViewerCommand(const LabId &lab, const ConnectionId &connection, StreamStart start,
                            const QString &wireshark)
{
    QStringList words{shellProgram(), QStringLiteral("capture"), QStringLiteral("follow"),
                      QString::fromStdString(lab.value), QString::fromStdString(connection.value)};
    if (start == StreamStart::Backlog)
        words << QStringLiteral("--backlog");
    const QStringList plain = words;
    for (QString &word : words)
        word = shellWord(word);
    // The shell there reads it after the shell here.
    QString command = words.join(QLatin1Char(' '));
    if (words != plain)
        command = shellWord(command);
    const QString user = qEnvironmentVariable("USER");
    return QStringLiteral("ssh %1 %2 | %3 -k -i -")
        .arg(shellWord((user.isEmpty() ? QString() : user + QLatin1Char('@')) + thisMachine()),
             command, wireshark);
}

} // namespace tomato::client
