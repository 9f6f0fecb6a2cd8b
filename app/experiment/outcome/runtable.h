// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runrecord.h"

#include <QJsonArray>

namespace tomato::experiment {

/// The measured numbers, summarized over the repetitions of the same values: a row for each
/// combination of values and each statement.
class RunTable final
{
public:
    explicit RunTable(const std::vector<RunRecord> &records);

    struct Row
    {
        QJsonObject varied;
        QString statement;
        QString unit;
        int runs = 0;
        int held = 0;
        /// The samples are sorted; a run in which nothing was measured adds none.
        std::vector<double> samples;
    };
    const std::vector<Row> &rows() const { return m_rows; }

    QJsonArray json() const;
    /// Returns CSV as in RFC 4180, with a header line.
    QString csv() const;
    /// Returns a table with aligned columns for people.
    QString text() const;

private:
    std::vector<QStringList> cells() const;

    /// The names of what is varied.
    QStringList m_varied;
    std::vector<Row> m_rows;
};

} // namespace tomato::experiment
