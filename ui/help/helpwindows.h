// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace tomato::ui {

/// The manual that comes with the program, in a window of its own.
void showManual(QWidget &parent);
void showAbout(QWidget &parent, const QStringList &plugins);

} // namespace tomato::ui
