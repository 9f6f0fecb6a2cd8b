// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/display/connectionstatistics.h"

#include "plugins/api/measuretexts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>

#include <chrono>

namespace tomato::ui {

using namespace std::chrono_literals;

ConnectionStatistics::ConnectionStatistics(LabSession &lab, TopologyScene &scene, QObject *parent)
    : QObject(parent), m_lab(lab), m_scene(scene)
{
    connect(&m_clock, &QTimer::timeout, this, &ConnectionStatistics::ask);
    m_clock.start(2s);
}

void ConnectionStatistics::ask()
{
    if (!m_lab.isRunning() || !m_lab.engine().isOpen()) {
        if (!m_before.empty())
            show({});
        return;
    }
    if (std::exchange(m_asked, true))
        return;
    const QPointer<ConnectionStatistics> self(this);
    m_lab.engine().fetchStatistics([self](const Result<All> &all) {
        if (!self)
            return;
        self->m_asked = false;
        if (all)
            self->show(*all);
    });
}

void ConnectionStatistics::show(const All &all)
{
    m_nowAt = QDateTime::currentMSecsSinceEpoch();
    for (const auto &[id, connection] : m_scene.connections().all()) {
        const auto found = all.find(id);
        connection->setStatistics(found == all.end() ? QString() : text(id, found->second));
    }
    m_before = all;
    m_beforeAt = m_nowAt;
}

QString ConnectionStatistics::text(const ConnectionId &connection,
                                   const client::LinkStatistics &now) const
{
    const auto &topology = m_scene.document().topology();
    const topology::Connection *drawn = topology.connection(connection);
    if (drawn == nullptr)
        return {};
    const QLocale locale;
    const auto before = m_before.find(connection);
    const double seconds = static_cast<double>(m_nowAt - m_beforeAt) / 1000;
    QStringList lines;
    for (const std::size_t end : {0U, 1U}) {
        const auto &sent = now.sentBy[end];
        double bits = 0;
        if (before != m_before.end() && seconds > 0)
            bits = static_cast<double>(sent.bytes - before->second.sentBy[end].bytes) * 8 / seconds;
        lines << tr("%1 → %2: %3 frames, %4, now %5; lost: %6")
                     .arg(topology.label(drawn->ends[end]), topology.label(drawn->ends[1 - end]),
                          locale.toString(sent.frames),
                          locale.formattedDataSize(sent.bytes, 2, QLocale::DataSizeSIFormat),
                          plugins::MeasureTexts::rate(std::max(bits, 0.0)),
                          locale.toString(
                              std::max<qint64>(0, sent.frames - now.deliveredTo[1 - end].frames)));
    }
    if (now.lostInTrunk > 0)
        lines << tr("Of them %1 were lost in the trunk between the hosts")
                     .arg(locale.toString(now.lostInTrunk));
    return lines.join(u'\n');
}

} // namespace tomato::ui
