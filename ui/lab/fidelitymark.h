// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/machinewatch.h"

#include <QLabel>

namespace tomato::ui {

/// Says why what is measured in the lab is not to be trusted now, in full in its tool tip; hidden
/// else.
class FidelityMark final : public QLabel
{
    Q_OBJECT

public:
    explicit FidelityMark(QWidget *parent = nullptr);

    /// How many connections do less than they should, and what the machine was like lately.
    void showDoubts(int links, const MachineLoad &load);

private:
    void refresh();

    int m_links = 0;
    MachineLoad m_load;
};

} // namespace tomato::ui
