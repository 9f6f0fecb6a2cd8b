// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tomato::ui {

class DrawnConnection;

/// Finds the connections near a position without checking all of them.
class ConnectionGrid final
{
public:
    /// Inserts a connection at its current position; one that moved must be removed and inserted
    /// again.
    void insert(DrawnConnection *connection);
    void remove(DrawnConnection *connection) { remove(std::vector{connection}); }
    /// Removes many connections at once, and visits each cell only once.
    void remove(const std::vector<DrawnConnection *> &connections);
    bool contains(const DrawnConnection *connection) const;
    void clear();
    void reserve(std::size_t connections) { m_entries.reserve(connections); }
    /// Returns the connections that may touch this part of the scene, each once.
    std::vector<DrawnConnection *> near(const QRectF &rect) const;

private:
    using Cell = std::uint64_t;

    struct Entry
    {
        DrawnConnection *connection;
        QLineF line;
        double reach;
        /// The number of the last search that found it.
        unsigned seen = 0;
        bool isLeaving = false;
    };

    static std::vector<Cell> cellsOf(const Entry &entry);

    std::unordered_map<const DrawnConnection *, Entry> m_entries;
    std::unordered_map<Cell, std::vector<Entry *>> m_cells;
    /// The connections that would lie in too many cells.
    std::vector<Entry *> m_long;
    mutable unsigned m_search = 0;
};

} // namespace tomato::ui
