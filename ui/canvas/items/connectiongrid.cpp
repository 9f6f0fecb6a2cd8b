// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/connectiongrid.h"

#include "ui/canvas/items/drawnconnection.h"

#include <algorithm>
#include <cmath>

namespace tomato::ui {

static constexpr double CellSize = 512;
static constexpr double MaxCells = 512;

static int cellAt(double position)
{
    return static_cast<int>(std::floor(position / CellSize));
}

static std::uint64_t cell(int column, int row)
{
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 |
           static_cast<std::uint32_t>(row);
}

/// Returns no cells when there would be too many.
std::vector<ConnectionGrid::Cell> ConnectionGrid::cellsOf(const Entry &entry)
{
    QPointF left = entry.line.p1();
    QPointF right = entry.line.p2();
    if (left.x() > right.x())
        std::swap(left, right);
    const double reach = entry.reach;
    if ((right.x() - left.x() + std::abs(right.y() - left.y())) / CellSize > MaxCells)
        return {};
    std::vector<Cell> cells;
    const double slope = right.x() > left.x() ? (right.y() - left.y()) / (right.x() - left.x()) : 0;
    for (int column = cellAt(left.x() - reach); column <= cellAt(right.x() + reach); ++column) {
        // The part of the line that can come near this column.
        const double from = std::max(left.x(), column * CellSize - reach);
        const double to = std::min(right.x(), (column + 1) * CellSize + reach);
        double first = left.y() + (from - left.x()) * slope;
        double last = slope == 0 ? right.y() : left.y() + (to - left.x()) * slope;
        if (first > last)
            std::swap(first, last);
        for (int row = cellAt(first - reach); row <= cellAt(last + reach); ++row)
            cells.push_back(cell(column, row));
    }
    return cells;
}

void ConnectionGrid::insert(DrawnConnection *connection)
{
    Entry &entry = m_entries[connection];
    entry = {connection, connection->line(), connection->reach()};
    const std::vector<Cell> cells = cellsOf(entry);
    for (const Cell each : cells)
        m_cells[each].push_back(&entry);
    if (cells.empty())
        m_long.push_back(&entry);
}

void ConnectionGrid::remove(const std::vector<DrawnConnection *> &connections)
{
    std::vector<Cell> touched;
    for (const DrawnConnection *each : connections) {
        const auto found = m_entries.find(each);
        if (found == m_entries.end())
            continue;
        found->second.isLeaving = true;
        const std::vector<Cell> cells = cellsOf(found->second);
        touched.insert(touched.end(), cells.begin(), cells.end());
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    const auto isLeaving = [](const Entry *entry) { return entry->isLeaving; };
    for (const Cell each : touched)
        std::erase_if(m_cells[each], isLeaving);
    std::erase_if(m_long, isLeaving);
    for (const DrawnConnection *each : connections)
        m_entries.erase(each);
}

bool ConnectionGrid::contains(const DrawnConnection *connection) const
{
    return m_entries.contains(connection);
}

void ConnectionGrid::clear()
{
    m_entries.clear();
    m_cells.clear();
    m_long.clear();
}

std::vector<DrawnConnection *> ConnectionGrid::near(const QRectF &rect) const
{
    std::vector<DrawnConnection *> found;
    for (const Entry *entry : m_long)
        found.push_back(entry->connection);
    ++m_search;
    for (int column = cellAt(rect.left()); column <= cellAt(rect.right()); ++column) {
        for (int row = cellAt(rect.top()); row <= cellAt(rect.bottom()); ++row) {
            const auto inside = m_cells.find(cell(column, row));
            if (inside == m_cells.end())
                continue;
            for (Entry *entry : inside->second) {
                if (std::exchange(entry->seen, m_search) != m_search)
                    found.push_back(entry->connection);
            }
        }
    }
    return found;
}

} // namespace tomato::ui
