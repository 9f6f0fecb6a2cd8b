// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/addlinks.h"

#include <ranges>

namespace tomato::document {

void AddLinks::redo()
{
    m_topology.insert(m_links);
}

void AddLinks::undo()
{
    for (const topology::Connection &each : std::views::reverse(m_links.connections))
        m_topology.remove(each.id);
    for (const topology::Element &each : std::views::reverse(m_links.elements))
        m_topology.remove(each.id);
}

} // namespace tomato::document
