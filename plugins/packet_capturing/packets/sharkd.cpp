// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/sharkd.h"

#include "app/confined/confinedprogram.h"

#include <QJsonDocument>
#include <QStandardPaths>

#include <chrono>
#include <utility>

namespace tomato::plugins {

/// A dissector that takes longer is considered to hang.
static constexpr std::chrono::seconds Deadline{60};
/// An answer about thousands of packets has a tenth of it.
static constexpr qsizetype MaxLine = 64 << 20;

static QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("sharkd"));
}

Sharkd::Sharkd(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(Deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] { ConfinedProgram::kill(m_process); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Sharkd::read);
    connect(&m_process, &QProcess::finished, this, &Sharkd::died);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            died();
    });
}

Sharkd::~Sharkd()
{
    m_process.disconnect(this);
    ConfinedProgram::kill(m_process);
    m_process.waitForFinished(1000); // it was killed
}

bool Sharkd::isInstalled()
{
    return !program().isEmpty() && ConfinedProgram::isPossible();
}

QString Sharkd::howToInstall()
{
    if (!program().isEmpty())
        return ConfinedProgram::howToInstall();
    return tr("Addresses, protocols and details are decoded by Wireshark's sharkd, which is not "
              "installed. Debian and Ubuntu: sudo apt install wireshark-common");
}

void Sharkd::call(const QString &method, const QJsonObject &params, Reply reply)
{
    m_requests.push_back({method, params, std::move(reply)});
    if (m_requests.size() == 1)
        QMetaObject::invokeMethod(this, &Sharkd::next, Qt::QueuedConnection);
}

void Sharkd::renew()
{
    call({}, {}, {});
}

void Sharkd::next()
{
    if (m_requests.empty() || m_sent != 0 || m_isRenewing)
        return;
    if (m_requests.front().method.isEmpty()) {
        m_requests.pop_front();
        m_isRenewing = m_process.state() != QProcess::NotRunning;
        if (m_isRenewing)
            ConfinedProgram::kill(m_process); // died() goes on
        else
            next();
        return;
    }
    if (m_process.state() == QProcess::NotRunning)
        start();
    m_sent = ++m_lastId;
    const Request &request = m_requests.front();
    const QJsonObject message{
        {"jsonrpc", "2.0"}, {"id", m_sent}, {"method", request.method}, {"params", request.params}};
    m_process.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    m_deadline.start();
}

void Sharkd::start()
{
    m_line.clear();
    m_process.setStandardErrorFile(QProcess::nullDevice());
    const ConfinedProgram sharkd{
        program(),
        {QStringLiteral("-")},
        {m_folder},
        {QStringLiteral("WIRESHARK_CONFIG_DIR=") + m_folder, QStringLiteral("LC_ALL=C.UTF-8")}};
    sharkd.start(m_process);
}

void Sharkd::read()
{
    // The bytes that came before have no end of a line in them: a long line is not searched again
    // and again.
    const qsizetype known = m_line.size();
    m_line += m_process.readAllStandardOutput();
    for (qsizetype end = m_line.indexOf('\n', known); end >= 0; end = m_line.indexOf('\n')) {
        const QByteArray line = m_line.left(end);
        m_line.remove(0, end + 1);
        const QJsonObject message = QJsonDocument::fromJson(line).object();
        if (m_sent == 0 || message.value("id").toInt() != m_sent)
            continue;
        if (message.contains("error"))
            answer(failure(
                message.value("error").toObject().value("message").toString().toStdString()));
        else
            answer(message.value("result"));
    }
    if (m_line.size() <= MaxLine)
        return;
    m_line.clear();
    ConfinedProgram::kill(m_process); // died() goes on
}

void Sharkd::answer(const Result<QJsonValue> &result)
{
    m_deadline.stop();
    m_sent = 0;
    const Reply reply = std::move(m_requests.front().reply);
    m_requests.pop_front();
    if (!m_requests.empty())
        QMetaObject::invokeMethod(this, &Sharkd::next, Qt::QueuedConnection);
    reply(result);
}

void Sharkd::died()
{
    if (!std::exchange(m_isRenewing, false))
        emit ended();
    if (m_sent != 0)
        answer(failure("ended while it decoded packets", "sharkd"));
    else
        QMetaObject::invokeMethod(this, &Sharkd::next, Qt::QueuedConnection);
}

} // namespace tomato::plugins
