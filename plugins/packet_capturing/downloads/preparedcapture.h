// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/files/temporaryfolder.h"

#include <QObject>

namespace tomato::plugins {

/// Provides a temporary pcap file for Wireshark. Wireshark may read it again at any time, so it
/// stays until the parent is destroyed: the editor's window.
class PreparedCapture final : public QObject
{
    Q_OBJECT

public:
    explicit PreparedCapture(QObject *parent = nullptr);

    /// Returns a path that is named after an archive (for several captures: they can be
    /// distinguished in the file); the file does not exist yet.
    Result<QString> pathFor(const QString &archive, bool isOfSeveral) const;

private:
    TemporaryFolder m_folder{"tomato-desktop"};
};

} // namespace tomato::plugins
