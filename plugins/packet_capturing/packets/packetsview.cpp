// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetsview.h"

#include "app/client/engineclient.h"
#include "app/client/storedcapture.h"
#include "plugins/api/numbertexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/flatsplitter.h"
#include "plugins/packet_capturing/common/timetoseconds.h"
#include "plugins/packet_capturing/packets/cellfilter.h"
#include "plugins/packet_capturing/packets/filterentries.h"
#include "plugins/packet_capturing/packets/packetdetails.h"
#include "plugins/packet_capturing/packets/packetfilterbar.h"
#include "plugins/packet_capturing/packets/packettable.h"
#include "plugins/packet_capturing/packets/streamentries.h"
#include "plugins/packet_capturing/packets/streamwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <climits>
#include <utility>

namespace tomato::plugins {

using namespace std::chrono_literals;

PacketsView::PacketsView(PluginHost &host)
    : m_host(host), m_parts(host), m_decoder(m_store), m_texts(m_store, m_decoder),
      m_filter(m_store, m_decoder), m_model(m_store, m_decoder, m_texts, m_filter),
      m_choice(new QToolButton(this)), m_filterBar(new PacketFilterBar(m_decoder, m_filter, this)),
      m_follow(new QCheckBox(tr("F&ollow"), this)), m_count(new QLabel(this)),
      m_hint(new QLabel(this)), m_howToInstall(new QLabel(Sharkd::howToInstall(), this)),
      m_table(new PacketTable(m_model, this)),
      m_details(new PacketDetails(m_store, m_decoder, this)), m_pages(new QStackedLayout)
{
    m_hint->setObjectName(QStringLiteral("packetsHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(createTable());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(createBar());
    layout->addLayout(m_pages, 1);
    setFocusProxy(m_table);
    for (const auto &[timer, pause] :
         {std::pair<QTimer *, std::chrono::milliseconds>{&m_lookSoon, 30ms},
          {&m_countSoon, 200ms}}) {
        timer->setSingleShot(true);
        timer->setInterval(pause);
    }
    connect(&m_lookSoon, &QTimer::timeout, this, &PacketsView::look);
    connect(&m_countSoon, &QTimer::timeout, this, &PacketsView::showCount);
    connectTable();
    connect(&m_escape, &EscapeKey::pressed, this, [this] {
        m_table->clearSelection();
        m_details->clear();
        release();
    });
    const client::EngineClient &engine = host.engine();
    connect(&engine, &client::EngineClient::capturesChanged, this, &PacketsView::updateContents);
    connect(&engine, &client::EngineClient::closed, this, &PacketsView::updateContents);
    connect(&m_parts, &PartRings::changed, this, &PacketsView::updateContents);
    connect(&m_parts, &PartRings::failed, this, [this](const QString &message) {
        m_failure = message;
        showCount();
    });
    connect(&host, &PluginHost::topologyChanged, this, &PacketsView::updateContents);
    connect(&host, &PluginHost::documentReplaced, this, [this] { showConnections({}); });
    connect(&m_store, &PacketStore::failed, this, [this](const QString &message) {
        m_failure = message;
        showCount();
    });
    connect(&m_store, &PacketStore::grown, this, &PacketsView::chooseWanted);
    connect(&m_store, &PacketStore::caughtUp, this, &PacketsView::chooseWanted);
    connect(&m_decoder, &PacketDecoder::failed, this, &PacketsView::showCount);
    connect(m_filterBar, &PacketFilterBar::checked, this, [this] {
        showCount();
        m_details->setFilter(m_filter.filter());
    });
    updateContents();
}

PacketsView::~PacketsView()
{
    delete m_table; // before its model
}

QWidget *PacketsView::createBar()
{
    auto *bar = new QWidget(this);
    m_choice->setObjectName(QStringLiteral("packetsConnections"));
    m_choice->setText(tr("Connections"));
    m_choice->setToolTip(tr("Chooses whose packets are shown"));
    m_choice->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_choice);
    menu->setObjectName(QStringLiteral("packetsMenu"));
    m_choice->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    m_follow->setObjectName(QStringLiteral("packetsFollow"));
    m_follow->setToolTip(tr("Keeps the packets in sight that come last"));
    m_follow->setChecked(true);
    m_count->setObjectName(QStringLiteral("packetsCount"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choice);
    layout->addWidget(m_filterBar, 1);
    layout->addWidget(m_follow);
    layout->addWidget(m_count);
    return bar;
}

QWidget *PacketsView::createTable()
{
    m_howToInstall->setObjectName(QStringLiteral("packetsHowToInstall"));
    m_howToInstall->setWordWrap(true);
    m_howToInstall->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_howToInstall->setVisible(!Sharkd::isInstalled());
    auto *page = new QWidget(this);
    auto *split = new FlatSplitter(page);
    split->addWidget(m_table);
    split->addWidget(m_details);
    connect(split, &FlatSplitter::flattened, m_details, &PacketDetails::setNarrow);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_howToInstall);
    layout->addWidget(split, 1);
    return page;
}

void PacketsView::connectTable()
{
    const auto soon = [this] {
        if (!m_lookSoon.isActive())
            m_lookSoon.start();
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this, soon] {
        if (m_follow->isChecked())
            m_table->scrollToBottom();
        chooseAgain();
        soon();
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
            [this, soon](const QModelIndex &, int first, int last) {
                if (first == 0 && !m_follow->isChecked())
                    m_table->keepPlace(last + 1);
                soon();
            });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this, soon] {
        if (m_chosen >= 0)
            m_chosenBefore = m_chosen;
        m_details->clear();
        release();
        chooseAgain();
        soon();
    });
    connect(&m_filter, &PacketFilter::matched, this, soon);
    connect(&m_decoder, &PacketDecoder::decoded, this, soon);
    const QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, soon);
    connect(bar, &QScrollBar::rangeChanged, this, soon);
    // A user who scrolls back wants to stay there; one who scrolls to the end wants to follow.
    connect(bar, &QScrollBar::actionTriggered, this,
            [this, bar] { m_follow->setChecked(bar->sliderPosition() == bar->maximum()); });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool isFollowing) {
        if (isFollowing)
            m_table->scrollToBottom();
    });
    // The order of both signals depends on how a row is selected.
    const QItemSelectionModel *chosen = m_table->selectionModel();
    connect(chosen, &QItemSelectionModel::currentRowChanged, this, &PacketsView::choose);
    connect(chosen, &QItemSelectionModel::selectionChanged, this, &PacketsView::choose);
    // A click on the chosen row shows its way again when that was let go on the canvas.
    connect(m_table, &QTableView::clicked, this, &PacketsView::tellChosen);
    connect(m_table, &TextTable::entered, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_host.reveal(m_sources.connections[m_store.at(m_model.numberAt(index.row())).source]);
    });
    connect(m_details, &PacketDetails::filterRequested, m_filterBar, &PacketFilterBar::apply);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PacketsView::openMenu);
    connect(&m_texts, &PacketTexts::came, m_table, &PacketTable::fitColumns);
}

void PacketsView::openMenu(const QPoint &place)
{
    const QModelIndex index = m_table->indexAt(place);
    if (!index.isValid() || !Sharkd::isInstalled())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("packetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString filter =
        cellFilter(static_cast<PacketTableModel::Column>(index.column()), index.data().toString());
    if (!filter.isEmpty())
        addFilterEntries(*menu, filter, m_filter.filter(),
                         [this](const QString &wanted) { m_filterBar->apply(wanted); });
    menu->addSeparator();
    const qint64 number = m_model.numberAt(index.row());
    if (m_store.holds(number)) {
        const client::PacketPlace &packet = m_store.at(number);
        addStreamEntries(
            *menu, m_decoder, packet,
            [this, source = packet.source](const QString &protocol, const QString &stream) {
                followStream(source, protocol, stream);
            });
    }
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void PacketsView::followStream(int source, const QString &protocol, const QString &filter)
{
    m_decoder.ask(source, QStringLiteral("follow"), {{"follow", protocol}, {"filter", filter}},
                  [this, protocol, filter](const Result<QJsonValue> &stream) {
                      if (!stream) {
                          m_host.showMessage(PluginHost::Severity::Problem,
                                             QString::fromStdString(stream.error().text()));
                          return;
                      }
                      auto *window =
                          new StreamWindow(protocol, stream->toObject(), m_host.window());
                      connect(window, &StreamWindow::filterRequested, this,
                              [this, filter] { m_filterBar->apply(filter); });
                      connect(&m_host, &PluginHost::documentReplaced, window, &QDialog::reject);
                      window->show();
                  });
}

void PacketsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_decoder.setWatched(true);
    m_parts.setShown(true);
    m_lookSoon.start();
    // The packet that was chosen before is seen again.
    const bool isFollowing = m_follow->isChecked();
    choose();
    m_follow->setChecked(isFollowing);
}

void PacketsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_decoder.setWatched(false);
    m_parts.setShown(false);
    if (!event->spontaneous()) // not that the window is minimized
        release();
}

void PacketsView::look()
{
    if (!m_table->isVisible())
        return;
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (first >= 0)
        m_model.setSeen(first, last >= 0 ? last : m_model.rowCount() - 1);
}

void PacketsView::choose()
{
    // A table that gets the focus has a current row that the user did not select.
    const QModelIndex index = m_table->currentIndex();
    if (!m_table->selectionModel()->hasSelection())
        release();
    if (!index.isValid() || !m_table->selectionModel()->isSelected(index))
        return;
    const qint64 number = m_model.numberAt(index.row());
    if (!m_store.holds(number) || std::exchange(m_chosen, number) == number)
        return;
    m_chosenBefore = -1;
    m_follow->setChecked(false);
    m_escape.watch(true);
    m_details->show(number);
    const client::PacketPlace &place = m_store.at(number);
    m_host.flash(m_sources.connections[place.source]);
    tellChosen();
}

void PacketsView::tellChosen()
{
    if (m_run || !m_store.holds(m_chosen))
        return;
    const client::PacketPlace &place = m_store.at(m_chosen);
    emit packetChosen(
        {m_sources.connections[place.source], place.packet, m_sources.areArrivals[place.source]},
        place.time);
}

/// No packet is chosen any more.
void PacketsView::release()
{
    m_chosen = -1;
    m_escape.watch(false);
    emit packetReleased();
}

/// Another filter leaves the packet chosen as soon as its row is there.
void PacketsView::chooseAgain()
{
    if (m_chosenBefore < 0)
        return;
    const int row = m_store.holds(m_chosenBefore) ? m_model.rowOf(m_chosenBefore) : -1;
    if (row >= 0)
        chooseRow(row);
}

void PacketsView::chooseRow(int row)
{
    m_follow->setChecked(false);
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void PacketsView::showPacket(const ShownPacket &packet)
{
    const bool needsArrivals = packet.isArrival && !m_withArrivals;
    m_withArrivals = m_withArrivals || packet.isArrival;
    if (m_wanted != std::vector{packet.connection} || m_run || needsArrivals)
        showConnections({packet.connection});
    m_filterBar->clear();
    m_wantedPacket = packet;
    m_lookedAt = 0;
    chooseWanted();
}

void PacketsView::chooseWanted()
{
    if (!m_wantedPacket)
        return;
    const int source = m_sources.indexOf(m_wantedPacket->connection, m_wantedPacket->isArrival);
    const auto number =
        m_store.find(source, static_cast<std::uint32_t>(m_wantedPacket->packet), m_lookedAt);
    m_lookedAt = m_store.end();
    if (!number) {
        if (m_store.isCaughtUp())
            m_wantedPacket.reset(); // it is gone
        return;
    }
    m_wantedPacket.reset();
    const int row = m_model.rowOf(*number);
    if (row >= 0)
        chooseRow(row);
}

void PacketsView::showConnections(const std::vector<ConnectionId> &connections)
{
    m_wanted = connections;
    m_run.reset();
    m_follow->setChecked(true);
    updateContents();
}

void PacketsView::showRun(const client::RunStatus &run)
{
    m_wanted.clear();
    m_run = run;
    m_follow->setChecked(false);
    updateContents();
}

QString PacketsView::chosenText() const
{
    if (m_run)
        return tr("%1, began on %2")
            .arg(m_run->name, timeToSeconds(client::dateTime(m_run->start)));
    const std::vector<ConnectionId> there = wantedThere();
    if (there.empty())
        return tr("Connections");
    return there.size() == 1 ? m_host.topology().label(there.front())
                             : tr("%n connection(s)", nullptr, static_cast<int>(there.size()));
}

/// Those that were not deleted.
std::vector<ConnectionId> PacketsView::wantedThere() const
{
    std::vector<ConnectionId> there = m_wanted;
    std::erase_if(there, [this](const ConnectionId &each) {
        return m_host.topology().connection(each) == nullptr;
    });
    return there;
}

QString PacketsView::hintText() const
{
    if (m_wanted.empty())
        return tr("Right-click a connection that is captured and choose Show Packets, or choose "
                  "from Connections above.");
    if (wantedThere().empty())
        return tr(
            "The connection was deleted, and its recordings stay: Undo (Ctrl+Z) brings it back "
            "with them. From the next start of the lab on they are among the earlier "
            "recordings in the dock Captures.");
    return tr("Nothing was recorded here yet. Packets appear as they come.");
}

void PacketsView::fillMenu(QMenu &menu)
{
    menu.clear();
    for (const auto &[id, connection] : m_host.topology().connections()) {
        if (!PacketSources::areThere(m_host, id))
            continue;
        QAction *action = menu.addAction(m_host.topology().label(id));
        action->setCheckable(true);
        action->setChecked(std::find(m_wanted.begin(), m_wanted.end(), id) != m_wanted.end());
        connect(action, &QAction::toggled, this, [this, each = id](bool isWanted) {
            std::erase(m_wanted, each);
            if (isWanted)
                m_wanted.push_back(each);
            showConnections(m_wanted);
        });
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nothing was recorded yet"))->setEnabled(false);
    else
        addArrivalsEntry(menu);
}

void PacketsView::addArrivalsEntry(QMenu &menu)
{
    menu.addSeparator();
    QAction *action = menu.addAction(tr("&Arrivals, Too"));
    action->setObjectName(QStringLiteral("packetsArrivals"));
    action->setToolTip(tr("Shows packets as they left the wire, too, where that was recorded"));
    action->setCheckable(true);
    action->setChecked(m_withArrivals);
    const QStringList &directories = m_sources.directories;
    action->setEnabled(m_withArrivals ||
                       std::any_of(directories.begin(), directories.end(), [](const QString &each) {
                           return !client::arrivalsDirectory(each).isEmpty();
                       }));
    menu.setToolTipsVisible(true);
    connect(action, &QAction::toggled, this, [this](bool isWanted) {
        m_withArrivals = isWanted;
        updateContents();
    });
}

/// Begins anew where connections, or their runs, are others.
void PacketsView::updateContents()
{
    m_parts.watch(m_run ? std::vector<ConnectionId>() : m_wanted);
    PacketSources sources = m_run ? PacketSources::of(*m_run, m_withArrivals)
                                  : PacketSources::find(m_host, m_wanted, m_parts, m_withArrivals);
    if (sources.directories != m_sources.directories) {
        m_failure.clear();
        m_lookedAt = 0;
        release();
        m_chosenBefore = -1;
        m_model.setSources(sources.names);
        m_sources = std::move(sources);
        m_table->setColumnHidden(PacketTableModel::Connection, m_sources.connections.size() == 1);
        m_store.open(m_sources.directories);
    }
    m_hint->setText(hintText());
    m_pages->setCurrentIndex(m_sources.directories.isEmpty() ? 0 : 1);
    m_choice->setText(chosenText());
    showCount();
}

void PacketsView::showCount()
{
    const qint64 all = m_store.end() - m_store.first();
    const int amount = static_cast<int>(std::min<qint64>(all, INT_MAX));
    QString text = tr("%Ln packet(s)", nullptr, amount);
    if (m_filter.isSet()) {
        text =
            tr("%1 of %Ln packet(s)", nullptr, amount).arg(QLocale().toString(m_model.rowCount()));
        if (m_filter.lookedAt() < all)
            text += tr(" (%1 % looked at)")
                        .arg(numberText(m_filter.lookedAt() * 100 / std::max<qint64>(all, 1)));
    }
    for (const QString &problem : {m_failure, m_decoder.problem()}) {
        if (!problem.isEmpty())
            text = problem;
    }
    m_count->setText(text);
}

} // namespace tomato::plugins
