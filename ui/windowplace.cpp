// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowplace.h"

#include "ui/widgets/screenroom.h"

#include <QMainWindow>
#include <QSettings>

namespace tomato::ui {

static const QString GeometryKey = QStringLiteral("window/geometry");
static const QString StateKey = QStringLiteral("window/state");
/// Counts up when docks or tool bars change so that an old state does not fit.
static constexpr int StateVersion = 1;

void restoreWindowPlace(QMainWindow &window)
{
    const QSettings settings;
    window.resize(1280, 800);
    restoreWithin(window, settings.value(GeometryKey).toByteArray());
    window.restoreState(settings.value(StateKey).toByteArray(), StateVersion);
}

void saveWindowPlace(const QMainWindow &window)
{
    QSettings settings;
    settings.setValue(GeometryKey, window.saveGeometry());
    settings.setValue(StateKey, window.saveState(StateVersion));
}

} // namespace tomato::ui
