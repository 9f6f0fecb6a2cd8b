// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/elementfields.h"

namespace tomato::ui {

/// The image that a host or router runs in, the limits for the programs inside, and the routing
/// daemons that a router runs.
class ProgramsForm final : public ElementFields
{
    Q_OBJECT

public:
    ProgramsForm(document::Document &document, const std::vector<ElementId> &elements,
                 QWidget *parent = nullptr);

private:
    void addLimits(QFormLayout &form);
    void addCongestionControl(QFormLayout &form);
    void addRouting(QFormLayout &form);
};

} // namespace tomato::ui
