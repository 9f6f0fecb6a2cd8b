// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/wireshark.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace tomato::plugins {

static QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("wireshark"));
}

bool Wireshark::isInstalled()
{
    return !program().isEmpty();
}

Result<> Wireshark::start(const QStringList &arguments)
{
    QProcess process;
    process.setProgram(program());
    process.setArguments(arguments);
    if (process.program().isEmpty() || !process.startDetached())
        return failure("Wireshark could not be started: " + process.errorString().toStdString());
    return {};
}

QString Wireshark::howToInstall()
{
    return QCoreApplication::translate(
        "Wireshark", "Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark");
}

QString Wireshark::stream(const QString &host, const QString &port)
{
    const bool isVersion6 = host.contains(QLatin1Char(':'));
    return (isVersion6 ? QStringLiteral("TCP@[%1]:%2") : QStringLiteral("TCP@%1:%2"))
        .arg(host, port);
}

Result<> Wireshark::startLive(const QString &host, quint16 port)
{
    return start({QStringLiteral("-k"), QStringLiteral("-i"), stream(host, QString::number(port))});
}

void Wireshark::enable(QAbstractButton *button, const QString &what, const QString &whyNot)
{
    button->setEnabled(isInstalled() && whyNot.isEmpty());
    if (isInstalled())
        button->setToolTip(whyNot.isEmpty() ? what : whyNot);
    else
        button->setToolTip(howToInstall());
}

} // namespace tomato::plugins
