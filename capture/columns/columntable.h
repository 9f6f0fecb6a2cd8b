// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/columns/packetrow.h"
#include "capture/columns/spoolfile.h"

namespace tomato::columns {

/// Packets by columns, each of one type, as NumPy has them. Memory does not grow with the rows:
/// they wait beside the file that they go to.
class ColumnTable final
{
public:
    /// `folder` takes what waits.
    static Result<ColumnTable> create(const std::filesystem::path &folder);

    Result<> add(const PacketRow &row);
    std::uint64_t rows() const { return m_rows; }

    /// Writes an archive that numpy.load() reads (.npz): an array for each column, and
    /// `interfaces`, which the column `interface` counts. The file appears whole or not at all.
    Result<> writeNpz(const std::filesystem::path &file,
                      const std::vector<std::string> &interfaces);

private:
    struct Column
    {
        /// Of its type, as the format NPY has it.
        const char *name;
        const char *type;
        /// How many of them a row has; 0: one, and the array has one dimension.
        std::size_t width;
        SpoolFile values;
    };

    ColumnTable() = default;

    std::vector<Column> m_columns;
    std::uint64_t m_rows = 0;
};

} // namespace tomato::columns
