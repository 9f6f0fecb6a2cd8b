// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QTabBar;

namespace tomato::plugins {

/// Has Tab go through the widgets in this order.
void tabThrough(const QList<QWidget *> &stops);

/// Calls a function when the key is pressed in the widget, which then does nothing else with it,
/// and neither does a shortcut of the window.
void whenPressed(QWidget *widget, Qt::Key key, std::function<void()> act);

/// Calls a function when the mnemonic of a tab has chosen it, also of the one that was chosen
/// before.
void whenMnemonicPressed(QTabBar *tabs, std::function<void()> act);

} // namespace tomato::plugins
