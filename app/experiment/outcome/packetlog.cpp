// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/packetlog.h"

#include "app/experiment/outcome/eachpacket.h"
#include "capture/receiver/filter/filter.h"

#include <QCryptographicHash>

#include <algorithm>
#include <optional>

namespace tomato::experiment {

namespace {

unsigned byteAt(std::span<const char> bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

unsigned halfAt(std::span<const char> bytes, std::size_t at)
{
    return byteAt(bytes, at) << 8U | byteAt(bytes, at + 1);
}

std::string digestOf(std::string packet)
{
    const QByteArray bytes =
        QByteArray::fromRawData(packet.data(), static_cast<qsizetype>(packet.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toStdString();
}

std::string keyOfIp4(std::span<const char> packet)
{
    const std::size_t length = packet.size() < 20 ? 0 : halfAt(packet, 2);
    if (length < 20 || length > packet.size())
        return {};
    std::string kept(packet.data(), length); // what follows pads a short frame
    kept[1] = static_cast<char>(byteAt(packet, 1) & 0xfcU);
    kept[8] = kept[10] = kept[11] = 0;
    return digestOf(std::move(kept));
}

std::string keyOfIp6(std::span<const char> packet)
{
    const std::size_t length = packet.size() < 40 ? 0 : 40U + halfAt(packet, 4);
    if (length < 40 || length > packet.size())
        return {};
    std::string kept(packet.data(), length);
    kept[1] = static_cast<char>(byteAt(packet, 1) & 0xcfU);
    kept[7] = 0;
    return digestOf(std::move(kept));
}

/// Reads the files one after the other.
class PacketFile final
{
public:
    PacketFile(const PacketWish &wish, std::uint32_t file) : m_wish(wish), m_file(file) {}

    Result<> read(const QString &path, const bpf_program *filter, std::vector<LoggedPacket> &into);

private:
    bool isWished(const capture::PcapngRecords::Packet &packet, const std::string &interface,
                  const bpf_program *filter) const;

    const PacketWish &m_wish;
    std::uint32_t m_file;
};

bool PacketFile::isWished(const capture::PcapngRecords::Packet &packet,
                          const std::string &interface, const bpf_program *filter) const
{
    const auto &record = packet.record;
    if (record.time < m_wish.from || record.time >= m_wish.until)
        return false;
    const QString name = QString::fromStdString(interface);
    // Where arrivals are recorded, each packet is there once more.
    if (name.endsWith(QLatin1String(" delivered")))
        return false;
    if (!m_wish.senders.isEmpty()) {
        if (std::none_of(m_wish.senders.begin(), m_wish.senders.end(), [&](const QString &each) {
                return name.startsWith(each + QStringLiteral(" -> "));
            }))
            return false;
    }
    if (filter == nullptr)
        return true;
    pcap_pkthdr header{};
    header.caplen = static_cast<bpf_u_int32>(record.bytes.size());
    header.len = record.original;
    return pcap_offline_filter(filter, &header,
                               reinterpret_cast<const u_char *>(record.bytes.data())) != 0;
}

Result<> PacketFile::read(const QString &path, const bpf_program *filter,
                          std::vector<LoggedPacket> &into)
{
    std::uint64_t number = 0;
    const auto take = [&](const auto &packet, const std::string &interface) -> Result<> {
        ++number;
        if (!isWished(packet, interface, filter))
            return {};
        LoggedPacket logged{packet.record.time, packet.record.original, m_file, number, {}};
        if (m_wish.withKeys && packet.record.bytes.size() < packet.record.original)
            return failure("packet " + std::to_string(number) +
                               " was not recorded whole, so that it cannot be found elsewhere",
                           path.toStdString());
        if (m_wish.withKeys)
            logged.key = packetKey(packet.record.bytes);
        if (!m_wish.withKeys || !logged.key.empty())
            into.push_back(std::move(logged));
        return {};
    };
    return forEachPacket(path, take);
}

} // namespace

std::string packetKey(std::span<const char> frame)
{
    std::size_t at = 12;
    while (frame.size() >= at + 2) {
        const unsigned type = halfAt(frame, at);
        at += 2;
        if (type == 0x0800)
            return keyOfIp4(frame.subspan(at));
        if (type == 0x86dd)
            return keyOfIp6(frame.subspan(at));
        if (type != 0x8100 && type != 0x88a8) // tags of VLANs
            break;
        at += 2;
    }
    return {};
}

Result<std::vector<LoggedPacket>> readPackets(const LinkRecording &recording,
                                              const PacketWish &wish)
{
    capture::FilterProgram filter;
    if (!wish.filter.isEmpty()) {
        auto compiled = capture::compileFilter(wish.filter.toStdString());
        if (!compiled)
            return failure(compiled.error().message, wish.filter.toStdString());
        filter = *std::move(compiled);
    }
    std::vector<LoggedPacket> packets;
    for (qsizetype i = 0; i < recording.files.size(); ++i) {
        PacketFile file(wish, static_cast<std::uint32_t>(i));
        if (const auto read = file.read(recording.files[i], filter.get(), packets); !read)
            return passOn(read);
    }
    std::stable_sort(packets.begin(), packets.end(),
                     [](const LoggedPacket &a, const LoggedPacket &b) { return a.time < b.time; });
    return packets;
}

} // namespace tomato::experiment
