// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/files/enclosedfolder.h"
#include "app/exchange/documents/safezip.h"

#include <QHash>

namespace tomato::exchange {

/// A BagIt bag (RFC 8493) in a zip archive: files below `data`, and manifests with the SHA-256
/// digest of each of them. What is handed out has been compared with its digest.
class Bag final
{
public:
    /// Told while files are compared; says whether to go on.
    using Progress = std::function<bool(quint64 done, quint64 all)>;

    /// Whether the archive has a `bagit.txt` where a bag has one.
    static bool isBag(const SafeZip &archive);
    /// Reads the manifests.
    static Result<Bag> open(SafeZip archive);

    /// The files of the payload, such as "data/topology.tomato4.json", sorted.
    const QStringList &payload() const { return m_payload; }
    /// Returns the lines of bag-info.txt: label and value.
    const std::vector<std::pair<QString, QString>> &info() const { return m_info; }
    bool has(const QString &path) const { return m_digests.contains(path); }
    quint64 bytesOf(const QString &path) const;

    Result<QByteArray> read(const QString &path, qint64 most);
    /// Returns the files that are missing, too much or not what was packed, each with its path.
    /// Fails when the progress said so.
    Result<std::vector<Error>> check(const Progress &progress = {});
    /// Writes the payload into a folder that is empty or not there, without the folder `data`.
    Result<> unpack(const QString &folder, const Progress &progress = {});

private:
    explicit Bag(SafeZip archive) : m_archive(std::move(archive)) {}
    Result<> readTags();
    Result<> readManifest(const QString &name, bool ofTags);
    Result<> readInfo();
    Result<const SafeZip::Member *> member(const QString &path) const;
    /// Hands out what it unpacks; fails when the digest is another one.
    Result<> compare(const QString &path, const SafeZip::Take &take);
    Result<> unpackFile(const QString &path, const EnclosedFolder &into,
                        const SafeZip::Take &count);

    SafeZip m_archive;
    /// The folder that the bag is in, with a slash; empty for the archive itself.
    QString m_base;
    QStringList m_payload;
    std::vector<std::pair<QString, QString>> m_info;
    /// The digests of payload and tags, by path.
    QHash<QString, QByteArray> m_digests;
};

} // namespace tomato::exchange
