// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/elementfields.h"

namespace tomato::ui {

/// What all interfaces of several hosts can have in common: whether they ask for their addresses.
class SharedInterfacesForm final : public ElementFields
{
    Q_OBJECT

public:
    SharedInterfacesForm(document::Document &document, const std::vector<ElementId> &interfaces,
                         QWidget *parent = nullptr);
};

} // namespace tomato::ui
