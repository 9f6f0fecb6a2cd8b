// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/offeredconnection.h"

#include "app/cli/session.h"

#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace tomato::extcap {

using namespace std::chrono_literals;

static constexpr auto MaxAnswer = 3s;

static QString valueOf(const LabId &lab, const ConnectionId &connection)
{
    return QStringLiteral("tomato-%1-%2")
        .arg(QString::fromStdString(lab.value), QString::fromLatin1(QUrl::toPercentEncoding(
                                                    QString::fromStdString(connection.value))));
}

std::vector<OfferedConnection> offersOf(const LabId &lab, const QString &name,
                                        const topology::Topology &topology, bool isAlone)
{
    std::vector<OfferedConnection> found;
    for (const auto &[id, connection] : topology.connections()) {
        const QString label = QStringLiteral("tomato: ") + topology.label(id);
        found.push_back({lab,
                         id,
                         valueOf(lab, id),
                         isAlone ? label : label + QStringLiteral(" (%1)").arg(name),
                         {topology.label(connection.ends[0]), topology.label(connection.ends[1])}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &one, const auto &other) {
        return one.display < other.display;
    });
    return found;
}

std::vector<OfferedConnection> offers()
{
    std::vector<client::RunningLab> labs = client::runningLabs();
    std::erase_if(labs, [](const client::RunningLab &lab) { return lab.isStopped; });
    std::vector<OfferedConnection> found;
    for (const client::RunningLab &lab : labs) {
        cli::Session session;
        QTimer::singleShot(MaxAnswer, &session.client(), [&session] {
            if (!session.client().isOpen())
                session.client().close();
        });
        if (!session.open(lab.lab, cli::Session::Launch::Never))
            continue;
        if (const auto topology = session.topology()) {
            const auto some = offersOf(lab.lab, lab.name, *topology, labs.size() == 1);
            found.insert(found.end(), some.begin(), some.end());
        }
    }
    return found;
}

Result<OfferedConnection> findOffer(const QString &value)
{
    for (const OfferedConnection &each : offers()) {
        if (each.value == value)
            return each;
    }
    return failure("there is no such connection of a lab that runs", value.toStdString());
}

} // namespace tomato::extcap
