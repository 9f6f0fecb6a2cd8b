// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/packetsocket.h"
#include "app/trunk/trunkstream.h"

#include <array>
#include <memory>

namespace tomato::trunk {

/// Brings frames from the ports of wires to other hosts into their trunks, and back; at the lab's
/// home also from one trunk to another. Each wire has its two ends on two hosts, of which this
/// relay knows the streams; a frame of a wire that a host has no end of is thrown away.
class TrunkRelay final : public QObject
{
    Q_OBJECT

public:
    using Ends = std::array<QString, 2>;

    /// `own` is the name of this host in the ends of wires.
    explicit TrunkRelay(QString own) : m_own(std::move(own)) {}
    ~TrunkRelay() override;

    void setWires(std::map<WireNumber, Ends> wires);
    const std::map<WireNumber, Ends> &wires() const { return m_wires; }
    /// Sets the port of a wire, and replaces an earlier one.
    void setPort(WireNumber wire, lab::PacketSocket socket);
    void removePort(WireNumber wire);
    bool hasPort(WireNumber wire) const { return m_ports.contains(wire); }
    /// Sets the stream to a host, and replaces an earlier one. `first` is what was received on it
    /// already.
    TrunkStream &addStream(const QString &host, FileDescriptor in, FileDescriptor out,
                           const QByteArray &first);
    void removeStream(const QString &host);
    const TrunkStream *stream(const QString &host) const;

    /// Returns the wires that end here and whose frames reach their other end now.
    std::set<WireNumber> carriers() const;
    /// Counts the frames that were lost here, or in a trunk on their way to here, by wire.
    std::map<WireNumber, std::uint64_t> lost();

signals:
    void carriersChanged();
    void streamEnded(const QString &host);
    /// A stream began to carry frames, or carries none any more, or reaches other wires.
    void streamChanged();

private:
    struct Port
    {
        lab::PacketSocket socket;
        std::unique_ptr<QSocketNotifier> readable;
    };

    void readPort(WireNumber wire);
    void pass(const QString &from, WireNumber wire, std::span<const char> frame);
    TrunkStream *find(const QString &host) const;
    bool reaches(const QString &host, WireNumber wire) const;
    void update();
    void countDrops();
    void flush();

    QString m_own;
    std::map<WireNumber, Ends> m_wires;
    std::map<WireNumber, Port> m_ports;
    std::map<QString, std::unique_ptr<TrunkStream>> m_streams;
    std::map<QString, std::set<WireNumber>> m_reported;
    std::set<WireNumber> m_carriers;
    /// Counts the losses of ports and of streams that have ended, and frames whose other end was
    /// not there.
    std::map<WireNumber, std::uint64_t> m_lostBefore;
};

} // namespace tomato::trunk
