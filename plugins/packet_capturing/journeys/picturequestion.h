// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace tomato::plugins {

class PluginHost;

/// Asks for a file (SVG or PDF, and PNG where that is wanted), and has it written; what cannot be
/// written becomes a message. The window that asks is named `name`; `suffix` stands behind the
/// topology's name in what is proposed. Not written any more when `context` is gone.
void askForPicture(PluginHost &host, QObject *context, const QString &name, const QString &suffix,
                   bool hasPng, std::function<bool(const QString &path)> save);

} // namespace tomato::plugins
