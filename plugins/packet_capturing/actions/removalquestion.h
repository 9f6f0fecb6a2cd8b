// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace tomato::plugins {

class PluginHost;

/// Asks before recorded packets are deleted, with their number on the button.
struct RemovalQuestion
{
    /// Returns at once; `remove` is called when the user confirms.
    static void ask(PluginHost &host, const QString &question, const QString &explanation,
                    qint64 packets, std::function<void()> remove);
};

} // namespace tomato::plugins
