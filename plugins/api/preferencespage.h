// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QtPlugin>
#include <QWidget>

#include <memory>

namespace tomato::plugins {

/// A page of the window Preferences. What it shows and keeps is the plugin's own affair; QSettings
/// with keys that begin with the plugin's name is a good place. Its focus proxy gets the focus
/// first.
class PreferencesPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Of the page's tab; with no mnemonic.
    virtual QString title() const = 0;
    /// Empty when what is entered can be kept, else the reason why not (OK stays disabled
    /// meanwhile).
    virtual QString problem() const = 0;
    /// Keeps what is entered; asked for with OK, when no page has a problem.
    virtual Result<> save() = 0;

signals:
    /// problem() may answer differently now.
    void changed();
};

/// A plugin that has preferences.
class PreferencesPageProvider
{
public:
    virtual ~PreferencesPageProvider() = default;
    /// For each window Preferences that is opened; the window owns it. It shows what is kept.
    virtual std::unique_ptr<PreferencesPage> createPreferencesPage() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::PreferencesPageProvider,
                    "org.tomato.desktop.PreferencesPageProvider/1")
