// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

class QAbstractButton;

namespace tomato::plugins {

/// The Wireshark that the user prefers, else the one in the PATH, if any.
struct Wireshark
{
    /// The program of such a command line ("flatpak run org.wireshark.Wireshark") as it is found
    /// on this machine; empty when it is not.
    static QString find(const QString &command);
    /// The command line for a terminal.
    static QString command();
    static bool isInstalled();
    /// Which package to install, or that the preferences name what is not there.
    static QString howToInstall();
    static Result<> start(const QStringList &arguments);
    /// On the stream that is served there; its window's title has this name.
    static Result<> startLive(const QString &host, quint16 port, const QString &name);
    /// "TCP@HOST:PORT", as its programs take a stream.
    static QString stream(const QString &host, const QString &port);
    /// Enables a button that opens Wireshark when it is installed and `whyNot` is empty; the tool
    /// tip tells `what` it does, or why it does not.
    static void enable(QAbstractButton *button, const QString &what, const QString &whyNot = {});
};

} // namespace tomato::plugins
