// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/capturehold.h"

#include "app/base/files/fileaccess.h"
#include "app/protocol/folders/labpaths.h"
#include "app/topology/attributes/capturesettings.h"

#include <QFile>
#include <QUrl>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tomato::extcap {

static const QString Net = QStringLiteral("net");
static const QString ArrivalsOption = QStringLiteral("arrivals");

static QString lockPath(const OfferedConnection &offer)
{
    return rpc::LabPaths::data(offer.lab) + QStringLiteral("/extcap-") +
           QString::fromLatin1(
               QUrl::toPercentEncoding(QString::fromStdString(offer.connection.value)));
}

CaptureHold::CaptureHold(FileDescriptor file, QString path, ConnectionId connection)
    : m_file(std::move(file)), m_path(std::move(path)), m_connection(std::move(connection))
{
}

Result<CaptureHold> CaptureHold::begin(cli::Session &session, const OfferedConnection &offer,
                                       bool arrivals)
{
    const QString path = lockPath(offer);
    const std::string file = QFile::encodeName(path).toStdString();
    auto opened = openFile(file, O_RDWR | O_CREAT);
    if (!opened)
        return passOn(opened);
    if (::flock(opened->get(), LOCK_SH) != 0)
        return fileFailure(file, "lock");
    CaptureHold hold(std::move(*opened), path, offer.connection);
    const client::CaptureStatus *capture = session.client().capture(offer.connection);
    using State = client::CaptureStatus::State;
    if (capture != nullptr && (capture->isRecording() || capture->state == State::Waiting))
        return hold;
    if (const auto begun = hold.beginRecording(session, arrivals); !begun)
        return passOn(begun);
    return hold;
}

/// The connection's capture attributes are stored in the file, for the last watcher.
Result<> CaptureHold::beginRecording(cli::Session &session, bool arrivals)
{
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    const topology::Connection *connection = topology->connection(m_connection);
    if (connection == nullptr)
        return failure("there is no connection " + m_connection.value);
    const topology::CaptureSettings before = topology::captureSettings(*connection);
    const QByteArray kept =
        (topology::modeText(before.mode) + QLatin1Char('\n') +
         (before.options.arrivals ? QLatin1String("arrivals\n") : QLatin1String("\n")) +
         before.filter())
            .toUtf8();
    if (::ftruncate(m_file.get(), 0) != 0 ||
        ::pwrite(m_file.get(), kept.constData(), static_cast<std::size_t>(kept.size()), 0) !=
            kept.size())
        return fileFailure(QFile::encodeName(m_path).toStdString(), "write");
    m_isNew = true;
    client::EngineClient::CaptureChange change;
    change.capturing = true;
    change.mode = Net;
    change.filter = QString();
    change.options = QJsonObject{{ArrivalsOption, arrivals ? QJsonValue(true) : QJsonValue()}};
    return session.wait(
        [&](auto done) { session.client().setCapture(m_connection, change, done); });
}

void CaptureHold::end(cli::Session &session)
{
    if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0)
        return; // others watch
    QFile file;
    QByteArray kept;
    if (file.open(m_file.get(), QIODevice::ReadOnly) && file.seek(0))
        kept = file.readAll();
    ::unlink(QFile::encodeName(m_path).constData());
    const client::CaptureStatus *capture = session.client().capture(m_connection);
    const bool isOurs = !kept.isEmpty() && session.client().isOpen() && capture != nullptr &&
                        capture->mode == capture::CaptureMode::Net && capture->isRecording();
    if (!isOurs)
        return;
    client::EngineClient::CaptureChange change;
    change.capturing = false;
    // The filter may have lines of its own.
    const QString said = QString::fromUtf8(kept);
    change.mode = said.section(QLatin1Char('\n'), 0, 0);
    const bool hadArrivals = said.section(QLatin1Char('\n'), 1, 1) == ArrivalsOption;
    change.options = QJsonObject{{ArrivalsOption, hadArrivals ? QJsonValue(true) : QJsonValue()}};
    change.filter = said.section(QLatin1Char('\n'), 2);
    bool isDone = false;
    session.client().setCapture(m_connection, change, [&](const Result<> &) { isDone = true; });
    // The user has interrupted already, which no other wait survives.
    session.waitBriefly([&] { return isDone; });
}

} // namespace tomato::extcap
