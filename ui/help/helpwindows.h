// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace tomato::ui {

/// Shows the program's manual in a window of its own.
void showManual(QWidget &parent);
void showAbout(QWidget &parent, const QStringList &plugins);

} // namespace tomato::ui
