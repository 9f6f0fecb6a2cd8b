// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/items/connectiongrid.h"
#include "ui/canvas/items/drawnconnection.h"

#include <QColor>
#include <QTimer>

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace tomato::ui {

/// All connections of a canvas: where they lie, to which elements they belong, and which are
/// selected.
class ConnectionLayer final : public QObject
{
    Q_OBJECT

public:
    using All = std::map<ConnectionId, std::unique_ptr<DrawnConnection>>;

    ConnectionLayer();

    const All &all() const { return m_all; }
    /// Returns nullptr when there is none.
    DrawnConnection *find(const ConnectionId &id) const;
    /// Reserves memory for this number of connections that are about to be added.
    void reserve(std::size_t connections);
    /// Adds a connection. Parallel connections are separated only after spread() or spreadAll().
    DrawnConnection *add(std::unique_ptr<DrawnConnection> connection);
    void remove(DrawnConnection *connection);
    void clear();

    /// These draw parallel connections at a distance from each other: all, or those between the
    /// same elements as this one.
    void spreadAll();
    void spread(const DrawnConnection &connection);

    const std::vector<DrawnConnection *> &at(const ElementItem *element) const;
    /// Call it before and after an element moves; it returns the area of its connections.
    QRectF moveEndsOf(const ElementItem *element);

    DrawnConnection *at(const QPointF &position) const;
    /// Returns the connections that cross this part of the scene.
    std::vector<DrawnConnection *> crossing(const QRectF &rect) const;
    /// Labels are enlarged by `factor`.
    void paint(QPainter *painter, const QRectF &exposed, double scale, double factor) const;
    /// Call it when elements came, went or have other names: labels find other places then.
    void placeAnew() { ++m_round; }
    /// Returns the connections of the elements that are moving; they lie in no cell of the grid.
    const std::unordered_set<DrawnConnection *> &moving() const { return m_moving; }

    /// Sets the colour of the many thin lines that are drawn while a large part moves.
    void setMovingColour(const QColor &colour) { m_movingColour = colour; }
    void select(DrawnConnection *connection, bool isSelected);
    const std::unordered_set<DrawnConnection *> &selected() const { return m_selected; }

signals:
    /// No element moves any more.
    void settled();

private:
    void spreadThese(const std::vector<DrawnConnection *> &parallels);
    void returnToGrid();
    void placeLabels(const std::vector<DrawnConnection *> &visible, double scale,
                     double factor) const;
    bool isFree(const DrawnConnection &own, const QRectF &area, double scale,
                const DrawnConnection::Placing &placing) const;

    All m_all;
    std::unordered_map<const ElementItem *, std::vector<DrawnConnection *>> m_at;
    std::unordered_set<DrawnConnection *> m_selected;
    ConnectionGrid m_grid;
    std::unordered_set<DrawnConnection *> m_moving;
    QTimer m_settle;
    int m_round = 0;
    QColor m_movingColour;
};

} // namespace tomato::ui
