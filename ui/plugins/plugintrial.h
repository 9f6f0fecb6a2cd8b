// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <chrono>

namespace tomato::ui {

/// Loads a plugin that is new in a process of its own (tomato-plugin-trial) before the editor
/// does: what crashes there, or does not come back, must not take the editor with it. Remembers
/// what passed and what hung until the plugin's file changes; the rest is quick to try again.
class PluginTrial final
{
public:
    /// How long the plugin's own code may take to be loaded and set up.
    explicit PluginTrial(std::chrono::milliseconds patience = std::chrono::seconds(10))
        : m_patience(patience)
    {
    }

    /// Why this plugin must not be loaded, if so. Passes all where tomato-plugin-trial is missing.
    Result<> operator()(const QString &path) const;

private:
    struct Verdict
    {
        /// Empty when it passed.
        QString reason;
        /// Until the file changes; else it is tried again at the next start.
        bool isLasting = false;
    };
    Verdict run(const QString &program, const QString &path) const;

    std::chrono::milliseconds m_patience;
};

} // namespace tomato::ui
