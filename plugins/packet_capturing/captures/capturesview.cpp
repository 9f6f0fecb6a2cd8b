// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturesview.h"

#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/actions/captureactions.h"
#include "plugins/packet_capturing/captures/capturetable.h"
#include "plugins/packet_capturing/captures/capturetablemodel.h"
#include "plugins/packet_capturing/captures/earlierrunsview.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace tomato::plugins {

CapturesView::CapturesView(PluginHost &host, CaptureActions &actions, const CaptureHistory &history)
    : m_host(host), m_actions(actions), m_model(new CaptureTableModel(host, history, this)),
      m_table(new CaptureTable(*m_model, this)), m_hint(new QLabel(this)),
      m_captureAll(new QPushButton(tr("Capture &All Connections"), this)),
      m_earlier(new EarlierRunsView(host, actions.commands(), this)), m_pages(new QStackedLayout)
{
    auto *latest = new QWidget(this);
    latest->setLayout(m_pages);
    m_pages->addWidget(createEmptyState());
    m_pages->addWidget(m_table);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setObjectName(QStringLiteral("capturesSplitter"));
    split->setChildrenCollapsible(false);
    split->addWidget(latest);
    split->addWidget(m_earlier);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    setFocusProxy(m_table);
    connect(m_table, &CaptureTable::chosen, this,
            [this](const ConnectionId &connection) { m_host.reveal(connection); });
    connect(m_table, &CaptureTable::menuRequested, this, &CapturesView::openMenu);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CapturesView::updateContents);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CapturesView::updateContents);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CapturesView::updateContents);
    connect(&host, &PluginHost::topologyChanged, this, &CapturesView::updateContents);
    updateContents();
}

QWidget *CapturesView::createEmptyState()
{
    auto *page = new QWidget(this);
    m_hint->setObjectName(QStringLiteral("capturesHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_captureAll->setObjectName(QStringLiteral("capturesCaptureAll"));
    m_captureAll->setToolTip(tr("Enables packet capturing on every connection, as one step that "
                                "can be undone"));
    connect(m_captureAll, &QPushButton::clicked, this,
            [this] { m_actions.commands().start(m_actions.commands().all()); });
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_hint);
    layout->addWidget(m_captureAll, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void CapturesView::showEvent(QShowEvent *event)
{
    m_model->setWatched(true);
    m_earlier->setWatched(true);
    updateContents();
    QWidget::showEvent(event);
}

void CapturesView::hideEvent(QHideEvent *event)
{
    m_model->setWatched(false);
    m_earlier->setWatched(false);
    QWidget::hideEvent(event);
}

void CapturesView::updateContents()
{
    const bool hasConnections = !m_host.topology().connections().empty();
    m_hint->setText(hasConnections
                        ? tr("Nothing is captured yet. Right-click a connection and choose Start "
                             "capturing, or capture on all connections at once.")
                        : tr("There is no connection yet. Draw two elements and connect them; then "
                             "capture what crosses between them."));
    m_captureAll->setVisible(hasConnections);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void CapturesView::openMenu(const QPoint &globalPosition)
{
    const std::vector<ConnectionId> selected = m_table->selected();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("capturesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_actions.create(selected, menu));
    menu->addSeparator();
    QAction *configure = menu->addAction(tr("Con&figure…"));
    configure->setObjectName(QStringLiteral("capturesConfigure"));
    configure->setEnabled(selected.size() == 1);
    connect(configure, &QAction::triggered, this,
            [this, selected] { m_host.configure(selected.front()); });
    menu->popup(globalPosition);
}

} // namespace tomato::plugins
