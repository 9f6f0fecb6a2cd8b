// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/remoteexport.h"

#include "app/base/deflate.h"
#include "capture/archive/ringexport.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tomato::engine {

/// A ring has at most a thousand segments, and some files beside them; so have its arrivals.
static constexpr qsizetype MaxFiles = 2200;
/// More than anybody copies over a network.
static constexpr qint64 MaxBytes = 1'000'000'000'000;
/// A host gives less at once.
static constexpr qint64 MaxPiece = 1 << 20;
static constexpr qsizetype MaxText = 1000;
static constexpr qsizetype MaxEnd = 200;

/// Returns the error with the host as its place, which the link's own errors have already.
static Error atHost(const Error &error, const std::string &host)
{
    return {host, error.place == host ? error.message : error.text()};
}

void RemoteExport::open(PartLink &link, const ConnectionId &connection, const Opened &opened)
{
    const QPointer<PartLink> guard(&link);
    link.call(QStringLiteral("capture.export"),
              {{"connection", QString::fromStdString(connection.value)}},
              [guard, host = link.host().toStdString(), opened](const auto &answer) {
                  if (!answer) {
                      opened(tl::make_unexpected(atHost(answer.error(), host)));
                      return;
                  }
                  if (!guard)
                      return;
                  // The host has it open even if what it tells is wrong.
                  std::unique_ptr<RemoteExport> made(new RemoteExport(*guard, answer->toObject()));
                  if (const auto good = made->takeFiles(); good)
                      opened(std::move(made));
                  else
                      opened(passOn(good));
              });
}

RemoteExport::RemoteExport(PartLink &link, QJsonObject told)
    : m_link(&link), m_host(link.host().toStdString()), m_told(std::move(told))
{
}

RemoteExport::~RemoteExport()
{
    if (m_link)
        m_link->call(QStringLiteral("capture.exportEnd"), {{"export", m_told["export"]}},
                     [](const auto &) {});
}

Result<> RemoteExport::takeFiles()
{
    m_run = m_told["run"].toInteger();
    if (!m_told["export"].isDouble() || m_run < 1)
        return failure("the number of its recording cannot be read", m_host);
    const QJsonArray all = m_told["files"].toArray();
    if (all.size() > MaxFiles)
        return failure("its recording has more files than it may have", m_host);
    for (const QJsonValue each : all) {
        if (const auto taken = takeFile(each.toObject()); !taken)
            return taken;
    }
    if (std::ranges::find(m_files, QLatin1String("ring.state"), &File::name) == m_files.end())
        return failure("its recording has no ring.state", m_host);
    return {};
}

/// This machine writes files of these names, and up to these sizes.
Result<> RemoteExport::takeFile(const QJsonObject &told)
{
    const File file{told["name"].toString(), told["bytes"].toInteger(-1)};
    const std::string name = file.name.toStdString();
    const auto most = capture::RingExport::mostBytes(name);
    if (!most || std::ranges::find(m_files, file.name, &File::name) != m_files.end())
        return failure("its list of files cannot be read", m_host);
    if (file.bytes < 0 || static_cast<std::uint64_t>(file.bytes) > *most)
        return failure("its file " + name + " is larger than such a file may be", m_host);
    m_sum += file.bytes;
    if (m_sum > MaxBytes)
        return failure("its recording is larger than can be copied", m_host);
    m_files.push_back(file);
    return {};
}

std::string RemoteExport::text(const char *key) const
{
    return m_told[QLatin1String(key)].toString().left(MaxText).toStdString();
}

std::array<std::string, 2> RemoteExport::ends() const
{
    const QJsonArray ends = m_told["interfaces"].toArray();
    return {ends[0].toString().left(MaxEnd).toStdString(),
            ends[1].toString().left(MaxEnd).toStdString()};
}

void RemoteExport::read(std::size_t file, qint64 from, qint64 to, Sink sink, Done done)
{
    m_file = file;
    m_offset = from;
    m_end = std::min(to, m_files[file].bytes);
    m_sink = std::move(sink);
    m_done = std::move(done);
    // Not at once, or a long list of empty files would be as many calls within each other.
    QMetaObject::invokeMethod(
        this, [this] { readOn(); }, Qt::QueuedConnection);
}

void RemoteExport::readOn()
{
    if (m_offset >= m_end) {
        finish({});
        return;
    }
    if (!m_link) {
        finish(failure("the lab was stopped", m_host));
        return;
    }
    const QPointer<RemoteExport> guard(this);
    m_link->call(QStringLiteral("capture.exportRead"),
                 {{"export", m_told["export"]},
                  {"file", static_cast<qint64>(m_file)},
                  {"offset", m_offset},
                  {"deflate", true}},
                 [this, guard](const Result<QJsonValue> &answer) {
                     if (!guard)
                         return;
                     if (const auto taken = takePiece(answer); taken)
                         readOn();
                     else
                         finish(taken);
                 });
}

/// Returns the bytes of a piece, which has no more than `most`, or nothing where they are not so.
static std::optional<QByteArray> pieceOf(const QJsonValue &answer, qint64 most)
{
    const bool isDeflated = answer["deflated"].isString();
    const QByteArray text =
        answer[QLatin1String(isDeflated ? "deflated" : "data")].toString().toLatin1();
    const auto bytes =
        QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    if (!isDeflated)
        return *bytes;
    const QByteArray &few = *bytes;
    const auto all = inflated({few.constData(), static_cast<std::size_t>(few.size())},
                              static_cast<std::size_t>(std::min(most, MaxPiece)));
    return all ? std::optional(QByteArray::fromStdString(*all)) : std::nullopt;
}

Result<> RemoteExport::takePiece(const Result<QJsonValue> &answer)
{
    if (!answer)
        return tl::make_unexpected(atHost(answer.error(), m_host));
    const qint64 left = m_files[m_file].bytes - m_offset;
    const auto piece = pieceOf(*answer, left);
    if (!piece || piece->isEmpty() || piece->size() > left)
        return failure("gave another number of bytes than it said", m_host);
    // A piece may go on behind what was asked for.
    const QByteArray wanted = piece->left(m_end - m_offset);
    m_offset += wanted.size();
    return m_sink(wanted);
}

void RemoteExport::finish(const Result<> &result)
{
    m_sink = {};
    std::exchange(m_done, {})(result);
}

} // namespace tomato::engine
