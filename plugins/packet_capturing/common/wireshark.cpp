// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/wireshark.h"

#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/common/capturepreferences.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace tomato::plugins {

QString Wireshark::find(const QString &command)
{
    const QStringList parts = QProcess::splitCommand(command);
    return parts.isEmpty() ? QString() : QStandardPaths::findExecutable(parts.first());
}

QString Wireshark::command()
{
    const QString preferred = CapturePreferences::load().wireshark;
    return preferred.isEmpty() ? QStringLiteral("wireshark") : preferred;
}

bool Wireshark::isInstalled()
{
    return !find(command()).isEmpty();
}

Result<> Wireshark::start(const QStringList &arguments)
{
    const QString line = command();
    QProcess process;
    process.setProgram(find(line));
    process.setArguments(QProcess::splitCommand(line).mid(1) + arguments);
    if (process.program().isEmpty() || !process.startDetached())
        return failure("Wireshark could not be started: " + process.errorString().toStdString());
    return {};
}

QString Wireshark::howToInstall()
{
    const QString preferred = CapturePreferences::load().wireshark;
    if (!preferred.isEmpty())
        return QCoreApplication::translate("Wireshark",
                                           "“%1”, which the preferences name for Wireshark, is not "
                                           "installed.")
            .arg(preferred);
    return QCoreApplication::translate(
        "Wireshark", "Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark");
}

QString Wireshark::stream(const QString &host, const QString &port)
{
    const bool isVersion6 = host.contains(QLatin1Char(':'));
    return (isVersion6 ? QStringLiteral("TCP@[%1]:%2") : QStringLiteral("TCP@%1:%2"))
        .arg(host, port);
}

Result<> Wireshark::startLive(const QString &host, quint16 port, const QString &name)
{
    return start({QStringLiteral("-o"), QStringLiteral("gui.window_title:") + name,
                  QStringLiteral("-k"), QStringLiteral("-i"), stream(host, plainNumber(port))});
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
