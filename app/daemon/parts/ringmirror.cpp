// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringmirror.h"

#include "app/base/systemwords.h"
#include "capture/ring/sidelog.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <utility>

namespace tomato::engine {

static const QString StateName = QStringLiteral("ring.state");
static const QString SidesName = QStringLiteral("ring.sides");

static bool isState(const QString &name)
{
    return name == StateName || name.endsWith(u'/' + StateName);
}

static bool isSides(const QString &name)
{
    return name == SidesName || name.endsWith(u'/' + SidesName);
}

static bool isSegment(const QString &name)
{
    return name.endsWith(QLatin1String(".pcap"));
}

/// Returns the name of the state that describes this file.
static QString stateNameOf(const QString &name)
{
    return name.left(name.lastIndexOf(u'/') + 1) + StateName;
}

static Error cannotWrite(const QFile &file, int number)
{
    return {file.fileName().toStdString(), "cannot be written: " + fileWords(file, number)};
}

RingMirror::RingMirror(PartLink &link, ConnectionId connection, QString folder)
    : m_link(&link), m_connection(std::move(connection)), m_folder(std::move(folder))
{
    QDir(m_folder).removeRecursively();
}

void RingMirror::refresh()
{
    if (m_isBusy || !m_link)
        return;
    m_isBusy = true;
    m_begun = std::chrono::system_clock::now().time_since_epoch();
    const QPointer<RingMirror> guard(this);
    // A recording that is over has nothing to write, and the host may say so: the export tells.
    m_link->call(QStringLiteral("capture.flush"),
                 {{"connection", QString::fromStdString(m_connection.value)}},
                 [this, guard](const auto &) {
                     if (guard)
                         open();
                 });
}

void RingMirror::open()
{
    if (!m_link) {
        finish({}); // nobody asks for it any more
        return;
    }
    const QPointer<RingMirror> guard(this);
    RemoteExport::open(*m_link, m_connection,
                       [this, guard](Result<std::unique_ptr<RemoteExport>> opened) {
                           if (!guard)
                               return;
                           if (opened)
                               begin(std::move(*opened));
                           else
                               finish(passOn(opened));
                       });
}

void RingMirror::begin(std::unique_ptr<RemoteExport> opened)
{
    m_export = std::move(opened);
    const QString target = QStringLiteral("%1/%2").arg(m_folder).arg(m_export->run());
    if (std::exchange(m_target, target) != target)
        m_sidesKnown.clear();
    m_states.clear();
    m_at = 0;
    nextState();
}

/// Reads the states first, as they tell what is new in the others, and writes them last, as they
/// describe the others.
void RingMirror::nextState()
{
    const auto &files = m_export->files();
    while (m_at < files.size() && !isState(files[m_at].name))
        ++m_at;
    if (m_at == files.size()) {
        plan();
        return;
    }
    const std::size_t file = m_at++;
    m_whole.clear();
    m_export->read(
        file, 0, files[file].bytes,
        [this](const QByteArray &piece) {
            m_whole += piece;
            return Result<>();
        },
        [this, name = files[file].name](const Result<> &read) {
            if (const auto taken = read ? takeState(name) : read; taken)
                nextState();
            else
                finish(taken);
        });
}

Result<> RingMirror::takeState(const QString &name)
{
    auto state =
        capture::decodeState({m_whole.constData(), static_cast<std::size_t>(m_whole.size())});
    if (!state)
        return failure("its " + name.toStdString() + " cannot be read: " + state.error().message);
    m_states.insert_or_assign(name, State{m_whole, std::move(*state)});
    return {};
}

void RingMirror::plan()
{
    m_parts.clear();
    m_at = 0;
    const auto &files = m_export->files();
    for (std::size_t at = 0; at < files.size(); ++at) {
        const auto &[name, bytes] = files[at];
        const auto state = m_states.find(stateNameOf(name));
        if (isState(name))
            continue;
        if (isSides(name) && state != m_states.end()) {
            planSides(at, state->second.read);
            continue;
        }
        // A segment grows at its end; the small files may change anywhere.
        const QFileInfo here(pathOf(name));
        const bool isBegun = isSegment(name) && here.exists() && here.size() <= bytes;
        if (!isBegun || here.size() < bytes)
            m_parts.push_back({at, isBegun ? here.size() : 0, bytes});
    }
    nextPart();
}

/// The file's beginning is written over when its end was reached, so its size tells nothing.
void RingMirror::planSides(std::size_t file, const capture::RingState &state)
{
    if (state.segments.empty())
        return;
    const std::uint64_t oldest = state.segments.front().packetsBefore;
    const std::uint64_t end = state.segments.back().packetsBefore + state.segments.back().packets;
    const std::uint64_t known = m_sidesKnown[m_export->files()[file].name];
    const std::uint64_t begin = std::max(oldest, known);
    for (const auto &[offset, bytes] : capture::sidesPlaces(state.limits, begin, end))
        m_parts.push_back({file, static_cast<qint64>(offset), static_cast<qint64>(offset + bytes)});
}

void RingMirror::nextPart()
{
    m_file.reset();
    if (m_at == m_parts.size()) {
        const auto written = writeStates();
        if (written) {
            removeOthers();
            m_directory = m_target;
            m_upTo = m_begun;
        }
        finish(written);
        return;
    }
    const Part &part = m_parts[m_at++];
    if (const auto opened = openPart(part); !opened) {
        finish(opened);
        return;
    }
    m_export->read(
        part.file, part.from, part.to, [this](const QByteArray &piece) { return write(piece); },
        [this](const Result<> &read) {
            if (const auto ended = read ? endPart() : read; ended)
                nextPart();
            else
                finish(ended);
        });
}

Result<> RingMirror::openPart(const Part &part)
{
    m_whole.clear();
    m_file = std::make_unique<QFile>(pathOf(m_export->files()[part.file].name));
    errno = 0;
    const bool isOpen = QDir().mkpath(QFileInfo(*m_file).path()) &&
                        m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    const bool isAnew = isSegment(m_file->fileName()) && part.from == 0;
    if (!isOpen || (isAnew && !m_file->resize(0)) || !m_file->seek(part.from))
        return tl::make_unexpected(cannotWrite(*m_file, errno));
    return {};
}

Result<> RingMirror::write(const QByteArray &piece)
{
    const QString name = m_file->fileName();
    if (!isSegment(name) && !isSides(name)) {
        m_whole += piece;
        return {};
    }
    errno = 0;
    if (m_file->write(piece) != piece.size())
        return tl::make_unexpected(cannotWrite(*m_file, errno));
    return {};
}

Result<> RingMirror::endPart()
{
    const QString name = m_file->fileName();
    errno = 0;
    if (!isSegment(name) && !isSides(name) &&
        (m_file->write(m_whole) != m_whole.size() || !m_file->resize(m_whole.size())))
        return tl::make_unexpected(cannotWrite(*m_file, errno));
    return {};
}

Result<> RingMirror::writeStates()
{
    for (const auto &[name, state] : m_states) {
        QFile file(pathOf(name));
        errno = 0;
        if (!QDir().mkpath(QFileInfo(file).path()) ||
            !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) ||
            file.write(state.bytes) != state.bytes.size() || !file.resize(state.bytes.size()))
            return tl::make_unexpected(cannotWrite(file, errno));
        const auto &segments = state.read.segments;
        if (!segments.empty())
            m_sidesKnown[QString(name).replace(StateName, SidesName)] =
                segments.back().packetsBefore + segments.back().packets;
    }
    return {};
}

/// Removes segments that the ring has dropped, and earlier runs.
void RingMirror::removeOthers() const
{
    for (const QFileInfo &each : QDir(m_folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (each.filePath() != m_target)
            QDir(each.filePath()).removeRecursively();
    }
    const QDir target(m_target);
    const auto &files = m_export->files();
    QDirIterator each(m_target, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        const QString name = target.relativeFilePath(path);
        if (std::ranges::find(files, name, &RemoteExport::File::name) == files.end())
            QFile::remove(path);
    }
}

/// Who shows the problem names the host.
void RingMirror::finish(const Result<> &result)
{
    m_file.reset();
    m_export.reset();
    m_isBusy = false;
    m_problem.clear();
    if (result)
        return;
    const Error &error = result.error();
    const bool isOfHost = !m_link || error.place == m_link->host().toStdString();
    m_problem = QString::fromStdString(isOfHost ? error.message : error.text());
}

} // namespace tomato::engine
