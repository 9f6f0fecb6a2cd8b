// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QFrame>

#include <memory>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tomato::plugins {

class DownloadJob;
class PluginHost;
class StatusLine;

/// One download of the list: progress, cancel, and actions for the file. It begins at once and runs
/// in the background.
class DownloadRow final : public QFrame
{
    Q_OBJECT

public:
    /// Downloads the recordings of one connection, or of several.
    DownloadRow(PluginHost &host, const std::vector<ConnectionId> &connections,
                const QString &path);
    /// Downloads an earlier run.
    DownloadRow(PluginHost &host, const client::RunStatus &run, const QString &path);
    ~DownloadRow() override;

    /// Returns whether nothing is running any more.
    bool isOver() const;

signals:
    /// The user dismissed the row.
    void removeRequested();
    /// The result of isOver() may have changed.
    void changed();

private:
    enum class State
    {
        Downloading,
        Done,
        /// The download is complete; the file for Wireshark is being written.
        Preparing,
        Failed,
        Cancelled
    };

    DownloadRow(PluginHost &host, const std::vector<ConnectionId> &connections, qint64 run,
                const QString &what, const QString &path);
    QWidget *createButtons();
    QPushButton *addButton(const QString &name, const QString &text);
    void begin(const QString &path, State state, void (DownloadRow::*whenDone)());
    void showState(State state);
    void showProgress(qint64 done, qint64 total);
    void saved();
    void fail(const QString &message);
    /// The title names the document when it is not the one that is open.
    void showTitle();
    void retry();
    void close();
    void openInWireshark();
    void openPrepared();
    void startWireshark(const QString &path);
    void showInFolder();
    bool isArchive() const;

    PluginHost &m_host;
    LabId m_lab;
    QString m_what;
    QString m_topology;
    QLabel *m_title;
    std::vector<ConnectionId> m_connections;
    /// The run; 0 for the latest.
    qint64 m_run;
    QString m_path;
    State m_state = State::Downloading;
    std::unique_ptr<DownloadJob> m_job;
    StatusLine *m_status;
    QLabel *m_detail;
    QProgressBar *m_progress;
    QPushButton *m_wireshark;
    QPushButton *m_folder;
    QPushButton *m_retry;
    QPushButton *m_close;
};

} // namespace tomato::plugins
