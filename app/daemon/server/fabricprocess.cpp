// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/fabricprocess.h"

#include "app/base/systemwords.h"
#include "app/daemon/labscope.h"
#include "app/lab/element/limits/delegatedgroups.h"
#include "app/protocol/fields/fields.h"
#include "app/protocol/progress.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace tomato::engine {

using namespace std::chrono_literals;

/// Stopping a large lab takes its time; a worker that hangs does not get more.
static constexpr auto EndTime = 30s;
/// The last messages of a dead worker are read for this time.
static constexpr auto LastWordsTime = 1s;

FabricProcess::FabricProcess(int inherited, bool limits)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_processEnded)
            m_peer->close();
        else
            m_process.kill();
    });
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        m_reason = QStringLiteral("cannot make a socket pair: ") +
                   QString::fromStdString(systemWords(errno));
        m_peerClosed = true;
        QMetaObject::invokeMethod(this, &FabricProcess::processEnded, Qt::QueuedConnection);
        return;
    }
    auto socket = std::make_unique<QLocalSocket>();
    socket->setSocketDescriptor(ends[0]);
    m_peer = std::make_unique<rpc::RpcPeer>(std::move(socket));
    connect(m_peer.get(), &rpc::RpcPeer::notified, this, &FabricProcess::handleNotification);
    connect(m_peer.get(), &rpc::RpcPeer::closed, this, [this] {
        m_peerClosed = true;
        m_patience.start(EndTime);
        conclude();
    });
    connect(&m_process, &QProcess::finished, this, &FabricProcess::processEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processEnded();
    });
    const int theirs = ends[1];
    m_process.setChildProcessModifier([theirs, inherited] {
        ::fcntl(theirs, F_SETFD, 0);
        ::fcntl(inherited, F_SETFD, 0);
        // The signal is blocked until the worker is ready for it, see giveUp().
        sigset_t waits;
        ::sigemptyset(&waits);
        ::sigaddset(&waits, SIGUSR1);
        ::sigprocmask(SIG_BLOCK, &waits, nullptr);
    });
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(lab::ScopeVariable);
    if (limits ? LabScope::isPossible() : LabScope::isHarmless())
        environment.insert(lab::ScopeVariable, QStringLiteral("1"));
    m_process.setProcessEnvironment(environment);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--fabric"), QString::number(theirs)});
    if (environment.contains(lab::ScopeVariable) && m_process.processId() > 0)
        LabScope::request(static_cast<pid_t>(m_process.processId()));
    ::close(theirs);
}

FabricProcess::~FabricProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void FabricProcess::call(const QString &method, const QJsonObject &params,
                         rpc::RpcPeer::Reply callback)
{
    if (!m_peer) {
        m_unanswered.push_back(std::move(callback)); // conclude() is to come
        return;
    }
    m_peer->call(method, params,
                 [this, callback = std::move(callback)](const rpc::RpcPeer::Answer &answer) {
                     if (answer || m_peer->isOpen())
                         callback(answer);
                     else if (m_concluded)
                         callback(gone());
                     else
                         m_unanswered.push_back(callback);
                 });
}

void FabricProcess::reportWatched(const ConnectionId &connection)
{
    if (!m_peer)
        return;
    m_peer->notify(QStringLiteral("fabric.watched"),
                   QJsonObject{{"connection", QString::fromStdString(connection.value)}});
    m_peer->flush();
}

rpc::RpcPeer::Answer FabricProcess::gone() const
{
    return tl::make_unexpected(rpc::RpcError{rpc::RpcError::Failed, m_reason, {}});
}

// A worker that is busy with a start reads no messages.
void FabricProcess::giveUp()
{
    if (m_process.processId() > 0)
        ::kill(static_cast<pid_t>(m_process.processId()), SIGUSR1);
}

void FabricProcess::end()
{
    if (m_peer && m_peer->isOpen())
        m_peer->close();
}

void FabricProcess::handleNotification(const QString &method, const QJsonValue &params)
{
    const QJsonObject object = params.toObject();
    protocol::Fields fields(object);
    Result<> read;
    if (method == QLatin1String("fabric.refused")) {
        m_reason = fields.text("message");
        read = fields.result();
    } else if (method == QLatin1String("fabric.progress")) {
        const auto progress = protocol::Progress::fromJson(object);
        if (progress)
            emit progressed(progress->done, progress->total);
        else
            read = passOn(progress);
    } else if (method == QLatin1String("fabric.changed")) {
        const auto status = protocol::WorkerStatus::fromJson(object);
        if (status)
            emit changed(*status);
        else
            read = passOn(status);
    }
    if (read)
        return;
    // Earlier messages would look as if they still held. The program may have been replaced since
    // this engine began.
    m_reason = QStringLiteral("the fabric worker said what the engine cannot read: %1, %2")
                   .arg(method, QString::fromStdString(read.error().text()));
    m_process.kill();
}

void FabricProcess::processEnded()
{
    m_processEnded = true;
    if (!m_peerClosed)
        m_patience.start(LastWordsTime);
    conclude();
}

void FabricProcess::conclude()
{
    if (!m_peerClosed || !m_processEnded)
        return;
    m_patience.stop();
    if (m_reason.isEmpty()) {
        if (m_process.error() == QProcess::FailedToStart)
            m_reason = m_process.errorString();
        else if (m_process.exitStatus() == QProcess::CrashExit)
            m_reason = QStringLiteral("the fabric worker was ended by the signal %1")
                           .arg(m_process.exitCode());
        else
            m_reason =
                QStringLiteral("the fabric worker ended with code %1").arg(m_process.exitCode());
    }
    m_concluded = true;
    emit ended(m_reason);
    const auto unanswered = std::exchange(m_unanswered, {});
    for (const rpc::RpcPeer::Reply &callback : unanswered)
        callback(gone());
}

} // namespace tomato::engine
