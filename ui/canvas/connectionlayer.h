// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/connectiongrid.h"
#include "ui/canvas/drawnconnection.h"

#include <QColor>
#include <QTimer>

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace tomato::ui {

/// All connections of a canvas: which lie where, which belong to an element, which are chosen.
class ConnectionLayer final : public QObject
{
    Q_OBJECT

public:
    using All = std::map<ConnectionId, std::unique_ptr<DrawnConnection>>;

    ConnectionLayer();

    const All &all() const { return m_all; }
    /// nullptr when there is none.
    DrawnConnection *find(const ConnectionId &id) const;
    /// Makes room for so many that are about to be added.
    void reserve(std::size_t connections);
    /// Parallels lie apart when spread() or spreadAll() was called.
    DrawnConnection *add(std::unique_ptr<DrawnConnection> connection);
    void remove(DrawnConnection *connection);
    void clear();

    /// Lays parallel connections apart: all, or those between the same elements as this one.
    void spreadAll();
    void spread(const DrawnConnection &connection);

    const std::vector<DrawnConnection *> &at(const ElementItem *element) const;
    /// An element is about to move, or moved; returns where its connections are.
    QRectF moveEndsOf(const ElementItem *element);

    DrawnConnection *at(const QPointF &position) const;
    /// Those that cross this part of the scene.
    std::vector<DrawnConnection *> crossing(const QRectF &rect) const;
    void paint(QPainter *painter, const QRectF &exposed, double scale) const;
    /// While elements move: their connections, which lie in no cell of the grid.
    const std::unordered_set<DrawnConnection *> &moving() const { return m_moving; }

    /// Of the many thin lines that are drawn while a large part moves.
    void setMovingColour(const QColor &colour) { m_movingColour = colour; }
    void select(DrawnConnection *connection, bool isSelected);
    const std::unordered_set<DrawnConnection *> &selected() const { return m_selected; }

signals:
    /// Nothing moves any more.
    void settled();

private:
    void spreadThese(const std::vector<DrawnConnection *> &parallels);
    void returnToGrid();

    All m_all;
    std::unordered_map<const ElementItem *, std::vector<DrawnConnection *>> m_at;
    std::unordered_set<DrawnConnection *> m_selected;
    ConnectionGrid m_grid;
    std::unordered_set<DrawnConnection *> m_moving;
    QTimer m_settle;
    QColor m_movingColour;
};

} // namespace tomato::ui
