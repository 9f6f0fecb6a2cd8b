// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

class QAbstractButton;

namespace tomato::plugins {

/// The Wireshark that this machine has, if any.
struct Wireshark
{
    static bool isInstalled();
    /// Which package to install.
    static QString howToInstall();
    static Result<> start(const QStringList &arguments);
    /// On the stream that is served there.
    static Result<> startLive(const QString &host, quint16 port);
    /// "TCP@HOST:PORT", as its programs take a stream.
    static QString stream(const QString &host, const QString &port);
    /// Enables a button that opens Wireshark when it is installed and `whyNot` is empty; the tool
    /// tip tells `what` it does, or why it does not.
    static void enable(QAbstractButton *button, const QString &what, const QString &whyNot = {});
};

} // namespace tomato::plugins
