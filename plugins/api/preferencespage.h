// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QtPlugin>
#include <QWidget>

#include <memory>

namespace tomato::plugins {

/// A page of the window Preferences. The plugin decides what it shows and where it stores that;
/// QSettings with keys that begin with the plugin's name is a good place. The page's focus proxy is
/// the first widget to get the focus.
class PreferencesPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The title of the page's tab, without a mnemonic.
    virtual QString title() const = 0;
    /// Returns why the entered values cannot be stored (OK is disabled meanwhile); empty when they
    /// can.
    virtual QString problem() const = 0;
    /// Stores the entered values; called on OK, when no page has a problem.
    virtual Result<> save() = 0;

signals:
    /// The result of problem() may have changed.
    void changed();
};

/// A plugin that has a page of preferences.
class PreferencesPageProvider
{
public:
    virtual ~PreferencesPageProvider() = default;
    /// Called for each window Preferences that is opened; the window owns the page. The page shows
    /// the stored values.
    virtual std::unique_ptr<PreferencesPage> createPreferencesPage() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::PreferencesPageProvider,
                    "org.tomato.desktop.PreferencesPageProvider/1")
