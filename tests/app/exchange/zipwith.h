// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <quazip/quazipfile.h>

#include <QBuffer>
#include <QList>

/// A file that a test puts into a zip archive.
struct ZipMember
{
    QString name;
    QByteArray content;
    bool isLink = false;
    const char *password = nullptr;
    /// As stat(2) has them, of a file that is neither a regular one nor a link; 0 else.
    quint32 mode = 0;
};

inline QByteArray zipWith(const QList<ZipMember> &members)
{
    QBuffer buffer;
    QuaZip zip(&buffer);
    zip.setAutoClose(false);
    if (!zip.open(QuaZip::mdCreate))
        qFatal("no archive");
    for (const ZipMember &member : members) {
        QuaZipNewInfo info(member.name);
        if (member.isLink)
            info.externalAttr = 0120777UL << 16;
        if (member.mode != 0)
            info.externalAttr = member.mode << 16;
        QuaZipFile file(&zip);
        if (!file.open(QIODevice::WriteOnly, info, member.password))
            qFatal("no member");
        file.write(member.content);
        file.close();
    }
    zip.close();
    return buffer.data();
}
