// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace tomato::plugins {

class PluginHost;

/// Asks for a file (SVG or PDF, and PNG where that is wanted), and has it written; a failure is
/// shown as a message. The dialog's object name is `name`; `suffix` follows the topology's name in
/// the proposed path, which is in the folder of the last picture. Nothing is written when `context`
/// is gone.
void askForPicture(PluginHost &host, QObject *context, const QString &name, const QString &suffix,
                   bool hasPng, std::function<bool(const QString &path)> save);

} // namespace tomato::plugins
