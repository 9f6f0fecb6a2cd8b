// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringfetch.h"

#include "app/base/systemwords.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <utility>

namespace tomato::engine {

RingFetch::RingFetch(PartLink &link, const ConnectionId &connection, QString folder,
                     std::function<bool()> goesOn, Done done)
    : m_host(link.host().toStdString()), m_folder(std::move(folder)), m_goesOn(std::move(goesOn)),
      m_done(std::move(done))
{
    const QPointer<RingFetch> guard(this);
    RemoteExport::open(link, connection,
                       [this, guard](Result<std::unique_ptr<RemoteExport>> opened) {
                           if (!guard)
                               return;
                           if (opened) {
                               m_export = std::move(*opened);
                               nextFile();
                           } else {
                               fail(opened.error());
                           }
                       });
}

void RingFetch::nextFile()
{
    m_file.reset();
    if (m_at == m_export->files().size()) {
        finish();
        return;
    }
    if (!m_goesOn()) {
        fail({m_host, "cancelled"});
        return;
    }
    const RemoteExport::File &file = m_export->files()[m_at];
    m_file = std::make_unique<QFile>(m_folder + QLatin1Char('/') + file.name);
    errno = 0;
    if (!QDir().mkpath(QFileInfo(*m_file).path()) ||
        !m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        fail({m_file->fileName().toStdString(), "cannot be written: " + fileWords(*m_file, errno)});
        return;
    }
    m_export->read(
        m_at++, 0, file.bytes, [this](const QByteArray &piece) { return write(piece); },
        [this](const Result<> &read) {
            if (read)
                nextFile();
            else
                fail(read.error());
        });
}

Result<> RingFetch::write(const QByteArray &piece)
{
    if (!m_goesOn())
        return failure("cancelled", m_host);
    errno = 0;
    if (m_file->write(piece) != piece.size())
        return failure("cannot be written: " + fileWords(*m_file, errno),
                       m_file->fileName().toStdString());
    return {};
}

void RingFetch::finish()
{
    auto ring = capture::RingReader::open(QFile::encodeName(m_folder).toStdString());
    if (!ring) {
        fail(ring.error());
        return;
    }
    capture::CapturedRing captured;
    captured.ring = std::move(*ring);
    captured.lab = m_export->text("topology");
    captured.name = m_export->text("name");
    captured.ends = m_export->ends();
    captured.filter = m_export->text("filter");
    captured.host = m_host;
    m_export.reset();
    std::exchange(m_done, {})(std::move(captured));
    deleteLater();
}

/// Has the host as the place, as its recording is what is missing then.
void RingFetch::fail(const Error &error)
{
    m_export.reset();
    std::exchange(m_done,
                  {})(failure(error.place == m_host ? error.message : error.text(), m_host));
    deleteLater();
}

} // namespace tomato::engine
