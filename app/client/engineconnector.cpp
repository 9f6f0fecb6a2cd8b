// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineconnector.h"

#include "app/base/files/fileaccess.h"
#include "app/base/files/privatefolder.h"
#include "app/client/engineprogram.h"
#include "app/protocol/folders/labpaths.h"

#include <QFile>
#include <QProcess>
#include <QTimer>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <utility>

namespace tomato::client {

using namespace std::chrono_literals;

static constexpr auto LaunchTime = 10s;
/// The time that another client's engine may take after the own one has ended.
static constexpr auto LoserTime = 2s;
static constexpr auto AttemptInterval = 30ms;

static QString logPath(const LabId &lab)
{
    return rpc::LabPaths::data(lab) + QStringLiteral("/engine.log");
}

EngineConnector::EngineConnector(const LabId &lab, bool launch, Done done, QObject *parent)
    : QObject(parent), m_lab(lab), m_launch(launch), m_done(std::move(done))
{
    QTimer::singleShot(0, this, &EngineConnector::begin);
}

EngineConnector::~EngineConnector()
{
    if (m_socket)
        m_socket.release()->deleteLater();
}

void EngineConnector::begin()
{
    if (auto valid = rpc::LabPaths::check(m_lab); !valid)
        finish(passOn(valid));
    else if (auto trusted = rpc::LabPaths::checkControlDirectory(); !trusted)
        finish(passOn(trusted));
    else
        attempt();
}

void EngineConnector::attempt()
{
    if (m_socket)
        m_socket.release()->deleteLater();
    m_socket = std::make_unique<QLocalSocket>();
    connect(m_socket.get(), &QLocalSocket::connected, this, [this] {
        m_socket->disconnect(this);
        // The callback must not run within the socket's own call.
        QTimer::singleShot(0, this, [this] { finish(std::move(m_socket)); });
    });
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this] {
        m_socket->disconnect(this);
        QTimer::singleShot(0, this, &EngineConnector::refused);
    });
    m_socket->connectToServer(rpc::LabPaths::socket(m_lab));
}

void EngineConnector::refused()
{
    if (!m_launch) {
        finish(failure("no engine runs for this lab", m_lab.value));
        return;
    }
    if (m_engine == 0) {
        if (auto launched = launchEngine(); !launched) {
            finish(passOn(launched));
            return;
        }
        m_deadline.setRemainingTime(LaunchTime);
    } else if (hasEngineEnded() && m_deadline.remainingTimeAsDuration() > LoserTime) {
        m_deadline.setRemainingTime(LoserTime);
    }
    if (m_deadline.hasExpired()) {
        const QString line = lastLogLine();
        finish(failure(line.isEmpty() ? "the engine does not answer"
                                      : "the engine ended: " + line.toStdString(),
                       m_lab.value));
        return;
    }
    QTimer::singleShot(AttemptInterval, this, &EngineConnector::attempt);
}

Result<> EngineConnector::launchEngine()
{
    const auto program = findEngineProgram();
    if (!program)
        return passOn(program);
    const QString data = rpc::LabPaths::data(m_lab);
    if (!makePrivateFolder(QFile::encodeName(data).toStdString()))
        return failure("cannot make this folder", data.toStdString());
    // The log may have names of elements and other private text.
    if (const auto log = openFile(QFile::encodeName(logPath(m_lab)).toStdString(),
                                  O_WRONLY | O_CREAT | O_APPEND);
        !log)
        return passOn(log);
    m_logStart = QFile(logPath(m_lab)).size();
    QProcess engine;
    engine.setProgram(*program);
    engine.setArguments({QString::fromStdString(m_lab.value)});
    engine.setWorkingDirectory(QStringLiteral("/"));
    engine.setStandardInputFile(QProcess::nullDevice());
    engine.setStandardOutputFile(logPath(m_lab), QIODevice::Append);
    engine.setStandardErrorFile(logPath(m_lab), QIODevice::Append);
    if (!engine.startDetached(&m_engine))
        return failure("cannot be started: " + engine.errorString().toStdString(),
                       program->toStdString());
    return {};
}

bool EngineConnector::hasEngineEnded() const
{
    return ::kill(static_cast<pid_t>(m_engine), 0) != 0 && errno == ESRCH;
}

QString EngineConnector::lastLogLine() const
{
    QFile log(logPath(m_lab));
    if (!log.open(QIODevice::ReadOnly) || !log.seek(m_logStart))
        return {};
    const QByteArray text = log.read(64 * 1024).trimmed();
    return QString::fromUtf8(text.mid(text.lastIndexOf('\n') + 1));
}

void EngineConnector::finish(Result<std::unique_ptr<QLocalSocket>> result)
{
    const Done done = std::exchange(m_done, {});
    done(std::move(result));
}

} // namespace tomato::client
