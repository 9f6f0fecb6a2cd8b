// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <chrono>

namespace tomato::ui {

/// Loads a new plugin in a process of its own (tomato-plugin-trial) before the editor does: a
/// plugin that crashes or hangs must not stop the editor. It remembers which plugins passed and
/// which hung until the plugin's file changes; others are tried again, which is quick.
class PluginTrial final
{
public:
    /// `patience` is how long the plugin's own code may take to be loaded and initialized.
    explicit PluginTrial(std::chrono::milliseconds patience = std::chrono::seconds(10))
        : m_patience(patience)
    {
    }

    /// Returns an error when this plugin must not be loaded. All plugins pass where
    /// tomato-plugin-trial is missing.
    Result<> operator()(const QString &path) const;

private:
    struct Verdict
    {
        /// Why it did not pass; empty when it did.
        QString reason;
        /// Whether the result holds until the file changes; else the plugin is tried again at the
        /// next start.
        bool isLasting = false;
    };
    Verdict run(const QString &program, const QString &path) const;

    std::chrono::milliseconds m_patience;
};

} // namespace tomato::ui
