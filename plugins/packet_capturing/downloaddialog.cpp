// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloaddialog.h"

#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/bytesize.h"
#include "plugins/packet_capturing/downloadjob.h"
#include "plugins/packet_capturing/preparedcapture.h"
#include "plugins/packet_capturing/statusline.h"
#include "plugins/packet_capturing/wireshark.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tomato::plugins {

/// The progress bar counts in thousandths, as bytes do not fit into it.
static constexpr int ProgressSteps = 1000;

DownloadDialog::DownloadDialog(PluginHost &host, const ConnectionId &connection,
                               const QString &path)
    : QDialog(host.window()), m_host(host), m_lab(host.lab()), m_connection(connection),
      m_path(path), m_status(new StatusLine(this)), m_detail(new QLabel(this)),
      m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("downloadDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Download of %1").arg(host.topology().label(connection)));
    m_status->setObjectName(QStringLiteral("downloadStatus"));
    m_status->setProminent();
    m_detail->setObjectName(QStringLiteral("downloadDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("downloadProgress"));
    m_progress->setTextVisible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_status);
    layout->addWidget(m_detail);
    layout->addWidget(m_progress);
    layout->addStretch();
    layout->addWidget(createButtons());
    setMinimumWidth(fontMetrics().averageCharWidth() * 75);
    retry();
}

DownloadDialog::~DownloadDialog() = default;

QWidget *DownloadDialog::createButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_wireshark = addButton(QStringLiteral("openDownload"), tr("Open in &Wireshark"));
    m_folder = addButton(QStringLiteral("showInFolder"), tr("Show in &folder"));
    m_retry = addButton(QStringLiteral("retryDownload"), tr("&Retry"));
    m_close = addButton(QStringLiteral("closeDownload"), tr("Close"));
    m_folder->setToolTip(tr("Opens the folder that holds the file"));
    m_retry->setToolTip(tr("Downloads to the same file once more"));
    layout->addWidget(m_wireshark);
    layout->addWidget(m_folder);
    layout->addStretch();
    layout->addWidget(m_retry);
    layout->addWidget(m_close);
    connect(m_wireshark, &QPushButton::clicked, this, &DownloadDialog::openInWireshark);
    connect(m_folder, &QPushButton::clicked, this, &DownloadDialog::showInFolder);
    connect(m_retry, &QPushButton::clicked, this, &DownloadDialog::retry);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

QPushButton *DownloadDialog::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    return button;
}

void DownloadDialog::begin(const QString &path, State state, void (DownloadDialog::*whenDone)())
{
    m_job = std::make_unique<DownloadJob>(m_lab, m_connection, path);
    connect(m_job.get(), &DownloadJob::progressed, this, &DownloadDialog::showProgress);
    connect(m_job.get(), &DownloadJob::finished, this, whenDone);
    connect(m_job.get(), &DownloadJob::failed, this, &DownloadDialog::fail);
    showState(state);
    m_progress->setRange(0, 0);
    m_job->start();
}

void DownloadDialog::retry()
{
    begin(m_path, State::Downloading, &DownloadDialog::saved);
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Downloading the capture"));
    m_detail->setText(tr("Collecting what is on the wire…"));
}

void DownloadDialog::showState(State state)
{
    m_state = state;
    const bool isBusy = state == State::Downloading || state == State::Preparing;
    const bool isSaved = state == State::Done || state == State::Preparing;
    m_progress->setVisible(isBusy);
    m_wireshark->setVisible(isSaved);
    m_folder->setVisible(isSaved);
    m_retry->setVisible(state == State::Failed);
    const bool canCancel = state == State::Downloading;
    m_close->setText(canCancel ? tr("Cancel") : tr("Close"));
    m_close->setToolTip(canCancel ? tr("Stops the download; no file is written") : QString());
    Wireshark::enable(m_wireshark,
                      isArchive() ? tr("Wireshark opens no archives: all segments are put into one "
                                       "temporary pcap file for it")
                                  : tr("Starts Wireshark on the file"),
                      state == State::Preparing ? tr("The packets are being put together")
                                                : QString());
    QPushButton *first = m_close;
    if (state == State::Failed)
        first = m_retry;
    else if (state == State::Done)
        first = m_wireshark->isEnabled() ? m_wireshark : m_folder;
    first->setDefault(true);
    first->setFocus();
}

void DownloadDialog::showProgress(qint64 done, qint64 total)
{
    m_progress->setRange(0, ProgressSteps);
    m_progress->setValue(total > 0 ? static_cast<int>(done * ProgressSteps / total) : 0);
    m_detail->setText(tr("%1 of %2").arg(byteSize(done), byteSize(total)));
}

void DownloadDialog::saved()
{
    m_status->setStatus(StatusLine::Kind::Good, tr("The capture is saved"));
    m_detail->setText(
        tr("%1 in %2").arg(byteSize(QFileInfo(m_path).size()), QDir::toNativeSeparators(m_path)));
    showState(State::Done);
}

void DownloadDialog::fail(const QString &reason)
{
    const bool wasPreparing = m_state == State::Preparing;
    m_status->setStatus(StatusLine::Kind::Bad,
                        wasPreparing ? tr("The packets for Wireshark could not be put together")
                                     : tr("The download failed"));
    m_detail->setText(wasPreparing ? tr("%1\nThe archive is saved all the same: %2")
                                         .arg(reason, QDir::toNativeSeparators(m_path))
                                   : reason);
    showState(wasPreparing ? State::Done : State::Failed);
}

bool DownloadDialog::isArchive() const
{
    return !m_path.endsWith(QLatin1String(".pcap"), Qt::CaseInsensitive) &&
           !m_path.endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive);
}

void DownloadDialog::openInWireshark()
{
    if (!isArchive()) {
        startWireshark(m_path);
        return;
    }
    showState(State::Preparing);
    const auto *capture = new PreparedCapture(m_host.window());
    const auto prepared = capture->pathFor(m_path);
    if (!prepared) {
        fail(QString::fromStdString(prepared.error().text()));
        return;
    }
    begin(*prepared, State::Preparing, &DownloadDialog::openPrepared);
    m_detail->setText(tr("Putting the segments together for Wireshark…"));
}

void DownloadDialog::openPrepared()
{
    const QString path = m_job->path();
    saved();
    startWireshark(path);
}

void DownloadDialog::startWireshark(const QString &path)
{
    if (const auto started = Wireshark::start({path}); !started) {
        m_status->setStatus(StatusLine::Kind::Bad, tr("Wireshark could not be started"));
        m_detail->setText(QString::fromStdString(started.error().text()));
    }
}

void DownloadDialog::showInFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

} // namespace tomato::plugins
