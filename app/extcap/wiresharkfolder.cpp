// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/wiresharkfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

namespace tomato::extcap {

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
        if (QFileInfo(link).isSymLink())
            QFile::remove(link);
        if (QFile::link(program, link))
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
