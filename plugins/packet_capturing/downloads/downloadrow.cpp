// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/downloadrow.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/common/wireshark.h"
#include "plugins/packet_capturing/downloads/downloadjob.h"
#include "plugins/packet_capturing/downloads/preparedcapture.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>

namespace tomato::plugins {

/// The progress bar counts in thousandths, as bytes do not fit into it.
static constexpr int ProgressSteps = 1000;

DownloadRow::DownloadRow(PluginHost &host, const std::vector<ConnectionId> &connections,
                         const QString &path)
    : DownloadRow(host, connections, 0,
                  connections.size() == 1
                      ? host.topology().label(connections.front())
                      : tr("%n connection(s)", nullptr, static_cast<int>(connections.size())),
                  path)
{
}

DownloadRow::DownloadRow(PluginHost &host, const client::RunStatus &run, const QString &path)
    : DownloadRow(host, {run.connection}, run.run,
                  tr("%1, run %2").arg(run.name, QLocale().toString(run.run)), path)
{
}

DownloadRow::DownloadRow(PluginHost &host, const std::vector<ConnectionId> &connections, qint64 run,
                         const QString &what, const QString &path)
    : m_host(host), m_lab(host.lab()), m_what(what),
      m_topology(host.topology().name().isEmpty() ? QFileInfo(host.proposedPath({})).fileName()
                                                  : host.topology().name()),
      m_title(new QLabel(this)), m_connections(connections), m_run(run), m_path(path),
      m_status(new StatusLine(this)), m_detail(new QLabel(this)), m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("downloadRow"));
    setFrameShape(StyledPanel);
    setAccessibleName(tr("Download of %1").arg(what));
    m_title->setObjectName(QStringLiteral("downloadTitle"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    showTitle();
    connect(&host, &PluginHost::documentReplaced, this, &DownloadRow::showTitle);
    m_status->setObjectName(QStringLiteral("downloadStatus"));
    m_detail->setObjectName(QStringLiteral("downloadDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("downloadProgress"));
    m_progress->setAccessibleName(accessibleName());
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(fontMetrics().height() * 2 / 3);
    auto *layout = new QGridLayout(this);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_status, 1, 0);
    layout->addWidget(m_detail, 2, 0);
    layout->addWidget(createButtons(), 0, 1, 3, 1, Qt::AlignVCenter);
    layout->addWidget(m_progress, 3, 0, 1, 2);
    retry();
}

DownloadRow::~DownloadRow() = default;

void DownloadRow::showTitle()
{
    m_title->setText(m_host.lab() == m_lab
                         ? m_what
                         : tr("%1, of “%2”", "connection, topology").arg(m_what, m_topology));
}

QWidget *DownloadRow::createButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_wireshark = addButton(QStringLiteral("openDownload"), tr("Open in Wireshark"));
    m_folder = addButton(QStringLiteral("showInFolder"), tr("Show in Folder"));
    m_retry = addButton(QStringLiteral("retryDownload"), tr("Retry"));
    m_close = addButton(QStringLiteral("closeDownload"), {});
    m_folder->setToolTip(tr("Opens the folder that holds the file"));
    m_retry->setToolTip(tr("Downloads to the same file once more"));
    for (QPushButton *button : {m_wireshark, m_folder, m_retry, m_close})
        layout->addWidget(button);
    connect(m_wireshark, &QPushButton::clicked, this, &DownloadRow::openInWireshark);
    connect(m_folder, &QPushButton::clicked, this, &DownloadRow::showInFolder);
    connect(m_retry, &QPushButton::clicked, this, &DownloadRow::retry);
    connect(m_close, &QPushButton::clicked, this, &DownloadRow::close);
    return row;
}

QPushButton *DownloadRow::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    return button;
}

void DownloadRow::begin(const QString &path, State state, void (DownloadRow::*whenDone)())
{
    m_job = std::make_unique<DownloadJob>(m_lab, m_connections, m_run, path);
    connect(m_job.get(), &DownloadJob::progressed, this, &DownloadRow::showProgress);
    connect(m_job.get(), &DownloadJob::finished, this, whenDone);
    connect(m_job.get(), &DownloadJob::failed, this, &DownloadRow::fail);
    showState(state);
    m_progress->setRange(0, 0);
    m_job->start();
}

void DownloadRow::retry()
{
    begin(m_path, State::Downloading, &DownloadRow::saved);
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Downloading the capture"));
    m_detail->setText(tr("Collecting what is on the wire…"));
}

void DownloadRow::showState(State state)
{
    m_state = state;
    const bool isBusy = state == State::Downloading || state == State::Preparing;
    const bool isSaved = state == State::Done || state == State::Preparing;
    m_progress->setVisible(isBusy);
    m_wireshark->setVisible(isSaved);
    m_folder->setVisible(isSaved);
    m_retry->setVisible(state == State::Failed || state == State::Cancelled);
    const bool canCancel = state == State::Downloading;
    m_close->setText(canCancel ? tr("Cancel") : tr("Remove from List"));
    m_close->setToolTip(canCancel ? tr("Stops the download; no file is written")
                                  : tr("Takes this line out of the list; the file stays"));
    Wireshark::enable(m_wireshark,
                      isArchive() ? tr("Wireshark opens no archives: all segments are put into one "
                                       "temporary file for it")
                                  : tr("Starts Wireshark on the file"),
                      state == State::Preparing ? tr("The packets are being put together")
                                                : QString());
    emit changed();
}

bool DownloadRow::isOver() const
{
    return m_state != State::Downloading && m_state != State::Preparing;
}

void DownloadRow::close()
{
    if (m_state != State::Downloading) {
        emit removeRequested();
        return;
    }
    m_job.reset();
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Cancelled"));
    m_detail->setText(tr("No file was written"));
    showState(State::Cancelled);
}

void DownloadRow::showProgress(qint64 done, qint64 total)
{
    m_progress->setRange(0, ProgressSteps);
    m_progress->setValue(total > 0 ? static_cast<int>(done * ProgressSteps / total) : 0);
    m_detail->setText(tr("%1 of %2").arg(byteSize(done), byteSize(total)));
}

void DownloadRow::saved()
{
    m_status->setStatus(StatusLine::Kind::Good, tr("The capture is saved"));
    m_detail->setText(
        tr("%1 in %2").arg(byteSize(QFileInfo(m_path).size()), QDir::toNativeSeparators(m_path)));
    showState(State::Done);
}

void DownloadRow::fail(const QString &message)
{
    const QString reason = inUsersLanguage(message);
    const bool wasPreparing = m_state == State::Preparing;
    m_status->setStatus(StatusLine::Kind::Bad,
                        wasPreparing ? tr("The packets for Wireshark could not be put together")
                                     : tr("The download failed"));
    m_detail->setText(wasPreparing ? tr("%1\nThe archive is saved all the same: %2")
                                         .arg(reason, QDir::toNativeSeparators(m_path))
                                   : reason);
    const QString told = m_status->text() + QStringLiteral(": ") + reason;
    if (m_host.lab() == m_lab)
        m_host.showMessageAbout(m_connections.front(), PluginHost::Severity::Problem, told);
    else // another document's connection may have the same id
        m_host.showMessage(PluginHost::Severity::Problem, told);
    showState(wasPreparing ? State::Done : State::Failed);
}

bool DownloadRow::isArchive() const
{
    return !m_path.endsWith(QLatin1String(".pcap"), Qt::CaseInsensitive) &&
           !m_path.endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive);
}

void DownloadRow::openInWireshark()
{
    if (!isArchive()) {
        startWireshark(m_path);
        return;
    }
    showState(State::Preparing);
    const auto *capture = new PreparedCapture(m_host.window());
    const auto prepared = capture->pathFor(m_path, m_connections.size() > 1);
    if (!prepared) {
        fail(QString::fromStdString(prepared.error().text()));
        return;
    }
    begin(*prepared, State::Preparing, &DownloadRow::openPrepared);
    m_detail->setText(tr("Putting the segments together for Wireshark…"));
}

void DownloadRow::openPrepared()
{
    const QString path = m_job->path();
    saved();
    startWireshark(path);
}

void DownloadRow::startWireshark(const QString &path)
{
    if (const auto started = Wireshark::start({path}); !started) {
        m_status->setStatus(StatusLine::Kind::Bad, tr("Wireshark could not be started"));
        m_detail->setText(inUsersLanguage(QString::fromStdString(started.error().text())));
    }
}

void DownloadRow::showInFolder()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_host.showMessage(PluginHost::Severity::Problem,
                           tr("No program shows folders here: the file is %1")
                               .arg(QDir::toNativeSeparators(m_path)));
}

} // namespace tomato::plugins
