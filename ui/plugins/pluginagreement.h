// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace tomato::ui {

/// To which plugins in the user's own folder the user agreed: anything that can write there would
/// run in the editor otherwise. Each is agreed to once, and again when its file is another one.
class PluginAgreement final
{
public:
    /// The user's own folder for plugins.
    static QString userFolder();

    /// Whether a plugin may be loaded without a question: it lies elsewhere, or was agreed to.
    static bool covers(const QString &path);
    static void add(const QString &path);

    /// Opens one question about all of these over a window; `agreed` is called for a yes.
    static void ask(QWidget &window, const QStringList &paths, const std::function<void()> &agreed);
};

} // namespace tomato::ui
