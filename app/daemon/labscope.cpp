// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/labscope.h"

#include "app/lab/element/limits/delegatedgroups.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

namespace tomato::engine {

static QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("busctl"));
}

bool LabScope::isPossible()
{
    const QString bus = ::geteuid() == 0 ? QStringLiteral("/run/systemd/private")
                                         : qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus";
    return QFileInfo::exists(QStringLiteral("/run/systemd/system")) && QFileInfo::exists(bus) &&
           !program().isEmpty();
}

bool LabScope::isHarmless()
{
    const passwd *user = ::getpwuid(::geteuid());
    const bool lingers =
        user != nullptr && QFileInfo::exists(QStringLiteral("/var/lib/systemd/linger/") +
                                             QString::fromLocal8Bit(user->pw_name));
    return isPossible() && (::geteuid() == 0 || lingers);
}

void LabScope::request(pid_t worker)
{
    const QString number = QString::number(worker);
    QStringList words;
    if (::geteuid() != 0)
        words << QStringLiteral("--user");
    words << QStringLiteral("call") << QStringLiteral("org.freedesktop.systemd1")
          << QStringLiteral("/org/freedesktop/systemd1")
          << QStringLiteral("org.freedesktop.systemd1.Manager")
          << QStringLiteral("StartTransientUnit") << QStringLiteral("ssa(sv)a(sa(sv))")
          << QString::fromStdString(lab::scopeName(worker)) << QStringLiteral("fail");
    const QStringList properties = {
        QStringLiteral("PIDs au 1 ") + number, QStringLiteral("Delegate b true"),
        QStringLiteral("CollectMode s inactive-or-failed"), QStringLiteral("Description s ToMaTo")};
    words << QString::number(properties.size());
    for (const QString &property : properties)
        words << property.split(u' ');
    words << QStringLiteral("0");
    QProcess busctl;
    busctl.setProgram(program());
    busctl.setArguments(words);
    busctl.setStandardInputFile(QProcess::nullDevice());
    busctl.setStandardOutputFile(QProcess::nullDevice());
    busctl.setStandardErrorFile(QProcess::nullDevice());
    busctl.startDetached();
}

} // namespace tomato::engine
