// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/insertitems.h"

namespace tomato::document {

void InsertItems::redo()
{
    m_topology.insert(m_copy.items);
}

void InsertItems::undo()
{
    for (const ElementId &device : m_copy.devices())
        m_topology.remove(device);
}

} // namespace tomato::document
