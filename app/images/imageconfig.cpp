// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imageconfig.h"

#include "app/base/filedescriptor.h"
#include "app/topology/attributes/imagename.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace tomato::images {

namespace {

/// Nothing that a link leads to.
QJsonObject readObject(int folder, const char *name)
{
    constexpr qint64 MaxBytes = 1 << 20;
    open_how how{};
    how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    const FileDescriptor opened(
        static_cast<int>(syscall(SYS_openat2, folder, name, &how, sizeof how)));
    struct stat what
    {
    };
    QFile file;
    if (!opened || fstat(opened.get(), &what) != 0 || !S_ISREG(what.st_mode) ||
        what.st_size > MaxBytes || !file.open(opened.get(), QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(MaxBytes)).object();
}

std::vector<std::string> textsOf(const QJsonValue &list)
{
    constexpr qsizetype Max = 1000;
    std::vector<std::string> texts;
    for (const QJsonValue &each : list.toArray()) {
        const QString text = each.toString();
        if (static_cast<qsizetype>(texts.size()) < Max && !text.contains(QChar::Null))
            texts.push_back(text.toStdString());
    }
    return texts;
}

/// Returns nothing for what is no number of a user.
std::optional<unsigned> idIn(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    constexpr double Max = 4'294'967'294;
    if (number < 0 || number > Max || number != std::floor(number))
        return std::nullopt;
    return static_cast<unsigned>(number);
}

ImageUser userIn(const QJsonObject &user)
{
    ImageUser all;
    all.user = idIn(user.value(QLatin1String("uid"))).value_or(0);
    all.group = idIn(user.value(QLatin1String("gid"))).value_or(0);
    constexpr std::size_t Max = 64;
    for (const QJsonValue &each : user.value(QLatin1String("additionalGids")).toArray()) {
        if (const auto group = idIn(each); group && all.groups.size() < Max)
            all.groups.push_back(*group);
    }
    return all;
}

/// The port is as images name it: "179/tcp".
std::vector<std::string> portsIn(const QString &list)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9]{1,5}(-[0-9]{1,5})?/(tcp|udp|sctp)\\z"));
    constexpr std::size_t Max = 100;
    std::vector<std::string> ports;
    for (const QString &each : list.split(u',')) {
        if (form.match(each.trimmed()).hasMatch() && ports.size() < Max)
            ports.push_back(each.trimmed().toStdString());
    }
    std::ranges::sort(ports, {}, [](const std::string &port) {
        return std::pair(std::atoi(port.c_str()), port);
    });
    return ports;
}

} // namespace

std::optional<ImageConfig> ImageConfig::read(int folder)
{
    struct stat root
    {
    };
    const QJsonObject made = readObject(folder, "umoci.json");
    if (made.isEmpty() || fstatat(folder, "rootfs", &root, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISDIR(root.st_mode))
        return std::nullopt;
    const QJsonObject all = readObject(folder, "config.json");
    const QJsonObject process = all.value(QLatin1String("process")).toObject();
    ImageConfig config;
    config.arguments = textsOf(process.value(QLatin1String("args")));
    config.environment = textsOf(process.value(QLatin1String("env")));
    config.folder = process.value(QLatin1String("cwd")).toString().toStdString();
    config.user = userIn(process.value(QLatin1String("user")).toObject());
    config.ports = portsIn(all.value(QLatin1String("annotations"))
                               .toObject()[QLatin1String("org.opencontainers.image.exposedPorts")]
                               .toString());
    const QString digest =
        made.value(QLatin1String("from_descriptor_path"))
            .toObject()[QLatin1String("descriptor_walk")][0][QLatin1String("digest")]
            .toString();
    if (topology::isDigest(digest))
        config.digest = digest.toStdString();
    return config;
}

} // namespace tomato::images
