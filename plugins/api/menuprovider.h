// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtPlugin>

class QMenu;
class QWidget;

namespace tomato::plugins {

/// A plugin that adds a menu to the menu bar. The shortcuts of its entries work everywhere in the
/// window.
class MenuProvider
{
public:
    virtual ~MenuProvider() = default;
    /// Called once, after initialize(). The menu's title has a mnemonic; the menu is owned by
    /// `parent`.
    virtual QMenu *createMenu(QWidget *parent) = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::MenuProvider, "org.tomato.desktop.MenuProvider/1")
