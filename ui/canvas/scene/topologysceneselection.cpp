// SPDX-License-Identifier: GPL-3.0-or-later
// This file has the part of TopologyScene that is about the selection.
#include "ui/canvas/scene/topologyscene.h"

#include <QSignalBlocker>

#include <algorithm>

namespace tomato::ui {

std::vector<ElementId> TopologyScene::selectedElements() const
{
    std::vector<ElementId> selected;
    for (const QGraphicsItem *item : selectedItems()) {
        const auto *element = qgraphicsitem_cast<const ElementItem *>(item);
        if (element && m_document.topology().element(element->id()) && elementItem(element->id()))
            selected.push_back(element->id());
    }
    std::sort(selected.begin(), selected.end());
    return selected;
}

std::vector<ConnectionId> TopologyScene::selectedConnections() const
{
    std::vector<ConnectionId> selected;
    for (const DrawnConnection *each : m_connections.selected()) {
        if (m_document.topology().connection(each->id()))
            selected.push_back(each->id());
    }
    std::sort(selected.begin(), selected.end());
    return selected;
}

void TopologyScene::select(const std::vector<ElementId> &elements,
                           const std::vector<ConnectionId> &connections)
{
    {
        const QSignalBlocker one(this); // one signal for all of them
        clearSelection();
        for (const ElementId &id : elements) {
            if (ElementItem *item = elementItem(id))
                item->setSelected(true);
        }
        const auto before = m_connections.selected();
        for (DrawnConnection *each : before)
            m_connections.select(each, false);
        for (const ConnectionId &id : connections) {
            if (DrawnConnection *connection = m_connections.find(id))
                m_connections.select(connection, true);
        }
    }
    update();
    emit selectionChanged();
}

void TopologyScene::selectAnnotations(const std::vector<qsizetype> &indices)
{
    {
        const QSignalBlocker one(this);
        selectNothing();
        m_annotations.select(indices);
    }
    update();
    emit selectionChanged();
}

void TopologyScene::selectAll()
{
    std::vector<ElementId> elements;
    std::vector<ConnectionId> connections;
    for (const auto &[id, item] : m_elements)
        elements.push_back(id);
    for (const auto &[id, connection] : m_connections.all())
        connections.push_back(id);
    select(elements, connections);
    std::vector<qsizetype> annotations;
    for (const AnnotationItem *each : m_annotations.items()) {
        if (!each->annotation().isLocked)
            annotations.push_back(each->index());
    }
    m_annotations.select(annotations);
}

void TopologyScene::selectAllConnections()
{
    std::vector<ConnectionId> all;
    for (const auto &[id, connection] : m_connections.all())
        all.push_back(id);
    select({}, all);
}

void TopologyScene::setConnectionsSelected(const std::vector<DrawnConnection *> &connections,
                                           bool isSelected)
{
    bool isChanged = false;
    for (DrawnConnection *each : connections) {
        if (each->isSelected() == isSelected)
            continue;
        m_connections.select(each, isSelected);
        repaint(*each);
        isChanged = true;
    }
    if (isChanged)
        emit selectionChanged();
}

} // namespace tomato::ui
