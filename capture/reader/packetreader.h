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

/// Follows the rings of some captures while they are recorded, or long after: tells where each
/// packet lies, in the order of time, and gets packets' bytes. Reads in a thread of its own;
/// signals and callbacks come in the thread that this object lives in. Rotation goes on as if
/// nobody read.
class PacketReader final : public QObject
{
    Q_OBJECT

public:
    /// The folders of runs: CaptureStatus::directory. They are the sources, counted from 0.
    explicit PacketReader(const QStringList &directories, QObject *parent = nullptr);
    ~PacketReader() override;

    /// Writes these packets, which need not be of one source, into a pcap file with nanoseconds.
    /// Of one that its ring dropped meanwhile, a record without bytes is written. `done` comes
    /// later, and not at all when this object is destroyed first.
    void write(PacketPlaces places, const QString &path, std::function<void(Result<>)> done);
    /// All packets that a source's ring holds, in a file whose path begins with `prefix`, which may
    /// be the last one grown longer. `done` as above.
    using Copied = std::function<void(const Result<CopiedPackets> &)>;
    void copy(int source, const QString &prefix, Copied done);

signals:
    /// Behind all that came before; the first time, what the rings hold.
    void came(const tomato::client::PacketPlaces &places);
    /// The source's ring dropped all segments before this one.
    void went(int source, quint32 oldestSegment);
    /// Everything that was there in the beginning has come.
    void caughtUp();
    /// A ring cannot be read (any more).
    void failed(const QString &message);

private:
    class Worker;

    QThread m_thread;
    /// Lives in the thread.
    Worker *m_worker;
};

} // namespace tomato::client
