// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/archivekind.h"

#include "app/base/systemwords.h"
#include "app/topology/attributes/imagename.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <optional>

namespace tomato::images {

namespace {

// tar(5): a header of a file is a block, and its content is filled up to whole blocks.
constexpr qint64 Block = 512;
constexpr qint64 NameBytes = 100;
constexpr qint64 SizeAt = 124;
constexpr qint64 SizeBytes = 12;
constexpr qint64 MagicAt = 257;
/// What names the kind is among the first or the last of some files for each layer.
constexpr int MostMembers = 10'000;

/// Returns nothing for a number that is none, or too large for an archive.
std::optional<qint64> sizeIn(const QByteArray &header)
{
    const QByteArray text = header.mid(SizeAt, SizeBytes);
    constexpr qint64 Most = Q_INT64_C(1) << 50;
    qint64 size = 0;
    if ((static_cast<unsigned char>(text[0]) & 0x80U) != 0) { // GNU's binary numbers
        for (qsizetype i = SizeBytes - 8; i < SizeBytes; ++i)
            size = (size << 8) | static_cast<unsigned char>(text[i]);
        return size >= 0 && size <= Most ? std::optional(size) : std::nullopt;
    }
    for (const char digit : text.trimmed()) {
        if (digit == '\0' || digit == ' ')
            break;
        if (digit < '0' || digit > '7')
            return std::nullopt;
        size = size * 8 + (digit - '0');
    }
    return size <= Most ? std::optional(size) : std::nullopt;
}

/// Tells whether the archive has files that Docker's have, or the OCI's.
struct Marks
{
    bool docker = false;
    bool oci = false;
};

Marks marksIn(QFile &file)
{
    Marks marks;
    for (int member = 0; member < MostMembers && !marks.docker; ++member) {
        const QByteArray header = file.read(Block);
        if (header.size() < Block || header.mid(MagicAt, 5) != "ustar")
            break;
        QByteArray name = header.left(NameBytes);
        name.truncate(qstrnlen(name.constData(), NameBytes));
        if (name.startsWith("./"))
            name.remove(0, 2);
        marks.docker |= name == "manifest.json";
        marks.oci |= name == "oci-layout";
        const auto size = sizeIn(header);
        if (!size || !file.seek(file.pos() + (*size + Block - 1) / Block * Block))
            break;
    }
    return marks;
}

} // namespace

Result<QString> skopeoName(const QString &source)
{
    if (topology::ImageName(source).kind() == topology::ImageName::Kind::Storage)
        return source.trimmed();
    const QString path = QFileInfo(source).absoluteFilePath();
    // It ends skopeo's path.
    if (path.contains(u':'))
        return failure("has a colon in its path, and so cannot be an image", source.toStdString());
    if (QFileInfo(path).isDir()) {
        if (QFileInfo::exists(path + QStringLiteral("/oci-layout")))
            return QStringLiteral("oci:") + path;
        return failure("is a folder without oci-layout", source.toStdString());
    }
    QFile file(path);
    errno = 0;
    if (!QFileInfo(path).isFile() && QFileInfo::exists(path))
        return failure("is no file", source.toStdString());
    if (!file.open(QIODevice::ReadOnly))
        return failure(fileWords(file, errno), source.toStdString());
    constexpr std::array<const char *, 3> Compressed = {"\x1f\x8b", "BZh", "\xfd\x37zXZ"};
    const QByteArray begin = file.peek(6);
    for (const char *magic : Compressed) {
        if (begin.startsWith(magic))
            return failure("is compressed, which skopeo does not read: gunzip it first",
                           source.toStdString());
    }
    const Marks marks = marksIn(file);
    if (!marks.docker && !marks.oci)
        return failure("is no archive of an image", source.toStdString());
    return (marks.docker ? QStringLiteral("docker-archive:") : QStringLiteral("oci-archive:")) +
           path;
}

} // namespace tomato::images
