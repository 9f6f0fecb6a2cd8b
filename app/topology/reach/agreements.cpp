// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/reach/agreements.h"

#include "app/base/files/privatefolder.h"
#include "app/topology/format/jsontext.h"
#include "app/topology/format/wholefile.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tomato::topology {

namespace {

constexpr qsizetype MaxAgreementBytes = 8 << 20;

/// Returns the same name for all paths that lead to a file; empty when it does not exist.
QString nameOf(const QString &file)
{
    return QFileInfo(file).canonicalFilePath();
}

QJsonObject answer(const Topology &topology, const std::vector<OutsideReach> &reaches,
                   const QByteArray &files)
{
    QJsonArray keys;
    QJsonArray words;
    bool shares = false;
    for (const OutsideReach &reach : reaches) {
        keys.append(reach.key());
        words.append(reach.text());
        shares = shares || reach.kind == OutsideReach::Kind::SharedFolder;
    }
    QJsonObject entry{{"agreed", keys}, {"words", words}};
    if (shares)
        entry.insert(QLatin1String("commands"), QString::fromLatin1(commandsDigest(topology)));
    if (shares && !files.isEmpty())
        entry.insert(QLatin1String("files"), QString::fromLatin1(files.toHex()));
    return entry;
}

/// Returns whether this part of the answer is not asked for, or is as it was agreed to.
bool isSame(const char *part, const QJsonObject &asked, const QJsonObject &agreed)
{
    const QLatin1String key(part);
    return !asked.contains(key) || asked.value(key) == agreed.value(key);
}

} // namespace

Agreements::Agreements(const QString &folder) : m_path(QDir(folder).filePath("agreements.json")) {}

QJsonObject Agreements::read() const
{
    const auto content = readWholeFile(m_path, MaxAgreementBytes);
    const auto document = content ? parseJsonObject(*content) : passOn(content);
    return document ? document->value(QLatin1String("files")).toObject() : QJsonObject();
}

bool Agreements::cover(const QString &file, const Topology &topology,
                       const std::vector<OutsideReach> &reaches, const QByteArray &files) const
{
    const QJsonObject asked = answer(topology, reaches, files);
    const QJsonArray keys = asked.value(QLatin1String("agreed")).toArray();
    if (keys.isEmpty())
        return true;
    const QString name = nameOf(file);
    const QJsonObject entry = name.isEmpty() ? QJsonObject() : read().value(name).toObject();
    const QJsonArray agreed = entry.value(QLatin1String("agreed")).toArray();
    return std::all_of(keys.begin(), keys.end(),
                       [&agreed](const QJsonValue &key) { return agreed.contains(key); }) &&
           isSame("commands", asked, entry) && isSame("files", asked, entry);
}

Result<> Agreements::add(const QString &file, const Topology &topology,
                         const std::vector<OutsideReach> &reaches, const QByteArray &files) const
{
    const QString name = nameOf(file);
    if (name.isEmpty())
        return {}; // what has no file is asked for again
    QJsonObject entry = answer(topology, reaches, files);
    entry.insert(QLatin1String("when"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    QJsonObject all = read();
    all.insert(name, entry);
    const QString folder = QFileInfo(m_path).path();
    if (!makePrivateFolder(QFile::encodeName(folder).toStdString()))
        return failure("this folder cannot be made", folder.toStdString());
    return writeWholeFile(m_path, QJsonDocument(QJsonObject{{"files", all}}).toJson(),
                          FileReaders::Owner);
}

} // namespace tomato::topology
