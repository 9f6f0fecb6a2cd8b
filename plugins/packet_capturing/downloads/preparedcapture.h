// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QTemporaryDir>

namespace tomato::plugins {

/// The place of a temporary pcap file for Wireshark. Wireshark may read it again at any time, so
/// it stays until the parent goes: the editor's window.
class PreparedCapture final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Named after an archive (of several captures: they can be told apart in the file); the file
    /// is not there yet.
    Result<QString> pathFor(const QString &archive, bool isOfSeveral) const;

private:
    QTemporaryDir m_folder;
};

} // namespace tomato::plugins
