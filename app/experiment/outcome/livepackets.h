// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/experiment/outcome/packetlog.h"
#include "capture/reader/ringindex.h"
#include "capture/receiver/filter/filter.h"

#include <map>
#include <tuple>

namespace tomato::experiment {

/// The packets of connections while they are recorded, each read once from its ring: what
/// readPackets() reads from files when the run is over. Not thread-safe.
class LivePackets final
{
public:
    /// So many packets that a statement is about are judged while the run goes on: what costs more
    /// would take the processor from the lab, and waits for the end.
    static constexpr std::size_t MaxPackets = 200'000;

    /// Sets the folders of the recordings of each connection, in the order of time; they only
    /// become more.
    void setRecordings(std::map<ConnectionId, QStringList> folders)
    {
        m_folders = std::move(folders);
    }

    /// The packets that were recorded so far. Fails where a ring cannot be read, has lost packets,
    /// or holds too many.
    Result<std::vector<LoggedPacket>> read(const ConnectionId &connection, const PacketWish &wish);

private:
    /// The packets that statements choose by the same words, for all times.
    struct Choice
    {
        capture::FilterProgram filter;
        std::vector<unsigned> sides;
        bool hasKeys = false;
        std::vector<client::RingIndex> rings;
        std::vector<LoggedPacket> packets;
        std::optional<Error> error;
    };
    using Key = std::tuple<ConnectionId, QString, std::vector<unsigned>, bool>;

    static Result<> update(Choice &choice, const QStringList &folders);
    static Result<> updateRing(Choice &choice, std::size_t ring);

    std::map<ConnectionId, QStringList> m_folders;
    std::map<Key, Choice> m_choices;
};

} // namespace tomato::experiment
