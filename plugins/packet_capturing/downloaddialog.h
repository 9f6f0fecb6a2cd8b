// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDialog>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tomato::plugins {

class DownloadJob;
class PluginHost;
class StatusLine;

/// Downloads a connection's recording: progress, cancel, and what to do with the file. Begins at
/// once; nobody waits for it.
class DownloadDialog final : public QDialog
{
    Q_OBJECT

public:
    DownloadDialog(PluginHost &host, const ConnectionId &connection, const QString &path);
    ~DownloadDialog() override;

private:
    enum class State
    {
        Downloading,
        Done,
        /// The file is there; what Wireshark opens is being written.
        Preparing,
        Failed
    };

    QWidget *createButtons();
    QPushButton *addButton(const QString &name, const QString &text);
    void begin(const QString &path, State state, void (DownloadDialog::*whenDone)());
    void showState(State state);
    void showProgress(qint64 done, qint64 total);
    void saved();
    void fail(const QString &reason);
    void retry();
    void openInWireshark();
    void openPrepared();
    void startWireshark(const QString &path);
    void showInFolder();
    bool isArchive() const;

    PluginHost &m_host;
    LabId m_lab;
    ConnectionId m_connection;
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
