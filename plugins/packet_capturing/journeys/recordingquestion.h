// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMimeData;
class QObject;

namespace tomato::plugins {

class PluginHost;

/// Asks for a recording (.pcapng or .pcap) to read, and calls `open` with its path when the user
/// chose one, as long as `context` lives.
void askForRecording(PluginHost &host, QObject *context,
                     std::function<void(const QString &path)> open);
/// Returns the path of the recording that is dragged; empty when it is anything else.
QString draggedRecording(const QMimeData &dragged);

} // namespace tomato::plugins
