// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostconnection.h"

#include "app/base/systemfailure.h"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

namespace tomato::hosts {

using namespace std::chrono_literals;

/// A host's output on standard error is kept up to this length, as people read no more.
static constexpr qsizetype MaxErrors = 4096;
/// These are the exit codes of a shell that does not find the program, and of ssh without a
/// connection.
static constexpr int NoProgram = 127;
static constexpr int NoConnection = 255;
/// The time that a person gets to answer ssh's question.
static constexpr auto AnswerTime = 3min;

HostConnection::HostConnection(Host host, QObject *parent)
    : QObject(parent), m_host(std::move(host))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        finish(failure("gave no greeting in time" +
                       (m_errors.isEmpty() ? std::string() : ": " + reason())));
    });
    connect(&m_process, &QProcess::readyReadStandardError, this, &HostConnection::collectErrors);
    connect(&m_process, &QProcess::finished, this, &HostConnection::processEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(failure(m_process.program().toStdString() +
                           " cannot be started: " + m_process.errorString().toStdString()));
    });
}

HostConnection::~HostConnection()
{
    m_process.disconnect(this);
    m_socket.reset();
    if (m_process.state() == QProcess::NotRunning)
        return;
    // ssh ends by itself when its input does, but not on a line that is cut.
    m_process.terminate();
    if (!m_process.waitForFinished(500)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void HostConnection::describe(Greeted done)
{
    open({QStringLiteral("--describe-host")}, Asking::ByDialog, std::move(done), 30s);
}

void HostConnection::open(const QStringList &arguments, Asking asking, Greeted done,
                          std::chrono::milliseconds patience)
{
    m_done = std::move(done);
    const auto line = launchLine(m_host, arguments, asking);
    int ends[2] = {-1, -1};
    if (!line || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        const Result<HostGreeting> failed =
            line ? Result<HostGreeting>(systemFailure("make a socket pair")) : passOn(line);
        QTimer::singleShot(0, this, [this, failed] { finish(failed); });
        return;
    }
    m_socket = std::make_unique<QLocalSocket>();
    m_socket->setSocketDescriptor(ends[0]);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &HostConnection::search);
    const int theirs = ends[1];
    const bool isSsh = m_host.launcher == Launcher::Ssh;
    m_process.setChildProcessModifier([theirs, isSsh] {
        ::dup2(theirs, STDIN_FILENO);
        ::dup2(theirs, STDOUT_FILENO);
        // While ssh waits for an answer, it does not see that its input has ended.
        if (isSsh)
            ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_patience.start(patience);
    const QStringList asks = isSsh && asking == Asking::ByDialog ? askEnvironment() : QStringList();
    if (!asks.isEmpty()) {
        m_process.setEnvironment(QProcess::systemEnvironment() + asks);
        m_patience.start(std::max<std::chrono::milliseconds>(patience, AnswerTime));
    }
    m_process.start(line->front(), line->mid(1));
    ::close(theirs);
}

void HostConnection::search()
{
    while (m_done && m_socket->canReadLine()) {
        const auto found = m_search.look(m_socket->readLine());
        if (!found) {
            finish(passOn(found));
        } else if (*found) {
            m_socket->disconnect(this);
            finish(**found);
        }
    }
    if (!m_done)
        return;
    if (const auto allowed = m_search.allow(m_socket->bytesAvailable()); !allowed)
        finish(passOn(allowed));
}

void HostConnection::collectErrors()
{
    m_errors += m_process.readAllStandardError();
    m_errors = m_errors.right(MaxErrors);
}

void HostConnection::processEnded()
{
    collectErrors();
    if (m_socket && m_done)
        search();
    if (m_done)
        finish(failure(reason()));
    else
        emit ended(QString::fromStdString(reason()));
}

std::string HostConnection::reason()
{
    QByteArray last = m_errors.trimmed();
    last = last.mid(last.lastIndexOf('\n') + 1).trimmed();
    const std::string said = last.isEmpty() ? std::string() : ": " + last.toStdString();
    if (m_process.state() != QProcess::NotRunning)
        return last.toStdString();
    const bool isSsh = m_host.launcher == Launcher::Ssh;
    if (m_process.exitCode() == NoProgram)
        return "tomato-engine is not there: sudo apt install tomato-desktop, or name its folder "
               "in hosts.conf" +
               said;
    if (isSsh && m_process.exitCode() == NoConnection && last.contains("Permission denied"))
        return "ssh may not log in" + said + " (try: ssh " + m_host.ssh.toStdString() + ")";
    if (isSsh && m_process.exitCode() == NoConnection && last.contains("ost key"))
        return "ssh does not know its key" + said + " (look at it once: ssh " +
               m_host.ssh.toStdString() + ")";
    if (isSsh && m_process.exitCode() == NoConnection)
        return "ssh did not get there" + said;
    return "tomato-engine ended there" + said;
}

void HostConnection::finish(const Result<HostGreeting> &result)
{
    m_patience.stop();
    const Greeted done = std::exchange(m_done, {});
    if (!done)
        return;
    if (result) {
        done(result);
        return;
    }
    m_socket.reset();
    done(failure(result.error().message, m_host.name.toStdString()));
}

} // namespace tomato::hosts
