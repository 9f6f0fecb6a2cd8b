// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/reader/copiedpackets.h"
#include "capture/reader/packetplace.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace tomato::client {

/// Follows the rings of some captures while they are recorded, or long after: reports where each
/// packet lies, in the order of time, and reads packets' bytes. It reads in a thread of its own;
/// signals and callbacks come in the thread that this object lives in. Rotation does not wait for
/// the reader.
class PacketReader final : public QObject
{
    Q_OBJECT

public:
    /// The folders of runs: CaptureStatus::directory. They are the sources, counted from 0.
    explicit PacketReader(const QStringList &directories, QObject *parent = nullptr);
    ~PacketReader() override;

    /// Writes these packets, which need not be of one source, into a pcap file with nanoseconds. A
    /// packet that its ring dropped meanwhile becomes a record without bytes. `done` comes later,
    /// and not at all when this object is destroyed first.
    void write(PacketPlaces places, const QString &path, std::function<void(Result<>)> done);
    /// Copies all packets that a source's ring holds into a file whose path begins with `prefix`.
    /// It may be the file of the last call, which has grown. `done` is called as above.
    using Copied = std::function<void(const Result<CopiedPackets> &)>;
    void copy(int source, const QString &prefix, Copied done);

signals:
    /// The packets are later than all that were reported before; the first signal has what the
    /// rings hold.
    void came(const tomato::client::PacketPlaces &places);
    /// The source's ring dropped all segments before this one.
    void went(int source, quint32 oldestSegment);
    /// All packets that were there in the beginning have been reported.
    void caughtUp();
    /// A ring cannot be read, or not any more.
    void failed(const QString &message);

private:
    class Worker;

    QThread m_thread;
    /// The worker lives in the thread.
    Worker *m_worker;
};

} // namespace tomato::client
