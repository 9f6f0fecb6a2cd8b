// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingrun.h"
#include "app/topology/attributes/attributenames.h"

#include "app/client/engineclient.h"
#include "plugins/api/numbertexts.h"

#include <QRegularExpression>

namespace pingcheck {

using namespace tomato;

/// The IPv4 address of an interface without its prefix length, else the IPv6 address.
static QString addressOf(const topology::Element &interface)
{
    QString address = interface.attributes.value(topology::Ip4AddressAttribute).toString();
    if (address.isEmpty())
        address = interface.attributes.value(topology::Ip6AddressAttribute).toString();
    return address.section(QLatin1Char('/'), 0, 0);
}

Result<PingRun *> PingRun::start(plugins::PluginHost &host, const ConnectionId &id, int count,
                                 QObject *parent)
{
    const topology::Topology &topology = host.topology();
    const topology::Connection *connection = topology.connection(id);
    if (!connection)
        return failure("no connection has the id " + id.value);
    const std::string name = topology.label(id).toStdString();
    const auto &elements = host.engine().lab().elements;
    for (std::size_t from = 0; from < 2; ++from) {
        const auto sender = elements.find(topology.deviceOf(connection->ends[from])->id);
        const QString address = addressOf(*topology.element(connection->ends[1 - from]));
        if (sender == elements.end() || sender->second.process == 0 || address.isEmpty())
            continue;
        PingResult result;
        result.connection = id;
        result.way = topology.label(connection->ends[from]) + QStringLiteral(" → ") + address;
        result.sent = count;
        const QStringList ping{QStringLiteral("env"),
                               QStringLiteral("LC_ALL=C"),
                               QStringLiteral("ping"),
                               QStringLiteral("-n"),
                               QStringLiteral("-q"),
                               QStringLiteral("-i"),
                               QStringLiteral("0.2"),
                               QStringLiteral("-W"),
                               QStringLiteral("2"),
                               QStringLiteral("-c"),
                               tomato::plugins::plainNumber(count),
                               address};
        return new PingRun(std::move(result), client::enterElement(sender->second) + ping, parent);
    }
    return failure(host.engine().isOpen() && !elements.empty()
                       ? "neither end runs with an address at the other end"
                       : "the lab does not run",
                   name);
}

PingRun::PingRun(PingResult result, const QStringList &command, QObject *parent)
    : QObject(parent), m_result(std::move(result))
{
    connect(&m_process, &QProcess::finished, this, &PingRun::end);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end();
    });
    m_process.start(command.first(), command.mid(1));
    m_process.closeWriteChannel();
}

PingRun::~PingRun()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(1000);
}

void PingRun::end()
{
    // iputils: "3 packets transmitted, 3 received, 0% packet loss", "rtt min/avg/max/mdev =
    // 0.1/0.2/"
    static const QRegularExpression counts(
        QStringLiteral("(\\d+) packets transmitted, (\\d+) received"));
    static const QRegularExpression mean(QStringLiteral("= [0-9.]+/([0-9.]+)/"));
    const QString output = QString::fromUtf8(m_process.readAllStandardOutput());
    const auto found = counts.match(output);
    if (found.hasMatch()) {
        m_result.sent = found.capturedView(1).toInt();
        m_result.received = found.capturedView(2).toInt();
        m_result.milliseconds = mean.match(output).capturedView(1).toDouble();
    } else {
        m_result.problem = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        if (m_result.problem.isEmpty())
            m_result.problem = m_process.errorString();
    }
    m_result.time = QDateTime::currentDateTime();
    emit finished(m_result);
    deleteLater();
}

} // namespace pingcheck
