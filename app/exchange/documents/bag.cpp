// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/bag.h"

#include "app/base/files/memberpath.h"
#include "app/exchange/documents/importreport.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStorageInfo>

#include <algorithm>
#include <optional>

namespace tomato::exchange {

namespace {

constexpr qint64 MaxTagBytes = 32 * 1024 * 1024;
const QString Declaration = QStringLiteral("bagit.txt");
const QString Manifest = QStringLiteral("manifest-sha256.txt");
const QString TagManifest = QStringLiteral("tagmanifest-sha256.txt");
/// Programs of elements keep their right to be run, and empty folders are made.
const QString ElementFiles = QStringLiteral("data/elements/");
const QString InfoFile = QStringLiteral("bag-info.txt");

/// The folder in front of `bagit.txt`; nothing when there is none, or it lies deeper.
std::optional<QString> baseOf(const SafeZip &archive)
{
    for (const SafeZip::Member &member : archive.members()) {
        const QString folder =
            member.name.chopped(std::min<qsizetype>(member.name.size(), Declaration.size()));
        if (member.name == folder + Declaration &&
            (folder.isEmpty() || (folder.endsWith(u'/') && folder.count(u'/') == 1)))
            return folder;
    }
    return std::nullopt;
}

/// Decodes a path in a manifest (RFC 8493, 2.1.3).
QString decodedPath(QString path)
{
    return path.replace(QLatin1String("%0A"), QLatin1String("\n"), Qt::CaseInsensitive)
        .replace(QLatin1String("%0D"), QLatin1String("\r"), Qt::CaseInsensitive)
        .replace(QLatin1String("%25"), QLatin1String("%"));
}

tl::unexpected<Error> notWhatWasPacked(const QString &path)
{
    return failure("its bytes are not those that were packed: the SHA-256 digest is another one",
                   path.toStdString());
}

} // namespace

bool Bag::isBag(const SafeZip &archive)
{
    return baseOf(archive).has_value();
}

Result<Bag> Bag::open(SafeZip archive)
{
    Bag bag(std::move(archive));
    const auto base = baseOf(bag.m_archive);
    if (!base)
        return failure("there is no 'bagit.txt' in the archive");
    bag.m_base = *base;
    if (const auto read = bag.readTags(); !read)
        return passOn(read);
    return bag;
}

Result<const SafeZip::Member *> Bag::member(const QString &path) const
{
    const SafeZip::Member *found = m_archive.find(m_base + path);
    if (found == nullptr)
        return failure("is missing in the bundle", path.toStdString());
    return found;
}

Result<> Bag::readTags()
{
    const auto declaration = member(Declaration);
    if (!declaration)
        return passOn(declaration);
    const auto text = m_archive.read(**declaration, 10'000);
    if (!text)
        return passOn(text);
    static const QRegularExpression expected(
        QStringLiteral("\\ABagIt-Version: [01]\\.\\d+\\r?\\n"
                       "Tag-File-Character-Encoding: UTF-8\\r?\\n?\\z"));
    if (!expected.match(QString::fromUtf8(*text)).hasMatch())
        return failure("is not a declaration of BagIt 0.97 or 1.0 in UTF-8",
                       Declaration.toStdString());
    if (const auto read = readManifest(Manifest, false); !read)
        return read;
    if (m_archive.find(m_base + TagManifest) != nullptr) {
        if (const auto read = readManifest(TagManifest, true); !read)
            return read;
    }
    std::sort(m_payload.begin(), m_payload.end());
    return readInfo();
}

Result<> Bag::readManifest(const QString &name, bool ofTags)
{
    const auto found = member(name);
    if (!found)
        return passOn(found);
    const auto text = m_archive.read(**found, MaxTagBytes);
    if (!text)
        return passOn(text);
    static const QRegularExpression form(QStringLiteral("\\A([0-9A-Fa-f]{64})[ \\t]+\\*?(.+)\\z"));
    int number = 0;
    for (const QString &line : QString::fromUtf8(*text).split(u'\n')) {
        ++number;
        const QString trimmed = line.endsWith(u'\r') ? line.chopped(1) : line;
        if (trimmed.isEmpty())
            continue;
        const std::string place = name.toStdString() + ": line " + std::to_string(number);
        const auto match = form.match(trimmed);
        if (!match.hasMatch())
            return failure("expected a SHA-256 digest and a path", place);
        const QString path = decodedPath(match.captured(2));
        if (const std::string problem = problemOfMemberPath(path.toStdString()); !problem.empty())
            return failure(quoted(path) + ' ' + problem, place);
        if (path.startsWith(QLatin1String("data/")) == ofTags)
            return failure(quoted(path) + " does not belong into this manifest", place);
        if (m_digests.contains(path))
            return failure(quoted(path) + " is there twice", place);
        m_digests.insert(path, QByteArray::fromHex(match.captured(1).toLatin1()));
        if (!ofTags)
            m_payload << path;
    }
    return {};
}

Result<> Bag::readInfo()
{
    const SafeZip::Member *found = m_archive.find(m_base + InfoFile);
    if (found == nullptr)
        return {};
    const auto text = m_archive.read(*found, 1024 * 1024);
    if (!text)
        return passOn(text);
    for (const QString &line : QString::fromUtf8(*text).split(u'\n')) {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            m_info.emplace_back(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    return {};
}

quint64 Bag::bytesOf(const QString &path) const
{
    const SafeZip::Member *found = m_archive.find(m_base + path);
    return found == nullptr ? 0 : found->bytes;
}

Result<> Bag::compare(const QString &path, const SafeZip::Take &take)
{
    const auto found = member(path);
    if (!found)
        return passOn(found);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const auto unpacked = m_archive.unpack(**found, [&](const QByteArray &piece) {
        digest.addData(piece);
        return take(piece);
    });
    if (!unpacked)
        return failure(unpacked.error().message, path.toStdString());
    if (digest.result() != m_digests.value(path))
        return notWhatWasPacked(path);
    return {};
}

Result<QByteArray> Bag::read(const QString &path, qint64 most)
{
    if (!m_digests.contains(path))
        return failure("is missing in the bundle", path.toStdString());
    if (bytesOf(path) > static_cast<quint64>(most))
        return failure("has " + std::to_string(bytesOf(path)) + " bytes; " + std::to_string(most) +
                           " are the most that is read",
                       path.toStdString());
    QByteArray whole;
    const auto compared = compare(path, [&whole](const QByteArray &piece) {
        whole += piece;
        return Result<>();
    });
    if (!compared)
        return passOn(compared);
    return whole;
}

/// A take that tells the progress, and fails when that says so.
static SafeZip::Take counting(quint64 &done, quint64 all, const Bag::Progress &progress,
                              bool &isCancelled)
{
    return [&done, all, &progress, &isCancelled](const QByteArray &piece) -> Result<> {
        done += static_cast<quint64>(piece.size());
        isCancelled = progress && !progress(done, all);
        return isCancelled ? failure("cancelled") : Result<>();
    };
}

Result<std::vector<Error>> Bag::check(const Progress &progress)
{
    std::vector<Error> errors;
    quint64 done = 0;
    bool isCancelled = false;
    const SafeZip::Take count = counting(done, m_archive.bytes(), progress, isCancelled);
    QStringList paths = m_digests.keys();
    std::sort(paths.begin(), paths.end());
    for (const QString &path : paths) {
        const auto compared = compare(path, count);
        if (isCancelled)
            return failure("cancelled");
        if (!compared)
            errors.push_back(compared.error());
    }
    // RFC 8493 leaves tag files open that no manifest names, but no payload.
    for (const SafeZip::Member &each : m_archive.members()) {
        const QString path = each.name.mid(m_base.size());
        if (!each.isFolder() &&
            (path.startsWith(QLatin1String("data/")) || !each.name.startsWith(m_base)) &&
            !m_digests.contains(path))
            errors.push_back({path.toStdString(), "is not in the manifest"});
    }
    return errors;
}

Result<> Bag::unpackFile(const QString &path, const EnclosedFolder &into,
                         const SafeZip::Take &count)
{
    const std::string relative = path.mid(5).toStdString(); // behind "data/"
    // The payload's other files are for reading.
    const SafeZip::Member *member = m_archive.find(m_base + path);
    const bool isProgram =
        path.startsWith(ElementFiles) && member != nullptr && member->isExecutable;
    const auto made = into.makeFile(relative, isProgram ? 0777 : 0666);
    if (!made)
        return passOn(made);
    const std::string target = (into.place() / relative).string();
    QFile file;
    if (!file.open(made->get(), QIODevice::WriteOnly))
        return failure("cannot write: " + file.errorString().toStdString(), target);
    const auto compared = compare(path, [&](const QByteArray &piece) -> Result<> {
        if (file.write(piece) != piece.size())
            return failure("cannot write: " + file.errorString().toStdString(), target);
        return count(piece);
    });
    if (!compared)
        return compared;
    if (!file.flush())
        return failure("cannot write: " + file.errorString().toStdString(), target);
    return {};
}

Result<> Bag::unpack(const QString &folder, const Progress &progress)
{
    QDir into(folder);
    if (into.exists() && !into.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return failure("is not empty", folder.toStdString());
    if (!into.mkpath(QStringLiteral(".")))
        return failure("this folder cannot be made", folder.toStdString());
    const auto enclosed = EnclosedFolder::open(QFile::encodeName(folder).toStdString());
    if (!enclosed)
        return passOn(enclosed);
    const auto free = QStorageInfo(into).bytesAvailable();
    if (free >= 0 && m_archive.bytes() > static_cast<quint64>(free))
        return failure("there is no room for " + std::to_string(m_archive.bytes()) + " bytes",
                       folder.toStdString());
    quint64 done = 0;
    bool isCancelled = false;
    const SafeZip::Take count = counting(done, m_archive.bytes(), progress, isCancelled);
    for (const QString &path : m_payload) {
        if (const auto written = unpackFile(path, *enclosed, count); !written) {
            (void)into.removeRecursively(); // what was made here
            return written;
        }
    }
    for (const SafeZip::Member &each : m_archive.members()) {
        const QString path = each.name.mid(m_base.size());
        if (!each.isFolder() || !each.name.startsWith(m_base) || !path.startsWith(ElementFiles))
            continue;
        if (const auto made = enclosed->makeFolder(path.mid(5).chopped(1).toStdString()); !made) {
            (void)into.removeRecursively();
            return made;
        }
    }
    return {};
}

} // namespace tomato::exchange
