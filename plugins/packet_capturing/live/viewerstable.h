// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QTreeWidget>

namespace tomato::plugins {

/// The live viewers of a capture, one on each line.
class ViewersTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ViewersTable(QWidget *parent = nullptr);
    void setViewers(const std::vector<client::ViewerStatus> &viewers);
};

} // namespace tomato::plugins
