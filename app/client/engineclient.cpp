// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"

#include "app/client/enginelink.h"

#include <QFileInfo>
#include <QJsonArray>

#include <utility>

namespace tomato::client {

EngineClient::EngineClient(QObject *parent) : QObject(parent), m_link(std::make_unique<Link>(*this))
{
}

EngineClient::~EngineClient() = default;

void EngineClient::open(const LabId &lab, bool launch, Callback<> done)
{
    m_link->open(lab, launch, std::move(done));
}

void EngineClient::close()
{
    m_link->close();
}

bool EngineClient::isOpen() const
{
    return m_link->isOpen();
}

const LabStatus &EngineClient::lab() const
{
    return m_link->lab();
}

const std::map<ConnectionId, CaptureStatus> &EngineClient::captures() const
{
    return m_link->captures();
}

const CaptureStatus *EngineClient::capture(const ConnectionId &connection) const
{
    const auto found = m_link->captures().find(connection);
    return found == m_link->captures().end() ? nullptr : &found->second;
}

const std::vector<RunStatus> &EngineClient::earlierRuns() const
{
    return m_link->earlierRuns();
}

void EngineClient::startLab(const QJsonObject &topology, const QString &file, Callback<> done,
                            const QStringList &agreed, const QString &files)
{
    m_link->call(QStringLiteral("lab.start"),
                 {{"topology", topology},
                  {"file", file},
                  {"agreed", QJsonArray::fromStringList(agreed)},
                  {"files", files}},
                 std::move(done));
}

void EngineClient::applyTopology(const QJsonObject &topology, Callback<> done,
                                 const QStringList &agreed)
{
    m_link->call(QStringLiteral("lab.apply"),
                 {{"topology", topology}, {"agreed", QJsonArray::fromStringList(agreed)}},
                 std::move(done));
}

void EngineClient::stopLab(Callback<> done)
{
    m_link->call(QStringLiteral("lab.stop"), {}, std::move(done));
}

void EngineClient::setFile(const QString &file, Callback<> done)
{
    m_link->call(QStringLiteral("lab.setFile"), {{"file", file}}, std::move(done));
}

void EngineClient::startElement(const ElementId &element, Callback<> done)
{
    m_link->call(QStringLiteral("element.start"),
                 {{"element", QString::fromStdString(element.value)}}, std::move(done));
}

void EngineClient::stopElement(const ElementId &element, Callback<> done)
{
    m_link->call(QStringLiteral("element.stop"),
                 {{"element", QString::fromStdString(element.value)}}, std::move(done));
}

void EngineClient::fetchHosts(Callback<QJsonArray> done)
{
    m_link->ask(QStringLiteral("lab.hosts"), {},
                [done = std::move(done)](const Result<QJsonValue> &answer) {
                    done(answer ? Result<QJsonArray>(answer->toArray()) : passOn(answer));
                });
}

void EngineClient::mirrorCapture(const ConnectionId &connection, Callback<QJsonArray> done)
{
    m_link->ask(QStringLiteral("capture.mirror"),
                {{"connection", QString::fromStdString(connection.value)}},
                [done = std::move(done)](const Result<QJsonValue> &answer) {
                    done(answer ? Result<QJsonArray>(answer->toArray()) : passOn(answer));
                });
}

void EngineClient::fetchStatistics(Callback<std::map<ConnectionId, LinkStatistics>> done)
{
    m_link->ask(QStringLiteral("lab.statistics"), {},
                [done = std::move(done)](const Result<QJsonValue> &answer) {
                    done(answer ? protocol::readStatistics(answer->toArray()) : passOn(answer));
                });
}

void EngineClient::setLink(const ConnectionId &connection, const QJsonObject &attributes,
                           Callback<> done)
{
    m_link->call(
        QStringLiteral("link.set"),
        {{"connection", QString::fromStdString(connection.value)}, {"attributes", attributes}},
        std::move(done));
}

void EngineClient::setCapture(const ConnectionId &connection, const CaptureChange &change,
                              Callback<> done)
{
    QJsonObject params{{"connection", QString::fromStdString(connection.value)}};
    if (change.capturing)
        params.insert("capturing", *change.capturing);
    if (change.mode)
        params.insert("mode", *change.mode);
    if (change.filter)
        params.insert("filter", *change.filter);
    if (change.liveAddress)
        params.insert("liveAddress", *change.liveAddress);
    if (change.liveAllow)
        params.insert("liveAllow", *change.liveAllow);
    if (change.livePlain)
        params.insert("livePlain", *change.livePlain);
    for (auto each = change.options.begin(); each != change.options.end(); ++each)
        params.insert(each.key(), *each);
    m_link->call(QStringLiteral("capture.set"), params, std::move(done));
}

void EngineClient::flushCapture(const ConnectionId &connection, Callback<> done)
{
    m_link->call(QStringLiteral("capture.flush"),
                 {{"connection", QString::fromStdString(connection.value)}}, std::move(done));
}

void EngineClient::clearCapture(const ConnectionId &connection, Callback<> done)
{
    m_link->call(QStringLiteral("capture.clear"),
                 {{"connection", QString::fromStdString(connection.value)}}, std::move(done));
}

void EngineClient::removeRun(const ConnectionId &connection, qint64 run, Callback<> done)
{
    m_link->call(QStringLiteral("capture.removeRun"),
                 {{"connection", QString::fromStdString(connection.value)}, {"run", run}},
                 std::move(done));
}

int EngineClient::download(const ConnectionId &connection, const QString &path, Progress progress,
                           Callback<> done, bool withArrivals, HostOptions options)
{
    // The engine works in another folder.
    return m_link->download(QStringLiteral("capture.download"),
                            {{"connection", QString::fromStdString(connection.value)},
                             {"arrivals", withArrivals},
                             {"path", QFileInfo(path).absoluteFilePath()},
                             {"partial", options.isPartEnough},
                             {"rawClocks", options.hasRawClocks}},
                            std::move(progress), std::move(done));
}

int EngineClient::downloadRun(const ConnectionId &connection, qint64 run, const QString &path,
                              Progress progress, Callback<> done, bool withArrivals)
{
    return m_link->download(QStringLiteral("capture.download"),
                            {{"connection", QString::fromStdString(connection.value)},
                             {"run", run},
                             {"arrivals", withArrivals},
                             {"path", QFileInfo(path).absoluteFilePath()}},
                            std::move(progress), std::move(done));
}

int EngineClient::merge(const std::vector<ConnectionId> &connections, const QString &path,
                        Progress progress, Callback<> done, HostOptions options)
{
    QJsonArray ids;
    for (const ConnectionId &connection : connections)
        ids.append(QString::fromStdString(connection.value));
    return m_link->download(QStringLiteral("capture.merge"),
                            {{"connections", ids},
                             {"path", QFileInfo(path).absoluteFilePath()},
                             {"partial", options.isPartEnough},
                             {"rawClocks", options.hasRawClocks}},
                            std::move(progress), std::move(done));
}

void EngineClient::cancelDownload(int job)
{
    m_link->call(QStringLiteral("capture.cancelDownload"), {{"job", job}}, {});
}

} // namespace tomato::client
