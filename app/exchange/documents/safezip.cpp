// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/safezip.h"

#include "app/base/files/memberpath.h"
#include "app/exchange/documents/importreport.h"
#include "app/exchange/documents/zipheaders.h"

#include <quazip/quazipfile.h>
#include <quazip/unzip.h>

#include <algorithm>
#include <utility>

namespace tomato::exchange {

namespace {

constexpr qint64 Piece = 1024 * 1024;

/// Unix puts a file's mode into the upper half of its attributes.
Result<> checkKind(const QuaZipFileInfo64 &member)
{
    constexpr quint32 KindBits = 0170000;
    constexpr quint32 RegularFile = 0100000;
    constexpr quint32 Folder = 0040000;
    const std::string name = "the member " + quoted(member.name);
    if (member.isSymbolicLink())
        return failure(name + " is a link");
    switch ((member.externalAttr >> 16) & KindBits) {
    case 0: // programs of other systems say nothing
    case RegularFile:
    case Folder:
        return {};
    case 0010000:
        return failure(name + " is a FIFO");
    case 0020000:
    case 0060000:
        return failure(name + " is a device");
    case 0140000:
        return failure(name + " is a socket");
    default:
        return failure(name + " is neither a file nor a folder");
    }
}

Result<> checkMember(const QuaZipFileInfo64 &member)
{
    const std::string name = quoted(member.name);
    std::string path = member.name.toStdString();
    if (path.ends_with('/')) // a folder
        path.pop_back();
    if (const std::string problem = problemOfMemberPath(path); !problem.empty())
        return failure("the member " + name + " " + problem);
    if (const auto checked = checkKind(member); !checked)
        return checked;
    if (member.isEncrypted())
        return failure("the member " + name + " is encrypted");
    if (member.uncompressedSize > SafeZip::MinBomb &&
        member.uncompressedSize / SafeZip::MaxRatio > member.compressedSize)
        return failure("the member " + name + " has " + std::to_string(member.uncompressedSize) +
                       " bytes in " + std::to_string(member.compressedSize) +
                       ": it is made to fill a disk");
    return {};
}

/// Programs pack by these, too; QuaZip knows none of them.
const char *nameOfMethod(quint16 method)
{
    return method == 9    ? "deflate64"
           : method == 14 ? "LZMA"
           : method == 93 ? "zstd"
           : method == 95 ? "xz"
                          : "an unknown method";
}

} // namespace

SafeZip::SafeZip(std::unique_ptr<QuaZip> zip) : m_zip(std::move(zip)) {}
SafeZip::SafeZip(SafeZip &&other) noexcept = default;
SafeZip &SafeZip::operator=(SafeZip &&other) noexcept = default;
SafeZip::~SafeZip() = default;

bool SafeZip::isZip(const QByteArray &begin)
{
    return begin.startsWith("PK\x03\x04") || begin.startsWith("PK\x05\x06");
}

Result<SafeZip> SafeZip::open(QIODevice &archive)
{
    auto zip = std::make_unique<QuaZip>(&archive);
    zip->setAutoClose(false);
    if (!zip->open(QuaZip::mdUnzip))
        return failure("this is no whole zip archive");
    SafeZip safe(std::move(zip));
    if (const auto listed = safe.list(archive); !listed)
        return passOn(listed);
    return safe;
}

/// Members that share their bytes would together unpack to far more than each may.
Result<> SafeZip::list(QIODevice &archive)
{
    const auto archiveBytes = static_cast<quint64>(archive.size());
    quint64 packed = 0;
    std::vector<qint64> records;
    for (bool more = m_zip->goToFirstFile(); more; more = m_zip->goToNextFile()) {
        QuaZipFileInfo64 info;
        if (!m_zip->getCurrentFileInfo(&info))
            return failure("the description of a member cannot be read");
        if (const auto checked = checkMember(info); !checked)
            return checked;
        if (m_places.contains(info.name))
            return failure("the member " + quoted(info.name) + " is there twice");
        if (m_members.size() >= MaxMembers)
            return failure("it has more than " + std::to_string(MaxMembers) + " members");
        if (info.compressedSize > archiveBytes - packed)
            return failure("the member " + quoted(info.name) +
                           " lies in another one: all of them have more bytes than the archive");
        packed += info.compressedSize;
        unz64_file_pos record{};
        if (unzGetFilePos64(m_zip->getUnzFile(), &record) != UNZ_OK)
            return failure("the description of a member cannot be read");
        records.push_back(static_cast<qint64>(record.pos_in_zip_directory));
        m_places.insert(info.name, m_members.size());
        m_members.push_back({info.name, info.uncompressedSize, info.method,
                             info.getPermissions().testFlag(QFileDevice::ExeOwner)});
    }
    if (m_zip->getZipError() != UNZ_OK)
        return failure("the list of members is damaged");
    return checkZipHeaders(archive, records);
}

const SafeZip::Member *SafeZip::find(const QString &name) const
{
    const auto found = m_places.constFind(name);
    return found == m_places.constEnd() ? nullptr : &m_members[*found];
}

quint64 SafeZip::bytes() const
{
    quint64 all = 0;
    for (const Member &member : m_members)
        all += std::min(member.bytes, UINT64_MAX - all);
    return all;
}

Result<> SafeZip::checkMethod(const Member &member)
{
    constexpr quint16 Deflate = 8;
    constexpr quint16 Bzip2 = 12;
    if (member.method == 0 || member.method == Deflate || member.method == Bzip2)
        return {};
    return failure("the member " + quoted(member.name) + " is packed by " +
                   nameOfMethod(member.method) + " (" + std::to_string(member.method) +
                   "), which cannot be unpacked");
}

Result<> SafeZip::unpack(const Member &member, const Take &take)
{
    const std::string name = "the member " + quoted(member.name);
    if (const auto known = checkMethod(member); !known)
        return known;
    QuaZipFile file(m_zip.get());
    if (!m_zip->setCurrentFile(member.name, QuaZip::csSensitive) || !file.open(QIODevice::ReadOnly))
        return failure(name + " cannot be unpacked");
    quint64 bytes = 0;
    while (true) {
        const QByteArray piece = file.read(Piece);
        if (piece.isEmpty())
            break;
        bytes += static_cast<quint64>(piece.size());
        if (bytes > member.bytes)
            return failure(name + " is larger than the archive says");
        if (const auto taken = take(piece); !taken)
            return taken;
    }
    const bool isWhole = bytes == member.bytes && file.getZipError() == UNZ_OK;
    file.close();
    if (!isWhole || file.getZipError() != UNZ_OK)
        return failure(name + " is damaged");
    return {};
}

Result<QByteArray> SafeZip::read(const Member &member, qint64 most)
{
    if (member.bytes > static_cast<quint64>(most))
        return failure("the member " + quoted(member.name) + " has " +
                       std::to_string(member.bytes) + " bytes; " + std::to_string(most) +
                       " are the most that is read");
    QByteArray whole;
    const auto unpacked = unpack(member, [&whole](const QByteArray &piece) {
        whole += piece;
        return Result<>();
    });
    if (!unpacked)
        return passOn(unpacked);
    return whole;
}

} // namespace tomato::exchange
