// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeysview.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/keystops.h"
#include "plugins/packet_capturing/common/texttable.h"
#include "plugins/packet_capturing/journeys/filter/journeyfilterbar.h"
#include "plugins/packet_capturing/journeys/filter/onlytext.h"
#include "plugins/packet_capturing/journeys/journeybar.h"
#include "plugins/packet_capturing/journeys/journeydecoration.h"
#include "plugins/packet_capturing/journeys/journeytotals.h"
#include "plugins/packet_capturing/journeys/pages/delaypage.h"
#include "plugins/packet_capturing/journeys/pages/flowspage.h"
#include "plugins/packet_capturing/journeys/pages/journeydetails.h"
#include "plugins/packet_capturing/journeys/pages/packetspage.h"
#include "plugins/packet_capturing/journeys/pages/spacetimepage.h"
#include "plugins/packet_capturing/journeys/pages/tcppage.h"
#include "plugins/packet_capturing/journeys/recordingquestion.h"
#include "plugins/packet_capturing/journeys/tables/losstable.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

/// A dock with fewer lines of text is low.
static constexpr int MinLinesBeside = 18;

JourneysView::JourneysView(PluginHost &host)
    : m_host(host), m_reading(host), m_bar(new JourneyBar(host, this)), m_hint(new QLabel(this)),
      m_filterBar(new JourneyFilterBar(this)), m_packetsPage(new PacketsPage(m_journeys, this)),
      m_flowsPage(new FlowsPage(m_flows, this)), m_lossTable(new LossTable(m_losses, this)),
      m_spaceTime(new SpaceTimePage(host, this)), m_delay(new DelayPage(host, this)),
      m_tcp(new TcpPage(host, this)), m_tabs(new QTabWidget(this)),
      m_totals(new JourneyTotals(m_tabs, this)), m_pages(new QStackedLayout)
{
    m_hint->setObjectName(QStringLiteral("journeysHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_tabs->setObjectName(QStringLiteral("journeysTabs"));
    m_tabs->setDocumentMode(true);
    // The bar takes the keys itself, and once.
    m_tabs->setFocusProxy(nullptr);
    m_tabs->setFocusPolicy(Qt::NoFocus);
    m_packetsPage->hold(m_filterBar);
    m_tabs->addTab(m_packetsPage, tr("Pac&kets"));
    m_tabs->addTab(m_flowsPage, tr("Flo&ws"));
    m_tabs->addTab(m_lossTable, tr("Lo&sses"));
    m_tabs->addTab(m_spaceTime, tr("Space-Ti&me"));
    m_tabs->addTab(m_delay, tr("&Delay"));
    m_tabs->addTab(m_tcp, tr("TC&P"));
    connect(m_flowsPage, &FlowsPage::opened, this, &JourneysView::showOnlyFlow);
    connect(m_lossTable, &LossTable::opened, this, &JourneysView::showOnlyCounted);
    connect(m_spaceTime, &SpaceTimePage::chosen, this, &JourneysView::select);
    connect(m_tabs, &QTabWidget::currentChanged, this, &JourneysView::layOut);
    whenMnemonicPressed(m_tabs->tabBar(), [this] { enterPage(); });
    m_pages->addWidget(m_hint);
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_totals);
    orderStops();
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(std::chrono::milliseconds(300));
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        if (!m_reading.isRunning() && m_file.isEmpty())
            m_reading.start(m_bar->filter());
    });
    setAcceptDrops(true);
    connectReading();
    connectBar();
    connectPackets();
    connect(&host, &PluginHost::topologyChanged, this, [this] {
        if (!isInTopology(m_decoration, m_host))
            letGoOfWay();
        updateContents();
    });
    connect(&host, &PluginHost::canvasLetGo, this, &JourneysView::letGoOfWay);
    connect(&host, &PluginHost::documentReplaced, this, [this] {
        m_reading.cancel();
        m_wanted.reset();
        setFile({});
        m_bar->clearFilter();
        m_filterBar->chooseAll();
        take({});
    });
    whenLanguageChanges(this, &JourneysView::retranslate);
    updateContents();
}

JourneysView::~JourneysView()
{
    m_tabs->disconnect(this);
    // The tables are deleted before their models.
    delete m_packetsPage;
    delete m_flowsPage;
    delete m_lossTable;
}

void JourneysView::connectBar()
{
    connect(m_bar, &JourneyBar::readPressed, this, &JourneysView::read);
    connect(m_bar, &JourneyBar::openPressed, this, [this] {
        askForRecording(m_host, this, [this](const QString &path) { openRecording(path); });
    });
    connect(m_bar, &JourneyBar::fileReleased, this, [this] { openRecording({}); });
    connect(m_bar, &JourneyBar::filterEntered, this, [this] {
        if (!m_reading.isRunning())
            read();
    });
    connect(m_bar, &JourneyBar::filterLeft, this, [this] {
        m_failure.clear();
        updateContents();
        enterPage();
    });
    connect(m_bar, &JourneyBar::canvasMarked, this, &JourneysView::markCanvas);
    connect(m_filterBar, &JourneyFilterBar::changed, this, &JourneysView::applyFilter);
    connect(m_filterBar, &JourneyFilterBar::onlyReleased, this, [this] {
        JourneyFilter filter = m_journeys.filter();
        filter.leaveOnly();
        m_journeys.setFilter(filter);
        applyFilter();
    });
}

void JourneysView::connectPackets()
{
    connect(m_packetsPage, &PacketsPage::chosen, this, &JourneysView::choosePacket);
    connect(m_packetsPage, &PacketsPage::chosenAgain, this, &JourneysView::chooseAgain);
    connect(m_packetsPage, &PacketsPage::opened, this, [this] {
        chooseAgain();
        if (m_chosen)
            m_packetsPage->details().stops().front()->setFocus(Qt::OtherFocusReason);
    });
    connect(
        &m_packetsPage->details(), &JourneyDetails::packetRequested, this,
        [this](const journeys::TracedJourneys::Recorded &packet) {
            if (m_file.isEmpty() && packet.link < m_connections.size())
                emit packetRequested({m_connections[packet.link], packet.packet, packet.isArrival});
        });
}

void JourneysView::connectReading()
{
    connect(&m_reading, &LabReading::began, this, &JourneysView::updateContents);
    connect(&m_reading, &LabReading::progressed, m_bar, &JourneyBar::setProgress);
    connect(&m_reading, &LabReading::found, this, &JourneysView::take);
    connect(&m_reading, &LabReading::failed, this, &JourneysView::stop);
    connect(&m_reading, &LabReading::filterRefused, this, [this](const QString &message) {
        m_bar->setFilterProblem(message);
        stop(message);
    });
    connect(&m_reading, &LabReading::cancelled, this, [this] { stop({}); });
}

void JourneysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateContents();
    if (!m_found && !m_reading.isRunning() && m_file.isEmpty() &&
        LabJourneys::isAnythingRecorded(m_host))
        read();
}

void JourneysView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedRecording(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void JourneysView::dropEvent(QDropEvent *event)
{
    const QString path = draggedRecording(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openRecording(path);
}

/// A focus proxy would have Tab leave out what is before it.
void JourneysView::focusInEvent(QFocusEvent *)
{
    enterPage();
}

void JourneysView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

/// Where the dock is low, lines of widgets leave no room for packets: two of them become one, and
/// the totals are beside the tabs.
void JourneysView::layOut()
{
    const bool isLow = height() < MinLinesBeside * fontMetrics().lineSpacing();
    const bool isListed = m_pages->currentIndex() == 1 && m_tabs->currentIndex() == 0;
    m_bar->setTight(isLow && isListed);
    if (isLow != m_bar->isHolding(m_filterBar)) {
        if (isLow)
            m_bar->hold(m_filterBar);
        else
            m_packetsPage->hold(m_filterBar);
        orderStops();
    }
    m_filterBar->setVisible(isListed || !isLow);
    m_totals->layOut(isLow, m_pages->currentIndex() == 1,
                     width() - layout()->contentsMargins().left() * 2);
}

/// Tab goes as the eye does.
void JourneysView::orderStops()
{
    const bool isLow = m_bar->isHolding(m_filterBar);
    QList<QWidget *> stops = m_bar->stops();
    stops += isLow ? m_filterBar->stops() : QList<QWidget *>();
    stops << m_tabs->tabBar();
    stops += isLow ? QList<QWidget *>() : m_filterBar->stops();
    stops << &m_packetsPage->table();
    stops +=
        m_packetsPage->details().stops() + m_flowsPage->stops() + QList<QWidget *>{m_lossTable};
    stops += m_spaceTime->stops() + m_delay->stops() + m_tcp->stops();
    tabThrough(stops);
}

/// Goes to what the visible tab shows.
void JourneysView::enterPage()
{
    QWidget *const mains[] = {
        &m_packetsPage->table(),     m_flowsPage->stops().back(), m_lossTable,
        m_spaceTime->stops().back(), m_delay->stops().back(),     m_tcp->stops().back()};
    const bool isShown = m_pages->currentIndex() == 1;
    QWidget *main = isShown ? mains[m_tabs->currentIndex()] : m_bar->stops().front();
    main->setFocus(Qt::OtherFocusReason);
}

void JourneysView::read()
{
    if (m_reading.isRunning()) {
        m_reading.cancel();
        return;
    }
    m_reading.start(m_bar->filter(), m_file);
}

/// Without a path, the lab's recordings are shown again.
void JourneysView::openRecording(const QString &path)
{
    m_reading.cancel();
    m_readSoon.stop();
    m_wanted.reset();
    setFile(path);
    take({});
    if (!path.isEmpty() || LabJourneys::isAnythingRecorded(m_host))
        m_reading.start(m_bar->filter(), path);
}

void JourneysView::setFile(const QString &path)
{
    m_file = path;
    m_bar->setFile(path);
}

void JourneysView::take(const LabReading::Found &found)
{
    m_failure.clear();
    m_bar->setFilterProblem({});
    m_chosen.reset();
    m_found = found;
    m_connections = found ? m_reading.connections() : std::vector<ConnectionId>();
    m_readAt = m_reading.moment();
    if (found)
        m_bar->setUsedFilter(m_reading.filter());
    m_packetsPage->details().clear();
    const int columns = m_journeys.columnCount();
    m_journeys.setFound(found);
    m_packetsPage->widenHops(columns);
    m_flows.setFound(found);
    m_losses.setFound(found);
    m_spaceTime->setFound(found);
    m_delay->setFound(found);
    m_tcp->setFound(found);
    applyFilter();
    decorate({});
    if (m_bar->isOnCanvas())
        markCanvas();
    updateContents();
    tellTroubles();
    showWanted();
}

/// Again only when they are others. They cover no dock: this one says them, too.
void JourneysView::tellTroubles()
{
    const QString troubles = m_found ? JourneyTexts::troubles(*m_found) : QString();
    if (!troubles.isEmpty() && troubles != m_troubles)
        m_host.showMessage(PluginHost::Severity::Information, tr("Journeys: %1").arg(troubles));
    m_troubles = troubles;
}

void JourneysView::stop(const QString &message)
{
    m_failure = message;
    m_wanted.reset();
    updateContents();
}

void JourneysView::updateContents()
{
    if (!isVisible())
        return;
    const bool isRunning = m_reading.isRunning();
    m_bar->setReading(isRunning, m_found != nullptr);
    m_pages->setCurrentIndex(m_found && m_found->journeys() != 0 ? 1 : 0);
    m_hint->setText(
        m_failure.isEmpty()
            ? JourneyTexts::hint(isRunning,
                                 !m_file.isEmpty() || LabJourneys::isAnythingRecorded(m_host),
                                 m_found != nullptr)
            : tr("The recordings could not be read. %1").arg(m_failure));
    const QString totals = m_found ? JourneyTexts::totals(*m_found) : QString();
    m_totals->tell(totals, m_found ? m_failure : QString());
    m_filterBar->setDetails(totals);
    layOut();
}

void JourneysView::applyFilter()
{
    const JourneyFilter filter = m_filterBar->applied(m_journeys.filter());
    m_journeys.setFilter(filter);
    m_filterBar->setOnly(m_found ? OnlyText::of(*m_found, filter) : QString());
    m_filterBar->setCount(m_journeys.rowCount(),
                          m_found ? static_cast<qint64>(m_found->size()) : 0);
    const bool isEmptied = m_found && m_journeys.rowCount() == 0;
    m_packetsPage->table().setEmptyText(isEmptied ? m_filterBar->advice() : QString());
    if (m_chosen && m_journeys.rowOf(*m_chosen) < 0)
        forgetChosen();
}

/// Details of a packet go with it from the list.
void JourneysView::forgetChosen()
{
    m_chosen.reset();
    m_packetsPage->details().clear();
    m_spaceTime->forgetChosen();
    letGoOfWay();
}

void JourneysView::showOnlyFlow(int row)
{
    if (row < 0)
        return;
    JourneyFilter filter = m_journeys.filter();
    filter.leaveOnly();
    filter.flow = m_flows.flowAt(row).flow;
    m_spaceTime->showFlow(*filter.flow);
    m_tcp->showFlow(*filter.flow);
    m_filterBar->chooseAll();
    m_journeys.setFilter(filter);
    applyFilter();
    showListed();
}

void JourneysView::showOnlyCounted(int row)
{
    const std::optional<JourneyFilter> filter = m_losses.filterOf(row);
    if (!filter)
        return;
    m_journeys.setFilter(*filter);
    m_filterBar->chooseAll();
    applyFilter();
    showListed();
}

/// Goes to the list that was limited, and to its first packet.
void JourneysView::showListed()
{
    m_tabs->setCurrentIndex(0);
    enterPage();
    if (m_journeys.rowCount() > 0)
        m_packetsPage->table().selectRow(0);
}

/// Makes texts anew that are composed of words and numbers.
void JourneysView::retranslate()
{
    updateContents();
    if (m_bar->isOnCanvas())
        markCanvas();
    else if (m_chosen)
        choose(*m_chosen);
}

void JourneysView::choosePacket()
{
    const QModelIndexList rows = m_packetsPage->table().selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    choose(m_journeys.journeyAt(rows.front().row()));
}

/// One whose way was let go.
void JourneysView::chooseAgain()
{
    if (m_decoration.isEmpty())
        choosePacket();
}

void JourneysView::choose(std::size_t journey)
{
    m_chosen = journey;
    m_packetsPage->details().show(m_found, journey);
    m_spaceTime->showFlow(m_found->packet(journey).flow);
    m_tcp->showFlow(m_found->packet(journey).flow);
    m_spaceTime->setChosen(journey);
    m_bar->leaveCanvas();
    decorate(wayOnCanvas(m_host, *m_found, m_connections, journey));
}

void JourneysView::markCanvas()
{
    decorate(m_found && m_bar->isOnCanvas() ? packetsOnCanvas(m_host, *m_found, m_connections)
                                            : CanvasDecoration());
}

void JourneysView::decorate(CanvasDecoration decoration)
{
    m_isWayOfPacket = false;
    if (m_decoration.isEmpty() && decoration.isEmpty())
        return;
    m_decoration = std::move(decoration);
    emit decorationChanged();
}

void JourneysView::showWayOf(const ShownPacket &packet, Timestamp time)
{
    // A file's packets are others.
    if (!m_file.isEmpty())
        return;
    m_wanted = packet;
    const bool isRead = m_found && time <= m_readAt;
    if (isRead)
        showWanted();
    else if (!m_reading.isRunning() && LabJourneys::isSoonRead(m_host))
        m_readSoon.start();
}

void JourneysView::showWanted()
{
    if (!m_wanted || !m_found)
        return;
    const auto link = std::find(m_connections.begin(), m_connections.end(), m_wanted->connection);
    const auto journey = m_found->find({static_cast<std::size_t>(link - m_connections.begin()),
                                        m_wanted->packet, m_wanted->isArrival});
    m_wanted.reset();
    if (!journey) {
        decorate({});
        return;
    }
    select(*journey);
    m_isWayOfPacket = true;
}

void JourneysView::forgetWay()
{
    m_wanted.reset();
    m_readSoon.stop();
    if (!m_isWayOfPacket)
        return;
    m_chosen.reset();
    decorate({});
}

/// The way of one packet goes from the canvas; all ways stay as long as they are ticked.
void JourneysView::letGoOfWay()
{
    m_wanted.reset();
    m_readSoon.stop();
    if (!m_bar->isOnCanvas())
        decorate({});
}

void JourneysView::select(std::size_t journey)
{
    m_packetsPage->select(m_journeys.rowOf(journey));
    choose(journey);
}

} // namespace tomato::plugins
