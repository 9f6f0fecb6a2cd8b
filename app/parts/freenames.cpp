// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/freenames.h"

namespace tomato::parts {

FreeNames::FreeNames(const topology::Topology &topology)
{
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            m_taken.insert(element.name());
    }
}

/// Returns the name without the number at its end.
static QString prefixOf(const QString &name)
{
    qsizetype length = name.size();
    while (length > 0 && name[length - 1].isDigit())
        --length;
    return name.left(length);
}

QString FreeNames::number(const QString &prefix, int from)
{
    int &next = m_next.try_emplace(prefix, from).first->second;
    QString free;
    do {
        free = prefix + QString::number(next++);
    } while (!m_taken.insert(free).second);
    return free;
}

QString FreeNames::number(const QString &name)
{
    return number(prefixOf(name), 1);
}

QString FreeNames::claim(const QString &name)
{
    if (m_taken.insert(name).second)
        return name;
    const QString prefix = prefixOf(name);
    return number(prefix, prefix.size() == name.size() ? 2 : 1);
}

} // namespace tomato::parts
