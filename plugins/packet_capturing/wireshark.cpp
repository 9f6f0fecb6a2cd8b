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

void Wireshark::enable(QAbstractButton *button, const QString &what, const QString &whyNot)
{
    button->setEnabled(isInstalled() && whyNot.isEmpty());
    if (isInstalled())
        button->setToolTip(whyNot.isEmpty() ? what : whyNot);
    else
        button->setToolTip(QCoreApplication::translate(
            "Wireshark",
            "Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark"));
}

} // namespace tomato::plugins
