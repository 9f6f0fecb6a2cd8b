// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/topologytree.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/tree/topologytreemodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

using topology::Connection;

/// Interfaces of more connections than this are not unfolded when they are selected on the canvas.
static constexpr std::size_t MaxUnfolded = 20;

TopologyTree::TopologyTree(TopologyScene &scene, CanvasView &view, QWidget *parent)
    : QWidget(parent), m_scene(scene), m_view(view), m_model(new TopologyTreeModel(scene, this)),
      m_filter(new QLineEdit(this)), m_tree(new QTreeView(this)), m_none(new QLabel(this))
{
    setObjectName(QStringLiteral("topologyTree"));
    m_filter->setObjectName(QStringLiteral("treeFilter"));
    m_filter->setAccessibleName(tr("Filter the tree"));
    m_filter->setPlaceholderText(tr("Name, address, type or state"));
    m_filter->setToolTip(tr("Show only what contains this text"));
    m_filter->setClearButtonEnabled(true);
    createTree();
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_filter);
    layout->addWidget(m_none);
    layout->addWidget(m_tree, 1);
    m_follow.setSingleShot(true);
    m_follow.setInterval(0);
    connect(&m_follow, &QTimer::timeout, this, &TopologyTree::followCanvas);
    connect(m_filter, &QLineEdit::textChanged, this, &TopologyTree::filter);
    connect(&scene, &QGraphicsScene::selectionChanged, this,
            &TopologyTree::selectionChangedOnCanvas);
    connect(m_model, &QAbstractItemModel::modelReset, this,
            &TopologyTree::selectionChangedOnCanvas);
    setFocusProxy(m_filter);
}

void TopologyTree::createTree()
{
    m_tree->setObjectName(QStringLiteral("treeRows"));
    m_tree->setAccessibleName(tr("Topology"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setSectionResizeMode(TopologyTreeModel::OtherSide, QHeaderView::Stretch);
    m_tree->setColumnWidth(TopologyTreeModel::Name, 100);
    m_tree->setColumnWidth(TopologyTreeModel::State, 86);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TopologyTree::selectOnCanvas);
    connect(m_tree, &QTreeView::activated, this, &TopologyTree::reveal);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &TopologyTree::openMenu);
}

void TopologyTree::showEvent(QShowEvent *event)
{
    m_model->setWatched(true);
    QWidget::showEvent(event);
}

void TopologyTree::hideEvent(QHideEvent *event)
{
    m_isFollowing = true; // what is forgotten here stays selected there
    m_model->setWatched(false);
    m_isFollowing = false;
    m_follow.stop();
    QWidget::hideEvent(event);
}

void TopologyTree::filter()
{
    const QString text = m_filter->text().trimmed();
    m_model->setFilter(text);
    const bool isNothing = !text.isEmpty() && m_model->rowCount() == 0;
    m_none->setText(tr("Nothing contains “%1”").arg(text));
    m_none->setVisible(isNothing);
    followCanvas();
}

void TopologyTree::selectOnCanvas()
{
    if (m_isFollowing || m_model->isUpdating())
        return;
    const topology::Topology &topology = m_scene.document().topology();
    std::vector<ElementId> elements;
    std::vector<ConnectionId> connections;
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        const ElementId id = m_model->elementAt(row);
        const topology::Element *device = topology.deviceOf(id);
        const Connection *connection = topology.connectionAt(id);
        if (connection && device && device->id != id)
            connections.push_back(connection->id);
        else if (device)
            elements.push_back(device->id);
    }
    m_isFollowing = true;
    m_scene.select(elements, connections);
    m_isFollowing = false;
    m_follow.stop();
    if (m_tree->selectionModel()->isSelected(m_tree->currentIndex()))
        reveal(m_tree->currentIndex());
}

void TopologyTree::reveal(const QModelIndex &index)
{
    const topology::Topology &topology = m_scene.document().topology();
    const ElementId id = m_model->elementAt(index);
    const topology::Element *device = topology.deviceOf(id);
    const Connection *connection = topology.connectionAt(id);
    const DrawnConnection *drawn = connection ? m_scene.connection(connection->id) : nullptr;
    if (device && device->id != id && drawn)
        m_view.revealMiddle(*drawn);
    else if (const ElementItem *item = device ? m_scene.elementItem(device->id) : nullptr)
        m_view.reveal(item->sceneBoundingRect());
}

void TopologyTree::selectionChangedOnCanvas()
{
    if (!m_isFollowing && isVisible())
        m_follow.start();
}

/// Neighbouring rows as one range each: tens of thousands of ranges would take seconds.
static QItemSelection rangesOf(const QAbstractItemModel &model, std::vector<QModelIndex> rows)
{
    std::sort(rows.begin(), rows.end());
    QItemSelection ranges;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end].row() == rows[end - 1].row() + 1 &&
               rows[end].parent() == rows[i].parent())
            ++end;
        const QModelIndex last = rows[end - 1];
        ranges.append(QItemSelectionRange(rows[i], last.siblingAtColumn(model.columnCount() - 1)));
        i = end;
    }
    return ranges;
}

void TopologyTree::followCanvas()
{
    if (!isVisible())
        return;
    m_model->catchUp();
    std::vector<ElementId> chosen = m_scene.selectedElements();
    const std::vector<ConnectionId> connections = m_scene.selectedConnections();
    if (connections.size() <= MaxUnfolded) {
        for (const ConnectionId &id : connections) {
            if (const Connection *connection = m_scene.document().topology().connection(id))
                chosen.insert(chosen.end(), connection->ends.begin(), connection->ends.end());
        }
    }
    std::vector<QModelIndex> rows;
    for (const ElementId &id : chosen) {
        const QModelIndex row = m_model->indexOf(id);
        if (row.isValid())
            rows.push_back(row);
    }
    m_isFollowing = true;
    QItemSelectionModel &selection = *m_tree->selectionModel();
    const bool isFew = !rows.empty() && rows.size() <= 2 * MaxUnfolded;
    const QModelIndex first = isFew ? rows.front() : QModelIndex();
    if (isFew)
        selection.setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selection.select(rangesOf(*m_model, std::move(rows)), QItemSelectionModel::ClearAndSelect);
    if (isFew)
        m_tree->scrollTo(first);
    m_isFollowing = false;
}

void TopologyTree::openMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    const topology::Topology &topology = m_scene.document().topology();
    const ElementId id = m_model->elementAt(index);
    const topology::Element *element = topology.element(id);
    if (!element)
        return;
    const Connection *connection = topology.connectionAt(id);
    const DrawnConnection *drawn =
        connection && element->isInterface() ? m_scene.connection(connection->id) : nullptr;
    emit contextMenuRequested(drawn ? drawn->middle() : m_scene.document().scenePosition(id),
                              m_tree->viewport()->mapToGlobal(position));
}

void TopologyTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (event->key() == Qt::Key_Down && m_filter->hasFocus())
        m_tree->setFocus();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tomato::ui
