// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/livepackets.h"

#include <QFile>

#include <algorithm>

namespace tomato::experiment {

Result<std::vector<LoggedPacket>> LivePackets::read(const ConnectionId &connection,
                                                    const PacketWish &wish)
{
    const auto [place, isNew] =
        m_choices.try_emplace(Key(connection, wish.filter, wish.sides, wish.withKeys));
    Choice &choice = place->second;
    if (isNew) {
        choice.sides = wish.sides;
        choice.hasKeys = wish.withKeys;
        if (!wish.filter.isEmpty()) {
            auto filter = capture::compileFilter(wish.filter.toStdString());
            if (filter)
                choice.filter = *std::move(filter);
            else
                choice.error = filter.error();
        }
    }
    const auto folders = m_folders.find(connection);
    if (!choice.error && folders != m_folders.end()) {
        if (const auto updated = update(choice, folders->second); !updated)
            choice.error = updated.error();
    }
    if (choice.error)
        return tl::make_unexpected(*choice.error);
    std::vector<LoggedPacket> packets;
    std::ranges::copy_if(choice.packets, std::back_inserter(packets), [&](const auto &each) {
        return each.time >= wish.from && each.time < wish.until;
    });
    return packets;
}

Result<> LivePackets::update(Choice &choice, const QStringList &folders)
{
    while (choice.rings.size() < static_cast<std::size_t>(folders.size())) {
        const QString folder = folders[static_cast<qsizetype>(choice.rings.size())];
        auto ring = client::RingIndex::open(QFile::encodeName(folder).toStdString(), 0,
                                            client::RingIndex::Pace::Unhurried);
        if (!ring)
            return passOn(ring);
        choice.rings.push_back(*std::move(ring));
    }
    for (std::size_t ring = 0; ring < choice.rings.size(); ++ring) {
        if (const auto updated = updateRing(choice, ring); !updated)
            return updated;
    }
    return {};
}

Result<> LivePackets::updateRing(Choice &choice, std::size_t ring)
{
    client::RingIndex &index = choice.rings[ring];
    std::vector<char> bytes;
    while (true) {
        client::PacketPlaces places;
        const auto more = index.read(places);
        if (!more)
            return passOn(more);
        if (!*more)
            return {};
        for (const client::PacketPlace &place : places) {
            const auto isThere = index.readBytes(place, bytes);
            if (!isThere)
                return passOn(isThere);
            if (!*isThere)
                return failure("packets went before they were read");
            if (!choice.sides.empty() &&
                std::ranges::find(choice.sides, unsigned{place.side}) == choice.sides.end())
                continue;
            pcap_pkthdr header{};
            header.caplen = place.captured;
            header.len = place.original;
            if (choice.filter &&
                pcap_offline_filter(choice.filter.get(), &header,
                                    reinterpret_cast<const u_char *>(bytes.data())) == 0)
                continue;
            if (choice.hasKeys && place.captured < place.original)
                return failure("a packet was not recorded whole");
            LoggedPacket packet{place.time,
                                place.original,
                                static_cast<std::uint32_t>(ring),
                                std::uint64_t{place.packet} + 1,
                                {}};
            if (choice.hasKeys)
                packet.key = packetKey(bytes);
            if (choice.hasKeys && packet.key.empty())
                continue;
            if (choice.packets.size() >= MaxPackets)
                return failure("more packets than are judged while the run goes on");
            choice.packets.push_back(std::move(packet));
        }
    }
}

} // namespace tomato::experiment
