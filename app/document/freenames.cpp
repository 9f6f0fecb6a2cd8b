// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/freenames.h"

namespace tomato::document {

FreeNames::FreeNames(const topology::Topology &topology)
{
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            m_taken.insert(element.name());
    }
}

QString FreeNames::claim(const QString &name)
{
    if (m_taken.insert(name).second)
        return name;
    qsizetype length = name.size();
    while (length > 0 && name[length - 1].isDigit())
        --length;
    const QString prefix = name.left(length);
    int &next = m_next.try_emplace(prefix, length == name.size() ? 2 : 1).first->second;
    QString free;
    do {
        free = prefix + QString::number(next++);
    } while (!m_taken.insert(free).second);
    return free;
}

} // namespace tomato::document
