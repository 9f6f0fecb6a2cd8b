// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringfetch.h"

#include "app/base/systemwords.h"
#include "capture/archive/ringexport.h"

#include <QDir>

#include <cerrno>
#include <utility>

namespace tomato::engine {

/// A ring has at most a thousand segments, and some files beside them; so have its arrivals.
static constexpr qsizetype MaxFiles = 2200;
static constexpr qint64 MaxFile = 1'000'000'000'000;

RingFetch::RingFetch(PartLink &link, const ConnectionId &connection, QString folder,
                     std::function<bool()> goesOn, Done done)
    : m_link(&link), m_host(link.host()), m_folder(std::move(folder)), m_goesOn(std::move(goesOn)),
      m_done(std::move(done))
{
    const QPointer<RingFetch> guard(this);
    link.call(QStringLiteral("capture.export"),
              {{"connection", QString::fromStdString(connection.value)}},
              [this, guard](const Result<QJsonValue> &exported) {
                  if (!guard)
                      return;
                  if (exported)
                      takeFiles(exported->toObject());
                  else
                      fail(exported.error().text());
              });
}

/// File names of a host are checked before this machine writes such files.
void RingFetch::takeFiles(const QJsonObject &exported)
{
    m_exported = exported;
    const QJsonArray files = exported["files"].toArray();
    for (const QJsonValue each : files) {
        const RemoteFile file{each["name"].toString(), each["bytes"].toInteger(-1)};
        if (!capture::RingExport::isRingFile(file.name.toStdString()) || file.bytes < 0 ||
            file.bytes > MaxFile || files.size() > MaxFiles) {
            fail("its list of files cannot be read");
            return;
        }
        m_files.push_back(file);
    }
    if (!QDir().mkpath(m_folder + QStringLiteral("/arrivals"))) {
        fail("cannot make the folder " + m_folder.toStdString());
        return;
    }
    beginFile();
}

void RingFetch::beginFile()
{
    if (m_at == m_files.size()) {
        finish();
        return;
    }
    m_offset = 0;
    m_file = std::make_unique<QFile>(m_folder + QLatin1Char('/') + m_files[m_at].name);
    errno = 0;
    if (m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        readOn();
    else
        fail("cannot write " + m_file->fileName().toStdString() + ": " + fileWords(*m_file, errno));
}

void RingFetch::readOn()
{
    if (m_offset == m_files[m_at].bytes) {
        ++m_at;
        beginFile();
        return;
    }
    if (!m_goesOn() || !m_link) {
        fail("cancelled");
        return;
    }
    const QPointer<RingFetch> guard(this);
    m_link->call(QStringLiteral("capture.exportRead"),
                 {{"export", m_exported["export"]},
                  {"file", static_cast<qint64>(m_at)},
                  {"offset", m_offset}},
                 [this, guard](const Result<QJsonValue> &answer) {
                     if (!guard)
                         return;
                     if (answer)
                         takePiece(QByteArray::fromBase64((*answer)["data"].toString().toLatin1()));
                     else
                         fail(answer.error().text());
                 });
}

void RingFetch::takePiece(const QByteArray &piece)
{
    if (piece.isEmpty() || piece.size() > m_files[m_at].bytes - m_offset) {
        fail("gave another number of bytes than it said");
        return;
    }
    errno = 0;
    if (m_file->write(piece) != piece.size()) {
        fail("cannot write " + m_file->fileName().toStdString() + ": " + fileWords(*m_file, errno));
        return;
    }
    m_offset += piece.size();
    readOn();
}

void RingFetch::finish()
{
    m_file.reset();
    m_link->call(QStringLiteral("capture.exportEnd"), {{"export", m_exported["export"]}},
                 [](const auto &) {});
    auto ring = capture::RingReader::open(QFile::encodeName(m_folder).toStdString());
    if (!ring) {
        fail(ring.error().text());
        return;
    }
    const auto text = [this](const char *key) {
        return m_exported[QLatin1String(key)].toString().left(1000).toStdString();
    };
    const QJsonArray ends = m_exported["interfaces"].toArray();
    capture::CapturedRing captured;
    captured.ring = std::move(*ring);
    captured.lab = text("topology");
    captured.name = text("name");
    captured.ends = {ends[0].toString().left(200).toStdString(),
                     ends[1].toString().left(200).toStdString()};
    captured.filter = text("filter");
    captured.host = m_host.toStdString();
    std::exchange(m_done, {})(std::move(captured));
    deleteLater();
}

void RingFetch::fail(const std::string &message)
{
    std::exchange(m_done, {})(failure(message, m_host.toStdString()));
    deleteLater();
}

} // namespace tomato::engine
