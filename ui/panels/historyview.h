// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoView>

namespace tomato::ui {

/// The steps that can be undone. Long ones are elided, and are complete in a tool tip.
class HistoryView final : public QUndoView
{
    Q_OBJECT

public:
    HistoryView(QUndoStack &steps, QWidget *parent);

protected:
    bool viewportEvent(QEvent *event) override;
};

} // namespace tomato::ui
