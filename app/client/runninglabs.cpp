// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"
#include "app/client/engineprogram.h"
#include "app/client/keptlabs.h"
#include "app/protocol/fields/statewords.h"
#include "app/protocol/folders/controlclaim.h"
#include "app/protocol/folders/labmemory.h"
#include "app/protocol/folders/labpaths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>

namespace tomato::client {

static RunningLab readDescription(const LabId &lab)
{
    RunningLab found;
    found.lab = lab;
    QFile file(rpc::LabPaths::description(lab));
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QJsonObject json = QJsonDocument::fromJson(file.read(1024 * 1024)).object();
    found.name = json.value("name").toString();
    found.file = json.value("file").toString();
    found.process = json.value("pid").toInteger();
    found.isStopped =
        protocol::valueOf<LabState>(json.value("state").toString()) == LabState::Stopped;
    return found;
}

std::vector<RunningLab> runningLabs()
{
    const QDir directory(rpc::LabPaths::controlDirectory());
    if (!directory.exists())
        return {};
    const auto claim = rpc::ControlClaim::acquire();
    if (!claim)
        return {};
    QSet<QString> names;
    for (const QString &file : directory.entryList(
             {QStringLiteral("*.sock"), QStringLiteral("*.json")}, QDir::Files | QDir::System))
        names.insert(file.chopped(5));
    std::vector<RunningLab> labs;
    for (const QString &name : names) {
        const LabId lab(name.toStdString());
        if (!rpc::LabPaths::check(lab))
            continue;
        if (claim->isAlive(lab))
            labs.push_back(readDescription(lab));
        else
            claim->remove(lab);
    }
    std::sort(labs.begin(), labs.end(),
              [](const RunningLab &one, const RunningLab &other) { return one.lab < other.lab; });
    return labs;
}

static QString canonical(const QString &file)
{
    const QFileInfo info(file);
    const QString path = info.canonicalFilePath();
    return path.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : path;
}

/// Returns at most 24 of a-z, 0-9 and -, which neither begin nor end with -.
static QString slug(const QString &name)
{
    QString text;
    for (const QChar each : name.toLower()) {
        const bool plain = (each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9');
        if (plain)
            text += each;
        else if (!text.isEmpty() && !text.endsWith(u'-'))
            text += u'-';
    }
    text.truncate(24);
    while (text.endsWith(u'-'))
        text.chop(1);
    return text.isEmpty() ? QStringLiteral("lab") : text;
}

static LabId idMadeOf(const QString &path, const QString &unique)
{
    const QByteArray hash =
        QCryptographicHash::hash(unique.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return LabId(
        (slug(QFileInfo(path).baseName()) + u'-' + QString::fromLatin1(hash)).toStdString());
}

static bool isOfAnotherFile(const LabId &lab, const QString &path)
{
    const QString file = rpc::LabMemory::load(lab).file;
    return !file.isEmpty() && canonical(file) != path;
}

LabId labForFile(const QString &file)
{
    if (file.isEmpty()) {
        const quint32 random = QRandomGenerator::system()->generate();
        return LabId(
            QStringLiteral("untitled-%1").arg(random, 8, 16, QLatin1Char('0')).toStdString());
    }
    const QString path = canonical(file);
    for (const RunningLab &lab : runningLabs()) {
        if (!lab.file.isEmpty() && canonical(lab.file) == path)
            return lab.lab;
    }
    if (const LabId kept = keptLabOf(path); !kept.isEmpty())
        return kept;
    // The id must not be that of another file, which was saved under this one's name before.
    LabId lab = idMadeOf(path, path);
    for (int next = 2; isOfAnotherFile(lab, path) && next < 100; ++next)
        lab = idMadeOf(path, path + u'\n' + QString::number(next));
    return lab;
}

/// This is for sh: its own process enters groups, given by their files, and then becomes the
/// command behind "--". Where the kernel does not permit a user to move it, as out of a session's
/// scope into one of the user's systemd, that systemd is asked to.
static constexpr const char *JoinAndRun = R"(
while [ "$1" != -- ]; do
  { echo $$ > "$1"; } 2> /dev/null || case $1 in *.scope/*)
    unit=${1%%.scope/*}.scope
    below=/${1#*.scope/}
    busctl --user call org.freedesktop.systemd1 /org/freedesktop/systemd1 \
      org.freedesktop.systemd1.Manager AttachProcessesToUnit ssau \
      "${unit##*/}" "${below%/*}" 1 $$ > /dev/null 2>&1
  esac
  shift
done
shift
exec "$@")";

static QStringList joinGroups(const QStringList &files)
{
    if (files.isEmpty())
        return {};
    return QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"), QLatin1String(JoinAndRun),
                       QStringLiteral("sh")} +
           files + QStringList{QStringLiteral("--")};
}

/// Beside the engine, of which it is a part.
static QString elementProgram()
{
    const QString name = QStringLiteral("tomato-element");
    const auto engine = findEngineProgram();
    const QString beside =
        QFileInfo(engine ? *engine : QString()).absolutePath() + QLatin1Char('/') + name;
    return QFileInfo(beside).isExecutable() ? beside : name;
}

QStringList enterElement(const ElementStatus &element)
{
    // Only the part of the user's own environment that the terminal needs is passed on.
    QStringList environment;
    for (const char *name : {"TERM", "COLORTERM"}) {
        if (qEnvironmentVariableIsSet(name))
            environment << QLatin1String(name) + u'=' + qEnvironmentVariable(name);
    }
    environment += element.environment;
    return joinGroups(element.groups) +
           QStringList{elementProgram(), QStringLiteral("enter"),
                       QString::number(element.process)} +
           environment + QStringList{QStringLiteral("--")};
}

} // namespace tomato::client
