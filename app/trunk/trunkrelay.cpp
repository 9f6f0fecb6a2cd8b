// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkrelay.h"

#include <utility>

namespace tomato::trunk {

/// The limit keeps one port from delaying the others.
static constexpr int PortFramesAtOnce = 256;

static void addCounts(std::map<WireNumber, std::uint64_t> &sums,
                      const std::map<WireNumber, std::uint64_t> &counts)
{
    for (const auto &[wire, count] : counts)
        sums[wire] += count;
}

TrunkRelay::~TrunkRelay()
{
    for (auto &[host, stream] : m_streams)
        stream->disconnect(this);
}

void TrunkRelay::setWires(std::map<WireNumber, Ends> wires)
{
    m_wires = std::move(wires);
    countDrops();
    std::erase_if(m_ports, [this](const auto &each) { return !m_wires.contains(each.first); });
    update();
}

void TrunkRelay::setPort(WireNumber wire, lab::PacketSocket socket)
{
    countDrops();
    m_ports.erase(wire);
    Port &port = m_ports.emplace(wire, Port{std::move(socket), nullptr}).first->second;
    port.readable =
        std::make_unique<QSocketNotifier>(port.socket.descriptor(), QSocketNotifier::Read);
    connect(port.readable.get(), &QSocketNotifier::activated, this,
            [this, wire] { readPort(wire); });
    update();
}

void TrunkRelay::removePort(WireNumber wire)
{
    const auto port = m_ports.find(wire);
    if (port == m_ports.end())
        return;
    countDrops();
    // The notifier may be the one whose signal runs.
    port->second.readable->setEnabled(false);
    port->second.readable.release()->deleteLater();
    m_ports.erase(port);
    update();
}

TrunkStream &TrunkRelay::addStream(const QString &host, FileDescriptor in, FileDescriptor out,
                                   const QByteArray &first)
{
    removeStream(host);
    auto stream = std::make_unique<TrunkStream>(
        std::move(in), std::move(out), first,
        [this, host](WireNumber wire, std::span<const char> frame) { pass(host, wire, frame); });
    connect(stream.get(), &TrunkStream::changed, this, &TrunkRelay::streamChanged);
    connect(stream.get(), &TrunkStream::changed, this, &TrunkRelay::update);
    connect(stream.get(), &TrunkStream::taken, this, &TrunkRelay::flush);
    connect(stream.get(), &TrunkStream::ended, this, [this, host] {
        removeStream(host);
        emit streamEnded(host);
    });
    TrunkStream &added = *m_streams.emplace(host, std::move(stream)).first->second;
    update();
    return added;
}

void TrunkRelay::removeStream(const QString &host)
{
    const auto old = m_streams.find(host);
    if (old == m_streams.end())
        return;
    addCounts(m_lostBefore, old->second->lost());
    addCounts(m_lostBefore, old->second->waiting());
    old->second->disconnect(this);
    // The stream may be the one whose signal runs.
    old->second.release()->deleteLater();
    m_streams.erase(old);
    m_reported.erase(host);
    update();
}

TrunkStream *TrunkRelay::find(const QString &host) const
{
    const auto found = m_streams.find(host);
    return found == m_streams.end() ? nullptr : found->second.get();
}

const TrunkStream *TrunkRelay::stream(const QString &host) const
{
    return find(host);
}

void TrunkRelay::readPort(WireNumber wire)
{
    const auto port = m_ports.find(wire);
    const auto ends = m_wires.find(wire);
    if (port == m_ports.end() || ends == m_wires.end())
        return;
    TrunkStream *const stream = find(ends->second[ends->second[0] == m_own ? 1 : 0]);
    for (int count = 0; count < PortFramesAtOnce; ++count) {
        const auto frame = port->second.socket.receive();
        if (!frame) {
            removePort(wire);
            break;
        }
        if (!*frame)
            break;
        if ((*frame)->isSent)
            continue;
        if (stream != nullptr)
            stream->send(wire, (*frame)->bytes);
        else
            ++m_lostBefore[wire];
    }
    if (stream != nullptr)
        stream->flush();
}

void TrunkRelay::pass(const QString &from, WireNumber wire, std::span<const char> frame)
{
    const auto ends = m_wires.find(wire);
    if (ends == m_wires.end() || (ends->second[0] != from && ends->second[1] != from))
        return; // no business of that host
    const QString &to = ends->second[ends->second[0] == from ? 1 : 0];
    if (to == m_own) {
        const auto port = m_ports.find(wire);
        if (port == m_ports.end() || !port->second.socket.send(frame))
            ++m_lostBefore[wire];
    } else if (TrunkStream *stream = find(to)) {
        stream->send(wire, frame);
    } else {
        ++m_lostBefore[wire];
    }
}

void TrunkRelay::flush()
{
    for (const auto &[host, stream] : m_streams)
        stream->flush();
}

bool TrunkRelay::reaches(const QString &host, WireNumber wire) const
{
    if (host == m_own)
        return m_ports.contains(wire);
    const TrunkStream *stream = find(host);
    return stream != nullptr && stream->carries() && stream->carriers().contains(wire);
}

std::set<WireNumber> TrunkRelay::carriers() const
{
    std::set<WireNumber> all;
    for (const auto &[wire, ends] : m_wires) {
        if ((ends[0] == m_own || ends[1] == m_own) && reaches(ends[0], wire) &&
            reaches(ends[1], wire))
            all.insert(wire);
    }
    return all;
}

/// Tells each host which of its wires have their other end, when that is another set than before.
void TrunkRelay::update()
{
    for (const auto &[host, stream] : m_streams) {
        std::set<WireNumber> reached;
        for (const auto &[wire, ends] : m_wires) {
            if ((ends[0] == host && reaches(ends[1], wire)) ||
                (ends[1] == host && reaches(ends[0], wire)))
                reached.insert(wire);
        }
        const auto told = m_reported.find(host);
        if (told != m_reported.end() && told->second == reached)
            continue;
        m_reported.insert_or_assign(host, reached);
        stream->reportCarriers(reached);
    }
    std::set<WireNumber> now = carriers();
    if (now == m_carriers)
        return;
    m_carriers = std::move(now);
    emit carriersChanged();
}

/// Takes what the kernel dropped from the ports, which forget it.
void TrunkRelay::countDrops()
{
    for (auto &[wire, port] : m_ports) {
        if (const unsigned drops = port.socket.takeDrops(); drops > 0)
            m_lostBefore[wire] += drops;
    }
}

std::map<WireNumber, std::uint64_t> TrunkRelay::lost()
{
    countDrops();
    std::map<WireNumber, std::uint64_t> all = m_lostBefore;
    for (const auto &[host, stream] : m_streams)
        addCounts(all, stream->lost());
    return all;
}

} // namespace tomato::trunk
