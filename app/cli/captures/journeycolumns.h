// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/captures/journeyrows.h"
#include "capture/columns/columntable.h"

namespace tomato::cli {

/// Writes a row for each packet on each link, of the first `most` packets, as columns of NumPy (see
/// columns::ColumnTable). They are those of JourneyTable; a column with texts counts those in the
/// array that has its name and "_names". A number that there is not is -1.
class JourneyColumns final : public JourneyWriter
{
public:
    /// The file appears at end().
    static Result<JourneyColumns> create(const std::filesystem::path &file,
                                         const journeys::JourneyReader &reader,
                                         const QStringList &recordings, std::uint64_t most);

    void write(const journeys::Journey &journey) override;
    Result<> end(const journeys::JourneyMeasures &measures) override;

private:
    JourneyColumns(columns::ColumnTable table, std::filesystem::path file,
                   const journeys::JourneyReader &reader, const QStringList &recordings,
                   std::uint64_t most);
    void writeHop(const journeys::Journey &journey, std::size_t at);
    std::uint8_t kindOf(const journeys::Journey &journey, std::size_t at);
    std::vector<columns::NameArray> names();

    columns::ColumnTable m_table;
    std::filesystem::path m_file;
    const journeys::JourneyReader &m_reader;
    RowTexts m_texts;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
    /// The kinds of steps between hops; the first one is empty, for the first hop.
    std::vector<QByteArray> m_kinds = {QByteArray()};
    /// The first failure; nothing is written after it.
    Result<> m_added;
};

} // namespace tomato::cli
