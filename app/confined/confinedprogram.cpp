// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/confined/confinedprogram.h"

#include "app/base/nocore.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

namespace tomato {

/// Wireshark's libraries take 250 MB of addresses, and a capture that is decoded less than a
/// gigabyte.
static constexpr rlim_t MaxMemory = rlim_t(3) << 30;
static constexpr rlim_t MaxProcessorSeconds = 900;
static constexpr rlim_t MaxFiles = 256;

static QString bubblewrap()
{
    // bwrap is not searched in the caller's PATH: it decides what the confined program can do.
    return QStandardPaths::findExecutable(QStringLiteral("bwrap"),
                                          {QStringLiteral("/usr/bin"), QStringLiteral("/bin")});
}

bool ConfinedProgram::isPossible()
{
    return !bubblewrap().isEmpty();
}

QString ConfinedProgram::howToInstall()
{
    return QCoreApplication::translate(
        "ConfinedProgram", "Packets are decoded in a confined process, by bubblewrap, which is not "
                           "installed. Debian and Ubuntu: sudo apt install bubblewrap");
}

/// The system's programs and libraries, where this machine has them.
static QStringList systemFolders()
{
    QStringList words{QStringLiteral("--ro-bind"), QStringLiteral("/usr"), QStringLiteral("/usr")};
    for (const QString folder : {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"}) {
        const QFileInfo info(folder);
        if (info.isSymLink())
            words << QStringLiteral("--symlink") << info.symLinkTarget() << folder;
        else if (info.isDir())
            words << QStringLiteral("--ro-bind") << folder << folder;
    }
    // The linker's, names of services and addresses, the time zone, Wireshark's own.
    for (const QString file : {"/etc/ld.so.cache", "/etc/alternatives", "/etc/services",
                               "/etc/protocols", "/etc/ethers", "/etc/localtime", "/etc/wireshark"})
        words << QStringLiteral("--ro-bind-try") << file << file;
    return words;
}

void ConfinedProgram::start(QProcess &process) const
{
    QStringList words{
        "--unshare-user", "--unshare-all", "--disable-userns", "--die-with-parent", "--new-session",
        "--cap-drop",     "ALL",           "--clearenv",       "--chdir",           "/"};
    words += systemFolders();
    words << QStringLiteral("--dev") << QStringLiteral("/dev");
    const QString own = QFileInfo(program).canonicalPath();
    QStringList folders = readable;
    if (!own.startsWith(QLatin1String("/usr/")))
        folders << QFileInfo(program).absolutePath();
    for (const QString &folder : folders)
        words << QStringLiteral("--ro-bind") << folder << folder;
    for (const QString &each : environment)
        words << QStringLiteral("--setenv") << each.section(u'=', 0, 0) << each.section(u'=', 1);
    words << QStringLiteral("--remount-ro") << QStringLiteral("/dev")
          << QStringLiteral("--remount-ro") << QStringLiteral("/") << QStringLiteral("--")
          << program << arguments;
    process.setProcessEnvironment(QProcessEnvironment());
    process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        const auto limit = [](auto resource, rlim_t most) {
            const rlimit both{most, most};
            ::setrlimit(resource, &both);
        };
        limit(RLIMIT_AS, MaxMemory);
        limit(RLIMIT_CPU, MaxProcessorSeconds);
        limit(RLIMIT_NOFILE, MaxFiles);
        leaveNoCore();
    });
    process.start(bubblewrap(), words);
}

/// Nothing when the process is gone: proc(5).
static QByteArray readProcess(pid_t process, const char *file)
{
    QFile shown(QStringLiteral("/proc/%1/%2").arg(QString::number(process), QLatin1String(file)));
    return shown.open(QIODevice::ReadOnly) ? shown.readAll() : QByteArray();
}

/// Tells it from a process that is stopped or has ended.
static bool isRunning(pid_t process)
{
    const QByteArray stat = readProcess(process, "stat");
    const qsizetype name = stat.lastIndexOf(") ");
    return name >= 0 && !QByteArray("TtZXx").contains(stat[name + 2]);
}

void ConfinedProgram::kill(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    // Its child leaves the group, and does not notice the end of its parent while it gives up
    // rights (prctl(2), PR_SET_PDEATHSIG): it is killed by itself, while its parent can make no
    // other one.
    const auto parent = static_cast<pid_t>(process.processId());
    ::kill(parent, SIGSTOP);
    constexpr int MaxLooks = 10'000;
    for (int looks = 0; looks < MaxLooks && isRunning(parent); ++looks)
        ::sched_yield();
    const QByteArray task =
        QStringLiteral("task/%1/children").arg(QString::number(parent)).toLatin1();
    for (const QByteArray &child : readProcess(parent, task.constData()).simplified().split(' ')) {
        if (const pid_t id = child.toInt(); id > 0)
            ::kill(id, SIGKILL);
    }
    // The group is not there yet when the process has only begun, and is nobody but this one then.
    ::kill(-parent, SIGKILL);
    process.kill();
}

} // namespace tomato
