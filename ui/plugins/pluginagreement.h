// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace tomato::ui {

/// Stores to which plugins in the user's own folder the user agreed: otherwise, any program that
/// can write there could run code in the editor. The user is asked once for each plugin, and again
/// when its file changed.
class PluginAgreement final
{
public:
    /// The user's own folder for plugins.
    static QString userFolder();

    /// Returns whether a plugin may be loaded without a question: it lies elsewhere, or the user
    /// agreed to it.
    static bool covers(const QString &path);
    static void add(const QString &path);

    /// Opens one question about all of these over a window; `agreed` is called when the user
    /// agrees.
    static void ask(QWidget &window, const QStringList &paths, const std::function<void()> &agreed);
};

} // namespace tomato::ui
