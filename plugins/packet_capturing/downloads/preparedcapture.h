// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QTemporaryDir>

namespace tomato::plugins {

/// Provides a temporary pcap file for Wireshark. Wireshark may read it again at any time, so it
/// stays until the parent is destroyed: the editor's window.
class PreparedCapture final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Returns a path that is named after an archive (for several captures: they can be
    /// distinguished in the file); the file does not exist yet.
    Result<QString> pathFor(const QString &archive, bool isOfSeveral) const;

private:
    QTemporaryDir m_folder;
};

} // namespace tomato::plugins
