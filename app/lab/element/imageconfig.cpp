// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/imageconfig.h"

#include "app/base/filedescriptor.h"
#include "app/lab/plan/program.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>

namespace tomato::lab {

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
    constexpr qsizetype Most = 1000;
    std::vector<std::string> texts;
    for (const QJsonValue &each : list.toArray()) {
        const QString text = each.toString();
        if (static_cast<qsizetype>(texts.size()) < Most && !text.contains(QChar::Null))
            texts.push_back(text.toStdString());
    }
    return texts;
}

std::string nameOf(const std::string &variable)
{
    return variable.substr(0, variable.find('='));
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
    const QJsonObject process =
        readObject(folder, "config.json").value(QLatin1String("process")).toObject();
    ImageConfig config;
    config.arguments = textsOf(process.value(QLatin1String("args")));
    config.environment = textsOf(process.value(QLatin1String("env")));
    config.folder = process.value(QLatin1String("cwd")).toString().toStdString();
    config.user = process.value(QLatin1String("user")).toObject()[QLatin1String("uid")].toDouble();
    const QString digest =
        made.value(QLatin1String("from_descriptor_path"))
            .toObject()[QLatin1String("descriptor_walk")][0][QLatin1String("digest")]
            .toString();
    if (topology::isDigest(digest))
        config.digest = digest.toStdString();
    return config;
}

void ImageConfig::complete(DevicePlan &plan, const topology::Element &element) const
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*=.*\\z"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QJsonObject own = element.attributes.value(topology::EnvironmentAttribute).toObject();
    for (const std::string &variable : environment) {
        const std::string name = nameOf(variable);
        // Its working folder is where ours is.
        if (!form.match(QString::fromStdString(variable)).hasMatch() || name == "HOME" ||
            own.contains(QString::fromStdString(name)))
            continue;
        std::erase_if(plan.environment,
                      [&](const std::string &each) { return nameOf(each) == name; });
        plan.environment.push_back(variable);
    }
    const auto say = [&plan](const std::string &problem) {
        plan.problem += (plan.problem.empty() ? "" : "; ") + problem;
    };
    if (!plan.image.digest.empty() && plan.image.digest != digest)
        say("its image is " + (digest.empty() ? "one without a digest" : digest) +
            ", and the drawing was made for " + plan.image.digest);
    if (!plan.commands.empty() || arguments.empty())
        return;
    std::string line = folder.starts_with('/') ? "cd " + quoted(folder) + " && exec" : "exec";
    for (const std::string &argument : arguments)
        line += ' ' + quoted(argument);
    plan.commands.push_back({"image", line, false});
    if (user != 0)
        say("its image's program runs as root, not as the user of the image");
}

} // namespace tomato::lab
