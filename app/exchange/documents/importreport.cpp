// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/importreport.h"

#include <algorithm>
#include <iterator>

namespace tomato::exchange {

/// These are the limits of the places that are kept, and of those that are shown in one line.
static constexpr std::size_t MaxPlaces = 1000;
static constexpr std::size_t ToldPlaces = 3;

std::string ImportReport::Remark::text() const
{
    std::string where;
    const std::size_t told = std::min(places.size(), ToldPlaces);
    for (std::size_t i = 0; i < told; ++i)
        where += (where.empty() ? "" : ", ") + places[i];
    if (count > told && told > 0)
        where += " and " + std::to_string(count - told) + " more";
    return where.empty() ? message : message + " (" + where + ")";
}

void ImportReport::add(const std::string &message, const std::string &place, const ElementId &about)
{
    const bool isFull = m_remarks.size() >= MaxRemarks && !m_indices.contains(message);
    const std::string &kept =
        isFull ? std::string("there is more to say than is listed here") : message;
    const auto [found, isNew] = m_indices.emplace(kept, m_remarks.size());
    if (isNew)
        m_remarks.push_back({kept, {}, 0, about});
    Remark &remark = m_remarks[found->second];
    ++remark.count;
    if (!place.empty() && !isFull && remark.places.size() < MaxPlaces)
        remark.places.push_back(place);
}

void ImportReport::append(const ImportReport &other)
{
    for (const Remark &each : other.m_remarks) {
        if (each.places.empty())
            add(each.message, {}, each.about);
        for (const std::string &place : each.places)
            add(each.message, place, each.about);
    }
}

void ImportReport::translate(const std::map<ElementId, ElementId> &ids)
{
    for (Remark &remark : m_remarks) {
        const auto found = ids.find(remark.about);
        remark.about = found == ids.end() ? ElementId() : found->second;
    }
}

void ImportReport::putFirst(const std::vector<std::string> &messages)
{
    std::vector<Remark> all;
    all.reserve(messages.size() + m_remarks.size());
    for (const std::string &message : messages)
        all.push_back({message, {}, 1, {}});
    std::ranges::move(m_remarks, std::back_inserter(all));
    m_remarks = std::move(all);
    for (auto &[message, index] : m_indices)
        index += messages.size();
}

std::string quoted(const QString &text)
{
    constexpr qsizetype MaxLength = 60;
    QString line = text.left(MaxLength).simplified();
    for (QChar &c : line) {
        if (!c.isPrint())
            c = QLatin1Char('?');
    }
    if (text.size() > MaxLength)
        line += QStringLiteral("…");
    return "'" + line.toStdString() + "'";
}

} // namespace tomato::exchange
