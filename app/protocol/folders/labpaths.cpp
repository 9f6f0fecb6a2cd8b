// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/labpaths.h"

#include "app/base/systemwords.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace tomato::rpc {

static const QString FolderKey = QStringLiteral("folder");
static const QString KeptKey = QStringLiteral("kept_megabytes");
static constexpr qint64 DefaultMegabytes = 1'000;
static constexpr qint64 MaxMegabytes = 1'000'000'000;

static QString absoluteFrom(const char *variable)
{
    const QString path = QFile::decodeName(qgetenv(variable));
    return QDir::isAbsolutePath(path) ? QDir::cleanPath(path) : QString();
}

QString LabPaths::controlDirectory()
{
    const QString runtime = absoluteFrom("XDG_RUNTIME_DIR");
    struct stat found
    {
    };
    // After `su` the variable may still be another user's.
    if (!runtime.isEmpty() && ::stat(QFile::encodeName(runtime).constData(), &found) == 0 &&
        found.st_uid == geteuid())
        return runtime + QStringLiteral("/tomato-desktop");
    return QStringLiteral("/tmp/tomato-desktop-%1").arg(geteuid());
}

Result<> LabPaths::checkControlDirectory()
{
    const std::string path = QFile::encodeName(controlDirectory()).toStdString();
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return failure(std::string("cannot make this folder: ") + systemWords(errno), path);
    struct stat found
    {
    };
    if (::lstat(path.c_str(), &found) != 0)
        return failure(systemWords(errno), path);
    if (!S_ISDIR(found.st_mode))
        return failure("is not a folder, so nothing there can be trusted", path);
    if (found.st_uid != geteuid())
        return failure("belongs to the user " + std::to_string(found.st_uid) +
                           ", so nothing there can be trusted",
                       path);
    if ((found.st_mode & 0777) != 0700)
        return failure("must have the mode 0700 (chmod 700 repairs it)", path);
    return {};
}

QString LabPaths::socket(const LabId &lab)
{
    return controlDirectory() + QLatin1Char('/') + QString::fromStdString(lab.value) +
           QStringLiteral(".sock");
}

QString LabPaths::description(const LabId &lab)
{
    return controlDirectory() + QLatin1Char('/') + QString::fromStdString(lab.value) +
           QStringLiteral(".json");
}

QString LabPaths::data(const LabId &lab)
{
    QString home = absoluteFrom("XDG_DATA_HOME");
    if (home.isEmpty())
        home = QDir::homePath() + QStringLiteral("/.local/share");
    return home + QStringLiteral("/tomato-desktop/labs/") + QString::fromStdString(lab.value);
}

static QString captureKey(const QString &key)
{
    const QSettings settings(QStringLiteral("tomato-desktop"), QStringLiteral("captures"));
    return settings.value(key).toString();
}

static Result<> setCaptureKey(const QString &key, const QVariant &value)
{
    QSettings settings(QStringLiteral("tomato-desktop"), QStringLiteral("captures"));
    settings.setValue(key, value);
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return failure("this file cannot be written", settings.fileName().toStdString());
    return {};
}

QString LabPaths::captureFolder()
{
    const QString folder = captureKey(FolderKey);
    return QDir::isAbsolutePath(folder) ? QDir::cleanPath(folder) : QString();
}

Result<> LabPaths::setCaptureFolder(const QString &folder)
{
    return setCaptureKey(FolderKey, folder);
}

qint64 LabPaths::keptBytes()
{
    bool isNumber = false;
    const qint64 megabytes = captureKey(KeptKey).toLongLong(&isNumber);
    const bool isGood = isNumber && megabytes >= 0 && megabytes <= MaxMegabytes;
    return (isGood ? megabytes : DefaultMegabytes) * 1'000'000;
}

Result<> LabPaths::setKeptBytes(qint64 bytes)
{
    return setCaptureKey(KeptKey, bytes / 1'000'000);
}

Result<> LabPaths::check(const LabId &lab)
{
    static const QRegularExpression name(QStringLiteral("\\A[a-z0-9_-]{1,64}\\z"));
    if (name.match(QString::fromStdString(lab.value)).hasMatch())
        return {};
    return failure("is no name of a lab (up to 64 of a-z, 0-9, - and _)", lab.value);
}

} // namespace tomato::rpc
