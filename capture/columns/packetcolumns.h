// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/columns/columntable.h"
#include "capture/columns/packetrow.h"

namespace tomato::columns {

/// Packets by columns.
class PacketColumns final
{
public:
    /// Rows that wait to be written are kept in `folder`.
    static Result<PacketColumns> create(const std::filesystem::path &folder);

    Result<> add(const PacketRow &row);
    std::uint64_t rows() const { return m_table.rows(); }

    /// As ColumnTable does; the column `interface` counts the array `interfaces`.
    Result<> writeNpz(const std::filesystem::path &file,
                      const std::vector<std::string> &interfaces);

private:
    explicit PacketColumns(ColumnTable table) : m_table(std::move(table)) {}

    ColumnTable m_table;
};

} // namespace tomato::columns
