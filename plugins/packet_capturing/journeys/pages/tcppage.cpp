// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/tcppage.h"

#include "capture/tracing/tcpreading.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/listtext.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/journeys/pages/picturequestion.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

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

static bool isTcp(const Flow &flow)
{
    constexpr std::uint8_t Tcp = 6;
    return flow.protocol == Tcp;
}

static QPoint dataOf(const TracedJourneys::LinkRing &ring)
{
    return {static_cast<int>(ring.link), ring.isArrivals ? 1 : 0};
}

TcpPage::TcpPage(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_link(new QComboBox(this)), m_flow(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_reported(new QLabel(this)),
      m_save(new QPushButton(tr("Save Pict&ure…"), this)), m_plot(new MeasurePlot(this)),
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
    m_save->setObjectName(QStringLiteral("tcpSave"));
    m_save->setToolTip(tr("Saves what is seen now as SVG, PDF or PNG"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_link, 1);
    bar->addWidget(m_flow, 2);
    bar->addWidget(m_kind);
    bar->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_reported);
    m_reading.setMaxThreadCount(1);
    whenLanguageChanges(this, &TcpPage::retranslate);
    connect(m_save, &QPushButton::clicked, this, &TcpPage::ask);
    connect(m_link, &QComboBox::currentIndexChanged, this, &TcpPage::read);
    for (QComboBox *each : {m_flow, m_kind})
        connect(each, &QComboBox::currentIndexChanged, this,
                [this] { draw(MeasurePlot::View::All); });
    connect(m_flow, &QComboBox::activated, this, [this] { m_sought.reset(); });
}

TcpPage::~TcpPage()
{
    *m_isCancelled = true;
    m_reading.clear();
    m_reading.waitForDone();
}

QList<QWidget *> TcpPage::stops() const
{
    return {m_link, m_flow, m_kind, m_save, m_plot->focusProxy()};
}

void TcpPage::setFound(const Found &found)
{
    const QSignalBlocker blocker(m_link);
    m_found = found;
    m_sought.reset();
    m_flows.reset();
    m_wanted.reset();
    *m_isCancelled = true;
    ++m_generation;
    fillLinks();
    fillFlows();
    read();
}

void TcpPage::fillLinks()
{
    const QString chosen = m_link->currentText();
    m_link->clear();
    for (const TracedJourneys::LinkRing &ring :
         m_found ? m_found->rings() : std::vector<TracedJourneys::LinkRing>()) {
        const auto &ends = m_found->links()[ring.link].ends;
        const QString name =
            QString::fromStdString(ends[1].empty() ? ends[0] : ends[0] + " \u21c4 " + ends[1]);
        m_link->addItem(ring.isArrivals ? tr("%1, delivered").arg(name) : name, dataOf(ring));
    }
    const int again = m_link->findText(chosen);
    m_link->setCurrentIndex(again >= 0 ? again : firstWithTcp());
}

/// The first one of the list on which a packet of TCP was seen, among those that are kept; else
/// the first one.
int TcpPage::firstWithTcp() const
{
    std::set<std::pair<int, int>> rings;
    for (std::size_t at = 0; m_found && at < m_found->size(); ++at) {
        const TracedJourneys::Packet &packet = m_found->packet(at);
        if (!isTcp(m_found->flows().flow(packet.flow)))
            continue;
        for (std::size_t each = 0; each < packet.hops; ++each) {
            const Hop &hop = m_found->hop(packet, each);
            const QPoint ring = dataOf(TracedJourneys::ringOf(m_found->recorded(hop)));
            rings.emplace(ring.x(), ring.y());
        }
    }
    for (int at = 0; at < m_link->count(); ++at) {
        const QPoint ring = m_link->itemData(at).toPoint();
        if (rings.contains({ring.x(), ring.y()}))
            return at;
    }
    return m_link->count() == 0 ? -1 : 0;
}

void TcpPage::showFlow(std::uint32_t flow)
{
    if (!m_found || !isTcp(m_found->flows().flow(flow)) || m_sought == flow)
        return;
    m_sought = flow;
    const auto chosen = chosenRing();
    std::optional<TracedJourneys::LinkRing> first;
    for (std::size_t at = 0; at < m_found->size(); ++at) {
        const TracedJourneys::Packet &packet = m_found->packet(at);
        for (std::size_t each = 0; packet.flow == flow && each < packet.hops; ++each) {
            const auto ring = TracedJourneys::ringOf(m_found->recorded(m_found->hop(packet, each)));
            if (ring == chosen) {
                selectSought();
                return;
            }
            if (!first)
                first = ring;
        }
    }
    if (first)
        m_link->setCurrentIndex(m_link->findData(dataOf(*first)));
}

/// Chooses the connection that is sought, where the list has it: whose data its packets are, or
/// acknowledge.
void TcpPage::selectSought()
{
    if (!m_sought || !m_flows)
        return;
    const auto find = [this](bool isTurned) {
        for (int at = 0; at < m_flow->count(); ++at) {
            const QPoint each = m_flow->itemData(at).toPoint();
            const auto direction = static_cast<std::size_t>(isTurned ? 1 - each.y() : each.y());
            if (isSentBy(*m_sought, m_flows->flows()[static_cast<std::size_t>(each.x())],
                         direction))
                return at;
        }
        return -1;
    };
    const int same = find(false);
    const int at = same >= 0 ? same : find(true);
    if (at >= 0)
        m_flow->setCurrentIndex(at);
}

std::optional<TracedJourneys::LinkRing> TcpPage::chosenRing() const
{
    if (m_link->currentIndex() < 0)
        return {};
    const QPoint chosen = m_link->currentData().toPoint();
    return TracedJourneys::LinkRing{static_cast<std::size_t>(chosen.x()), chosen.y() != 0};
}

void TcpPage::retranslate()
{
    const QSignalBlocker blocker(m_link);
    const int link = m_link->currentIndex();
    fillLinks();
    m_link->setCurrentIndex(link);
    draw(MeasurePlot::View::Kept);
}

void TcpPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

/// Reads only while the page is visible.
void TcpPage::read()
{
    const auto ring = chosenRing();
    if (!isVisible() || !ring || ring == m_wanted)
        return;
    m_wanted = ring;
    *m_isCancelled = true;
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_flows.reset();
    fillFlows();
    m_reported->setText(tr("The packets of this link are being read…"));
    m_reading.start([this, generation = ++m_generation, isCancelled = m_isCancelled,
                     place = m_found->recordedAt(*ring)] {
        const auto flows = readTcp(place, [&isCancelled] { return !*isCancelled; });
        QMetaObject::invokeMethod(this, [this, generation, flows] {
            if (generation == m_generation)
                take(flows);
        });
    });
}

void TcpPage::take(const Result<Flows> &flows)
{
    if (!flows) {
        m_reported->setText(inUsersLanguage(QString::fromStdString(flows.error().text())));
        return;
    }
    m_flows = *flows;
    m_lostBefore.reset();
    m_translated.clear();
    fillFlows();
    readLost();
}

/// Other links are read for that, so the plot is shown before.
void TcpPage::readLost()
{
    m_reading.start([this, generation = m_generation, isCancelled = m_isCancelled, found = m_found,
                     ring = *m_wanted] {
        const auto goesOn = [&isCancelled] { return !*isCancelled; };
        auto lost = readLostBefore(*found, ring, goesOn);
        auto ends = readTranslatedEnds(*found, ring, goesOn);
        QMetaObject::invokeMethod(
            this, [this, generation, lost = std::move(lost), ends = std::move(ends)] {
                if (generation != m_generation)
                    return;
                // Without them the plot is still right.
                m_lostBefore = lost ? *lost : LostBefore();
                m_translated = ends ? *ends : EndsOfFlows();
                // Behind a NAT, only now is it known which one is sought.
                if (isFiltered() || m_sought)
                    fillFlows(MeasurePlot::View::Kept);
                else
                    draw(MeasurePlot::View::Kept);
            });
    });
}

/// Tells whether a filter left packets out.
bool TcpPage::isFiltered() const
{
    return m_found && m_found->chosen().journeys != m_found->totals().journeys;
}

/// Returns who sends to whom, on this link, in the flows of packets that pass the filter.
std::set<std::pair<std::string, std::string>> TcpPage::endsInFilter() const
{
    std::set<std::pair<std::string, std::string>> ends;
    for (const TracedJourneys::FlowRow &row : m_found->flowRows()) {
        const Flow &flow = m_found->flows().flow(row.flow);
        if (const auto found = m_translated.find(row.flow); found != m_translated.end())
            ends.emplace(found->second.source, found->second.destination);
        else if (isTcp(flow))
            ends.emplace(TcpPlots::endOf(flow, false), TcpPlots::endOf(flow, true));
    }
    return ends;
}

/// The connections of which packets pass the filter.
void TcpPage::fillFlows(MeasurePlot::View view)
{
    const QSignalBlocker blocker(m_flow);
    const QVariant chosen = m_flow->currentData();
    m_flow->clear();
    const bool isNarrowed = m_flows && isFiltered();
    const auto passing =
        isNarrowed ? endsInFilter() : std::set<std::pair<std::string, std::string>>();
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
            const std::string &to = m_flows->flows()[at].sentBy[1 - direction].end;
            const bool isOffered =
                !isNarrowed || passing.contains({sent.end, to}) || passing.contains({to, sent.end});
            if (sent.uniqueBytes != 0 && isOffered)
                choices.push_back({at, direction, sent.uniqueBytes});
        }
    }
    std::stable_sort(choices.begin(), choices.end(), [](const Choice &one, const Choice &other) {
        return one.bytes > other.bytes;
    });
    for (std::size_t at = 0; at < std::min(choices.size(), MaxConnectionsListed); ++at) {
        const auto &[flow, direction, bytes] = choices[at];
        const QString amount =
            QLocale().formattedDataSize(static_cast<qint64>(bytes), 2, QLocale::DataSizeSIFormat);
        m_flow->addItem(tr("%1, %2").arg(TcpPlots::name(m_flows->flows()[flow], direction), amount),
                        QPoint(static_cast<int>(flow), static_cast<int>(direction)));
    }
    if (const int again = m_flow->findData(chosen); view == MeasurePlot::View::Kept && again >= 0)
        m_flow->setCurrentIndex(again);
    selectSought();
    draw(view);
}

/// Tells whether the flow of the journeys is that of the connection's segments on this link.
bool TcpPage::isSentBy(std::uint32_t number, const capture::TcpFlow &flow,
                       std::size_t direction) const
{
    const Flow &of = m_found->flows().flow(number);
    const std::string &source = flow.sentBy[direction].end;
    const std::string &destination = flow.sentBy[1 - direction].end;
    if (const auto found = m_translated.find(number); found != m_translated.end())
        return found->second.source == source && found->second.destination == destination;
    return isTcp(of) && TcpPlots::endOf(of, false) == source &&
           TcpPlots::endOf(of, true) == destination;
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
        if (!isLoss(packet.fate) || !isSentBy(packet.flow, flow, direction))
            continue;
        for (const std::uint32_t each : m_found->way(packet)) {
            const Hop &hop = m_found->hop(packet, each);
            if (TracedJourneys::ringOf(m_found->recorded(hop)) != m_wanted ||
                !life.contains(hop.time))
                continue;
            const journeys::PointId last = m_found->hop(packet, packet.last).point;
            lost.push_back({hop.time, JourneyTexts::place(m_found->places(), last)});
        }
    }
    if (m_lostBefore)
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
    for (const journeys::LostSegment &each : *m_lostBefore) {
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
    return plugins::listText(texts);
}

void TcpPage::showWhyEmpty()
{
    // Behind a NAT, which connections pass is known with the other links only.
    const bool isKnown = m_flows && (m_lostBefore || !isFiltered());
    QString hint;
    if (isKnown && isFiltered())
        hint = tr("No TCP connection that sent data on this link passes the filter above. Choose "
                  "another link or another filter.");
    else if (isKnown)
        hint = tr("No TCP data was recorded on this link. Choose another one above, or let TCP "
                  "connections send data, and read the recordings again.");
    m_plot->showHint(hint);
    if (isKnown)
        m_reported->clear();
}

void TcpPage::draw(MeasurePlot::View view)
{
    if (!m_flows || m_flow->currentIndex() < 0) {
        showWhyEmpty();
        return;
    }
    const QPoint chosen = m_flow->currentData().toPoint();
    const capture::TcpFlow &flow = m_flows->flows()[static_cast<std::size_t>(chosen.x())];
    const auto direction = static_cast<std::size_t>(chosen.y());
    const auto kind = static_cast<TcpPlots::Kind>(m_kind->currentData().toInt());
    const TcpPlots plots(flow, direction);
    const std::vector<TcpPlots::Loss> lost = losses(flow, direction);
    m_plot->show(tr("Time since the connection began, s"), plots.yTitle(kind),
                 plots.series(kind, lost), view);
    const capture::TcpDirection &sent = flow.sentBy[direction];
    QStringList told{
        tr("%Ln segment(s)", nullptr, JourneyTexts::amount(sent.segments.size())),
        tr("%Ln retransmission(s)", nullptr, JourneyTexts::amount(sent.retransmittedSegments)),
        tr("goodput %1 Mbit/s").arg(QLocale().toString(flow.goodput(direction) / 1e6, 'f', 2))};
    if (const QString text = lossesText(lost); !text.isEmpty())
        told << text;
    // The plot has all segments of the connection.
    if (isFiltered())
        told << tr("losses of packets that pass the filter");
    if (!m_lostBefore)
        told << tr("segments that were lost before this link are looked for…");
    if (m_flows->omittedPackets() != 0)
        told << tr("%Ln packet(s) of this link found no room", nullptr,
                   JourneyTexts::amount(m_flows->omittedPackets()));
    m_reported->setText(told.join(QStringLiteral(" \u00b7 ")));
}

void TcpPage::ask()
{
    if (!m_flows || m_flow->currentIndex() < 0)
        return;
    const QPoint chosen = m_flow->currentData().toPoint();
    const QString flow =
        tr("TCP %1").arg(TcpPlots::name(m_flows->flows()[static_cast<std::size_t>(chosen.x())],
                                        static_cast<std::size_t>(chosen.y())));
    const QString title = QStringList{flow, m_kind->currentText(), m_link->currentText()}.join(
        QStringLiteral(" \u00b7 "));
    askForPicture(m_host, this, QStringLiteral("tcpQuestion"), u'_' + JourneyTexts::fileName(flow),
                  true, [this, title](const QString &path) { return m_plot->save(path, title); });
}

} // namespace tomato::plugins
