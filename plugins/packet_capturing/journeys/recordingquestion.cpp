// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/recordingquestion.h"

#include "plugins/api/pluginhost.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

namespace tomato::plugins {

namespace {

class RecordingTexts
{
    Q_DECLARE_TR_FUNCTIONS(RecordingTexts)

public:
    static QString title() { return tr("Open Recording"); }
    static QStringList kinds() { return {tr("Recordings (*.pcapng *.pcap)"), tr("All files (*)")}; }
};

const auto RecordingsKey = QStringLiteral("recordings/folder");

/// Where the last recording was opened, as long as that folder is there, else where the topology
/// is.
QString firstFolder(PluginHost &host)
{
    const QString last = QSettings().value(RecordingsKey).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    const QString topology = host.window()->windowFilePath();
    return QFileInfo(topology.isEmpty() ? host.proposedPath({}) : topology).absolutePath();
}

} // namespace

void askForRecording(PluginHost &host, QObject *context,
                     std::function<void(const QString &path)> open)
{
    auto *question = new QFileDialog(host.window(), RecordingTexts::title());
    question->setObjectName(QStringLiteral("recordingQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setAcceptMode(QFileDialog::AcceptOpen);
    question->setFileMode(QFileDialog::ExistingFile);
    question->setNameFilters(RecordingTexts::kinds());
    question->setDirectory(firstFolder(host));
    QObject::connect(question, &QFileDialog::fileSelected, context,
                     [open = std::move(open)](const QString &path) {
                         QSettings().setValue(RecordingsKey, QFileInfo(path).absolutePath());
                         open(path);
                     });
    question->open();
}

QString draggedRecording(const QMimeData &dragged)
{
    const QList<QUrl> urls = dragged.urls();
    if (urls.size() != 1 || !urls[0].isLocalFile())
        return {};
    const QString path = urls[0].toLocalFile();
    const QString ending = QFileInfo(path).suffix();
    const bool isRecording = ending.compare(QLatin1String("pcapng"), Qt::CaseInsensitive) == 0 ||
                             ending.compare(QLatin1String("pcap"), Qt::CaseInsensitive) == 0;
    return isRecording ? path : QString();
}

} // namespace tomato::plugins
