// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/nevershared.h"

#include "app/lab/element/files/personalfolders.h"

#include <QDir>
#include <QFile>

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace tomato::lab {

namespace {

constexpr const char *ForPrograms = "programs of this machine are told there what to do";
constexpr const char *Keys = "it holds keys";

/// The one in the other, whichever.
bool isRelated(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && (isBelow(path, folder) || isBelow(folder, path));
}

QStringList socketFolders()
{
    return {QDir(qEnvironmentVariable("XDG_RUNTIME_DIR", "/run")).canonicalPath(),
            QStringLiteral("/run"), QStringLiteral("/proc"), QStringLiteral("/sys"),
            QStringLiteral("/dev")};
}

QString whyByPath(const QString &path)
{
    const QStringList people = homes();
    // Not all people are listed: those of a directory service are known by their names alone.
    if (path == QLatin1String("/home") ||
        std::ranges::any_of(people, [&](const QString &home) { return isBelow(home, path); }))
        return QStringLiteral("it holds all that is yours, or somebody's; share a folder in it");
    for (const QString &name : path.split(u'/')) {
        if (name == QLatin1String(".ssh") || name == QLatin1String(".gnupg"))
            return QLatin1String(Keys);
    }
    for (const QString &home : people) {
        for (const char *keys : {"/.ssh", "/.gnupg"}) {
            if (isRelated(path, QFileInfo(home + QLatin1String(keys)).canonicalFilePath()))
                return QLatin1String(Keys);
        }
    }
    for (const QString &own : ownFolders()) {
        if (isRelated(path, own))
            return QStringLiteral("it holds what this program keeps, and what you agreed to");
    }
    for (const QString &sockets : socketFolders()) {
        if (isRelated(path, sockets))
            return QLatin1String(ForPrograms);
    }
    return path == QLatin1String("/tmp") || path == QLatin1String("/var/tmp")
               ? QStringLiteral(
                     "all programs of this machine keep files there; share a folder in it")
               : QString();
}

struct Identity
{
    explicit Identity(const QString &path)
    {
        struct stat now
        {
        };
        if (stat(QFile::encodeName(path).constData(), &now) == 0)
            set(now);
    }
    explicit Identity(int file)
    {
        struct stat now
        {
        };
        if (fstat(file, &now) == 0)
            set(now);
    }
    void set(const struct stat &now)
    {
        device = now.st_dev;
        number = now.st_ino;
    }
    bool isKnown() const { return number != 0; }
    friend bool operator==(const Identity &, const Identity &) = default;

    dev_t device = 0;
    ino_t number = 0;
};

/// Recognises the same folder under another name, as by a bind mount.
QString whyByIdentity(int folder, const QString &path)
{
    std::vector<Identity> way{Identity(folder)};
    for (QString above = path; above.size() > 1;) {
        above.truncate(std::max(above.lastIndexOf(u'/'), qsizetype(1)));
        way.emplace_back(above);
    }
    const auto lies = [&way](const QString &forbidden) {
        const Identity other(forbidden);
        return other.isKnown() && std::ranges::find(way, other) != way.end();
    };
    for (const QString &home : homes()) {
        if (Identity(home) == way.front())
            return QStringLiteral("it is somebody's home; share a folder in it");
        for (const char *keys : {"/.ssh", "/.gnupg"}) {
            if (lies(home + QLatin1String(keys)))
                return QLatin1String(Keys);
        }
    }
    for (const QString &own : ownFolders() + socketFolders()) {
        if (lies(own))
            return QLatin1String(ForPrograms);
    }
    return {};
}

/// Tells whether the type is that of a file system that shows the kernel's own state, wherever it
/// is mounted.
bool isKernels(const QString &type)
{
    static constexpr std::array Types{"proc",     "sysfs",   "cgroup",   "cgroup2",    "devtmpfs",
                                      "devpts",   "debugfs", "tracefs",  "securityfs", "bpf",
                                      "configfs", "mqueue",  "efivarfs", "pstore",     "nsfs"};
    return std::ranges::find(Types, type) != Types.end();
}

/// Lines of proc_pid_mountinfo(5).
QString whyByMounts(const QString &path)
{
    QFile file(QStringLiteral("/proc/self/mountinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("it cannot be seen what is mounted there");
    QString holder;
    QString holdersType;
    const QStringList lines = QString::fromLocal8Bit(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.split(u' ');
        const qsizetype dash = words.indexOf(QStringLiteral("-"));
        if (dash < 5 || dash + 1 >= words.size())
            continue;
        QString point = words[4];
        point.replace(QLatin1String("\\040"), QLatin1String(" "));
        const QString &type = words[dash + 1];
        if (isBelow(point, path) && isKernels(type))
            return QStringLiteral("the kernel's own files are mounted in it, at %1").arg(point);
        if (isBelow(path, point) && point.size() >= holder.size()) {
            holder = point;
            holdersType = type;
        }
    }
    return isKernels(holdersType) ? QLatin1String(ForPrograms) : QString();
}

} // namespace

QString whyNeverShared(int folder, const QString &path)
{
    if (const QString reason = whyByPath(path); !reason.isEmpty())
        return reason;
    if (const QString reason = whyByIdentity(folder, path); !reason.isEmpty())
        return reason;
    return whyByMounts(path);
}

QString whyNeverSharedAt(const QString &place)
{
    if (place == QLatin1String("/"))
        return QStringLiteral("it is the root of all");
    for (const char *own :
         {"/proc", "/sys", "/dev", "/.machine", "/.covered", "/.empty", "/.etc"}) {
        if (isBelow(place, QLatin1String(own)))
            return QStringLiteral("elements have their own there");
    }
    return {};
}

} // namespace tomato::lab
