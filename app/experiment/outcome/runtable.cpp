// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/runtable.h"

#include "app/experiment/plan/samples.h"

#include <algorithm>

namespace tomato::experiment {

namespace {

QString numberText(double number)
{
    return QString::number(number, 'g', 6);
}

QString csvCell(QString text)
{
    // A spreadsheet takes what begins so for a formula.
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) {
        bool isNumber = false;
        (void)text.toDouble(&isNumber);
        if (!isNumber)
            text.prepend(u'\'');
    }
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

RunTable::RunTable(const std::vector<RunRecord> &records)
{
    for (const RunRecord &record : records) {
        for (const QString &name : record.run.varied.keys()) {
            if (!m_varied.contains(name))
                m_varied << name;
        }
        for (const Verdict &verdict : record.verdicts) {
            auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &each) {
                return each.statement == verdict.name && each.varied == record.run.varied;
            });
            if (row == m_rows.end())
                row = m_rows.insert(m_rows.end(), {record.run.varied, verdict.name, {}, 0, 0, {}});
            ++row->runs;
            row->held += verdict.held ? 1 : 0;
            if (verdict.unit.size() > row->unit.size())
                row->unit = verdict.unit;
            if (verdict.measured)
                row->samples.push_back(*verdict.measured);
        }
    }
    for (Row &row : m_rows)
        std::sort(row.samples.begin(), row.samples.end());
}

QJsonArray RunTable::json() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject json{{"varied", row.varied},
                         {"statement", row.statement},
                         {"runs", row.runs},
                         {"held", row.held},
                         {"unit", row.unit}};
        if (!row.samples.empty()) {
            json.insert("measured", static_cast<qint64>(row.samples.size()));
            json.insert("mean", mean(row.samples));
            json.insert("median", quantile(row.samples, 0.5));
        }
        if (row.samples.size() > 1)
            json.insert("interval95", halfInterval(row.samples));
        rows.append(json);
    }
    return rows;
}

std::vector<QStringList> RunTable::cells() const
{
    QStringList names = m_varied;
    names << QStringLiteral("statement") << QStringLiteral("held") << QStringLiteral("runs")
          << QStringLiteral("mean") << QStringLiteral("interval95") << QStringLiteral("median")
          << QStringLiteral("unit");
    std::vector<QStringList> lines = {names};
    for (const Row &row : m_rows) {
        QStringList line;
        for (const QString &name : m_varied)
            line << row.varied.value(name).toVariant().toString();
        line << row.statement << QString::number(row.held) << QString::number(row.runs);
        const bool isMeasured = !row.samples.empty();
        line << (isMeasured ? numberText(mean(row.samples)) : QString())
             << (row.samples.size() > 1 ? numberText(halfInterval(row.samples)) : QString())
             << (isMeasured ? numberText(quantile(row.samples, 0.5)) : QString()) << row.unit;
        lines.push_back(line);
    }
    return lines;
}

QString RunTable::csv() const
{
    QString text;
    for (const QStringList &line : cells()) {
        QStringList quoted;
        for (const QString &cell : line)
            quoted << csvCell(cell);
        text += quoted.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

QString RunTable::text() const
{
    const std::vector<QStringList> lines = cells();
    std::vector<qsizetype> widths(static_cast<std::size_t>(lines.front().size()), 0);
    for (const QStringList &line : lines) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], line[static_cast<qsizetype>(i)].size());
    }
    QString text;
    for (const QStringList &line : lines) {
        QString row;
        for (std::size_t i = 0; i < widths.size(); ++i)
            row += line[static_cast<qsizetype>(i)].leftJustified(widths[i] + 2);
        text += row.trimmed() + u'\n';
    }
    return text;
}

} // namespace tomato::experiment
