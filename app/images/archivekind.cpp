// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/archivekind.h"

#include "app/base/systemwords.h"
#include "app/topology/attributes/imagename.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
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
/// The names that tell the kind are among the first or the last of some files for each layer.
constexpr int MaxMembers = 10'000;

/// Returns nothing for a number that is none, or too large for an archive.
std::optional<qint64> sizeIn(const QByteArray &header)
{
    const QByteArray text = header.mid(SizeAt, SizeBytes);
    constexpr qint64 MaxSize = Q_INT64_C(1) << 50;
    qint64 size = 0;
    if ((static_cast<unsigned char>(text[0]) & 0x80U) != 0) { // GNU's binary numbers
        for (qsizetype i = SizeBytes - 8; i < SizeBytes; ++i)
            size = (size << 8) | static_cast<unsigned char>(text[i]);
        return size >= 0 && size <= MaxSize ? std::optional(size) : std::nullopt;
    }
    for (const char digit : text.trimmed()) {
        if (digit == '\0' || digit == ' ')
            break;
        if (digit < '0' || digit > '7')
            return std::nullopt;
        size = size * 8 + (digit - '0');
    }
    return size <= MaxSize ? std::optional(size) : std::nullopt;
}

/// Tells whether the archive has files that Docker's have, or the OCI's, and what is in them.
struct Marks
{
    bool docker = false;
    bool oci = false;
    QByteArray manifest;
    QByteArray index;
};

constexpr qint64 MaxJson = 1 << 20;

/// Returns the tags in a manifest that `docker save` wrote.
QStringList tagsIn(const QByteArray &manifest)
{
    QStringList names;
    for (const QJsonValue tag :
         QJsonDocument::fromJson(manifest).array().first().toObject()["RepoTags"].toArray())
        names << tag.toString();
    return names;
}

/// Returns the references in an index of the OCI's layout: the whole name, as Docker and containerd
/// write it, else its last part.
QStringList referencesIn(const QByteArray &index)
{
    QStringList names;
    for (const QJsonValue manifest :
         QJsonDocument::fromJson(index).object()["manifests"].toArray()) {
        const QJsonObject notes = manifest["annotations"].toObject();
        const QString whole = notes["io.containerd.image.name"].toString();
        names << (whole.isEmpty() ? notes["org.opencontainers.image.ref.name"].toString() : whole);
    }
    return names;
}

/// A tag alone says nothing of what it is a tag of.
QStringList goodNames(QStringList names, const QString &path)
{
    const QString file = QFileInfo(path).completeBaseName();
    for (QString &name : names) {
        if (!name.isEmpty() && !name.contains(u':') && !name.contains(u'/'))
            name = file + u':' + name;
    }
    names.removeIf([](const QString &name) { return !topology::isReference(name); });
    if (names.isEmpty() && topology::isReference(file))
        names << file;
    return names;
}

Marks marksIn(QFile &file)
{
    Marks marks;
    for (int member = 0; member < MaxMembers && !marks.docker; ++member) {
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
        const qint64 at = file.pos();
        if (size && (name == "manifest.json" || name == "index.json"))
            (name == "index.json" ? marks.index : marks.manifest) =
                file.read(std::min(*size, MaxJson));
        if (!size || !file.seek(at + (*size + Block - 1) / Block * Block))
            break;
    }
    return marks;
}

QByteArray indexOf(const QString &layout)
{
    QFile file(layout + QStringLiteral("/index.json"));
    return file.open(QIODevice::ReadOnly) ? file.read(MaxJson) : QByteArray();
}

} // namespace

Result<ImageSource> recognizeImage(const QString &source)
{
    if (const topology::ImageName name(source); name.kind() == topology::ImageName::Kind::Storage)
        return ImageSource{name.text(), {name.name()}};
    const QString path = QFileInfo(source).absoluteFilePath();
    // It ends skopeo's path.
    if (path.contains(u':'))
        return failure("has a colon in its path, and so cannot be an image", source.toStdString());
    if (QFileInfo(path).isDir()) {
        if (QFileInfo::exists(path + QStringLiteral("/oci-layout")))
            return ImageSource{QStringLiteral("oci:") + path,
                               goodNames(referencesIn(indexOf(path)), path)};
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
    return ImageSource{
        (marks.docker ? QStringLiteral("docker-archive:") : QStringLiteral("oci-archive:")) + path,
        goodNames(marks.docker ? tagsIn(marks.manifest) : referencesIn(marks.index), path)};
}

} // namespace tomato::images
