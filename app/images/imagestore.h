// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/images/imageconfig.h"
#include "app/topology/element.h"

#include <QDateTime>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace tomato::images {

/// An image in the store.
struct StoredImage
{
    /// "sha256:" and 64 hexadecimal digits.
    QString digest;
    /// In the form of topology::storedName(), sorted; empty when another image has its names now.
    QStringList names;
    QString folder;
    /// The room that its files take on the disk.
    qint64 bytes = 0;
    /// When it came into the store.
    QDateTime since;
    ImageConfig config;
    /// The labs that have elements with this image, running or kept.
    QStringList labs;

    /// Returns what elements have as their attribute `image`: "store:NAME", or "store:DIGEST" of an
    /// image that has lost its names.
    QString attribute() const;
    /// Returns "1000:1000" for the user of its program; empty for root.
    QString user() const;
    QStringList ports() const;
};

/// The user's unpacked images: see topology::imageStore().
class ImageStore final
{
public:
    /// `folder` is the store's; the labs are in the folder "labs" beside it.
    explicit ImageStore(QString folder);

    const QString &folder() const { return m_folder; }
    /// Makes the folder, which nobody else sees into. Returns the path of one that is not there,
    /// for an image that is being unpacked.
    Result<QString> comingFolder() const;
    /// Moves an unpacked image into the store, from a folder that comingFolder() named, and gives
    /// it these names, also of images that had them before. If it is there already, the folder is
    /// removed. The first of the names is that of the result.
    Result<StoredImage> add(const QString &unpacked, const QStringList &names) const;
    /// Returns the images in the order of their names, without the labs that use them.
    std::vector<StoredImage> images() const;
    /// Reads the topologies of all labs.
    std::vector<StoredImage> imagesWithLabs() const;
    /// Returns the image with this name, this digest, or a digest that begins so, when it is the
    /// only one. A name that was looked for is the first of its names. The error's place is the
    /// word.
    Result<StoredImage> find(const QString &word) const;
    /// Returns the image that has the name; without the labs that use it.
    std::optional<StoredImage> named(const QString &name) const;
    /// Takes one of its names from an image. Refused for an image that labs use, which the error
    /// names.
    Result<> removeName(const StoredImage &image, const QString &name) const;
    /// Removes an image and its names. Refused for one that labs use, which the error names.
    Result<> remove(const StoredImage &image) const;

private:
    using Labs = std::map<QString, QStringList>;

    std::optional<StoredImage> read(const QString &digest) const;
    QStringList namesOf(const QString &digest) const;
    /// Returns the digest of the image that an element is drawn with, when it is one of the store.
    QString digestOf(const topology::Element &element) const;
    /// Returns the labs by the digests of the images that they use.
    Labs users() const;
    Result<> refuseUsed(const StoredImage &image) const;
    Result<> setName(const QString &name, const QString &digest) const;

    QString m_folder;
};

} // namespace tomato::images
