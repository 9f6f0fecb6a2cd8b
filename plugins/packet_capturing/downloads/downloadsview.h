// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tomato::plugins {

class DownloadRow;
class PluginHost;

/// The dock "Downloads": the downloads of this window, the latest first. Several can run in
/// parallel.
class DownloadsView final : public QWidget
{
    Q_OBJECT

public:
    explicit DownloadsView(PluginHost &host);
    ~DownloadsView() override;

    /// Begins a download of these connections' recordings.
    void add(const std::vector<ConnectionId> &connections, const QString &path);
    /// Begins a download of an earlier run.
    void add(const client::RunStatus &run, const QString &path);

private:
    void add(DownloadRow *row);
    void remove(DownloadRow *row);
    void removeFinished();
    void updateContents();

    PluginHost &m_host;
    QLabel *m_hint;
    QPushButton *m_removeFinished;
    QVBoxLayout *m_list;
    QList<DownloadRow *> m_rows;
};

} // namespace tomato::plugins
