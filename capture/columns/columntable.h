// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/columns/spoolfile.h"

#include <vector>

namespace tomato::columns {

/// A column: its name, and the type of its values as the NPY format calls it.
struct ColumnFormat
{
    const char *name;
    const char *type;
    /// The number of values in a row; 0 means one value, and the array has one dimension.
    std::size_t width = 0;
};

/// An array of texts that a column of numbers counts.
struct NameArray
{
    std::string name;
    std::vector<std::string> texts;
};

/// Rows by columns, each of one type, as NumPy has them. Memory does not grow with the rows: they
/// wait beside the file that they go to.
class ColumnTable final
{
public:
    /// Rows that wait to be written are kept in `folder`.
    static Result<ColumnTable> create(const std::filesystem::path &folder,
                                      std::span<const ColumnFormat> formats);

    /// Adds a row: the bytes of each column, in the order and with the sizes of the formats.
    Result<> add(std::span<const std::span<const char>> row);
    std::uint64_t rows() const { return m_rows; }

    /// Writes an archive that numpy.load() reads (.npz): an array for each column, behind those of
    /// names. The file appears whole or not at all.
    Result<> writeNpz(const std::filesystem::path &file, const std::vector<NameArray> &names);

private:
    struct Column
    {
        ColumnFormat format;
        SpoolFile values;
    };

    ColumnTable() = default;

    std::vector<Column> m_columns;
    std::uint64_t m_rows = 0;
};

/// Returns the bytes of a number, or of an array of numbers, as a column has them.
template <class Value>
std::span<const char> bytesOf(const Value &value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

} // namespace tomato::columns
