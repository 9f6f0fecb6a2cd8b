// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QAbstractButton;
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

/// Has the mnemonic of a button press it also where others in the window have the same letter, of
/// which each key would only move the focus on; where the focus is in `area`, the button goes
/// first.
void pressByMnemonic(QAbstractButton *button, QWidget *area);

} // namespace tomato::plugins
