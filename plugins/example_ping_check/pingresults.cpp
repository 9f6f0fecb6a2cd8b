// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingresults.h"

#include <QLocale>

#include <algorithm>

namespace pingcheck {

static constexpr std::size_t MaxResults = 1000;

void PingResults::add(const PingResult &result)
{
    beginInsertRows({}, 0, 0);
    m_results.push_front(result);
    endInsertRows();
    if (m_results.size() <= MaxResults)
        return;
    const int last = rowCount() - 1;
    beginRemoveRows({}, last, last);
    m_results.pop_back();
    endRemoveRows();
}

void PingResults::clear()
{
    beginResetModel();
    m_results.clear();
    endResetModel();
}

std::optional<PingResult> PingResults::latest(const tomato::ConnectionId &connection) const
{
    const auto found =
        std::find_if(m_results.begin(), m_results.end(),
                     [&connection](const auto &each) { return each.connection == connection; });
    return found == m_results.end() ? std::nullopt : std::optional(*found);
}

QString PingResults::text(const PingResult &result)
{
    if (!result.problem.isEmpty())
        return result.problem;
    if (result.received == 0)
        return tr("no answer");
    const QLocale locale;
    const QString time = tr("%1 ms").arg(locale.toString(result.milliseconds, 'f', 2));
    if (result.received == result.sent)
        return time;
    const int lost = 100 - 100 * result.received / std::max(result.sent, 1);
    return tr("%1, %2 % lost").arg(time, locale.toString(lost));
}

int PingResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int PingResults::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant PingResults::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const PingResult &result = at(index.row());
    switch (index.column()) {
    case 0:
        return QLocale().toString(result.time.time(), QLocale::ShortFormat);
    case 1:
        return result.way;
    default:
        return text(result);
    }
}

QVariant PingResults::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == 0 ? tr("Time") : section == 1 ? tr("Way") : tr("Result");
}

} // namespace pingcheck
