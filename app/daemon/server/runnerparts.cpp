// SPDX-License-Identifier: GPL-3.0-or-later
// What LabRunner does for labs over several machines.
#include "app/daemon/server/labrunner.h"

#include "app/base/isotime.h"
#include "app/daemon/trunk/runtrunk.h"
#include "app/protocol/fields.h"
#include "app/topology/attributes/hostvalues.h"

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

void LabRunner::prepareParts()
{
    removeCopies(m_folder);
    connect(&m_parts, &LabParts::changed, this, [this] {
        refreshStates();
        emit changed();
        emit partsChanged();
    });
    m_wiresTime.setSingleShot(true);
    connect(&m_wiresTime, &QTimer::timeout, this, [this] {
        const auto missing = m_parts.missing(topology(), m_states.wires());
        const QString first = missing.empty() ? QString() : topology().label(*missing.begin());
        finishAwaiting(failure("its frames do not get to the other host" + trunkProblem(),
                               first.toStdString()));
    });
}

QString LabRunner::ownHost() const
{
    return m_part ? m_part->host : QString(topology::HereValue);
}

/// Other hosts first: what cannot be reached is known before anything runs here.
void LabRunner::reconcile(const Done &done)
{
    askParts([this, done](const Result<> &followed) {
        if (followed)
            reconcileAfterParts(done);
        else
            done(followed);
    });
}

void LabRunner::askParts(const Done &done)
{
    if (!m_part)
        m_parts.plan(topology(), m_running.ids());
    if (m_part || !m_parts.areUsed() || m_stopsWaiting > 0) {
        done({});
        return;
    }
    if (const auto checked = checkFiles(); !checked) {
        done(checked);
        return;
    }
    const QJsonObject params{
        {"topology", m_topology.json()},
        {"agreed", QJsonArray::fromStringList({m_agreed.begin(), m_agreed.end()})}};
    emit changed();
    m_parts.apply(params, done);
}

void LabRunner::reconcileAfterParts(const Done &done)
{
    reconcileHere([this, done](const Result<> &result) {
        if (result && !m_part && m_parts.areUsed())
            awaitWires(done);
        else
            done(result);
    });
}

/// Restores what the lab had before other hosts did not follow: nothing has changed here yet, and
/// the hosts that did follow get their former order.
void LabRunner::goBack(const Adopted &before, const Result<> &reason, const Done &done)
{
    if (!m_worker.isThere()) {
        done(reason);
        return;
    }
    if (const auto restored = adopt(before.topology); !restored) {
        done(restored);
        return;
    }
    m_agreed = before.agreed;
    m_running = before.running;
    m_files = before.files;
    askParts([this, reason, done](const Result<> &) {
        emit changed();
        done(reason);
    });
}

Result<> LabRunner::checkFiles() const
{
    if (m_files.isEmpty())
        return {};
    for (const ElementId &id : farDevices()) {
        const QString name = topology().element(id)->name();
        if (QDir(m_files).exists(name))
            return failure("files cannot be brought to another host", name.toStdString());
    }
    return {};
}

void LabRunner::awaitWires(const Done &done)
{
    m_awaiting = done;
    m_wiresTime.start(WiresTime);
    checkAwaited();
}

void LabRunner::checkAwaited()
{
    if (m_awaiting && m_parts.missing(topology(), m_states.wires()).empty())
        finishAwaiting({});
}

void LabRunner::finishAwaiting(const Result<> &result)
{
    m_wiresTime.stop();
    if (const Done done = std::exchange(m_awaiting, {}))
        done(result);
}

void LabRunner::refreshStates()
{
    protocol::FabricStatus all = m_own;
    if (m_parts.areUsed())
        m_parts.addTo(all);
    m_states.update(std::move(all));
    checkAwaited();
}

void LabRunner::stopWorker(const std::function<void()> &then)
{
    if (!m_parts.areUsed()) {
        stopOwnWorker(then);
        return;
    }
    m_parts.stop([this, then] { stopOwnWorker(then); });
}

std::set<ElementId> LabRunner::farDevices() const
{
    if (m_part)
        return m_part->far;
    return m_parts.split().own.far;
}

/// Returns at home the devices that belong here; a part gets them in its order.
std::set<ElementId> LabRunner::ownDevices() const
{
    return m_part || !m_parts.split().isSplit() ? m_running.ids() : m_parts.split().own.running;
}

std::map<ConnectionId, int> LabRunner::crossingWires() const
{
    return m_part ? m_part->wires : m_parts.split().own.wires;
}

QJsonObject LabRunner::trunkPlan() const
{
    QJsonObject ports;
    QJsonObject wires = m_parts.wiresJson();
    for (const auto &[connection, number] : crossingWires()) {
        const QString key = QString::number(number);
        const auto interface = m_own.farInterfaces.find(connection);
        if (interface != m_own.farInterfaces.end())
            ports.insert(key, interface->second);
        if (m_part)
            wires.insert(key, QJsonArray{QString(PartEnd), QString(HomeEnd)});
    }
    return {{"worker", m_worker.process()},
            {"ports", ports},
            {"wires", wires},
            {"hosts", m_parts.hostsJson()}};
}

void LabRunner::setCarriers(const std::set<int> &wires)
{
    QJsonArray connections;
    for (const auto &[connection, number] : crossingWires()) {
        if (wires.contains(number))
            connections.append(QString::fromStdString(connection.value));
    }
    if (m_worker.isThere())
        m_worker.call(QStringLiteral("fabric.carriers"), {{"connections", connections}},
                      [](const auto &) {});
}

std::string LabRunner::trunkProblem() const
{
    const QJsonObject streams = m_trunkReport["streams"].toObject();
    for (auto each = streams.begin(); each != streams.end(); ++each) {
        if (const QString reason = each->toObject()["reason"].toString(); !reason.isEmpty())
            return " (" + each.key().toStdString() + ": " + reason.toStdString() + ")";
    }
    return {};
}

/// The worker's, with what this host's end of the trunk lost.
QJsonArray LabRunner::withTrunkLosses(const QJsonArray &statistics) const
{
    const QJsonObject lost = m_trunkReport["lost"].toObject();
    const auto wires = crossingWires();
    QJsonArray all;
    for (const QJsonValue each : statistics) {
        QJsonObject link = each.toObject();
        const auto wire = wires.find(ConnectionId(link["connection"].toString().toStdString()));
        if (wire != wires.end())
            link.insert("lostInTrunk", lost[QString::number(wire->second)].toInteger());
        all.append(link);
    }
    return all;
}

qint64 LabRunner::framesLostInTrunk() const
{
    const QJsonObject lost = m_trunkReport["lost"].toObject();
    return std::accumulate(lost.begin(), lost.end(), qint64{0},
                           [](qint64 sum, const auto &each) { return sum + each.toInteger(); });
}

void LabRunner::flush(const ConnectionId &connection, Done done)
{
    run(done, [this, connection](const Done &finish) {
        const service::Capture *capture = m_captures.capture(connection);
        if (!m_worker.isThere() || capture == nullptr || !capture->isActive()) {
            m_parts.flush(connection, finish);
            return;
        }
        m_worker.call(QStringLiteral("fabric.flush"),
                      {{"connection", QString::fromStdString(connection.value)}},
                      [this, connection, finish](const Result<QJsonValue> &answer) {
                          if (answer)
                              m_parts.flush(connection, finish);
                          else
                              finish(passOn(answer));
                      });
    });
}

void LabRunner::statistics(const std::function<void(const Result<QJsonValue> &)> &done)
{
    if (!m_worker.isThere()) {
        done(QJsonValue(QJsonArray()));
        return;
    }
    m_worker.call(QStringLiteral("fabric.statistics"), {},
                  [this, done](const Result<QJsonValue> &own) {
                      if (!own || (!m_part && !m_parts.areUsed()))
                          done(own);
                      else
                          m_parts.addStatistics(withTrunkLosses(own->toArray()),
                                                [done](const QJsonArray &all) { done(all); });
                  });
}

QJsonArray LabRunner::hosts() const
{
    const QJsonObject streams = m_trunkReport["streams"].toObject();
    QJsonArray all;
    for (const QJsonValue each : m_parts.describe()) {
        QJsonObject host = each.toObject();
        QJsonObject trunk = streams[host["host"].toString()].toObject();
        trunk.insert("lost", trunk["lost"].toInteger() + host.take("lost").toInteger());
        host.insert("trunk", trunk);
        all.append(host);
    }
    return all;
}

/// Sets the shift that is added to times of that host, as the trunk measured it, and its bound.
static void correctClock(capture::CapturedRing &captured, const QJsonObject &clock, bool staysRaw)
{
    if (!clock.contains("bound")) {
        captured.clockComment = "clock of " + captured.host +
                                ": not measured yet; these are its own times, not corrected";
        return;
    }
    constexpr double DriftPpm = 50;
    const auto snapshot = captured.ring->snapshot();
    const Timestamp first =
        snapshot.segments.empty() ? Timestamp{} : snapshot.segments.front().first;
    const Timestamp offset(clock["offset"].toInteger());
    const double age = std::chrono::duration<double>(
                           std::chrono::system_clock::now().time_since_epoch() - (first - offset))
                           .count();
    // The bound includes the drift of the clocks since the first packet.
    const double bound = clock["bound"].toDouble() / 1e9 + std::max(0.0, age) * DriftPpm / 1e6;
    if (!staysRaw)
        captured.clockShift = -offset;
    captured.clockComment = QStringLiteral("clock of %1: %2%3 s +-%4 s to here, %5corrected")
                                .arg(QString::fromStdString(captured.host),
                                     QLatin1String(offset.count() < 0 ? "" : "+"))
                                .arg(static_cast<double>(offset.count()) / 1e9, 0, 'f', 6)
                                .arg(bound, 0, 'f', 6)
                                .arg(QLatin1String(staysRaw ? "not " : ""))
                                .toStdString();
    if (first.count() != 0 && first - offset < Timestamp(clock["since"].toInteger()))
        captured.clockComment +=
            "; its clock was not measured yet, or set, after the first packet: "
            "no bound holds before " +
            isoTime(Timestamp(clock["since"].toInteger()));
}

/// Says what carried the frames of a connection between hosts since its first packet.
static std::string carrierComment(const capture::CapturedRing &captured, const QJsonObject &trunk)
{
    const auto snapshot = captured.ring->snapshot();
    const Timestamp first = (snapshot.segments.empty() ? Timestamp{} : snapshot.segments[0].first) +
                            captured.clockShift;
    std::string text;
    for (const QJsonValue each : trunk["carriers"].toArray()) {
        const Timestamp since(each["since"].toInteger());
        if (since <= first)
            text.clear(); // another one took its place before
        const QString carrier = each["carrier"].toString();
        text += (text.empty() ? "" : ", ") +
                (carrier.isEmpty() ? std::string("by nothing") : "by " + carrier.toStdString()) +
                " since " + isoTime(since);
    }
    return text.empty() ? text : "frames between here and " + captured.host + " went " + text;
}

void LabRunner::fetchRings(const std::vector<ConnectionId> &connections, FetchOptions options,
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
                               const QJsonObject trunk =
                                   streams[QString::fromStdString(each.host)].toObject();
                               correctClock(each, trunk, options.hasRawClocks);
                               if (const auto text = carrierComment(each, trunk); !text.empty())
                                   each.clockComment += "\n" + text;
                           }
                           done(std::move(fetched));
                       });
}

QJsonArray LabRunner::mirror(const ConnectionId &connection)
{
    QJsonArray all = m_parts.mirror(connection);
    const service::Capture *own = m_captures.capture(connection);
    if (own != nullptr && own->ring())
        all.prepend(
            QJsonObject{{"host", ownHost()},
                        {"directory", QString::fromStdString(own->ring()->directory().string())},
                        {"reason", QString()}});
    return all;
}

QJsonArray LabRunner::allCaptures() const
{
    return m_parts.withCaptures(protocol::arrayOf(m_captures.status()));
}

} // namespace tomato::engine
