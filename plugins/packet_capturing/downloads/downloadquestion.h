// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QFileDialog>

#include <vector>

namespace tomato::plugins {

class PluginHost;

/// Asks for the file to which recordings of connections are downloaded. Show it with open(); it
/// deletes itself.
class DownloadQuestion final : public QFileDialog
{
    Q_OBJECT

public:
    DownloadQuestion(PluginHost &host, const std::vector<ConnectionId> &connections);
    /// Asks for the download of an earlier run.
    DownloadQuestion(PluginHost &host, const client::RunStatus &run);

    /// Returns "TOPOLOGY_capture_h1-eth0--r1-eth0" in the folder that the host proposes, without an
    /// ending.
    static QString proposedPath(PluginHost &host, const ConnectionId &connection);
    /// Returns the number of the recording's segments now; 0 when there is none.
    static int segments(PluginHost &host, const ConnectionId &connection);

signals:
    /// The path has an ending that the engine knows.
    void chosen(const QString &path);

private:
    explicit DownloadQuestion(PluginHost &host);
    void offerForOne(bool isSingle, const QString &path);
    QString ending() const;
    /// Adapts the file's ending to the chosen format.
    void followFormat();
    void choose(int result);
};

} // namespace tomato::plugins
