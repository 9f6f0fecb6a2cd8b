// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/portableproject.h"

#include "app/exchange/importfile.h"

#include <quazip/quazipfile.h>

#include <QRegularExpression>

namespace tomato::exchange {

namespace {

constexpr int MaxMembers = 100'000;
/// The ratio of deflate stays far below this for real files; only zeros come near to 1000.
constexpr quint64 MaxRatio = 200;
constexpr quint64 MinBomb = 16 * 1024 * 1024;
constexpr QLatin1String ProjectFile("project.gns3");

/// Absolute, of another drive, or up and out of the folder that it would be unpacked in.
bool leavesTheFolder(const QString &name)
{
    static const QRegularExpression outside(
        QStringLiteral("\\A[/\\\\]|\\A[A-Za-z]:|(\\A|[/\\\\])\\.\\.([/\\\\]|\\z)"));
    return outside.match(name).hasMatch() || name.contains(QChar::Null);
}

Result<> check(const QuaZipFileInfo64 &member)
{
    const std::string name = quoted(member.name);
    if (leavesTheFolder(member.name))
        return failure("the member " + name + " would leave the folder");
    if (member.isSymbolicLink())
        return failure("the member " + name + " is a link");
    if (member.isEncrypted())
        return failure("the member " + name + " is encrypted");
    const bool isProject = member.name == ProjectFile;
    if (isProject && member.uncompressedSize > static_cast<quint64>(MaxImportBytes))
        return failure("the member " + name + " has " + std::to_string(member.uncompressedSize) +
                       " bytes; " + std::to_string(MaxImportBytes) + " are the most that is read");
    if (member.uncompressedSize > MinBomb &&
        member.uncompressedSize / MaxRatio > member.compressedSize)
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

Result<> checkMethod(const QuaZipFileInfo64 &member)
{
    constexpr quint16 Deflate = 8;
    constexpr quint16 Bzip2 = 12;
    if (member.method == 0 || member.method == Deflate || member.method == Bzip2)
        return {};
    return failure("the member " + quoted(member.name) + " is packed by " +
                   nameOfMethod(member.method) + " (" + std::to_string(member.method) +
                   "), which cannot be unpacked: export the project with the compression zip or "
                   "none");
}

Result<QByteArray> unpack(QuaZip &zip)
{
    QuaZipFile member(&zip);
    if (!member.open(QIODevice::ReadOnly))
        return failure("the member 'project.gns3' cannot be unpacked");
    // The limit holds whatever size the archive declares.
    const QByteArray text = member.read(MaxImportBytes + 1);
    const bool isWhole = member.atEnd();
    member.close();
    if (!isWhole || text.size() > MaxImportBytes)
        return failure("the member 'project.gns3' is larger than the archive says");
    if (member.getZipError() != UNZ_OK)
        return failure("the member 'project.gns3' is damaged");
    return text;
}

} // namespace

bool PortableProject::isZip(const QByteArray &begin)
{
    return begin.startsWith("PK\x03\x04") || begin.startsWith("PK\x05\x06");
}

Result<PortableProject> PortableProject::read(QIODevice &archive)
{
    QuaZip zip(&archive);
    zip.setAutoClose(false);
    if (!zip.open(QuaZip::mdUnzip))
        return failure("this is no whole zip archive");
    if (zip.getEntriesCount() > MaxMembers)
        return failure("it has more than " + std::to_string(MaxMembers) + " members");
    PortableProject found;
    bool hasProject = false;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFileInfo64 member;
        if (!zip.getCurrentFileInfo(&member))
            return failure("the description of a member cannot be read");
        if (const auto checked = check(member); !checked)
            return passOn(checked);
        if (member.name == ProjectFile && hasProject)
            return failure("the member 'project.gns3' is there twice");
        if (member.name == ProjectFile) {
            if (const auto known = checkMethod(member); !known)
                return passOn(known);
            auto text = unpack(zip);
            if (!text)
                return passOn(text);
            found.project = *std::move(text);
            hasProject = true;
        } else if (!member.name.endsWith(QLatin1Char('/'))) {
            found.report.add("files of the project's nodes stay in the archive",
                             quoted(member.name));
        }
    }
    if (zip.getZipError() != UNZ_OK)
        return failure("the list of members is damaged");
    if (!hasProject)
        return failure("there is no 'project.gns3' in the archive");
    return found;
}

} // namespace tomato::exchange
