// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace tomato::plugins {

/// A splitter whose handles are seen: styles draw some dots, or nothing.
class GripSplitter : public QSplitter
{
    Q_OBJECT

public:
    GripSplitter(Qt::Orientation orientation, QWidget *parent);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace tomato::plugins
