// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tcppage.h"

#include "capture/tracing/tcpreading.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/journeys/journeytexts.h"
#include "plugins/packet_capturing/journeys/picturequestion.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace tomato::plugins {

using namespace journeys;

/// Only this number of connections, those with most data, can be chosen.
static constexpr std::size_t MaxConnectionsListed = 500;

TcpPage::TcpPage(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_link(new QComboBox(this)), m_flow(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_reported(new QLabel(this)), m_plot(new MeasurePlot(this)),
      m_isCancelled(std::make_shared<std::atomic<bool>>(false))
{
    m_link->setObjectName(QStringLiteral("tcpLink"));
    m_link->setAccessibleName(tr("Link"));
    m_link->setToolTip(tr("Where the packets were recorded"));
    m_flow->setObjectName(QStringLiteral("tcpFlow"));
    m_flow->setAccessibleName(tr("TCP connection"));
    m_flow->setToolTip(tr("Whose data is plotted: who sends it to whom"));
    for (QComboBox *each : {m_link, m_flow}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(16);
    }
    m_kind->setObjectName(QStringLiteral("tcpKind"));
    m_kind->setAccessibleName(tr("Plot"));
    for (const TcpPlots::Kind kind : {TcpPlots::Kind::TimeSequence, TcpPlots::Kind::RoundTrip,
                                      TcpPlots::Kind::InFlight, TcpPlots::Kind::Goodput})
        m_kind->addItem(TcpPlots::title(kind), static_cast<int>(kind));
    m_plot->setObjectName(QStringLiteral("tcpPlot"));
    m_reported->setObjectName(QStringLiteral("tcpTold"));
    m_reported->setWordWrap(true);
    auto *save = new QPushButton(tr("Save &Picture…"), this);
    save->setObjectName(QStringLiteral("tcpSave"));
    save->setToolTip(tr("Saves what is seen now as SVG, PDF or PNG"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_link, 1);
    bar->addWidget(m_flow, 2);
    bar->addWidget(m_kind);
    bar->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_reported);
    m_reading.setMaxThreadCount(1);
    connect(save, &QPushButton::clicked, this, &TcpPage::ask);
    connect(m_link, &QComboBox::currentIndexChanged, this, &TcpPage::read);
    connect(m_flow, &QComboBox::currentIndexChanged, this, &TcpPage::draw);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TcpPage::draw);
}

TcpPage::~TcpPage()
{
    *m_isCancelled = true;
    m_reading.clear();
    m_reading.waitForDone();
}

void TcpPage::setFound(const Found &found)
{
    const QSignalBlocker blocker(m_link);
    m_found = found;
    m_flows.reset();
    m_wanted = -1;
    *m_isCancelled = true;
    ++m_generation;
    const QString chosen = m_link->currentText();
    m_link->clear();
    if (found) {
        for (const JourneyOrder::Link &link : found->links())
            m_link->addItem(QString::fromStdString(link.ends[0] + " \u21c4 " + link.ends[1]));
    }
    m_link->setCurrentIndex(std::max(m_link->findText(chosen), m_link->count() == 0 ? -1 : 0));
    fillFlows();
    read();
}

void TcpPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

/// Reads only while the page is visible.
void TcpPage::read()
{
    const int link = m_link->currentIndex();
    if (!isVisible() || link < 0 || link == m_wanted)
        return;
    m_wanted = link;
    *m_isCancelled = true;
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_flows.reset();
    fillFlows();
    m_reported->setText(tr("The packets of this link are being read…"));
    m_reading.start([this, generation = ++m_generation, isCancelled = m_isCancelled,
                     found = m_found, link = static_cast<std::size_t>(link)] {
        const auto goesOn = [&isCancelled] { return !*isCancelled; };
        const auto flows = readTcp(found->links()[link].directory, goesOn);
        // Without them the plot is still right.
        auto lost = flows ? readLostBefore(*found, link, goesOn) : passOn(flows);
        QMetaObject::invokeMethod(
            this, [this, generation, flows, lost = lost ? std::move(*lost) : LostBefore()] {
                if (generation == m_generation)
                    take(flows, lost);
            });
    });
}

void TcpPage::take(const Result<Flows> &flows, LostBefore lost)
{
    if (!flows) {
        m_reported->setText(QString::fromStdString(flows.error().text()));
        return;
    }
    m_flows = *flows;
    m_lostBefore = std::move(lost);
    fillFlows();
}

void TcpPage::fillFlows()
{
    const QSignalBlocker blocker(m_flow);
    m_flow->clear();
    struct Choice
    {
        std::size_t flow = 0;
        std::size_t direction = 0;
        std::uint64_t bytes = 0;
    };
    std::vector<Choice> choices;
    for (std::size_t at = 0; m_flows && at < m_flows->flows().size(); ++at) {
        for (const std::size_t direction : {0U, 1U}) {
            const auto &sent = m_flows->flows()[at].sentBy[direction];
            if (sent.uniqueBytes != 0)
                choices.push_back({at, direction, sent.uniqueBytes});
        }
    }
    std::stable_sort(choices.begin(), choices.end(), [](const Choice &one, const Choice &other) {
        return one.bytes > other.bytes;
    });
    for (std::size_t at = 0; at < std::min(choices.size(), MaxConnectionsListed); ++at) {
        const auto &[flow, direction, bytes] = choices[at];
        m_flow->addItem(tr("%1, %2").arg(TcpPlots::name(m_flows->flows()[flow], direction),
                                         QLocale().formattedDataSize(static_cast<qint64>(bytes))),
                        QPoint(static_cast<int>(flow), static_cast<int>(direction)));
    }
    draw();
}

/// Returns the lost segments that were seen on this link, and those that never came to it, sorted
/// by time.
std::vector<TcpPlots::Loss> TcpPage::losses(const capture::TcpFlow &flow,
                                            std::size_t direction) const
{
    std::vector<TcpPlots::Loss> lost;
    const capture::TcpFlows::Lifetime life = m_flows->lifetimeOf(flow);
    for (std::size_t at = 0; at < m_found->size(); ++at) {
        const TracedJourneys::Packet &packet = m_found->packet(at);
        if (!isLoss(packet.fate))
            continue;
        const Flow &of = m_found->flows().flow(packet.flow);
        constexpr std::uint8_t Tcp = 6;
        if (of.protocol != Tcp || TcpPlots::endOf(of, false) != flow.sentBy[direction].end ||
            TcpPlots::endOf(of, true) != flow.sentBy[1 - direction].end)
            continue;
        for (const std::uint32_t each : m_found->way(packet)) {
            const Hop &hop = m_found->hop(packet, each);
            const TracedJourneys::Recorded recorded = m_found->recorded(hop);
            if (recorded.isArrival || static_cast<int>(recorded.link) != m_wanted ||
                !life.contains(hop.time))
                continue;
            const journeys::PointId last = m_found->hop(packet, packet.last).point;
            lost.push_back({hop.time, JourneyTexts::place(m_found->places(), last)});
        }
    }
    addLostBefore(flow, direction, lost);
    std::sort(lost.begin(), lost.end(),
              [](const auto &one, const auto &other) { return one.time < other.time; });
    return lost;
}

void TcpPage::addLostBefore(const capture::TcpFlow &flow, std::size_t direction,
                            std::vector<TcpPlots::Loss> &lost) const
{
    const capture::TcpDirection &sent = flow.sentBy[direction];
    const capture::TcpFlows::Lifetime life = m_flows->lifetimeOf(flow);
    for (const journeys::LostSegment &each : m_lostBefore) {
        if (!life.contains(each.time) || each.source != sent.end ||
            each.destination != flow.sentBy[1 - direction].end)
            continue;
        if (const auto number = sent.numberAt(each.sequence, each.time))
            lost.push_back({each.time, JourneyTexts::place(m_found->places(), each.last),
                            *number + each.dataBytes / 2});
    }
}

QString TcpPage::lossesText(const std::vector<TcpPlots::Loss> &losses) const
{
    std::map<QString, std::uint64_t> places;
    for (const TcpPlots::Loss &each : losses)
        ++places[each.place];
    QStringList texts;
    for (const auto &[place, count] : places)
        texts << tr("%1 lost at %2").arg(JourneyTexts::number(count), place);
    return texts.join(QStringLiteral(", "));
}

void TcpPage::draw()
{
    if (!m_flows || m_flow->currentIndex() < 0) {
        m_plot->show({}, {}, {});
        if (m_flows)
            m_reported->setText(tr("No TCP data was recorded on this link."));
        return;
    }
    const QPoint chosen = m_flow->currentData().toPoint();
    const capture::TcpFlow &flow = m_flows->flows()[static_cast<std::size_t>(chosen.x())];
    const auto direction = static_cast<std::size_t>(chosen.y());
    const auto kind = static_cast<TcpPlots::Kind>(m_kind->currentData().toInt());
    const TcpPlots plots(flow, direction);
    const std::vector<TcpPlots::Loss> lost = losses(flow, direction);
    m_plot->show(tr("Time since the connection began, s"), plots.yTitle(kind),
                 plots.series(kind, lost));
    const capture::TcpDirection &sent = flow.sentBy[direction];
    QStringList told{
        tr("%1 segments").arg(JourneyTexts::number(sent.segments.size())),
        tr("%1 retransmissions").arg(JourneyTexts::number(sent.retransmittedSegments)),
        tr("goodput %1 Mbit/s").arg(QLocale().toString(flow.goodput(direction) / 1e6, 'f', 2))};
    if (const QString text = lossesText(lost); !text.isEmpty())
        told << text;
    if (m_flows->omittedPackets() != 0)
        told << tr("%1 packets of this link found no room")
                    .arg(JourneyTexts::number(m_flows->omittedPackets()));
    m_reported->setText(told.join(QStringLiteral(" \u00b7 ")));
}

void TcpPage::ask()
{
    askForPicture(m_host, this, QStringLiteral("tcpQuestion"), QStringLiteral("_tcp"), true,
                  [this](const QString &path) { return m_plot->save(path); });
}

} // namespace tomato::plugins
