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
    /// Rows that wait to be written are kept in `folder`.
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
        /// The column's name, and the name of its type in the NPY format.
        const char *name;
        const char *type;
        /// The number of values in a row; 0 means one value, and the array has one dimension.
        std::size_t width;
        SpoolFile values;
    };

    ColumnTable() = default;

    std::vector<Column> m_columns;
    std::uint64_t m_rows = 0;
};

} // namespace tomato::columns
