// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QFileDialog>

#include <vector>

namespace tomato::plugins {

class PluginHost;

/// Asks where the recordings of connections shall be downloaded to. Show it with open(); it
/// deletes itself.
class DownloadQuestion final : public QFileDialog
{
    Q_OBJECT

public:
    DownloadQuestion(PluginHost &host, const std::vector<ConnectionId> &connections);
    /// Of a recording before the latest one.
    DownloadQuestion(PluginHost &host, const client::RunStatus &run);

    /// "TOPOLOGY_capture_h1-eth0--r1-eth0" in the folder that the host proposes, without an ending.
    static QString proposedPath(PluginHost &host, const ConnectionId &connection);
    /// Of the recording as it is now; 0 when there is none.
    static int segments(PluginHost &host, const ConnectionId &connection);

signals:
    /// With an ending that the engine knows.
    void chosen(const QString &path);

private:
    explicit DownloadQuestion(PluginHost &host);
    void offerForOne(bool isSingle, const QString &path);
    QString ending() const;
    /// The file's ending follows the format that was picked.
    void followFormat();
    void choose(int result);
};

} // namespace tomato::plugins
