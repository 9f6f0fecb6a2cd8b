// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labcaptures.h"

#include "app/daemon/server/captureorders.h"
#include "app/protocol/fields/fields.h"
#include "app/protocol/folders/labpaths.h"
#include "app/topology/attributes/labsettings.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace tomato::engine {

/// Returns where the user wants this lab's recordings; empty for the lab's own folder.
static QString captureFolder(const LabId &lab)
{
    const QString folder = rpc::LabPaths::captureFolder();
    return folder.isEmpty() ? folder
                            : folder + QLatin1Char('/') + QString::fromStdString(lab.value);
}

LabCaptures::LabCaptures(const LabId &lab, QString folder, LabShare &share)
    : m_folder(std::move(folder)), m_share(share),
      m_own(
          lab, m_folder + QStringLiteral("/captures"), [lab] { return captureFolder(lab); },
          &rpc::LabPaths::keptBytes)
{
}

const service::Capture *LabCaptures::latest(const ConnectionId &connection) const
{
    return m_elsewhere.contains(connection) ? nullptr : m_own.capture(connection);
}

void LabCaptures::setWanted(const topology::Topology &topology, bool keepsOffloads)
{
    auto orders = captureOrders(topology, keepsOffloads);
    if (orders)
        keepOrdersOf(m_share.ownHost(), topology, *orders);
    m_elsewhere = recordedElsewhere(m_share.ownHost(), topology);
    auto names = connectionNames(topology);
    for (const ConnectionId &connection : m_elsewhere)
        names.erase(connection);
    m_own.setWanted(names, orders.value_or(std::vector<service::CaptureOrder>()));
}

/// Adds the effects that the wire does not have to the text on the emulation.
static void reportProblem(service::CaptureOrder &order,
                          const std::map<ConnectionId, QString> &problems)
{
    const auto problem = problems.find(order.connection);
    if (problem == problems.end())
        return;
    for (std::string &each : order.emulation)
        each += " (not all of it: " + problem->second.toStdString() + ")";
}

Result<> LabCaptures::begin(std::vector<service::CaptureOrder> orders,
                            const protocol::WorkerStatus &status)
{
    for (service::CaptureOrder &order : orders)
        reportProblem(order, status.linkProblems);
    m_own.begin(orders, status.captures);
    return m_own.nameAddresses(m_folder + QStringLiteral("/hosts"));
}

void LabCaptures::flush(const ConnectionId &connection, WorkerSupervisor &worker, const Done &done)
{
    const service::Capture *capture = m_own.capture(connection);
    if (!worker.isThere() || capture == nullptr || !capture->isActive()) {
        m_share.parts().flush(connection, done);
        return;
    }
    worker.call(QStringLiteral("fabric.flush"),
                {{"connection", QString::fromStdString(connection.value)}},
                [this, connection, done](const Result<QJsonValue> &answer) {
                    if (answer)
                        m_share.parts().flush(connection, done);
                    else
                        done(passOn(answer));
                });
}

QJsonArray LabCaptures::all() const
{
    return all(m_own.status());
}

QJsonArray LabCaptures::all(const std::vector<protocol::CaptureStatus> &own) const
{
    return std::as_const(m_share).parts().withCaptures(protocol::arrayOf(own));
}

QJsonArray LabCaptures::mirror(const ConnectionId &connection)
{
    QJsonArray all = m_share.parts().mirror(connection);
    const Timestamp now = std::chrono::system_clock::now().time_since_epoch();
    const service::Capture *own = latest(connection);
    if (own != nullptr && own->ring())
        all.prepend(
            QJsonObject{{"host", m_share.ownHost()},
                        {"directory", QString::fromStdString(own->ring()->directory().string())},
                        {"upTo", static_cast<qint64>(now.count())},
                        {"reason", QString()}});
    return all;
}

std::vector<std::filesystem::path> LabCaptures::keyLogs(const topology::Topology &topology) const
{
    std::vector<std::filesystem::path> logs;
    if (!topology::keepsTlsSecrets(topology))
        return logs;
    // Removed elements count as well: their packets may be in an earlier recording.
    const QDir elements(m_folder + QStringLiteral("/elements"));
    for (const QString &name :
         elements.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        logs.emplace_back(
            QFile::encodeName(elements.filePath(name) + u'/' + topology::KeyLogName).toStdString());
    return logs;
}

} // namespace tomato::engine
