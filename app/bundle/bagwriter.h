// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/container/zipwriter.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace tomato::bundle {

/// Writes a bag (RFC 8493) into a zip archive, in one folder with the archive's name. It appears
/// whole or not at all, and only when those who read bundles take it.
class BagWriter final
{
public:
    struct Packed
    {
        /// Below `data`: "topology.tomato4.json".
        QString path;
        qint64 bytes = 0;
        /// As 64 digits.
        QByteArray sha256;
    };
    /// Told about bytes of files; says whether to go on.
    using Progress = std::function<bool(qint64 done)>;

    explicit BagWriter(Progress progress = {}) : m_progress(std::move(progress)) {}

    Result<> open(const QString &archive);
    Result<> add(const QString &path, const QByteArray &content);
    Result<> addFile(const QString &path, const QString &file);
    /// An empty folder. It is in the archive, but not in the bag, which consists of files.
    Result<> addFolder(const QString &path);
    /// With what bag-info.txt shall say beside what the RFC asks for.
    Result<> finish(const std::vector<std::pair<QString, QString>> &info);

    /// Asks the progress.
    bool goesOn() const { return !m_progress || m_progress(m_done); }
    const std::vector<Packed> &packed() const { return m_packed; }

private:
    Result<> begin(const QString &path, const capture::ArchiveMember &member);
    Result<> compareWithReaders();
    Result<> addTag(const QString &name, const QByteArray &content);
    Result<> write(const QByteArray &piece);

    Progress m_progress;
    qint64 m_done = 0;
    QString m_base;
    std::size_t m_members = 0;
    std::optional<capture::AtomicFile> m_file;
    std::optional<capture::ZipWriter> m_zip;
    std::vector<Packed> m_packed;
    /// Lines of the manifest of tags.
    QByteArray m_tags;
};

} // namespace tomato::bundle
