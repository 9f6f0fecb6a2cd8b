// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeysview.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/texttable.h"
#include "plugins/packet_capturing/journeys/delaypage.h"
#include "plugins/packet_capturing/journeys/journeydecoration.h"
#include "plugins/packet_capturing/journeys/journeydetails.h"
#include "plugins/packet_capturing/journeys/journeyfilterbar.h"
#include "plugins/packet_capturing/journeys/journeytexts.h"
#include "plugins/packet_capturing/journeys/spacetimepage.h"
#include "plugins/packet_capturing/journeys/tcppage.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

using namespace std::chrono_literals;

/// The widths in characters of the columns before the hops, and of the hops.
static const std::vector<int> PacketWidths = {23, 44, 18, 11, 12, 14};
static constexpr int HopWidth = 28;
/// The least width of the filter, in characters.
static constexpr int LeastFilter = 14;
/// A dock with fewer lines of text is low.
static constexpr int FewestLines = 18;

JourneysView::JourneysView(PluginHost &host)
    : m_host(host), m_reading(host), m_read(new QPushButton(this)),
      m_filterText(new QLineEdit(this)), m_onCanvas(new QCheckBox(tr("On &Canvas"), this)),
      m_progress(new QProgressBar(this)), m_totals(new QLabel(this)), m_hint(new QLabel(this)),
      m_filterBar(new JourneyFilterBar(this)), m_search(new QLineEdit(this)),
      m_details(new JourneyDetails(this)), m_spaceTime(new SpaceTimePage(host, this)),
      m_delay(new DelayPage(host, this)), m_tcp(new TcpPage(host, this)),
      m_tabs(new QTabWidget(this)), m_pages(new QStackedLayout)
{
    m_hint->setObjectName(QStringLiteral("journeysHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_totals->setObjectName(QStringLiteral("journeysTotals"));
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_totals->setWordWrap(true);
    m_totalsBeside = new QLabel(m_tabs);
    m_totalsBeside->setObjectName(QStringLiteral("journeysTotalsBeside"));
    m_tabs->setObjectName(QStringLiteral("journeysTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(createPackets(), tr("Packets"));
    m_tabs->addTab(createFlows(), tr("Flows"));
    m_tabs->addTab(createLosses(), tr("Losses"));
    m_tabs->addTab(m_spaceTime, tr("Space-Time"));
    m_tabs->addTab(m_delay, tr("Delay"));
    m_tabs->addTab(m_tcp, tr("TCP"));
    connect(m_spaceTime, &SpaceTimePage::chosen, this, &JourneysView::select);
    connect(m_tabs, &QTabWidget::currentChanged, this, &JourneysView::layOut);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addLayout(createBar());
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_totals);
    setFocusProxy(m_packetTable);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(300ms);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        if (!m_reading.isRunning())
            m_reading.start(m_filterText->text().trimmed());
    });
    connectReading();
    connect(&host, &PluginHost::topologyChanged, this, &JourneysView::updateContents);
    connect(&host, &PluginHost::canvasLetGo, this, &JourneysView::letGoOfWay);
    connect(&host, &PluginHost::documentReplaced, this, [this] {
        m_reading.cancel();
        m_wanted.reset();
        take({});
    });
    whenLanguageChanges(this, &JourneysView::retranslate);
    updateContents();
}

JourneysView::~JourneysView()
{
    // The tables are deleted before their models.
    delete m_packetTable;
    delete m_flowTable;
    delete m_lossTable;
}

QLayout *JourneysView::createBar()
{
    m_read->setObjectName(QStringLiteral("journeysRead"));
    m_read->setText(tr("&Read Recordings"));
    m_filterText->setObjectName(QStringLiteral("journeysFilter"));
    m_filterText->setAccessibleName(tr("Capture filter"));
    m_filterText->setPlaceholderText(tr("Capture filter: udp and host 10.0.3.2"));
    m_filterText->setToolTip(tr("A packet counts when it passes this filter on one link at least; "
                                "Enter reads the recordings"));
    m_filterText->setClearButtonEnabled(true);
    m_filterText->setMinimumWidth(LeastFilter * fontMetrics().averageCharWidth());
    m_onCanvas->setObjectName(QStringLiteral("journeysOnCanvas"));
    m_onCanvas->setToolTip(tr("Links light up on the canvas where packets that match crossed, "
                              "with their directions and numbers"));
    m_progress->setObjectName(QStringLiteral("journeysProgress"));
    m_progress->setMaximumWidth(160);
    m_progress->hide();
    m_bar = new QHBoxLayout;
    m_bar->addWidget(m_read);
    m_bar->addWidget(m_filterText, 1);
    m_bar->addWidget(m_progress);
    m_bar->addWidget(m_onCanvas);
    connect(m_read, &QPushButton::clicked, this, &JourneysView::read);
    connect(m_filterText, &QLineEdit::returnPressed, this, [this] {
        if (!m_reading.isRunning())
            read();
    });
    connect(m_onCanvas, &QCheckBox::toggled, this, &JourneysView::markCanvas);
    connect(m_filterBar, &JourneyFilterBar::changed, this, &JourneysView::applyFilter);
    connect(m_filterBar, &JourneyFilterBar::onlyReleased, this, [this] {
        JourneyFilter filter = m_journeys.filter();
        filter.flow.reset();
        filter.end.reset();
        m_journeys.setFilter(filter);
        applyFilter();
    });
    return m_bar;
}

TextTable *JourneysView::createTable(const QString &name, const QString &title,
                                     QAbstractItemModel *model)
{
    auto *table = new TextTable(this);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 4);
    return table;
}

QWidget *JourneysView::createPackets()
{
    auto *page = new QWidget(this);
    m_packetTable =
        createTable(QStringLiteral("journeysPackets"), tr("Journeys of packets"), &m_journeys);
    m_packetTable->setWidths(PacketWidths);
    m_packetTable->setWhole({JourneyTableModel::Time, JourneyTableModel::Delay});
    m_packetTable->setSortingEnabled(true);
    m_packetTable->sortByColumn(JourneyTableModel::Time, Qt::AscendingOrder);
    auto *split = new QSplitter(Qt::Horizontal, page);
    split->setChildrenCollapsible(false);
    split->addWidget(m_packetTable);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_packetsLayout = new QVBoxLayout(page);
    m_packetsLayout->setContentsMargins(0, 2, 0, 0);
    m_packetsLayout->addWidget(m_filterBar);
    m_packetsLayout->addWidget(split, 1);
    connect(m_packetTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JourneysView::choosePacket);
    connect(m_packetTable, &QTableView::clicked, this, [this] {
        if (m_decoration.isEmpty()) // it was let go
            choosePacket();
    });
    connect(
        m_details, &JourneyDetails::packetRequested, this,
        [this](const journeys::TracedJourneys::Recorded &packet) {
            if (packet.link < m_connections.size())
                emit packetRequested({m_connections[packet.link], packet.packet, packet.isArrival});
        });
    return page;
}

QWidget *JourneysView::createFlows()
{
    auto *page = new QWidget(this);
    m_search->setObjectName(QStringLiteral("journeysSearch"));
    m_search->setAccessibleName(tr("Search in flows"));
    m_search->setPlaceholderText(tr("Search: 10.0.3.2, TCP, :80"));
    m_search->setClearButtonEnabled(true);
    m_flowTable = createTable(QStringLiteral("journeysFlows"), tr("Flows"), &m_flows);
    // Numbers of all measures are seen at once in a window of the usual size.
    m_flowTable->setWidths({40, 10, 8, 9, 12, 13, 11, 11, 11, 11, 13, 13, 13, 16, 40});
    m_flowTable->setSortingEnabled(true);
    m_flowTable->sortByColumn(FlowTableModel::Packets, Qt::DescendingOrder);
    m_flowTable->setToolTip(tr("Double-click a flow to list its packets"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_flowTable, 1);
    connect(m_search, &QLineEdit::textChanged, &m_flows, &FlowTableModel::setSearch);
    const auto open = [this](const QModelIndex &index) { showOnlyFlow(index.row()); };
    connect(m_flowTable, &QTableView::doubleClicked, this, open);
    connect(m_flowTable, &TextTable::entered, this, open);
    return page;
}

QWidget *JourneysView::createLosses()
{
    m_lossTable = createTable(QStringLiteral("journeysLosses"), tr("Losses"), &m_losses);
    m_lossTable->setWidths({28, 66, 10, 9});
    m_lossTable->setToolTip(tr("Double-click a number to list the packets behind it"));
    const auto open = [this](const QModelIndex &index) { showOnlyEnd(index.row()); };
    connect(m_lossTable, &QTableView::doubleClicked, this, open);
    connect(m_lossTable, &TextTable::entered, this, open);
    return m_lossTable;
}

void JourneysView::connectReading()
{
    connect(&m_reading, &LabReading::began, this, &JourneysView::updateContents);
    connect(&m_reading, &LabReading::progressed, this, [this](qint64 done, qint64 total) {
        constexpr int Parts = 1000;
        m_progress->setRange(0, Parts);
        m_progress->setValue(total <= 0 ? 0 : static_cast<int>(done * Parts / total));
    });
    connect(&m_reading, &LabReading::found, this, &JourneysView::take);
    connect(&m_reading, &LabReading::failed, this, &JourneysView::stop);
    connect(&m_reading, &LabReading::cancelled, this, [this] { stop({}); });
}

void JourneysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateContents();
    if (!m_found && !m_reading.isRunning() && LabJourneys::isAnythingRecorded(m_host))
        read();
}

void JourneysView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

/// Where the dock is low, lines of widgets leave no room for packets: two of them become one, and
/// the totals are beside the tabs or, without room for them there, in a tool tip. What failed is
/// said below.
void JourneysView::layOut()
{
    const bool isLow = height() < FewestLines * fontMetrics().lineSpacing();
    const bool isListed = m_pages->currentIndex() == 1 && m_tabs->currentIndex() == 0;
    const bool isInBar = m_bar->indexOf(m_filterBar) >= 0;
    if (isLow && !isInBar)
        m_bar->addWidget(m_filterBar);
    else if (!isLow && isInBar)
        m_packetsLayout->insertWidget(0, m_filterBar);
    m_filterBar->setVisible(isListed || !isLow);
    const bool hasFailed = m_found && !m_failure.isEmpty();
    m_totals->setVisible(!m_totals->text().isEmpty() && (!isLow || hasFailed));
    const QSize bar = m_tabs->tabBar()->sizeHint();
    const int room = width() - layout()->contentsMargins().left() * 2;
    const int needed = m_totals->fontMetrics().horizontalAdvance(m_totals->text()) + 8;
    // Not the tabs' corner: that takes its room from them when it shows nothing, too.
    m_totalsBeside->setVisible(isLow && !hasFailed && bar.width() + needed <= room);
    m_totalsBeside->setText(m_totals->text());
    m_totalsBeside->setGeometry(room - needed, 0, needed, bar.height());
}

void JourneysView::read()
{
    if (m_reading.isRunning())
        m_reading.cancel();
    else
        m_reading.start(m_filterText->text().trimmed());
}

void JourneysView::take(const LabReading::Found &found)
{
    m_failure.clear();
    m_chosen.reset();
    m_found = found;
    m_connections = found ? m_reading.connections() : std::vector<ConnectionId>();
    m_readAt = m_reading.moment();
    m_details->clear();
    m_journeys.setFound(found);
    const int hopWidth = HopWidth * m_packetTable->fontMetrics().averageCharWidth();
    for (int column = JourneyTableModel::FirstHop; column < m_journeys.columnCount(); ++column)
        m_packetTable->setColumnWidth(column, hopWidth);
    m_flows.setFound(found);
    m_losses.setFound(found);
    m_spaceTime->setFound(found);
    m_delay->setFound(found);
    m_tcp->setFound(found);
    applyFilter();
    decorate({});
    if (m_onCanvas->isChecked())
        markCanvas();
    updateContents();
    showWanted();
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
    if (isRunning && !m_progress->isVisible())
        m_progress->setRange(0, 0);
    m_progress->setVisible(isRunning);
    m_read->setText(isRunning  ? tr("Cance&l")
                    : !m_found ? tr("&Read Recordings")
                               : tr("&Read Again"));
    m_read->setToolTip(isRunning ? tr("Stops reading")
                                 : tr("Finds each packet again on all links where it was "
                                      "recorded, in the latest recordings of this lab"));
    m_pages->setCurrentIndex(m_found && m_found->journeys() != 0 ? 1 : 0);
    if (!m_failure.isEmpty())
        m_hint->setText(tr("The recordings could not be read. %1").arg(m_failure));
    else if (isRunning)
        m_hint->setText(tr("The recordings are being read…"));
    else if (!LabJourneys::isAnythingRecorded(m_host))
        m_hint->setText(tr("Nothing was recorded in this lab yet. Choose Captures, Capture All "
                           "Connections, start the lab and let packets flow; then read the "
                           "recordings here. Links that are not captured are not seen."));
    else if (m_found)
        m_hint->setText(tr("No packet matches. Change the filter above, or let packets flow, and "
                           "read the recordings again."));
    else
        m_hint->setText(tr("Read the recordings to find each packet again on all links where it "
                           "was recorded."));
    QString totals = m_found ? JourneyTexts::totals(*m_found) : QString();
    if (m_found && m_losses.unbalanced() != 0)
        totals += QStringLiteral(" \u00b7 ") +
                  tr("%n link(s) do not balance, see Losses", nullptr, m_losses.unbalanced());
    if (m_found && !m_failure.isEmpty())
        totals = m_failure;
    m_totals->setText(totals);
    m_filterBar->setDetails(totals);
    layOut();
}

void JourneysView::applyFilter()
{
    const JourneyFilter filter = m_filterBar->applied(m_journeys.filter());
    m_journeys.setFilter(filter);
    QString only;
    if (m_found && filter.flow)
        only = JourneyTexts::flow(m_found->flows(), *filter.flow);
    if (m_found && filter.end)
        only = tr("%1, %2").arg(JourneyTexts::place(m_found->places(), filter.end->first),
                                JourneyTexts::fate(filter.end->second));
    m_filterBar->setOnly(only);
    m_filterBar->setCount(m_journeys.rowCount(),
                          m_found ? static_cast<qint64>(m_found->size()) : 0);
}

void JourneysView::showOnlyFlow(int row)
{
    if (row < 0)
        return;
    JourneyFilter filter = m_journeys.filter();
    filter.flow = m_flows.flowAt(row).flow;
    m_spaceTime->showFlow(*filter.flow);
    filter.end.reset();
    m_journeys.setFilter(filter);
    applyFilter();
    m_tabs->setCurrentIndex(0);
}

void JourneysView::showOnlyEnd(int row)
{
    if (row < 0 || m_losses.rowAt(row).kind != LossTableModel::Row::Kind::End)
        return;
    JourneyFilter filter = m_journeys.filter();
    filter.flow.reset();
    filter.end = {m_losses.rowAt(row).point, m_losses.rowAt(row).end->fate};
    m_journeys.setFilter(filter);
    m_filterBar->chooseAll();
    applyFilter();
    m_tabs->setCurrentIndex(0);
}

/// What is composed of texts and numbers is made anew.
void JourneysView::retranslate()
{
    updateContents();
    if (m_onCanvas->isChecked())
        markCanvas();
    else if (m_chosen)
        choose(*m_chosen);
}

void JourneysView::choosePacket()
{
    const QModelIndexList rows = m_packetTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    choose(m_journeys.journeyAt(rows.front().row()));
}

void JourneysView::choose(std::size_t journey)
{
    m_chosen = journey;
    m_details->show(m_found, journey);
    m_spaceTime->showFlow(m_found->packet(journey).flow);
    m_spaceTime->setChosen(journey);
    const QSignalBlocker blocker(m_onCanvas);
    m_onCanvas->setChecked(false);
    decorate(wayOnCanvas(m_host, *m_found, m_connections, journey));
}

void JourneysView::markCanvas()
{
    decorate(m_found && m_onCanvas->isChecked() ? packetsOnCanvas(m_host, *m_found, m_connections)
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
    if (!m_onCanvas->isChecked())
        decorate({});
}

/// The journey may be missing in the list.
void JourneysView::select(std::size_t journey)
{
    const int row = m_journeys.rowOf(journey);
    if (row >= 0) {
        const QSignalBlocker blocker(m_packetTable->selectionModel());
        m_packetTable->selectRow(row);
        m_packetTable->scrollTo(m_journeys.index(row, 0));
    }
    choose(journey);
}

} // namespace tomato::plugins
