// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/docktoggle.h"

#include <QAction>
#include <QDockWidget>

namespace tomato::ui {

/// A dock behind another one's tab counts as visible, and nothing of it is seen.
static bool isBehind(const QDockWidget &dock)
{
    return dock.isVisible() && dock.visibleRegion().isEmpty();
}

/// The tool tip follows the status tip, which is translated when the language changes.
static void tellKeys(QAction &toggle)
{
    const QString keys = toggle.shortcut().toString(QKeySequence::NativeText);
    const QString purpose = toggle.statusTip();
    const QString tip =
        keys.isEmpty() ? purpose : purpose + QStringLiteral(" (") + keys + QLatin1Char(')');
    if (!purpose.isEmpty() && toggle.toolTip() != tip)
        toggle.setToolTip(tip);
}

void toggleInFront(QDockWidget &dock, const QKeySequence &keys)
{
    QAction *toggle = dock.toggleViewAction();
    toggle->setShortcut(keys);
    // Qt's own would hide what is behind.
    QObject::disconnect(toggle, &QAction::triggered, &dock, nullptr);
    QObject::connect(toggle, &QAction::triggered, &dock, [&dock, toggle](bool isWanted) {
        if (!isWanted && !isBehind(dock)) {
            dock.close();
            return;
        }
        toggle->setChecked(true);
        dock.show();
        dock.raise();
        if (dock.widget() != nullptr)
            dock.widget()->setFocus(Qt::ShortcutFocusReason);
    });
}

void describeToggle(QAction &toggle, const QString &purpose)
{
    toggle.setStatusTip(purpose);
    tellKeys(toggle);
    QObject::connect(&toggle, &QAction::changed, &toggle, [&toggle] { tellKeys(toggle); });
}

} // namespace tomato::ui
