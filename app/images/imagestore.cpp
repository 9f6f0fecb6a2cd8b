// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imagestore.h"

#include "app/base/filedescriptor.h"
#include "app/base/files/privatefolder.h"
#include "app/base/files/usersremoval.h"
#include "app/base/systemwords.h"
#include "app/images/imagenote.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/storedname.h"
#include "app/topology/format/tomatoformat.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

namespace tomato::images {

namespace fs = std::filesystem;

namespace {

/// The store's notes about an image are in the image's folder.
constexpr QLatin1String Notes("/tomato.json");
constexpr QLatin1String Coming("coming-");

std::optional<ImageConfig> configOf(const QString &folder)
{
    const FileDescriptor opened(::open(QFile::encodeName(folder).constData(),
                                       O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    return opened ? ImageConfig::read(opened.get()) : std::nullopt;
}

/// Leaves out folders that cannot be read, as they are closed to their owner.
qint64 bytesOnDisk(const QString &folder)
{
    qint64 bytes = 0;
    std::error_code problem;
    constexpr qint64 CountedIn = 512;
    for (auto each = fs::recursive_directory_iterator(
             fs::path(QFile::encodeName(folder).toStdString()),
             fs::directory_options::skip_permission_denied, problem);
         !problem && each != fs::recursive_directory_iterator(); each.increment(problem)) {
        struct stat what
        {
        };
        if (::lstat(each->path().c_str(), &what) == 0)
            bytes += static_cast<qint64>(what.st_blocks) * CountedIn;
    }
    return bytes;
}

Result<> note(const QString &folder)
{
    QSaveFile file(folder + Notes);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QJsonDocument(QJsonObject{{"bytes", bytesOnDisk(folder)}}).toJson()) < 0 ||
        !file.commit())
        return failure(fileWords(file, errno), folder.toStdString());
    return {};
}

qint64 notedBytes(const QString &folder)
{
    QFile file(folder + Notes);
    constexpr qint64 MaxNote = 10'000;
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return QJsonDocument::fromJson(file.read(MaxNote)).object().value("bytes").toInteger();
}

} // namespace

QString StoredImage::attribute() const
{
    return QStringLiteral("store:") + (names.isEmpty() ? digest : names.front());
}

QString StoredImage::user() const
{
    if (config.user.user == 0 && config.user.group == 0)
        return {};
    return QStringLiteral("%1:%2").arg(config.user.user).arg(config.user.group);
}

QStringList StoredImage::ports() const
{
    QStringList all;
    for (const std::string &port : config.ports)
        all << QString::fromStdString(port);
    return all;
}

ImageStore::ImageStore(QString folder) : m_folder(std::move(folder)) {}

Result<QString> ImageStore::comingFolder() const
{
    for (const QString &folder : {m_folder, m_folder + QStringLiteral("/names")}) {
        if (!makePrivateFolder(QFile::encodeName(folder).toStdString()))
            return failure("this folder cannot be made: " + systemWords(errno),
                           folder.toStdString());
    }
    return m_folder + u'/' + Coming + QUuid::createUuid().toString(QUuid::Id128);
}

Result<StoredImage> ImageStore::add(const QString &unpacked, const QStringList &names) const
{
    const auto config = configOf(unpacked);
    const QString digest = config ? QString::fromStdString(config->digest) : QString();
    if (!topology::isDigest(digest))
        return failure("is an image without a digest", unpacked.toStdString());
    for (const QString &name : names) {
        if (!topology::isReference(name))
            return failure("is no name of an image", name.toStdString());
    }
    const QString folder = topology::storedFolder(m_folder, digest);
    if (const auto noted = note(unpacked); !noted)
        return passOn(noted);
    if (::renameat2(AT_FDCWD, QFile::encodeName(unpacked).constData(), AT_FDCWD,
                    QFile::encodeName(folder).constData(), RENAME_NOREPLACE) != 0) {
        if (errno != EEXIST)
            return failure("this folder cannot be made: " + systemWords(errno),
                           folder.toStdString());
        // A digest names something that does not change.
        if (const auto removed = removeTreeOfUsers(QFile::encodeName(unpacked).toStdString());
            !removed)
            return passOn(removed);
    }
    for (const QString &name : names) {
        if (const auto set = setName(name, digest); !set)
            return passOn(set);
    }
    auto image = read(digest);
    if (!image)
        return failure("is not in the store of images", digest.toStdString());
    if (!names.isEmpty())
        image->names.move(image->names.indexOf(topology::storedName(names.front())), 0);
    return std::move(*image);
}

Result<> ImageStore::setName(const QString &name, const QString &digest) const
{
    const QByteArray link = QFile::encodeName(topology::storedLink(m_folder, name));
    const QByteArray coming =
        QFile::encodeName(m_folder + u'/' + Coming + QUuid::createUuid().toString(QUuid::Id128));
    const QByteArray target =
        QFile::encodeName(topology::storedFolder(QStringLiteral(".."), digest));
    // Whoever looks for the name meanwhile finds one of both.
    if (::symlink(target.constData(), coming.constData()) == 0) {
        if (::rename(coming.constData(), link.constData()) == 0)
            return {};
        const int error = errno;
        ::unlink(coming.constData());
        errno = error;
    }
    return failure("cannot be given this name: " + systemWords(errno), name.toStdString());
}

QStringList ImageStore::namesOf(const QString &digest) const
{
    QStringList names;
    for (QString name : QDir(m_folder + QStringLiteral("/names"))
                            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        name.replace(u'%', u'/');
        if (topology::isReference(name) && topology::storedDigest(m_folder, name) == digest)
            names << name;
    }
    names.sort();
    return names;
}

std::optional<StoredImage> ImageStore::read(const QString &digest) const
{
    StoredImage image;
    image.digest = digest;
    image.folder = topology::storedFolder(m_folder, digest);
    auto config = configOf(image.folder);
    if (!config)
        return std::nullopt;
    image.config = std::move(*config);
    image.names = namesOf(digest);
    image.bytes = notedBytes(image.folder);
    image.since = QFileInfo(image.folder + Notes).lastModified();
    return image;
}

std::vector<StoredImage> ImageStore::images() const
{
    std::vector<StoredImage> all;
    for (QString name :
         QDir(m_folder).entryList({QStringLiteral("sha256-*")}, QDir::Dirs | QDir::NoSymLinks)) {
        const QString digest = name.replace(u'-', u':');
        auto image = topology::isDigest(digest) ? read(digest) : std::nullopt;
        if (image)
            all.push_back(std::move(*image));
    }
    std::ranges::stable_sort(all, {},
                             [](const StoredImage &each) { return each.names.join(u' '); });
    return all;
}

std::vector<StoredImage> ImageStore::imagesWithLabs() const
{
    std::vector<StoredImage> all = images();
    const Labs labs = users();
    for (StoredImage &image : all) {
        if (const auto found = labs.find(image.digest); found != labs.end())
            image.labs = found->second;
    }
    return all;
}

Result<StoredImage> ImageStore::find(const QString &word) const
{
    constexpr qsizetype MinDigits = 6;
    std::vector<StoredImage> found;
    const QString named = topology::storedName(word);
    const QString digits = word.startsWith(QLatin1String("sha256:")) ? word.mid(7) : word;
    for (StoredImage &each : images()) {
        if (const qsizetype at = each.names.indexOf(named); at >= 0) {
            each.names.move(at, 0);
            return std::move(each);
        }
        if (digits.size() >= MinDigits && QStringView(each.digest).mid(7).startsWith(digits))
            found.push_back(std::move(each));
    }
    if (found.empty())
        return failure("is not in the store of images", word.toStdString());
    if (found.size() > 1)
        return failure("is the beginning of several digests", word.toStdString());
    return std::move(found.front());
}

std::optional<StoredImage> ImageStore::named(const QString &name) const
{
    if (!topology::isReference(name))
        return std::nullopt;
    const QString digest = topology::storedDigest(m_folder, name);
    return digest.isEmpty() ? std::nullopt : read(digest);
}

QString ImageStore::digestOf(const topology::Element &element) const
{
    const topology::ImageName image(element.attributes.value(topology::ImageAttribute).toString());
    using Kind = topology::ImageName::Kind;
    if (image.kind() == Kind::None)
        return {};
    // The name may be another image's by now.
    QString digest = element.attributes.value(topology::ImageDigestAttribute).toString().trimmed();
    if (!digest.isEmpty())
        return digest;
    return image.kind() == Kind::Stored ? topology::storedDigest(m_folder, image.name())
                                        : QString();
}

ImageStore::Labs ImageStore::users() const
{
    Labs labs;
    const QDir folder(QFileInfo(m_folder).path() + QStringLiteral("/labs"));
    for (const QString &lab :
         folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        const auto topology =
            topology::loadTopology(folder.filePath(lab + QStringLiteral("/topology.json")));
        if (!topology)
            continue;
        QSet<QString> digests;
        for (const auto &[id, element] : topology->elements())
            digests.insert(digestOf(element));
        // A name may have gone to another image since the lab started.
        for (const QString &layer : QDir(folder.filePath(lab + QStringLiteral("/layers")))
                                        .entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            digests.insert(notedImage(folder.filePath(lab + QStringLiteral("/layers/") + layer)));
        for (const QString &digest : std::as_const(digests))
            labs[digest] << lab;
    }
    return labs;
}

Result<> ImageStore::refuseUsed(const StoredImage &image) const
{
    const Labs labs = users();
    if (const auto used = labs.find(image.digest); used != labs.end())
        return failure(
            "is used by the lab " + used->second.join(QStringLiteral(", ")).toStdString() +
                ": delete that first (tomato lab delete)",
            image.names.isEmpty() ? image.digest.toStdString() : image.names.front().toStdString());
    return {};
}

Result<> ImageStore::removeName(const StoredImage &image, const QString &name) const
{
    if (const auto unused = refuseUsed(image); !unused)
        return unused;
    const std::string link = QFile::encodeName(topology::storedLink(m_folder, name)).toStdString();
    if (::unlink(link.c_str()) != 0)
        return failure("cannot be removed: " + systemWords(errno), name.toStdString());
    return {};
}

Result<> ImageStore::remove(const StoredImage &image) const
{
    if (const auto unused = refuseUsed(image); !unused)
        return unused;
    // From here on nobody finds it.
    for (const QString &name : namesOf(image.digest))
        QFile::remove(topology::storedLink(m_folder, name));
    const QString going = m_folder + u'/' + Coming + QUuid::createUuid().toString(QUuid::Id128);
    if (::rename(QFile::encodeName(image.folder).constData(),
                 QFile::encodeName(going).constData()) != 0)
        return failure("cannot be removed: " + systemWords(errno), image.folder.toStdString());
    return removeTreeOfUsers(QFile::encodeName(going).toStdString());
}

} // namespace tomato::images
