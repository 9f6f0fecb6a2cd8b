// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringmirror.h"

#include "app/base/systemwords.h"
#include "capture/archive/ringexport.h"

#include <QDir>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace tomato::engine {

/// A ring has at most a thousand segments, and some files beside them.
static constexpr qsizetype MaxMirrored = 1100;
static constexpr qint64 MaxMirroredFile = 1'000'000'000'000;
static const QString StateFile = QStringLiteral("ring.state");

RingMirror::RingMirror(PartLink &link, ConnectionId connection, QString folder)
    : m_link(&link), m_connection(std::move(connection)), m_folder(std::move(folder))
{
}

/// Drops an answer that comes after this is gone.
template <class Then>
void RingMirror::call(const QString &method, const QJsonObject &params, Then then)
{
    if (!m_link) {
        finish(QStringLiteral("the lab was stopped"));
        return;
    }
    const QPointer<RingMirror> guard(this);
    m_link->call(method, params, [this, guard, then](const Result<QJsonValue> &answer) {
        if (!guard)
            return;
        if (answer)
            then(*answer);
        else
            finish(QString::fromStdString(answer.error().text()));
    });
}

/// Returns the run that the host records now, or recorded last.
qint64 RingMirror::run() const
{
    for (const QJsonValue each : m_link->captures()) {
        if (each["connection"].toString().toStdString() == m_connection.value)
            return each["run"].toInteger();
    }
    return 0;
}

void RingMirror::refresh()
{
    if (m_isBusy || !m_link)
        return;
    m_isBusy = true;
    m_target = QStringLiteral("%1/%2").arg(m_folder).arg(run());
    call(QStringLiteral("capture.export"),
         {{"connection", QString::fromStdString(m_connection.value)}},
         [this](const QJsonValue &exported) {
             m_export = exported["export"].toInt();
             if (!QDir().mkpath(m_target))
                 finish(QStringLiteral("cannot make the folder ") + m_target);
             else if (!takeFiles(exported["files"].toArray()))
                 finish(QStringLiteral("the host's list of files cannot be read"));
             else
                 nextFile();
         });
}

/// Checks the names that the host gives, since this machine writes them. The state file comes last
/// because it describes the others.
bool RingMirror::takeFiles(const QJsonArray &files)
{
    m_files.clear();
    m_at = 0;
    for (const QJsonValue each : files) {
        RemoteFile file{each["name"].toString(), each["bytes"].toInteger(-1), 0,
                        static_cast<qint64>(m_files.size())};
        if (!capture::RingExport::isRingFile(file.name.toStdString()) || file.bytes < 0 ||
            file.bytes > MaxMirroredFile || files.size() > MaxMirrored)
            return false;
        // Segments and sides grow at their end; the last byte of the sides may fill up.
        const qint64 known = QFileInfo(m_target + u'/' + file.name).size();
        if (file.name.endsWith(QLatin1String(".pcap")) && known <= file.bytes)
            file.from = known;
        else if (file.name == QLatin1String("ring.sides") && known <= file.bytes)
            file.from = std::max<qint64>(0, known - 1);
        m_files.push_back(file);
    }
    (void)std::ranges::stable_partition(m_files,
                                        [](const auto &each) { return each.name != StateFile; });
    return !m_files.empty() && m_files.back().name == StateFile;
}

void RingMirror::nextFile()
{
    m_file.reset();
    if (m_at == m_files.size()) {
        removeOthers();
        m_directory = m_target;
        finish({});
        return;
    }
    RemoteFile &file = m_files[m_at];
    m_state.clear();
    m_file = std::make_unique<QFile>(m_target + u'/' + file.name);
    errno = 0;
    if (!m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered) ||
        (file.name != StateFile && file.from == 0 && !m_file->resize(0)) ||
        !m_file->seek(file.from)) {
        finish(m_file->fileName() + QStringLiteral(": ") +
               QString::fromStdString(fileWords(*m_file, errno)));
        return;
    }
    readOn();
}

void RingMirror::readOn()
{
    if (m_files[m_at].from == m_files[m_at].bytes) {
        // It is written with one call, since another process may read it at this moment.
        if (!m_state.isEmpty() && m_file->write(m_state) != m_state.size()) {
            finish(m_file->fileName() + QStringLiteral(": ") + m_file->errorString());
            return;
        }
        ++m_at;
        nextFile();
        return;
    }
    call(QStringLiteral("capture.exportRead"),
         {{"export", m_export}, {"file", m_files[m_at].number}, {"offset", m_files[m_at].from}},
         [this](const QJsonValue &answer) {
             takePiece(QByteArray::fromBase64(answer["data"].toString().toLatin1()));
         });
}

void RingMirror::takePiece(const QByteArray &piece)
{
    RemoteFile &file = m_files[m_at];
    if (piece.isEmpty() || piece.size() > file.bytes - file.from) {
        finish(QStringLiteral("the host gave another number of bytes than it said"));
        return;
    }
    file.from += piece.size();
    errno = 0;
    if (file.name == StateFile)
        m_state += piece;
    else if (m_file->write(piece) != piece.size()) {
        finish(m_file->fileName() + QStringLiteral(": ") +
               QString::fromStdString(fileWords(*m_file, errno)));
        return;
    }
    readOn();
}

/// Removes segments that the ring has dropped, and earlier runs.
void RingMirror::removeOthers() const
{
    for (const QFileInfo &each : QDir(m_folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (each.filePath() != m_target)
            QDir(each.filePath()).removeRecursively();
    }
    for (const QFileInfo &each : QDir(m_target).entryInfoList(QDir::Files)) {
        if (std::ranges::find(m_files, each.fileName(), &RemoteFile::name) == m_files.end())
            QFile::remove(each.filePath());
    }
}

void RingMirror::finish(const QString &problem)
{
    m_file.reset();
    m_problem = problem;
    m_isBusy = false;
    if (const int over = std::exchange(m_export, 0); over != 0 && m_link)
        m_link->call(QStringLiteral("capture.exportEnd"), {{"export", over}}, [](const auto &) {});
}

} // namespace tomato::engine
