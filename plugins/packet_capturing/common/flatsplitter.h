// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/gripsplitter.h"

namespace tomato::plugins {

/// Has its parts above each other, and beside each other where it is too low for that.
class FlatSplitter final : public GripSplitter
{
    Q_OBJECT

public:
    explicit FlatSplitter(QWidget *parent);

signals:
    /// Its parts are beside each other now, or above each other again.
    void flattened(bool isFlat);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace tomato::plugins
