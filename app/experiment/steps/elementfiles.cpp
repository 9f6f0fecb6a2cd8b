// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/elementfiles.h"

#include "app/base/files/foldercopy.h"
#include "app/topology/lookup.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace tomato::experiment {

static constexpr auto AllEntries =
    QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

/// Relative, sorted; folders end in a slash. Fails at what is neither.
static Result<QStringList> entriesBelow(const QString &path)
{
    const QDir top(QDir(path).absolutePath());
    if (!top.exists())
        return failure("there is no such folder", path.toStdString());
    QStringList entries;
    QDirIterator all(path, AllEntries, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        const QFileInfo info = all.fileInfo();
        if (info.isSymLink())
            return failure("is a link, which another machine may not have",
                           info.filePath().toStdString());
        if (!info.isFile() && !info.isDir())
            return failure("is no file", info.filePath().toStdString());
        const QString relative = top.relativeFilePath(info.absoluteFilePath());
        entries << (info.isDir() ? relative + u'/' : relative);
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

Result<> checkElementFiles(const QString &path, const topology::Topology &topology)
{
    const auto entries = entriesBelow(path);
    if (!entries)
        return passOn(entries);
    for (const QString &entry : *entries) {
        const QString name = entry.section(u'/', 0, 0);
        if (!entry.contains(u'/'))
            return failure("is no folder with the name of an element",
                           QDir(path).filePath(entry).toStdString());
        if (!topology::findElement(topology, name))
            return failure("there is no element " + name.toStdString(),
                           QDir(path).filePath(name).toStdString());
    }
    return {};
}

Result<QByteArray> treeDigest(const QString &path)
{
    const auto entries = entriesBelow(path);
    if (!entries)
        return passOn(entries);
    QCryptographicHash whole(QCryptographicHash::Sha256);
    for (const QString &entry : *entries) {
        QByteArray name = entry.toUtf8();
        whole.addData(name.append('\0'));
        if (entry.endsWith(u'/'))
            continue;
        QFile file(QDir(path).filePath(entry));
        QCryptographicHash one(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !one.addData(&file))
            return failure("cannot read: " + file.errorString().toStdString(),
                           file.fileName().toStdString());
        whole.addData(one.result());
    }
    return whole.result();
}

Result<> copyTree(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return failure("this folder cannot be made", to.toStdString());
    const auto target = EnclosedFolder::open(QFile::encodeName(to).toStdString());
    return target ? copyFolder(QFile::encodeName(from).toStdString(), *target) : passOn(target);
}

} // namespace tomato::experiment
