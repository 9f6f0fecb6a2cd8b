// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bagwriter.h"

#include "app/base/files/memberpath.h"
#include "app/exchange/documents/bag.h"
#include "capture/archive/container/paralleldeflate.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tomato::bundle {

namespace {

constexpr qint64 BagPiece = 1024 * 1024;

/// RFC 8493, 2.1.3.
QByteArray manifestLine(const QByteArray &digest, QString path)
{
    path.replace(u'%', QLatin1String("%25"))
        .replace(u'\n', QLatin1String("%0A"))
        .replace(u'\r', QLatin1String("%0D"));
    return digest + "  " + path.toUtf8() + '\n';
}

QByteArray hexDigest(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

std::time_t now()
{
    return static_cast<std::time_t>(QDateTime::currentSecsSinceEpoch());
}

/// Says whether readers would take a file for a bomb if it were compressed. Reads on only until so
/// much has come out that it is none, which for most files is soon.
Result<bool> looksLikeBomb(QFile &source)
{
    const auto bytes = static_cast<quint64>(source.size());
    if (bytes <= exchange::SafeZip::MinBomb)
        return false;
    // Half of the ratio that is refused.
    const quint64 enough = bytes / (exchange::SafeZip::MaxRatio / 2);
    quint64 packed = 0;
    capture::ParallelDeflate deflate([&packed](std::span<const char> piece) {
        packed += piece.size();
        return Result<>();
    });
    deflate.begin();
    while (packed <= enough) {
        const QByteArray piece = source.read(BagPiece);
        if (piece.isEmpty())
            break;
        const auto written = deflate.write({piece.data(), static_cast<std::size_t>(piece.size())});
        if (!written)
            return passOn(written);
    }
    if (const auto finished = deflate.finish(); !finished)
        return passOn(finished);
    if (!source.seek(0))
        return failure("cannot read: " + source.errorString().toStdString(),
                       source.fileName().toStdString());
    return packed <= enough;
}

} // namespace

Result<> BagWriter::open(const QString &archive)
{
    QString base = QFileInfo(archive).completeBaseName();
    if (!problemOfMemberPath(base.toStdString()).empty())
        base = QStringLiteral("bundle");
    m_base = base + u'/';
    auto file = capture::AtomicFile::create(QFile::encodeName(archive).toStdString());
    if (!file)
        return passOn(file);
    m_file.emplace(*std::move(file));
    m_zip.emplace(*m_file);
    return m_zip->open();
}

Result<> BagWriter::write(const QByteArray &piece)
{
    const auto written = m_zip->write({piece.data(), static_cast<std::size_t>(piece.size())});
    if (!written)
        return written;
    m_done += piece.size();
    if (m_progress && !m_progress(m_done))
        return failure("cancelled");
    return {};
}

/// Counts what readers count.
Result<> BagWriter::begin(const QString &path, const capture::ArchiveMember &member)
{
    if (++m_members > exchange::SafeZip::MaxMembers)
        return failure("a bundle has at most " + std::to_string(exchange::SafeZip::MaxMembers) +
                           " files: pack fewer runs",
                       path.toStdString());
    return m_zip->begin(member);
}

Result<> BagWriter::addFolder(const QString &path)
{
    ++m_members;
    return m_zip->addFolder((m_base + QStringLiteral("data/") + path + u'/').toStdString(), now());
}

Result<> BagWriter::add(const QString &path, const QByteArray &content)
{
    const QString name = m_base + QStringLiteral("data/") + path;
    if (const auto begun =
            begin(path, {name.toStdString(), static_cast<std::uint64_t>(content.size()), now()});
        !begun)
        return begun;
    m_packed.push_back({path, content.size(), hexDigest(content)});
    return write(content);
}

Result<> BagWriter::addFile(const QString &path, const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure("cannot read: " + source.errorString().toStdString(), file.toStdString());
    const qint64 bytes = source.size();
    const QString name = m_base + QStringLiteral("data/") + path;
    const auto isStored = looksLikeBomb(source);
    if (!isStored)
        return passOn(isStored);
    if (const auto begun =
            begin(path, {name.toStdString(), static_cast<std::uint64_t>(bytes), now(), *isStored,
                         source.permissions().testFlag(QFileDevice::ExeOwner)});
        !begun)
        return begun;
    QCryptographicHash digest(QCryptographicHash::Sha256);
    qint64 left = bytes;
    while (left > 0) {
        const QByteArray piece = source.read(std::min(left, BagPiece));
        if (piece.isEmpty())
            return failure("became shorter while it was read", file.toStdString());
        left -= piece.size();
        digest.addData(piece);
        if (const auto written = write(piece); !written)
            return written;
    }
    m_packed.push_back({path, bytes, digest.result().toHex()});
    return {};
}

Result<> BagWriter::addTag(const QString &name, const QByteArray &content)
{
    const QString path = m_base + name;
    if (const auto begun =
            begin(name, {path.toStdString(), static_cast<std::uint64_t>(content.size()), now()});
        !begun)
        return begun;
    m_tags += manifestLine(hexDigest(content), name);
    return m_zip->write({content.data(), static_cast<std::size_t>(content.size())});
}

Result<> BagWriter::finish(const std::vector<std::pair<QString, QString>> &info)
{
    QByteArray manifest;
    qint64 bytes = 0;
    std::sort(m_packed.begin(), m_packed.end(),
              [](const Packed &a, const Packed &b) { return a.path < b.path; });
    for (const Packed &each : m_packed) {
        manifest += manifestLine(each.sha256, QStringLiteral("data/") + each.path);
        bytes += each.bytes;
    }
    QByteArray about;
    for (const auto &[label, value] : info) {
        QString line = value;
        about += (label + QStringLiteral(": ") + line.simplified() + u'\n').toUtf8();
    }
    about += "Bagging-Date: " + QDate::currentDate().toString(Qt::ISODate).toUtf8() + '\n';
    about += "Payload-Oxum: " + QByteArray::number(bytes) + '.' +
             QByteArray::number(static_cast<qint64>(m_packed.size())) + '\n';
    const std::pair<const char *, QByteArray> tags[] = {
        {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
        {"bag-info.txt", about},
        {"manifest-sha256.txt", manifest}};
    for (const auto &[name, content] : tags) {
        if (const auto added = addTag(QLatin1String(name), content); !added)
            return added;
    }
    const QByteArray digests = m_tags; // a manifest does not name itself
    if (const auto added = addTag(QStringLiteral("tagmanifest-sha256.txt"), digests); !added)
        return added;
    if (const auto finished = m_zip->finish(); !finished)
        return finished;
    if (const auto compared = compareWithReaders(); !compared)
        return compared;
    return m_file->commit();
}

/// Opens it as who gets it will: what is refused there is better refused here.
Result<> BagWriter::compareWithReaders()
{
    QFile file(QString::fromStdString(m_file->readPath().string()));
    if (!file.open(QIODevice::ReadOnly))
        return failure("the bundle cannot be read back: " + file.errorString().toStdString());
    auto archive = exchange::SafeZip::open(file);
    const auto bag =
        archive ? exchange::Bag::open(*std::move(archive)) : Result<exchange::Bag>(passOn(archive));
    if (!bag)
        return failure("nobody could open this bundle: " + bag.error().message, bag.error().place);
    return {};
}

} // namespace tomato::bundle
