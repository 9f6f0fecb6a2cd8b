// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/labshare.h"

#include "app/daemon/parts/ringclock.h"
#include "app/daemon/trunk/runtrunk.h"
#include "app/protocol/linkstatistics.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/trunk/clockbound.h"
#include "app/trunk/walltime.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace tomato::engine {

using namespace std::chrono_literals;

/// How long wires between hosts may take to carry frames once all elements run.
static constexpr auto WiresTime = 20s;

/// An engine that was killed leaves what it had copied from other hosts.
static void removeCopies(const QString &folder)
{
    const QDir lab(folder);
    for (const QString &name :
         lab.entryList({QStringLiteral("mirrors"), QStringLiteral("fetched-*")},
                       QDir::Dirs | QDir::NoSymLinks))
        QDir(lab.filePath(name)).removeRecursively();
}

LabShare::LabShare(const LabId &lab, const QString &folder) : m_folder(folder), m_parts(lab, folder)
{
    removeCopies(folder);
    m_wiresTime.setSingleShot(true);
    connect(&m_wiresTime, &QTimer::timeout, this, [this] {
        endAwaiting(failure("its frames do not get to the other host" + trunkProblem(),
                            m_missing.toStdString()));
    });
}

QString LabShare::ownHost() const
{
    return m_order ? m_order->host : QString(topology::HereValue);
}

void LabShare::plan(const topology::Topology &topology, const std::set<ElementId> &running)
{
    if (!m_order)
        m_parts.plan(topology, running);
}

Result<> LabShare::checkFiles(const topology::Topology &topology, const QString &files) const
{
    if (files.isEmpty())
        return {};
    for (const ElementId &id : farDevices()) {
        const QString name = topology.element(id)->name();
        if (QDir(files).exists(name))
            return failure("files cannot be brought to another host", name.toStdString());
    }
    return {};
}

void LabShare::awaitWires(const Done &done)
{
    m_awaiting = done;
    m_wiresTime.start(WiresTime);
}

void LabShare::updateWires(const topology::Topology &topology, const std::set<ConnectionId> &wires)
{
    if (!m_awaiting)
        return;
    const auto missing = m_parts.missing(topology, wires);
    if (missing.empty())
        endAwaiting({});
    else
        m_missing = topology.label(*missing.begin());
}

void LabShare::endAwaiting(const Result<> &result)
{
    m_wiresTime.stop();
    if (const Done done = std::exchange(m_awaiting, {}))
        done(result);
}

std::set<ElementId> LabShare::farDevices() const
{
    if (m_order)
        return m_order->far;
    return m_parts.split().own.far;
}

std::set<ElementId> LabShare::ownDevices(const std::set<ElementId> &running) const
{
    // A part gets in its order only those that belong here.
    return m_order || !m_parts.split().isSplit() ? running : m_parts.split().own.running;
}

std::map<ConnectionId, int> LabShare::crossingWires() const
{
    return m_order ? m_order->wires : m_parts.split().own.wires;
}

QJsonObject LabShare::trunkPlan(qint64 worker,
                                const std::map<ConnectionId, QString> &interfaces) const
{
    QJsonObject ports;
    QJsonObject wires = m_parts.wiresJson();
    for (const auto &[connection, number] : crossingWires()) {
        const QString key = QString::number(number);
        const auto interface = interfaces.find(connection);
        if (interface != interfaces.end())
            ports.insert(key, interface->second);
        if (m_order)
            wires.insert(key, QJsonArray{QString(PartEnd), QString(HomeEnd)});
    }
    return {{"worker", worker},
            {"ports", ports},
            {"wires", wires},
            {"hosts", m_parts.hostsJson()},
            {"epochs", m_parts.epochsJson()}};
}

void LabShare::setTrunkReport(QJsonObject report)
{
    m_trunkReport = std::move(report);
    m_reported = trunk::wallTime().count();
    m_clocks.add(m_trunkReport["streams"].toObject(), m_reported);
}

std::map<int, qint64> LabShare::lostFrames() const
{
    std::map<int, qint64> all = m_lostBefore;
    const QJsonObject lost = m_trunkReport["lost"].toObject();
    for (auto each = lost.begin(); each != lost.end(); ++each) {
        if (each->toInteger() > 0)
            all[each.key().toInt()] += each->toInteger();
    }
    return all;
}

void LabShare::endTrunk()
{
    m_lostBefore = lostFrames();
    m_trunkReport.remove(QLatin1String("lost"));
}

void LabShare::forgetLosses()
{
    m_lostBefore.clear();
    m_trunkReport.remove(QLatin1String("lost"));
}

QJsonArray LabShare::connectionsOf(const std::set<int> &wires) const
{
    QJsonArray connections;
    for (const auto &[connection, number] : crossingWires()) {
        if (wires.contains(number))
            connections.append(QString::fromStdString(connection.value));
    }
    return connections;
}

std::string LabShare::trunkProblem() const
{
    const QJsonObject streams = m_trunkReport["streams"].toObject();
    for (auto each = streams.begin(); each != streams.end(); ++each) {
        if (const QString reason = each->toObject()["reason"].toString(); !reason.isEmpty())
            return " (" + each.key().toStdString() + ": " + reason.toStdString() + ")";
    }
    return {};
}

/// The worker's, with what this host's end of the trunk lost; at home, also of wires that only pass
/// through here.
QJsonArray LabShare::withTrunkLosses(const QJsonArray &statistics) const
{
    protocol::AllStatistics all =
        protocol::readStatistics(statistics).value_or(protocol::AllStatistics());
    for (const auto &[number, frames] : lostFrames()) {
        if (const auto wire = connectionOf(number))
            all[*wire].lostInTrunk += frames;
    }
    return protocol::toJson(all);
}

/// The connection that has this number in the trunk.
std::optional<ConnectionId> LabShare::connectionOf(int wire) const
{
    const std::map<ConnectionId, int> &numbers = m_order ? m_order->wires : m_parts.numbers();
    const auto found =
        std::ranges::find(numbers, wire, [](const auto &each) { return each.second; });
    return found == numbers.end() ? std::nullopt : std::optional(found->first);
}

qint64 LabShare::framesLostInTrunk() const
{
    const auto lost = lostFrames();
    return std::accumulate(lost.begin(), lost.end(), qint64{0},
                           [](qint64 sum, const auto &each) { return sum + each.second; });
}

void LabShare::addStatistics(const QJsonArray &own, const std::function<void(QJsonArray)> &done)
{
    if (m_order || m_parts.areUsed())
        m_parts.addStatistics(withTrunkLosses(own), done);
    else
        done(own);
}

/// What was measured is of that moment. A trunk that reports no more does not say how the clocks
/// move since.
void LabShare::widenBound(QJsonObject &told) const
{
    if (!told.contains("bound") || told["alive"].toBool())
        return;
    const trunk::Nanoseconds since =
        trunk::wallTime() - trunk::Nanoseconds(told["at"].toInteger(m_reported));
    told.insert("bound",
                told["bound"].toInteger() +
                    qint64{trunk::driftOver(since, trunk::ClockBound::UnwatchedPpm).count()});
}

QJsonArray LabShare::hosts() const
{
    const QJsonObject streams = m_trunkReport["streams"].toObject();
    QJsonArray all;
    for (const QJsonValue each : m_parts.describe()) {
        QJsonObject host = each.toObject();
        QJsonObject trunk = streams[host["host"].toString()].toObject();
        trunk.insert("lost", trunk["lost"].toInteger() + host.take("lost").toInteger());
        widenBound(trunk);
        host.insert("trunk", trunk);
        all.append(host);
    }
    return all;
}

void LabShare::fetchRings(const std::vector<ConnectionId> &connections, FetchOptions options,
                          const std::function<bool()> &goesOn,
                          const std::function<void(Result<LabParts::Fetched>)> &done)
{
    if (!m_parts.areUsed()) {
        done(LabParts::Fetched());
        return;
    }
    const auto folder =
        std::make_shared<QTemporaryDir>(m_folder + QStringLiteral("/fetched-XXXXXX"));
    if (!folder->isValid()) {
        done(failure("cannot make a folder: " + folder->errorString().toStdString(),
                     m_folder.toStdString()));
        return;
    }
    m_parts.fetchRings(connections, folder->path(), options.isPartEnough, goesOn,
                       [this, folder, options, done](Result<LabParts::Fetched> fetched) {
                           const QJsonObject streams = m_trunkReport["streams"].toObject();
                           if (!fetched) {
                               done(std::move(fetched));
                               return;
                           }
                           for (capture::CapturedRing &each : fetched->rings) {
                               const auto ring = each.ring;
                               each.ring = {ring.get(), [ring, folder](const auto *) {}};
                               if (each.host.empty())
                                   continue;
                               const QString host = QString::fromStdString(each.host);
                               describeClock(
                                   each, {m_clocks.of(host), streams[host].toObject(), m_reported},
                                   options.hasRawClocks);
                           }
                           done(std::move(fetched));
                       });
}

} // namespace tomato::engine
