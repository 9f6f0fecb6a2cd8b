// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/downloadquestion.h"

#include "app/client/downloadname.h"
#include "app/client/engineclient.h"
#include "app/client/storedcapture.h"
#include "plugins/api/numbertexts.h"
#include "plugins/api/pluginhost.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace tomato::plugins {

static const auto FolderKey = QStringLiteral("downloads/folder");
/// The endings that the dialog offers, and one more that the engine knows.
static constexpr QLatin1String Tar(".tar.gz");
static constexpr QLatin1String Zip(".zip");
static constexpr QLatin1String Directions(".pcapng");
static constexpr QLatin1String Single(".pcap");
static constexpr QLatin1String ShortTar(".tgz");

QString DownloadQuestion::proposedPath(PluginHost &host, const ConnectionId &connection)
{
    const topology::Topology &topology = host.topology();
    const QString name = topology.connection(connection) ? topology.label(connection)
                                                         : QString::fromStdString(connection.value);
    return host.proposedPath(client::captureFileSuffix(name));
}

/// The same name where the last download went, as long as that folder is there.
static QString inLastFolder(const QString &path)
{
    const QString folder = QSettings().value(FolderKey).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir()
               ? QDir(folder).filePath(QFileInfo(path).fileName())
               : path;
}

int DownloadQuestion::segments(PluginHost &host, const ConnectionId &connection)
{
    if (host.engine().isOpen()) {
        const client::CaptureStatus *capture = host.engine().capture(connection);
        return capture && capture->isDownloadable() ? std::max(capture->segments, 1) : 0;
    }
    const auto stored = client::storedCapture(host.lab(), connection);
    return stored && stored->isDownloadable() ? stored->segments : 0;
}

DownloadQuestion::DownloadQuestion(PluginHost &host)
    : QFileDialog(host.window(), tr("Download Capture"))
{
    setObjectName(QStringLiteral("downloadQuestion"));
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    connect(this, &QFileDialog::filterSelected, this, &DownloadQuestion::followFormat);
    connect(this, &QDialog::finished, this, &DownloadQuestion::choose);
    connect(&host, &PluginHost::documentReplaced, this, &QDialog::reject);
}

DownloadQuestion::DownloadQuestion(PluginHost &host, const std::vector<ConnectionId> &connections)
    : DownloadQuestion(host)
{
    if (connections.size() == 1) {
        offerForOne(segments(host, connections.front()) == 1,
                    proposedPath(host, connections.front()));
        return;
    }
    setNameFilters({tr("One archive, a folder for each connection (*.tar.gz)"),
                    tr("One archive, a folder for each connection (*.zip)"),
                    tr("One file in the order of time, an interface for each port (*.pcapng)")});
    selectFile(inLastFolder(host.proposedPath(QStringLiteral("_captures"))) + ending());
}

DownloadQuestion::DownloadQuestion(PluginHost &host, const client::RunStatus &run)
    : DownloadQuestion(host)
{
    offerForOne(true, proposedPath(host, run.connection) +
                          QStringLiteral("_run%1").arg(plainNumber(run.run)));
}

void DownloadQuestion::offerForOne(bool isSingle, const QString &path)
{
    setNameFilters({tr("All segments in one archive (*.tar.gz)"),
                    tr("All segments in one archive (*.zip)"),
                    tr("One file that tells directions (*.pcapng)"), tr("One pcap file (*.pcap)")});
    selectNameFilter(isSingle ? nameFilters().last() : nameFilters().first());
    selectFile(inLastFolder(path) + ending());
}

QString DownloadQuestion::ending() const
{
    for (const QLatin1String each : {Zip, Directions, Single}) {
        if (selectedNameFilter().contains(each))
            return each;
    }
    return Tar;
}

void DownloadQuestion::followFormat()
{
    const QStringList files = selectedFiles();
    QString file = files.isEmpty() ? QString() : files.first();
    const qsizetype before = file.size();
    // Qt has put the last part of the new ending in place of the last part of the old one.
    for (const char *part : {".gz", ".tgz", ".zip", ".pcapng", ".pcap", ".tar"}) {
        if (file.endsWith(QLatin1String(part), Qt::CaseInsensitive))
            file.chop(QLatin1String(part).size());
    }
    if (file.size() != before)
        selectFile(file + ending());
}

void DownloadQuestion::choose(int result)
{
    const QStringList files = selectedFiles();
    if (result != Accepted || files.isEmpty()) {
        deleteLater();
        return;
    }
    QString file = files.first();
    const auto known = {Tar, Zip, Directions, Single, ShortTar};
    if (std::none_of(known.begin(), known.end(), [&file](QLatin1String each) {
            return file.endsWith(each, Qt::CaseInsensitive);
        })) {
        file += ending();
        if (QFileInfo::exists(file)) {
            // It asked whether to replace another name: let it ask about this one.
            selectFile(file);
            QMetaObject::invokeMethod(this, &QDialog::open, Qt::QueuedConnection);
            return;
        }
    }
    QSettings().setValue(FolderKey, QFileInfo(file).absolutePath());
    emit chosen(file);
    deleteLater();
}

} // namespace tomato::plugins
