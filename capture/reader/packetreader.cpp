// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/reader/packetreader.h"

#include "app/base/systemwords.h"
#include "capture/reader/ringcopy.h"
#include "capture/reader/ringindex.h"
#include "capture/ring/pcapformat.h"

#include <QDateTime>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace tomato::client {

using namespace std::chrono_literals;

static constexpr auto PollInterval = 200ms;
/// Told at once, so that the receiver is never held up for long.
static constexpr std::size_t MaxAtOnce = 20'000;
/// A packet of one ring may come later by this time than a later one of another ring.
static constexpr std::chrono::nanoseconds Patience = 600ms;

/// Does the work in the thread.
class PacketReader::Worker final : public QObject
{
public:
    Worker(PacketReader &reader, const QStringList &directories)
        : m_reader(reader), m_directories(directories)
    {
    }

    void begin();
    Result<> write(const PacketPlaces &places, const QString &path);
    Result<CopiedPackets> copy(int source, const QString &prefix);

private:
    struct Ring
    {
        std::optional<RingIndex> index;
        std::optional<RingCopy> copy;
        std::uint32_t oldest = 0;
    };

    void poll();
    void drop(Ring &ring, const Error &error);
    void emitProgress();

    PacketReader &m_reader;
    QStringList m_directories;
    std::vector<Ring> m_rings;
    /// The packets were not reported yet.
    PacketPlaces m_pending;
    bool m_isCaughtUp = false;
    QTimer *m_timer = nullptr;
};

void PacketReader::Worker::begin()
{
    for (const QString &directory : std::as_const(m_directories)) {
        m_rings.emplace_back();
        auto index = RingIndex::open(QFile::encodeName(directory).toStdString(),
                                     static_cast<std::uint16_t>(m_rings.size() - 1));
        if (index)
            m_rings.back().index.emplace(std::move(*index));
        else
            drop(m_rings.back(), index.error());
    }
    m_timer = new QTimer(this);
    m_timer->setInterval(PollInterval);
    connect(m_timer, &QTimer::timeout, this, &Worker::poll);
    m_timer->start();
    poll();
}

void PacketReader::Worker::drop(Ring &ring, const Error &error)
{
    ring.index.reset();
    emit m_reader.failed(QString::fromStdString(error.text()));
}

void PacketReader::Worker::poll()
{
    for (std::size_t source = 0; source < m_rings.size(); ++source) {
        Ring &ring = m_rings[source];
        while (ring.index) {
            if (thread()->isInterruptionRequested())
                return;
            const auto more = ring.index->read(m_pending);
            if (!more)
                drop(ring, more.error());
            else if (!*more)
                break;
        }
        const std::uint32_t oldest = ring.index ? ring.index->oldestSegment() : ring.oldest;
        if (oldest > std::exchange(ring.oldest, oldest))
            emit m_reader.went(static_cast<int>(source), oldest);
    }
    emitProgress();
}

void PacketReader::Worker::emitProgress()
{
    auto end = m_pending.end();
    if (m_rings.size() > 1) {
        std::stable_sort(
            m_pending.begin(), m_pending.end(),
            [](const PacketPlace &a, const PacketPlace &b) { return a.time < b.time; });
        const bool isRecording = std::any_of(m_rings.begin(), m_rings.end(), [](const Ring &each) {
            return each.index && each.index->isRecording();
        });
        const std::chrono::nanoseconds certain =
            std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()) - Patience;
        if (isRecording)
            end = std::partition_point(
                m_pending.begin(), m_pending.end(),
                [certain](const PacketPlace &each) { return each.time <= certain; });
    }
    for (auto from = m_pending.begin(); from != end;) {
        const auto to = from + std::min<std::ptrdiff_t>(end - from, MaxAtOnce);
        emit m_reader.came(PacketPlaces(from, to));
        from = to;
    }
    m_pending.erase(m_pending.begin(), end);
    if (!std::exchange(m_isCaughtUp, true))
        emit m_reader.caughtUp();
}

Result<> PacketReader::Worker::write(const PacketPlaces &places, const QString &path)
{
    QByteArray content;
    const auto header = capture::pcapFileHeader(capture::MaxSnapLength, capture::Precision::Nano);
    content.append(header.data(), static_cast<qsizetype>(header.size()));
    std::vector<char> bytes;
    for (const PacketPlace &place : places) {
        auto &index = m_rings[place.source].index;
        const auto isThere = index ? index->readBytes(place, bytes) : Result<bool>(false);
        if (!isThere)
            return passOn(isThere);
        capture::PcapRecordHeader record;
        record.seconds = static_cast<std::uint32_t>(place.time / 1s);
        record.fraction = static_cast<std::uint32_t>((place.time % 1s).count());
        record.captured = *isThere ? place.captured : 0;
        record.original = place.original;
        content.append(reinterpret_cast<const char *>(&record), sizeof record);
        content.append(bytes.data(), record.captured);
    }
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(content) != content.size() || !file.flush())
        return failure(fileWords(file, errno), path.toStdString());
    return {};
}

Result<CopiedPackets> PacketReader::Worker::copy(int source, const QString &prefix)
{
    if (static_cast<std::size_t>(source) >= m_rings.size())
        return failure("is not read yet", m_directories.value(source).toStdString());
    Ring &ring = m_rings[static_cast<std::size_t>(source)];
    if (!ring.copy) {
        const QString &directory = m_directories[source];
        auto reader = capture::RingReader::open(QFile::encodeName(directory).toStdString());
        if (!reader)
            return passOn(reader);
        ring.copy.emplace(std::move(*reader), QFile::encodeName(prefix).toStdString());
    }
    return ring.copy->update();
}

PacketReader::PacketReader(const QStringList &directories, QObject *parent)
    : QObject(parent), m_worker(new Worker(*this, directories))
{
    qRegisterMetaType<PacketPlaces>("tomato::client::PacketPlaces");
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("packets"));
    m_thread.start();
    // The call comes with this thread's next event, after the owner has connected to its signals.
    QMetaObject::invokeMethod(
        this,
        [worker = m_worker] { QMetaObject::invokeMethod(worker, [worker] { worker->begin(); }); },
        Qt::QueuedConnection);
}

PacketReader::~PacketReader()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void PacketReader::write(PacketPlaces places, const QString &path,
                         std::function<void(Result<>)> done)
{
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, places = std::move(places), path,
                                         done = std::move(done)]() mutable {
        auto result = worker->write(places, path);
        QMetaObject::invokeMethod(
            this, [result = std::move(result), done = std::move(done)] { done(result); });
    });
}

void PacketReader::copy(int source, const QString &prefix, Copied done)
{
    QMetaObject::invokeMethod(
        m_worker, [this, worker = m_worker, source, prefix, done = std::move(done)]() mutable {
            auto result = worker->copy(source, prefix);
            QMetaObject::invokeMethod(
                this, [result = std::move(result), done = std::move(done)] { done(result); });
        });
}

} // namespace tomato::client
