// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/openmetrics.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/protocol/fields/statewords.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

namespace tomato::cli {

namespace {

using Statistics = std::map<ConnectionId, client::LinkStatistics>;

/// The measured values of one lab.
struct MeasuredLab
{
    client::LabStatus lab;
    topology::Topology topology;
    std::map<ConnectionId, client::CaptureStatus> captures;
    Statistics statistics;

    OpenMetrics::Labels labels(OpenMetrics::Labels more) const
    {
        more.insert(more.begin(), {"lab", QString::fromStdString(lab.lab.value)});
        return more;
    }
};

/// A lab that ends meanwhile is left out.
std::vector<MeasuredLab> measureLabs()
{
    std::vector<MeasuredLab> measured;
    for (const client::RunningLab &lab : client::runningLabs()) {
        Session session;
        if (lab.isStopped || !session.open(lab.lab, Session::Launch::Never))
            continue;
        auto topology = session.topology();
        Statistics statistics;
        const auto fetched = session.wait([&](auto done) {
            session.client().fetchStatistics([&statistics, done](const Result<Statistics> &all) {
                if (all)
                    statistics = *all;
                done(all ? Result<>() : passOn(all));
            });
        });
        if (topology && fetched)
            measured.push_back({session.client().lab(), std::move(*topology),
                                session.client().captures(), std::move(statistics)});
    }
    return measured;
}

void addElementMetrics(OpenMetrics &metrics, const std::vector<MeasuredLab> &labs)
{
    metrics.beginFamily(QStringLiteral("tomato_element_running"), QStringLiteral("gauge"),
                        QStringLiteral("Whether an element runs."));
    for (const MeasuredLab &each : labs) {
        for (const auto &[id, element] : each.lab.elements)
            metrics.add(each.labels({{"element", element.name},
                                     {"state", protocol::wordOf(element.state)}}),
                        element.state == client::ElementStatus::State::Running ? 1 : 0);
    }
    metrics.beginFamily(QStringLiteral("tomato_link_up"), QStringLiteral("gauge"),
                        QStringLiteral("Whether a connection carries frames."));
    for (const MeasuredLab &each : labs) {
        for (const auto &[id, connection] : each.topology.connections())
            metrics.add(each.labels({{"connection", each.topology.label(id)}}),
                        each.lab.wires.contains(id) ? 1 : 0);
    }
}

void addLinkMetrics(OpenMetrics &metrics, const std::vector<MeasuredLab> &labs)
{
    struct Family
    {
        const char *name;
        const char *help;
        bool isSent;
        bool isBytes;
    };
    static constexpr Family Families[] = {
        {"tomato_link_sent_frames", "Frames that an end sent into a connection.", true, false},
        {"tomato_link_sent_bytes", "Bytes that an end sent into a connection.", true, true},
        {"tomato_link_delivered_frames", "Frames that came to an end.", false, false},
        {"tomato_link_delivered_bytes", "Bytes that came to an end.", false, true}};
    for (const Family &family : Families) {
        metrics.beginFamily(QString::fromLatin1(family.name), QStringLiteral("counter"),
                            QString::fromLatin1(family.help));
        for (const MeasuredLab &each : labs) {
            for (const auto &[id, counts] : each.statistics) {
                const topology::Connection *connection = each.topology.connection(id);
                for (const std::size_t side : {0U, 1U}) {
                    const auto &count =
                        family.isSent ? counts.sentBy[side] : counts.deliveredTo[side];
                    if (connection != nullptr)
                        metrics.add(
                            each.labels({{"connection", each.topology.label(id)},
                                         {"end", each.topology.label(connection->ends[side])}}),
                            static_cast<qint64>(family.isBytes ? count.bytes : count.frames));
                }
            }
        }
    }
}

void addCaptureMetrics(OpenMetrics &metrics, const std::vector<MeasuredLab> &labs)
{
    struct Family
    {
        const char *name;
        const char *type;
        const char *help;
        qint64 (*value)(const client::CaptureStatus &capture);
    };
    static constexpr Family Families[] = {
        {"tomato_capture_recording", "gauge", "Whether packets that cross now are recorded.",
         [](const client::CaptureStatus &each) { return qint64(each.isRecording()); }},
        {"tomato_capture_packets", "counter", "Packets that the run recorded.",
         [](const client::CaptureStatus &each) { return each.packets; }},
        {"tomato_capture_dropped_packets", "counter", "Packets that the run lost.",
         [](const client::CaptureStatus &each) { return each.dropped; }},
        {"tomato_capture_ring_bytes", "gauge", "Bytes that the ring holds.",
         [](const client::CaptureStatus &each) { return each.ringBytes; }}};
    for (const Family &family : Families) {
        metrics.beginFamily(QString::fromLatin1(family.name), QString::fromLatin1(family.type),
                            QString::fromLatin1(family.help));
        for (const MeasuredLab &each : labs) {
            for (const auto &[id, capture] : each.captures)
                metrics.add(each.labels({{"connection", capture.name}}), family.value(capture));
        }
    }
}

QByteArray measureAll()
{
    const std::vector<MeasuredLab> labs = measureLabs();
    OpenMetrics metrics;
    addElementMetrics(metrics, labs);
    addLinkMetrics(metrics, labs);
    addCaptureMetrics(metrics, labs);
    return metrics.text();
}

/// Sends the same answer to any request; a client that sends no request in time gets none.
void answerRequest(QIODevice &socket)
{
    constexpr int MaxRequestMs = 2'000;
    constexpr qsizetype MaxRequest = 8'192;
    const QDeadlineTimer deadline(MaxRequestMs);
    QByteArray request;
    while (!request.contains("\r\n\r\n") && request.size() < MaxRequest) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return;
        request += socket.read(MaxRequest);
    }
    const QByteArray body = measureAll();
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/openmetrics-text; version=1.0.0; "
                 "charset=utf-8\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(MaxRequestMs)) {
    }
}

/// Serves requests one after the other, until the user interrupts.
template <class Server>
int serveRequests(Server &server)
{
    catchInterrupts();
    while (!isInterrupted()) {
        // Several may have come at once.
        if (!server.hasPendingConnections() && !server.waitForNewConnection(100))
            continue;
        const std::unique_ptr<QIODevice> socket(server.nextPendingConnection());
        answerRequest(*socket);
        socket->close();
    }
    return Interrupted;
}

int serveMetrics(const Arguments &arguments)
{
    const auto path = arguments.value(QStringLiteral("--socket"));
    const auto port = arguments.value(QStringLiteral("--port"));
    if (path && port)
        return fail(Error{"--socket", "does not stand with --port"}, Misused);
    if (path) {
        QLocalServer server;
        server.setSocketOptions(QLocalServer::UserAccessOption);
        if (!server.listen(QFileInfo(*path).absoluteFilePath()))
            return fail(Error{path->toStdString(), server.errorString().toStdString()});
        return serveRequests(server);
    }
    if (port) {
        bool isNumber = false;
        const ushort number = port->toUShort(&isNumber);
        if (!isNumber || number == 0)
            return fail(Error{"--port", "'" + port->toStdString() + "' is not from 1 to 65535"},
                        Misused);
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost, number))
            return fail(Error{"--port", server.errorString().toStdString()});
        return serveRequests(server);
    }
    put(measureAll());
    return Done;
}

} // namespace

Command metricsCommand()
{
    return {QStringLiteral("metrics"),
            QStringLiteral("[--socket PATH|--port N]"),
            QStringLiteral("print the counters of all labs as OpenMetrics, or serve them"),
            {{"--socket", 1}, {"--port", 1}},
            0,
            0,
            serveMetrics};
}

} // namespace tomato::cli
