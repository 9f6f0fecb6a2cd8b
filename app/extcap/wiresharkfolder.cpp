// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/wiresharkfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <cstdio>

namespace tomato::extcap {

namespace {

/// Puts the link in place of an earlier one, so that at no time there is none. A file that is no
/// link stays.
bool putLink(const QString &program, const QString &link)
{
    const QFileInfo there(link);
    if (there.exists() && !there.isSymLink())
        return false;
    const QTemporaryDir beside(there.path() + "/.tomato-XXXXXX");
    const QByteArray coming = QFile::encodeName(beside.filePath(there.fileName()));
    return beside.isValid() &&
           ::symlink(QFile::encodeName(program).constData(), coming.constData()) == 0 &&
           ::rename(coming.constData(), QFile::encodeName(link).constData()) == 0;
}

} // namespace

QStringList extcapFolders(const QString &folders)
{
    QStringList found;
    for (const QString &line : folders.split(QLatin1Char('\n'))) {
        const QString name = line.section(QLatin1Char(':'), 0, 0).trimmed();
        const QString folder = line.section(QLatin1Char(':'), 1).trimmed();
        if (name == QLatin1String("Personal Extcap path"))
            found.prepend(folder);
        else if (name == QLatin1String("Extcap path") ||
                 name == QLatin1String("Global Extcap path"))
            found.append(folder);
    }
    return found;
}

Result<QString> linkInto(const QStringList &folders, const QString &program)
{
    for (const QString &folder : folders) {
        const QString link = QDir(folder).filePath(QFileInfo(program).fileName());
        if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
            continue;
        if (putLink(program, link))
            return link;
    }
    if (folders.isEmpty())
        return failure("Wireshark does not say where it looks for such programs; is tshark "
                       "installed?",
                       "tshark -G folders");
    return failure("cannot be written: run 'sudo ln -sf " + program.toStdString() + " " +
                       folders.back().toStdString() + "/'",
                   folders.back().toStdString());
}

Result<QString> linkIntoWireshark()
{
    QProcess tshark;
    tshark.start(QStringLiteral("tshark"), {QStringLiteral("-G"), QStringLiteral("folders")});
    tshark.waitForFinished();
    return linkInto(extcapFolders(QString::fromUtf8(tshark.readAllStandardOutput())),
                    QCoreApplication::applicationFilePath());
}

} // namespace tomato::extcap
