// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

class QAbstractButton;

namespace tomato::plugins {

/// Finds and starts the Wireshark that the user prefers, else the one in the PATH.
struct Wireshark
{
    /// Returns the path of the program of a command line ("flatpak run org.wireshark.Wireshark");
    /// empty when this machine does not have it.
    static QString find(const QString &command);
    /// Returns the command line for a terminal.
    static QString command();
    static bool isInstalled();
    /// Says which package to install, or that the program in the preferences does not exist.
    static QString howToInstall();
    static Result<> start(const QStringList &arguments);
    /// Starts Wireshark on the stream that is served at this address; its window's title has the
    /// name.
    static Result<> startLive(const QString &host, quint16 port, const QString &name);
    /// Returns "TCP@HOST:PORT", the notation of Wireshark's programs for a stream.
    static QString stream(const QString &host, const QString &port);
    /// Enables a button that opens Wireshark when Wireshark is installed and `whyNot` is empty; the
    /// tool tip says `what` the button does, or why it is disabled.
    static void enable(QAbstractButton *button, const QString &what, const QString &whyNot = {});
};

} // namespace tomato::plugins
